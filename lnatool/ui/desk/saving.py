"""Saving a review as a file to send back, and saying where the review stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lnatool.domain.problems import KnownError
from lnatool.ui.pages.base import muted_label

if TYPE_CHECKING:
    from lnatool.ui.desk.bridge import ReviewBridge
    from lnatool.ui.pages.base import StartContext


class Saving(QObject):
    """``state`` is the line that says whether it is kept and sent; the buttons save files."""

    def __init__(
        self,
        context: StartContext,
        bridge: ReviewBridge,
        hand_on: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = bridge
        self._hand_on = hand_on
        self._said = ""
        self.state = QLabel(parent)
        self.state.setWordWrap(True)
        self.pdf_button = QPushButton(self.tr("Save the reviewed PDF…"), parent)
        self.pdf_button.clicked.connect(lambda: self._save(pdf=True))
        self.return_button = QPushButton(self.tr("Save a return file…"), parent)
        self.return_button.setAccessibleDescription(
            self.tr("A small file of lnatool's with what you filled in, without the PDF")
        )
        self.return_button.clicked.connect(lambda: self._save(pdf=False))
        fillable = bridge.review.fillable
        self.pdf_button.setEnabled(fillable)
        best = self.pdf_button if fillable else self.return_button
        best.setProperty("kind", "primary")
        self.why_not = muted_label(
            self.tr(
                "This copy came as a file of lnatool's and not as a PDF, so there is no PDF to "
                "write into. A return file carries the same."
            ),
            parent,
        )
        self.why_not.setVisible(not fillable)
        if not fillable:
            self.pdf_button.setAccessibleDescription(self.why_not.text())
        bridge.state_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Say where the newest changes are."""
        state = self._bridge.state
        trouble = state.kind == "trouble"
        if trouble:
            why = state.problem.sentence if state.problem else ""
            kept = self.tr("Not kept on this computer: {why}").format(why=why)
        elif state.at is None:
            kept = self.tr("Kept on this computer")
        else:
            at = f"{state.at.astimezone():%H:%M}"
            kept = self.tr("Kept on this computer {time}").format(time=at)
        self.state.setText(f"{kept}  ·  {self._sent_words()}")
        kind = "warn" if trouble else "muted"
        if self.state.property("kind") != kind:
            self.state.setProperty("kind", kind)
            self.state.style().polish(self.state)
        if trouble and kept != self._said:
            self._context.announce.say(kept)
        self._said = kept if trouble else ""

    def _sent_words(self) -> str:
        record = self._bridge.review.record
        if self._bridge.sent:
            return self.tr("Saved to send back: {file}").format(file=Path(record.sent_as).name)
        if record.sent:
            return self.tr("Changed since you saved {file}").format(
                file=Path(record.sent_as).name
            )  # fmt: skip
        return self.tr("Not sent back yet")

    def _save(self, *, pdf: bool) -> None:
        self._hand_on()
        if not self._go_on_without(pdf=pdf):
            return
        suffix = ".pdf" if pdf else ".json"
        path = self._context.ask.save_file(
            self.tr("Save the reviewed PDF") if pdf else self.tr("Save a return file"),
            free_name(self._context.documents, self._bridge.review.record.name, suffix),
            self.tr("PDF (*.pdf)") if pdf else self.tr("Return file (*.json)"),
        )
        if path is None:
            return
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        self._buttons(on=False)
        self._bridge.save(path, pdf=pdf, done=lambda: self._saved(path), failed=self._failed)

    def _go_on_without(self, *, pdf: bool) -> bool:
        """Nobody sends back less than they wrote without knowing."""
        left = self._bridge.homeless
        if not pdf or not left:
            return True
        words = "\n".join(one.words for one in left)
        return self._context.ask.confirm(
            self.tr("Leave something out of the PDF?"),
            self.tr(
                "The PDF has no field for what you wrote about an older copy. It stays here, and a "
                "return file would carry it:"
            )
            + f"\n\n{words}",
            self.tr("Save the PDF without it"),
            self.tr("Not now"),
        )

    def _buttons(self, *, on: bool) -> None:
        self.pdf_button.setEnabled(on and self._bridge.review.fillable)
        self.return_button.setEnabled(on)

    def _saved(self, path: Path) -> None:
        self._buttons(on=True)
        self._context.announce.say(
            self.tr("Saved as {file}. Send it back to {name}.").format(
                file=path.name, name=self._bridge.review.record.name or self.tr("them")
            )
        )

    def _failed(self, error: KnownError) -> None:
        self._buttons(on=True)
        self._context.ask.tell(self.tr("The review could not be saved"), error.problem)


def free_name(folder: Path, name: str, suffix: str) -> Path:
    """A file name that is free for a reviewed copy of somebody's plan."""
    safe = "".join(c for c in name if c.isalnum() or c in " -'.").strip(" .") or "Plan"
    stem = f"{safe[:60]} reviewed"
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{suffix}"
        number += 1
    return path


def when(moment: str) -> str:
    """A moment of the record as people read it; empty where it is none."""
    try:
        then = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    return f"{then.day} {then:%B %Y, %H:%M}"
