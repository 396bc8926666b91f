"""One port for everything that stops and asks, so that tests can answer for a person."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lnatool.domain.problems import Problem


class Ask(Protocol):
    """Questions a page may put to the person."""

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        """A yes or no question; the button texts say what each does."""

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        """The index of the option taken, or None for 'leave it'."""

    def open_file(self, title: str, folder: Path, pattern: str) -> Path | None:
        """An existing file, or None."""

    def save_file(self, title: str, suggestion: Path, pattern: str) -> Path | None:
        """Where to write a file, or None. The person has agreed to replace an existing one.

        It has the ending of the suggestion, typed or not.
        """

    def password(self, title: str, text: str) -> str | None:
        """A password that opens something, or None."""

    def tell(self, title: str, problem: Problem) -> None:
        """Say what is wrong and what can be done."""


class QtAsk:
    """The questions as dialogs over a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        """A yes or no question; 'no' is the safe default."""
        return self._message(title, text, (yes, no), safe=1) == 0

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        """One of several ways on; Escape means none of them."""
        cancel = QCoreApplication.translate("Ask", "Not now")
        chosen = self._message(title, text, (*options, cancel), safe=len(options))
        return None if chosen == len(options) else chosen

    def _message(self, title: str, text: str, buttons: tuple[str, ...], safe: int) -> int:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setText(text)
        made = [box.addButton(label, QMessageBox.ButtonRole.ActionRole) for label in buttons]
        box.setDefaultButton(made[safe])
        box.setEscapeButton(made[safe])
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((place for place, button in enumerate(made) if button is clicked), safe)

    def open_file(self, title: str, folder: Path, pattern: str) -> Path | None:
        """The system's open dialog."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), pattern)
        return Path(name) if name else None

    def save_file(self, title: str, suggestion: Path, pattern: str) -> Path | None:
        """The system's save dialog."""
        from PySide6.QtWidgets import QFileDialog

        with suppress(OSError):  # a dialog cannot start in a folder that is not there
            suggestion.parent.mkdir(parents=True, exist_ok=True)
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggestion), pattern)
        if not name:
            return None
        path, ending = Path(name), suggestion.suffix
        if path.suffix.lower() == ending.lower():
            return path
        path = path.with_name(f"{path.name}{ending}")  # about this one nobody has been asked
        return path if not path.exists() or self._replace(title, path) else None

    def _replace(self, title: str, path: Path) -> bool:
        words = QCoreApplication.translate("Ask", "There is a file {name} already. Replace it?")
        yes = QCoreApplication.translate("Ask", "Replace it")
        no = QCoreApplication.translate("Ask", "Keep it")
        return self.confirm(title, words.format(name=path.name), yes, no)

    def password(self, title: str, text: str) -> str | None:
        """A field that hides what is typed."""
        from lnatool.ui.dialogs.password import ask_password

        return ask_password(self._window, title, text)

    def tell(self, title: str, problem: Problem) -> None:
        """One sentence and an OK button."""
        text = say_problem(problem)
        self._message(title, text, (QCoreApplication.translate("Ask", "OK"),), safe=0)


def say_problem(problem: Problem) -> str:
    """The problem's sentence in the person's language, with its place."""
    sentence = QCoreApplication.translate("problems", problem.message).format_map(problem.args)
    return f"{sentence}\n\n{problem.place}" if problem.place else sentence
