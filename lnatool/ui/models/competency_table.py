"""The competencies of a role as a table: a flat list of rows over the frozen plan.

Rows are numbers into one list, so a filter is a new list of numbers and an answer touches one
row. Domains appear as heading rows between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from lnatool.domain.framework import Competency
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Answer, Plan

CODE, TITLE, RATING = range(3)
Role = Qt.ItemDataRole
_NONE = QModelIndex()
# Made once: putting flags together takes longer than the rest of an answer to the view.
_HEADING = Qt.ItemFlag.ItemIsEnabled
_ANSWERABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ROLES = frozenset(
    int(role)
    for role in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole, Role.FontRole)
)
"""A view asks each cell for a dozen roles; those without an answer here cost next to nothing."""


class CompetencyTable(QAbstractTableModel):
    """Columns: code, title, rating. A row is a competency or, where bold, a domain's heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._rows: list[Competency | str] = []
        self._place: dict[str, int] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    def show_rows(self, plan: Plan, rows: Sequence[Competency | str]) -> None:
        """Show these competencies (and heading texts) of a plan."""
        self.beginResetModel()
        self._plan = plan
        self._rows = list(rows)
        self._place = {
            row.id: place for place, row in enumerate(self._rows) if not isinstance(row, str)
        }
        self.endResetModel()

    def show_answers(self, plan: Plan, competencies: Sequence[str]) -> None:
        """The plan's answers to these competencies are new."""
        self._plan = plan
        for competency in competencies:
            place = self._place.get(competency)
            if place is not None:
                self.dataChanged.emit(self.index(place, CODE), self.index(place, RATING))

    def show_plan(self, plan: Plan) -> None:
        """All answers may be new; the rows are the same."""
        self._plan = plan
        if self._rows:
            self.dataChanged.emit(self.index(0, CODE), self.index(len(self._rows) - 1, RATING))

    def competency_at(self, row: int) -> Competency | None:
        """The competency in a row; None for a heading or no row."""
        item = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(item, str) else item

    def row_of(self, competency: str) -> int:
        """The row of a competency, or -1 where it is not shown."""
        return self._place.get(competency, -1)

    def next_competency(self, row: int, step: int) -> Competency | None:
        """The nearest competency after (step 1) or before (step -1) a row."""
        row += step
        while 0 <= row < len(self._rows):
            item = self._rows[row]
            if not isinstance(item, str):
                return item
            row += step
        return None

    def rowCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_tr("Code"), _tr("Competency"), _tr("My rating"))[section]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        return _HEADING if isinstance(self._rows[index.row()], str) else _ANSWERABLE

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        if role not in _ROLES or not index.isValid() or self._plan is None:
            return None
        item = self._rows[index.row()]
        if isinstance(item, str):
            return self._heading(item, index.column(), role)
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._text(item, index.column(), spoken=role == Role.AccessibleTextRole)
        if role == Role.ToolTipRole:
            said = self._text(item, RATING, spoken=True)
            return f"{item.code}  {item.title}\n{said}"
        return None

    def _heading(self, text: str, column: int, role: int) -> Any:
        if role in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return text if column == CODE else ""
        return self._bold if role == Role.FontRole else None

    def _text(self, item: Competency, column: int, spoken: bool) -> str:
        plan = self._plan
        if plan is None:
            return ""
        answer = plan.answer(item.id)
        if column == CODE:
            return item.code
        if column == TITLE:
            return item.title
        if not spoken:
            return _state(answer)
        words = short_rating(plan, answer) or _tr("not answered")
        return f"{words}, {_tr('to discuss')}" if answer.discuss else words

    @property
    def widest_state(self) -> str:
        """The longest text in the column of ratings."""
        return _state(Answer(NO_OPPORTUNITY, discuss=True))


def _state(answer: Answer) -> str:
    """A rating in a sign or two; its words are on the card and in the tooltip."""
    sign = {NOT_APPLICABLE: _tr("N/A"), NO_OPPORTUNITY: _tr("not yet")}.get(str(answer.rating), "")
    sign = sign or ("" if answer.level is None else str(answer.level))
    return f"{sign} {_tr('D')}".strip() if answer.discuss else sign


def short_rating(plan: Plan, answer: Answer) -> str:
    """A rating in a word or two; empty where there is none."""
    if answer.rating == NOT_APPLICABLE:
        return _tr("not my role")
    if answer.rating == NO_OPPORTUNITY:
        return _tr("not yet met")
    if answer.level is None:
        return ""
    level = plan.framework.rating_scale.level(answer.level)
    return f"{answer.level}  {level.label}" if level else str(answer.level)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CompetencyTable", text)
