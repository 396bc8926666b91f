"""Where list and card have no room beside each other: the way from one to the other."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from lnatool.domain.analysis.progress import Counts


class FindButton(QPushButton):
    """Checked while the list is shown; says which competency is in hand, and how far one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.hide()

    def show_place(self, code: str, counts: Counts) -> None:
        """Name what is in hand and what the button does."""
        if self.isChecked():
            self.setText(self.tr("Back to the competency"))
            return
        words = self.tr("{code} · {answered} of {total} answered · Show the list")
        self.setText(words.format(code=code, answered=counts.answered, total=counts.total))
