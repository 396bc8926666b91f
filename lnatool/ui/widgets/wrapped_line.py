"""A field for one sentence that wraps and grows instead of hiding what does not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from lnatool.ui.widgets.text_field import TextField

_MOST_LINES = 8


class WrappedLine(TextField):
    """Holds one paragraph; as tall as its text, up to eight lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, lines=1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def _grow(self) -> None:
        lines = max(1, min(self._count_lines(), _MOST_LINES))
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        edges = 2 * self.frameWidth() + 2 * round(self.document().documentMargin()) + around
        height = self.fontMetrics().lineSpacing() * lines + edges
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
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()
