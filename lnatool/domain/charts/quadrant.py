"""Importance against level, in four fields (Martilla & James 1977, Journal of Marketing 41:77-79).

Ratings are whole numbers, so many items share a place: each place is one circle with the number
of items in it, and the table names them. The field says where an item stands, not its colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from lnatool.domain.analysis.group import Quadrant, median_cuts, quadrant
from lnatool.domain.analysis.needs import importance_of
from lnatool.domain.analysis.views import importance_levels, level_on, scale_levels
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.shapes import (
    Anchor,
    Circle,
    Picture,
    Polyline,
    Rect,
    Shape,
    Table,
    TextShape,
)
from lnatool.domain.plan import Plan

WIDTH, HEIGHT = 480.0, 326.0
_BOX = (24.0, 22.0, 454.0, 272.0)
_MARGIN = 26.0
WORDS: dict[Quadrant, str] = {
    "first": "Learn first: important, lower level",
    "keep": "Keep up: important, higher level",
    "later": "Later: less important, lower level",
    "enough": "Enough for now: less important, higher level",
}


class Spot(NamedTuple):
    """One item: its name, how important it is, and its level or mean level."""

    name: str
    importance: float
    level: float


def plan_spots(plan: Plan) -> tuple[Spot, ...]:
    """The rated competencies of the current round; importance is the person's own or usual one."""
    scale, weights = scale_levels(plan.framework), importance_levels(plan.framework)
    spots = []
    for item in plan.competencies:
        answer = plan.round.answer(item.id)
        level, importance = level_on(scale, answer.rating), importance_of(item, answer, weights)
        if level is not None and importance in weights:
            spots.append(Spot(f"{item.code} {item.title}", importance, level))
    return tuple(spots)


def quadrant_picture(
    spots: Sequence[Spot], importance: Axis, level: Axis, cuts: tuple[float, float] | None = None
) -> Picture:
    """Items by level (across) and importance (up); ``cuts`` are (importance, level).

    Without ``cuts`` the medians of the items divide the fields; an item on a cut counts as high.
    """
    cuts = cuts or median_cuts([(one.importance, one.level) for one in spots])
    if cuts is None:
        empty: tuple[Shape, ...] = (*_frame(importance, level),)
        return Picture(WIDTH, HEIGHT, empty, "Nothing has been rated yet.")
    fields = [quadrant(one.importance, one.level, *cuts) for one in spots]
    shapes = [*_divided(cuts, importance, level), *_frame(importance, level)]
    places: dict[tuple[float, float], int] = defaultdict(int)
    for one in spots:
        places[one.importance, one.level] += 1
    for (weight, height), count in sorted(places.items()):
        x, y = _at(weight, height, importance, level)
        shapes.append(Circle(x, y, min(8 + count**0.5, 15), fill="accent", stroke="surface"))
        shapes.append(TextShape(x, y + 3, str(count), 9, "middle", bold=True, colour="accent-ink"))
    return Picture(WIDTH, HEIGHT, tuple(shapes), _alt(spots, fields), _table(spots, fields))


def _at(weight: float, height: float, importance: Axis, level: Axis) -> tuple[float, float]:
    left, top, wide, high = _BOX
    x = left + _MARGIN + (wide - 2 * _MARGIN) * level.share(height)
    y = top + high - _MARGIN - (high - 2 * _MARGIN) * importance.share(weight)
    return x, y


def _divided(cuts: tuple[float, float], importance: Axis, level: Axis) -> list[Shape]:
    """The four fields; an item on a cut is high, so the line runs just below it."""
    left, top, wide, high = _BOX
    x, y = _at(*cuts, importance, level)
    x = max(x - _step(level, wide), left)
    y = min(y + _step(importance, high), top + high)
    right, bottom = left + wide, top + high
    shapes: list[Shape] = [
        Rect(left, top, x - left, y - top, fill="accent-soft"),
        Polyline(((x, top), (x, bottom)), "ink", 1.2, (4, 3)),
        Polyline(((left, y), (right, y)), "ink", 1.2, (4, 3)),
    ]
    corners: tuple[tuple[Quadrant, float, float, Anchor], ...] = (
        ("first", left + 6, top + 12, "start"),
        ("keep", right - 6, top + 12, "end"),
        ("later", left + 6, bottom - 6, "start"),
        ("enough", right - 6, bottom - 6, "end"),
    )
    for field, tx, ty, anchor in corners:
        words = WORDS[field].partition(":")[0]
        shapes.append(TextShape(tx, ty, words, 9, anchor, bold=True))
    return shapes


def _step(axis: Axis, length: float) -> float:
    """Half of the way from one level to the next, in points."""
    return (length - 2 * _MARGIN) / max(axis.levels[-1] - axis.levels[0], 1) / 2


def _frame(importance: Axis, level: Axis) -> list[Shape]:
    left, top, wide, high = _BOX
    shapes: list[Shape] = [Rect(left, top, wide, high, stroke="muted")]
    for one in level.levels:
        x, _ = _at(importance.levels[0], one, importance, level)
        shapes.append(TextShape(x, top + high + 12, str(one), 8.5, "middle", colour="muted"))
    for one in importance.levels:
        _, y = _at(one, level.levels[0], importance, level)
        shapes.append(TextShape(left - 6, y + 3, str(one), 8.5, "end", colour="muted"))
    shapes += [
        TextShape(left + wide, top + high + 26, "Level", 9, "end", bold=True),
        TextShape(0, top - 8, "Importance", 9, bold=True),
        TextShape(left, top + high + 26, "A number says how many are at that place.", 8),
    ]
    return shapes


def _table(spots: Sequence[Spot], fields: Sequence[Quadrant]) -> Table:
    order = list(WORDS)
    found = sorted(zip(spots, fields, strict=True), key=lambda pair: order.index(pair[1]))
    return Table(
        ("Competency", "Importance", "Level", "Field"),
        tuple(
            (spot.name, f"{spot.importance:g}", f"{spot.level:g}", WORDS[field])
            for spot, field in found
        ),
    )


def _alt(spots: Sequence[Spot], fields: Sequence[Quadrant]) -> str:
    parts = []
    for field, words in WORDS.items():
        names = [one.name for one, found in zip(spots, fields, strict=True) if found == field]
        named = f" ({', '.join(names[:12])}{' …' if names[12:] else ''})" if names else ""
        parts.append(f"{words}: {len(names)}{named if field == 'first' else ''}")
    return "Competencies by importance and level. " + ". ".join(parts) + "."
