"""Rows of plain words as a table: to find one's way in, never to type in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

Role = Qt.ItemDataRole
_NONE = QModelIndex()


class Row(NamedTuple):
    """What stands in a row; ``key`` says what the row is about, ``spoken`` what is read aloud.

    A blank in ``spoken`` is read as it is written.
    """

    key: str
    cells: tuple[str, ...]
    spoken: tuple[str, ...] = ()


class RowsTable(QAbstractTableModel):
    """Shows rows below their headings; a new selection of rows is a new list."""

    def __init__(self, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}

    def show_rows(self, rows: Sequence[Row], columns: Sequence[str] = ()) -> None:
        """Show these rows, below other headings if any are given (as many as before)."""
        self.beginResetModel()
        self._columns = tuple(columns) or self._columns
        self._rows = tuple(rows)
        self._places = {row.key: place for place, row in enumerate(self._rows)}
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def key_at(self, row: int) -> str:
        """What a row is about; blank where there is no such row."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def row_of(self, key: str) -> int:
        """The row about something, or -1 where it is not shown."""
        return self._places.get(key, -1)

    def rowCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._columns[section]

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Role.AccessibleTextRole and column < len(row.spoken):
            return row.spoken[column] or row.cells[column]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return row.cells[column]
        if role == Role.ToolTipRole:
            return "\n".join(cell for cell in row.cells if cell)
        return None
