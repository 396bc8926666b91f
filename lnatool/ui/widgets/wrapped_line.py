"""A field for one sentence that wraps and grows instead of hiding what does not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from lnatool.ui.widgets.text_field import TextField

_MOST_LINES = 8
_SPARE = 6
"""Pixels that the text area keeps free before it thinks that a line is out of sight."""


class WrappedLine(TextField):
    """Holds one paragraph; as tall as its text, up to eight lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, lines=1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def _fit(self) -> None:
        """Follows what is in it, not a fixed number of lines."""
        if self.isVisible():
            self._grow()

    def _grow(self) -> None:
        lines = max(1, min(self._count_lines(), _MOST_LINES))
        edges = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        height = self.fontMetrics().lineSpacing() * lines + round(edges) + _SPARE
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _count_lines(self) -> int:
        block, lines = self.document().firstBlock(), 0
        while block.isValid():
            layout: QTextLayout = block.layout()
            lines += max(layout.lineCount(), 1)
            block = block.next()
        return lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes no new line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes several lines as one."""
        plain = QMimeData()
        plain.setText(" ".join(source.text().split()))
        super().insertFromMimeData(plain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
