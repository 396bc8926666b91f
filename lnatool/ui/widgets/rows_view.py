"""A table to find one's way in: as tall as its rows, with room for titles at every text size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from lnatool.ui.models.rows_table import RowsTable

MOST_ROWS = 10
"""Rows that are shown without scrolling."""
_LOOKED_AT = 60
"""Rows whose words decide how wide the narrow columns are."""
_ONE_LINE_LETTERS = 40
"""Titles stay in one line where they have at least this room; else every row has two."""
_FEWEST_LETTERS = 18
"""Where titles would have less, columns that can be spared go."""
_MOST_LETTERS = 24
"""What a narrow column may take."""


class RowsView(QTableView):
    """``moved`` carries the key of the row that a person moved to, ``opened`` of one they opened.

    ``wide`` is the column that takes the room that is left; ``spare`` are those that go first
    where there is too little, the last of them first. What they say stands elsewhere, too.
    """

    moved = Signal(str)
    opened = Signal(str)

    def __init__(
        self, name: str, model: RowsTable, wide: int, spare: tuple[int, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rows, self._wide, self._spare = model, wide, spare
        self.most = MOST_ROWS
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._reset)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.key_at(index.row())))
        self.fit_columns()

    @property
    def key(self) -> str:
        """What the current row is about; blank without one."""
        return self._rows.key_at(self.currentIndex().row())

    def show_key(self, key: str) -> None:
        """Move to the row about something; to the first where there is none."""
        row = max(self._rows.row_of(key), 0)
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row, self._wide))

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self._rows.key_at(index.row()))

    def _reset(self) -> None:
        self.fit_columns()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.opened.emit(self.key)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        rows = max(1, min(self._rows.rowCount(), self.most))
        row = self.verticalHeader().defaultSectionSize()
        height = rows * row + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS
        return QSize(letters, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model():
            self.fit_columns()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column but the wide one the room that its words take, or hide it."""
        letter = self.fontMetrics().averageCharWidth()
        left = self.viewport().width()
        rooms = {
            column: self._room(column)
            for column in range(self._rows.columnCount())
            if column != self._wide
        }
        hidden: set[int] = set()
        for column in reversed(self._spare):
            needed = sum(room for each, room in rooms.items() if each not in hidden)
            if left - needed < letter * _FEWEST_LETTERS:
                hidden.add(column)
        for column, room in rooms.items():
            self.setColumnHidden(column, column in hidden)
            self.horizontalHeader().resizeSection(column, room)
            left -= 0 if column in hidden else room
        lines = 1 if left >= letter * _ONE_LINE_LETTERS else 2
        height = max(self.fontMetrics().lineSpacing() * lines + (14 if lines == 1 else 10), 26)
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
            self.updateGeometry()

    def _room(self, column: int) -> int:
        bold, plain = self.horizontalHeader().fontMetrics(), self.fontMetrics()
        heading = str(self._rows.headerData(column, Qt.Orientation.Horizontal))
        words = dict.fromkeys(row.cells[column] for row in self._rows.rows[:_LOOKED_AT])
        widest = max((_width(plain, one) for one in words), default=0)
        room = max(round(_width(bold, heading) * 1.12), widest) + 2 * plain.averageCharWidth() + 8
        return min(room, plain.averageCharWidth() * _MOST_LETTERS)


def _width(metrics: QFontMetrics, words: str) -> int:
    return metrics.horizontalAdvance(words)
