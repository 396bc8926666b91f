"""The table of needs: as tall as its rows, with room for the titles at every text size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from lnatool.ui.models.needs_table import NeedsTable

_MOST = 8
"""Rows that are shown without scrolling."""
_ONE_LINE_LETTERS = 44
"""Titles stay in one line where they have at least this room; else every row has two."""


class NeedsView(QTableView):
    """Its columns and its height follow the text size and the number of needs."""

    def __init__(self, model: NeedsTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(parent.tr("Learning needs, in order"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self.updateGeometry)
        self.fit_columns()

    def sizeHint(self) -> QSize:
        rows = max(1, min(self.model().rowCount(), _MOST))
        row = self.verticalHeader().defaultSectionSize()
        height = rows * row + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model():
            self.fit_columns()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column but the title the room that its heading takes.

        The last two columns go where the titles would have too little left; what they say
        stands below the list too.
        """
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        left = self.viewport().width()
        for column in range(self.model().columnCount()):
            if column != 1:
                room = self._room(column, metrics)
                self.horizontalHeader().resizeSection(column, room)
                left -= room
        crowded = left < metrics.averageCharWidth() * 24
        for column in (3, 4):
            self.setColumnHidden(column, crowded)
            if crowded:
                left += self._room(column, metrics)
        lines = 1 if left >= metrics.averageCharWidth() * _ONE_LINE_LETTERS else 2
        height = self.fontMetrics().lineSpacing() * lines + (14 if lines == 1 else 10)
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
            self.updateGeometry()

    def _room(self, column: int, metrics: QFontMetrics) -> int:
        words = self.model().headerData(column, Qt.Orientation.Horizontal)
        return metrics.horizontalAdvance(str(words)) + 3 * metrics.averageCharWidth()
