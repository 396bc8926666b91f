"""Answers from a table (CSV): every row is checked before anything is changed.

Columns: ``competency`` (id or code) and ``level`` or ``state`` or ``level|state``; if wanted
``importance``, ``note`` and ``private_note``. What a column says replaces what the plan says, an
empty cell too; what has no column stays.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from lnatool.domain.edits import Edit, SetImportance, SetNote, SetRating
from lnatool.domain.framework import Competency
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Plan, Rating
from lnatool.domain.problems import Problem

LONGEST_NOTE = 1_000_000
_RATING_COLUMNS = ("level", "state", "level|state")
_COLUMNS = ("competency", *_RATING_COLUMNS, "importance", "note", "private_note")
_STATES: dict[str, Rating | None] = {
    "": None,
    "not-applicable": "not-applicable",
    "n/a": "not-applicable",
    "no-opportunity": "no-opportunity",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """The edits that a table asks for, and what is wrong with its rows."""

    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...]


class _RowProblem(Exception):  # noqa: N818 - carries a sentence to the row it is about
    def __init__(self, message: str, **args: object) -> None:
        super().__init__(message)
        self.message, self.args_ = message, args


def read_answers(data: bytes, place: str, plan: Plan) -> Answers:
    """The answers in a CSV file; ``place`` names the file in problems."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "This is not UTF-8 text. Save the table as “CSV UTF-8”."
        return Answers((), (Problem("error", place, message),))
    return _Table(text, place, plan).read()


class _Table:
    def __init__(self, text: str, place: str, plan: Plan) -> None:
        self._place = place
        self._plan = plan
        self._items = _by_name(plan.competencies)
        self._others = _by_name(tuple(plan.framework.walk()))
        self._rows = _rows(text)
        self._seen: dict[str, int] = {}

    def read(self) -> Answers:
        """Edits from every row, or a problem for each row that is not right."""
        edits: list[Edit] = []
        problems: list[Problem] = []
        line = 1
        try:
            line, columns = next(self._rows, (1, []))
            _check_columns(columns)
            for line, cells in self._rows:
                if any(cell.strip() for cell in cells):
                    try:
                        edits += self._row(line, columns, cells)
                    except _RowProblem as problem:
                        problems.append(self._problem(line, problem))
        except _RowProblem as problem:
            problems.append(self._problem(line, problem))
        except csv.Error as error:
            wrong = _RowProblem("The table cannot be read from here on: {why}.", why=error)
            problems.append(self._problem(line + 1, wrong))
        return Answers(() if problems else tuple(edits), tuple(problems))

    def _problem(self, line: int, problem: _RowProblem) -> Problem:
        return Problem("error", f"{self._place}, line {line}", problem.message, problem.args_)

    def _row(self, line: int, columns: list[str], cells: list[str]) -> Iterator[Edit]:
        if len(cells) > len(columns):
            raise _RowProblem("There are more cells than columns. Put texts with commas in quotes.")
        row = dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
        item = self._competency(row["competency"].strip(), line).id
        found: list[Edit] = [SetRating(item, self._rating(row))]
        if "importance" in row:
            found.append(SetImportance(item, self._importance(row["importance"].strip())))
        for column in ("note", "private_note"):
            if column in row:
                if len(row[column]) > LONGEST_NOTE:
                    raise _RowProblem("A note can have {limit} characters.", limit=LONGEST_NOTE)
                found.append(SetNote(item, row[column], private=column == "private_note"))
        return iter(found)

    def _competency(self, name: str, line: int) -> Competency:
        item = self._items.get(name)
        if item is None:
            message = (
                "{name} is not asked of this role."
                if name in self._others
                else "There is no competency {name} in this framework."
            )
            raise _RowProblem(message, name=name or "without a name")
        if item.id in self._seen:
            first = self._seen[item.id]
            raise _RowProblem("{name} is in line {first} already.", name=name, first=first)
        self._seen[item.id] = line
        return item

    def _rating(self, row: dict[str, str]) -> Rating | None:
        given = [row[column].strip() for column in _RATING_COLUMNS if row.get(column, "").strip()]
        if len(given) > 1:
            raise _RowProblem("Give a level or a state, not both.")
        value = given[0] if given else ""
        if value.casefold() in _STATES:
            return _STATES[value.casefold()]
        levels = {
            str(level.value): level.value for level in self._plan.framework.rating_scale.levels
        }
        if value not in levels:
            raise _RowProblem(
                "{value} is not a level. Use {levels}, {na}, {none} or nothing.",
                value=value,
                levels=", ".join(levels),
                na=NOT_APPLICABLE,
                none=NO_OPPORTUNITY,
            )
        return levels[value]

    def _importance(self, value: str) -> int | None:
        known = {
            str(level.value): level.value for level in self._plan.framework.importance_levels.levels
        }
        if value and value not in known:
            message = "{value} is not an importance. Use {known} or nothing."
            raise _RowProblem(message, value=value, known=", ".join(known))
        return known.get(value)


def _by_name(items: tuple[Competency, ...]) -> dict[str, Competency]:
    """Competencies by code and by id; an id wins over another one's code."""
    return {item.code: item for item in items} | {item.id: item for item in items}


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it starts."""
    csv.field_size_limit(2 * LONGEST_NOTE)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    for row in reader:
        yield start, row
        start = reader.line_num + 1


def _check_columns(columns: list[str]) -> None:
    columns[:] = [column.strip().casefold() for column in columns]
    known = ", ".join(_COLUMNS)
    for column in columns:
        if column not in _COLUMNS:
            raise _RowProblem(
                "'{name}' is not a column. Columns: {known}.", name=column, known=known
            )
        if columns.count(column) > 1:
            raise _RowProblem("The column '{name}' is here twice.", name=column)
    if "competency" not in columns or not set(columns) & set(_RATING_COLUMNS):
        raise _RowProblem("The first line must name the columns competency and level.")
