"""The ranked needs as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from lnatool.domain.analysis.needs import Need

Role = Qt.ItemDataRole
_NONE = QModelIndex()
COLUMNS = 5


def _tr(text: str) -> str:
    return QCoreApplication.translate("NeedsTable", text)


def rank_words(need: Need) -> str:
    """The rank; '=' stands before one that is shared."""
    return f"={need.rank}" if need.tied else str(need.rank)


class NeedsTable(QAbstractTableModel):
    """Columns: rank, competency, rated to expected, importance, in the plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needs: tuple[Need, ...] = ()
        self._planned: frozenset[str] = frozenset()

    def show_needs(self, needs: Sequence[Need], planned: frozenset[str]) -> None:
        """Show these needs; ``planned`` are competencies that a goal is for."""
        self.beginResetModel()
        self._needs, self._planned = tuple(needs), planned
        self.endResetModel()

    def need_at(self, row: int) -> Need | None:
        """The need in a row, or None."""
        return self._needs[row] if 0 <= row < len(self._needs) else None

    def row_of(self, competency: str) -> int:
        """The row of a competency, or -1."""
        return next(
            (row for row, need in enumerate(self._needs) if need.competency.id == competency), -1
        )

    def rowCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._needs)

    def columnCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            _tr("Rank"),
            _tr("Competency"),
            _tr("Now → expected"),
            _tr("Importance"),
            _tr("In my plan"),
        )[section]

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        need = self.need_at(index.row()) if index.isValid() else None
        if need is None:
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            spoken = role == Role.AccessibleTextRole
            return self._text(need, index.column(), spoken)
        if role == Role.ToolTipRole:
            return f"{need.competency.code}  {need.competency.title}\n{need.domain.title}"
        return None

    def _text(self, need: Need, column: int, spoken: bool) -> str:
        arrow = _tr("rated {level}, expected {expected}") if spoken else "{level} → {expected}"
        planned = need.competency.id in self._planned
        return (
            rank_words(need),
            f"{need.competency.code}  {need.competency.title}",
            arrow.format(level=need.level, expected=need.expected),
            str(need.importance),
            _tr("yes") if planned else "",
        )[column]
