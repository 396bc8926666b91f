"""Which area of a framework touches which heading of a standard, and where it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lnatool.domain.analysis.mapping import CodeStanding, Standings
from lnatool.domain.analysis.standing import STANDINGS, Standing, stand
from lnatool.domain.charts.shapes import Circle, Picture, Polygon, Polyline, Shape, Table, TextShape
from lnatool.domain.charts.text import cut
from lnatool.domain.framework import Domain, Framework
from lnatool.domain.plan import Plan

WIDTH = 480.0
_LEFT = 190.0
_TOP = 24.0
_ROW = 20.0
_LETTERS = 40
_NUMBER = 24.0
"""How wide a column must be for a number beside the symbol; the table always has it."""
WORDS: dict[Standing, str] = {
    "evidence": "evidence",
    "partly": "partly",
    "gap": "below the level expected",
    "not answered": "not answered",
    "not covered": "not covered",
}


class Cell(NamedTuple):
    """How many competencies of an area touch a code, and what they amount to."""

    items: int
    standing: Standing


def coverage_matrix(
    plan: Plan, reference: Framework, found: Standings, codes: Sequence[str] = ()
) -> Picture:
    """A row for each code, its top headings if none are named; a column for each area.

    A symbol says where the competencies stand together and a number how many they are. Codes that
    the reference does not have are left out.
    """
    wanted = codes or top_codes(reference)
    rows = [row for code in wanted if (row := found.row(code)) is not None]
    areas = [domain for domain in plan.framework.domains if _asked(domain, plan.round.role)]
    grid = [_cells(row, areas) for row in rows]
    wide = (WIDTH - _LEFT) / (len(areas) + 1)
    bottom = _TOP + _ROW * len(rows)
    shapes: list[Shape] = []
    for place, name in enumerate([*_names(areas), "All"]):
        x = _LEFT + wide * (place + 0.5)
        shapes.append(
            TextShape(x, _TOP - 8, cut(name, max(int(wide / 5), 2)), 8.5, "middle", bold=True)
        )
    for number, (row, cells) in enumerate(zip(rows, grid, strict=True)):
        y = _TOP + _ROW * number
        shapes.append(Polyline(((0, y), (WIDTH, y)), "grid", 0.6))
        shapes.append(TextShape(0, y + 14, cut(f"{row.code} {row.title}", _LETTERS), 8.5))
        for place, cell in enumerate((*cells, Cell(len(row.sources), row.standing))):
            shapes += _draw(_LEFT + wide * (place + 0.5), y + _ROW / 2, cell, wide)
    x = _LEFT + wide * len(areas)
    shapes.append(Polyline(((x, 4), (x, bottom)), "muted", 0.8))
    key, height = _key(areas, bottom + 14)
    return Picture(
        WIDTH, height, (*shapes, *key), _alt(rows, grid, areas, found), _table(rows, grid, areas)
    )


def top_codes(reference: Framework) -> tuple[str, ...]:
    """The codes of the top headings; every code where headings have none."""
    headings = tuple(domain.code for domain in reference.domains if domain.code)
    return headings or tuple(dict.fromkeys(code for code, _ in reference.codes()))


def symbol(x: float, y: float, standing: Standing) -> list[Shape]:
    """A sign of a standing around a point, told apart by shape: full, half, empty, dot, dash."""
    if standing == "evidence":
        return [Circle(x, y, 5, fill="accent", stroke="ink", width=1.2)]
    if standing == "partly":
        half = ((x, y - 5), (x, y + 5), (x - 3.5, y + 3.5), (x - 5, y), (x - 3.5, y - 3.5))
        return [Polygon(half, fill="accent"), Circle(x, y, 5, stroke="ink", width=1.2)]
    if standing == "gap":
        return [Circle(x, y, 5, fill="surface", stroke="ink", width=1.2)]
    if standing == "not answered":
        return [Circle(x, y, 1.8, fill="ink")]
    return [Polyline(((x - 3, y), (x + 3, y)), "muted", 1)]


def _asked(domain: Domain, role: str) -> bool:
    return any(item.applies_to(role) for item in domain.walk())


def _names(areas: Sequence[Domain]) -> list[str]:
    return [domain.code or str(place) for place, domain in enumerate(areas, start=1)]


def _cells(row: CodeStanding, areas: Sequence[Domain]) -> list[Cell]:
    made = []
    for domain in areas:
        ids = {item.id for item in domain.walk()}
        sources = [source for source in row.sources if source.competency.id in ids]
        made.append(Cell(len(sources), stand(sources)))
    return made


def _draw(x: float, y: float, cell: Cell, wide: float) -> list[Shape]:
    if not cell.items or wide < _NUMBER:
        return symbol(x, y, cell.standing)
    return [*symbol(x - 6, y, cell.standing), TextShape(x + 3, y + 3, str(cell.items), 8)]


def _key(areas: Sequence[Domain], y: float) -> tuple[list[Shape], float]:
    """What the signs and the columns mean, and where the picture ends."""
    shapes: list[Shape] = []
    x = 6.0
    for standing in STANDINGS:
        shapes += [*symbol(x, y - 3, standing), TextShape(x + 9, y, WORDS[standing], 8.5)]
        x += 30 + 5.0 * len(WORDS[standing])
    names = list(zip(_names(areas), areas, strict=True))
    half = (len(names) + 1) // 2
    for place, (name, domain) in enumerate(names):
        column, line = divmod(place, max(half, 1))
        at = y + 16 + 12 * line
        shapes.append(TextShape(WIDTH / 2 * column, at, cut(f"{name}  {domain.title}", 46), 8.5))
    return shapes, y + 10 + 12 * half


def _table(
    rows: Sequence[CodeStanding], grid: Sequence[Sequence[Cell]], areas: Sequence[Domain]
) -> Table:
    return Table(
        ("Standard", *(domain.title for domain in areas), "All"),
        tuple(
            (f"{row.code} {row.title}", *(_words(cell) for cell in cells), WORDS[row.standing])
            for row, cells in zip(rows, grid, strict=True)
        ),
    )


def _words(cell: Cell) -> str:
    return f"{WORDS[cell.standing]} ({cell.items})" if cell.items else WORDS["not covered"]


def _alt(
    rows: Sequence[CodeStanding],
    grid: Sequence[Sequence[Cell]],
    areas: Sequence[Domain],
    found: Standings,
) -> str:
    parts = []
    for row, cells in zip(rows, grid, strict=True):
        where = [domain.title for domain, cell in zip(areas, cells, strict=True) if cell.items]
        mapped = f", from {' and '.join(where)}" if where else ""
        parts.append(f"{row.code} {row.title}: {WORDS[row.standing]}{mapped}")
    return f"{found.title} by area, inferred from mapped competencies. " + "; ".join(parts) + "."
