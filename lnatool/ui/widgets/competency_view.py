"""The table in which people find their way: titles have the room, states are short."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lnatool.ui.models.competency_table import CODE, RATING, TITLE, CompetencyTable

_ONE_LINE_LETTERS = 48
"""Titles stay in one line where they have at least this room; else every row has two."""


class CompetencyView(QTableView):
    """Has a current row whenever it has the focus; Tab leaves it. All rows are equally high."""

    def __init__(self, model: CompetencyTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(parent.tr("Competencies"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.hide()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(10)
        header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(RATING, QHeaderView.ResizeMode.Fixed)
        self.fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, TITLE))
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def fit_columns(self) -> None:
        """Give code and state the room that they need at this text size, and titles the rest."""
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        code = metrics.horizontalAdvance("00.00") + letter
        state = metrics.horizontalAdvance(self.model().widest_state) + 2 * letter
        self.horizontalHeader().resizeSection(CODE, code)
        self.horizontalHeader().resizeSection(RATING, state)
        room = self.viewport().width() - code - state
        lines = 1 if room >= letter * _ONE_LINE_LETTERS else 2
        height = metrics.lineSpacing() * lines + (14 if lines == 1 else 10)
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)
