"""A drop-down list of values with words, that says when a person chooses another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class Choice(QComboBox):
    """``chosen`` carries the value; ``show_value`` sets it without saying so."""

    chosen = Signal(str)

    def __init__(
        self, name: str, options: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel: keys would go astray
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        for value, words in options:
            self.addItem(words, value)
        self.currentIndexChanged.connect(self._changed)

    @property
    def value(self) -> str:
        """The value that is shown."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a value, unless it is not on the list."""
        place = self.findData(value)
        if place >= 0 and place != self.currentIndex():
            self.blockSignals(True)
            self.setCurrentIndex(place)
            self.blockSignals(False)

    def _changed(self, _place: int) -> None:
        self.chosen.emit(self.value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change an answer on the way."""
        event.ignore()
