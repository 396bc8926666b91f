"""The keys, on one short page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from lnatool.domain.framework import Framework


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


def key_table(framework: Framework | None = None) -> list[tuple[str, str]]:
    """Keys and what they do; number keys are those of the framework's scale."""
    digits = _tr("Number keys")
    if framework is not None:
        levels = [level.value for level in framework.rating_scale.levels if level.value <= 9]
        digits = _tr("{first} to {last}").format(first=min(levels), last=max(levels))
    return [
        (digits, _tr("Rate the competency in view")),
        ("N", _tr("Not applicable to my role")),
        ("O", _tr("Not yet had the opportunity")),
        ("D", _tr("Discuss with the person who supports me")),
        (_tr("Up, Down"), _tr("Next or previous competency, in the list")),
        ("Ctrl+Enter", _tr("Next competency without a rating")),
        (_tr("/ or Ctrl+F"), _tr("Search the competencies")),
        ("Ctrl+Z, Ctrl+Shift+Z", _tr("Undo, redo (or Ctrl+Y)")),
        (_tr("Alt+1 to Alt+9, Alt+0"), _tr("Go to a page")),
        ("Ctrl++, Ctrl+-", _tr("Larger or smaller text")),
        ("F1 or ?", _tr("This list")),
    ]


def show_keys(parent: QWidget, framework: Framework | None = None) -> None:
    """Show the list until it is closed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_tr("Keyboard"))
    layout = QVBoxLayout(dialog)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    for row, (keys, words) in enumerate(key_table(framework)):
        key = QLabel(keys, dialog)
        key.setProperty("kind", "strong")
        grid.addWidget(key, row, 0)
        grid.addWidget(QLabel(words, dialog), row, 1)
    layout.addLayout(grid)
    note = QLabel(
        _tr(
            "Letter and number keys work on Assess, when the list or an answer has the focus. "
            "The View menu switches them off."
        ),
        dialog,
    )
    note.setWordWrap(True)
    note.setProperty("kind", "muted")
    layout.addWidget(note)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    dialog.exec()
    dialog.deleteLater()
