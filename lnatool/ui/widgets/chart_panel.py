"""A picture with its table one switch away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.charts.shapes import Picture
from lnatool.ui.theme import ThemeKeeper
from lnatool.ui.widgets.picture_view import PictureView


class ChartPanel(QWidget):
    """Shows a picture, or the same figures as a table."""

    def __init__(self, name: str, theme: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []
        self._columns: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.picture = PictureView(name, theme, self)
        self.table: QTableWidget | None = None
        self.switch = QCheckBox(self.tr("Show as table"), self)
        self.switch.setAccessibleName(self.tr("Show as table: {name}").format(name=name))
        self.switch.toggled.connect(self._switched)
        column.addWidget(self.picture)
        column.addWidget(self.switch)
        self._name = name

    def show_chart(
        self,
        draw: Callable[[float], Picture],
        columns: tuple[str, ...],
        rows: list[tuple[str, ...]],
    ) -> None:
        """Show what ``draw`` makes for a width; ``rows`` are its figures in words."""
        self.picture.show_drawing(draw)
        self._columns, self._rows = columns, rows
        if self.table is not None:
            self._fill()

    def _switched(self, on: bool) -> None:
        if on and self.table is None:
            self.table = QTableWidget(self)
            self.table.setAccessibleName(self._name)
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self.table.setTabKeyNavigation(False)
            self.table.verticalHeader().hide()
            self.layout().insertWidget(1, self.table)  # type: ignore[union-attr,attr-defined]
            self._fill()
        self.picture.setVisible(not on)
        if self.table is not None:
            self.table.setVisible(on)

    def _fill(self) -> None:
        table = self.table
        if table is None:
            return
        table.setColumnCount(len(self._columns))
        table.setRowCount(len(self._rows))
        table.setHorizontalHeaderLabels(list(self._columns))
        for row, cells in enumerate(self._rows):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = min(len(self._rows), 8)
        table.setMinimumHeight(table.verticalHeader().defaultSectionSize() * (rows + 1) + 12)
