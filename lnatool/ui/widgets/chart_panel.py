"""A picture with its table one switch away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.charts.shapes import NO_TABLE, Picture
from lnatool.ui.theme import ThemeKeeper
from lnatool.ui.widgets.picture_view import PictureView

_MOST = 8
"""Rows that are shown without scrolling."""


class ChartPanel(QWidget):
    """Shows a picture, or the same figures as a table."""

    def __init__(self, name: str, theme: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.picture = PictureView(name, theme, self)
        self.table: _Figures | None = None
        self.switch = QCheckBox(self.tr("Show as table"), self)
        self.switch.setAccessibleName(self.tr("Show as table: {name}").format(name=name))
        self.switch.setMinimumHeight(26)
        self.switch.toggled.connect(self._switched)
        column.addWidget(self.picture)
        column.addWidget(self.switch)
        column.addStretch(1)
        self._name = name

    def show_chart(self, draw: Callable[[float], Picture]) -> None:
        """Show what ``draw`` makes for a width; its table has the figures in words."""
        self.picture.show_drawing(draw)
        if self.table is not None:
            self._fill(self.table)

    def _switched(self, on: bool) -> None:
        if on and self.table is None:
            self.table = _Figures(self)
            self.table.setAccessibleName(self._name)
            self.layout().insertWidget(1, self.table)  # type: ignore[union-attr,attr-defined]
            self._fill(self.table)
        self.picture.setVisible(not on)
        if self.table is not None:
            self.table.setVisible(on)

    def _fill(self, table: _Figures) -> None:
        columns, rows = self.picture.picture.table if self.picture.picture else NO_TABLE
        table.setColumnCount(len(columns))
        table.setRowCount(len(rows))
        table.setHorizontalHeaderLabels(list(columns))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        table.fit()


class _Figures(QTableWidget):
    """As tall as its rows; columns wide enough for their words, scrolled where there are many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()

    def fit(self) -> None:
        """Follow the rows and the text size."""
        header, room = self.horizontalHeader(), QFontMetrics(self.font()).averageCharWidth()
        header.setMaximumSectionSize(room * 60)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        wide = sum(header.sectionSize(column) for column in range(self.columnCount()))
        if wide < self.viewport().width() and self.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = min(self.rowCount(), _MOST)
        row = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(row * rows + header.sizeHint().height() + 24)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            height = QFontMetrics(self.font()).lineSpacing() + 12
            self.verticalHeader().setDefaultSectionSize(height)
            self.fit()
