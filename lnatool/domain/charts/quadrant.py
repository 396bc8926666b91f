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

WIDTH = 480.0
_LEFT, _TOP, _HIGH = 24.0, 22.0, 272.0
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


class _Field(NamedTuple):
    """Where levels (across) and importance (up) lie in a picture of this width."""

    width: float
    importance: Axis
    level: Axis

    @property
    def right(self) -> float:
        return self.width - 2

    @property
    def bottom(self) -> float:
        return _TOP + _HIGH

    def at(self, weight: float, height: float) -> tuple[float, float]:
        """The place of an importance and a level."""
        x = _LEFT + _MARGIN + (self.right - _LEFT - 2 * _MARGIN) * self.level.share(height)
        y = self.bottom - _MARGIN - (_HIGH - 2 * _MARGIN) * self.importance.share(weight)
        return x, y

    def cut(self, cuts: tuple[float, float]) -> tuple[float, float]:
        """Where the lines run: an item on a cut is high, so just below it."""
        x, y = self.at(*cuts)
        across = _step(self.level, self.right - _LEFT)
        return max(x - across, _LEFT), min(y + _step(self.importance, _HIGH), self.bottom)


def quadrant_picture(
    spots: Sequence[Spot],
    importance: Axis,
    level: Axis,
    cuts: tuple[float, float] | None = None,
    width: float = WIDTH,
) -> Picture:
    """Items by level (across) and importance (up); ``cuts`` are (importance, level).

    Without ``cuts`` the medians of the items divide the fields; an item on a cut counts as high.
    """
    cuts = cuts or median_cuts([(one.importance, one.level) for one in spots])
    field = _Field(width, importance, level)
    frame, height = _frame(field)
    if cuts is None:
        return Picture(width, height, tuple(frame), "Nothing has been rated yet.")
    found = [quadrant(one.importance, one.level, *cuts) for one in spots]
    shapes = [*_divided(cuts, field), *frame]
    places: dict[tuple[float, float], int] = defaultdict(int)
    for one in spots:
        places[one.importance, one.level] += 1
    for place, count in sorted(places.items()):
        x, y = field.at(*place)
        shapes.append(Circle(x, y, min(8 + count**0.5, 15), fill="accent", stroke="surface"))
        shapes.append(TextShape(x, y + 3, str(count), 9, "middle", bold=True, colour="accent-ink"))
    return Picture(width, height, tuple(shapes), _alt(spots, found), _table(spots, found))


def _divided(cuts: tuple[float, float], field: _Field) -> list[Shape]:
    """The four fields."""
    x, y = field.cut(cuts)
    right, bottom = field.right, field.bottom
    shapes: list[Shape] = [
        Rect(_LEFT, _TOP, x - _LEFT, y - _TOP, fill="accent-soft"),
        Polyline(((x, _TOP), (x, bottom)), "ink", 1.2, (4, 3)),
        Polyline(((_LEFT, y), (right, y)), "ink", 1.2, (4, 3)),
    ]
    corners: tuple[tuple[Quadrant, float, float, Anchor], ...] = (
        ("first", _LEFT + 6, _TOP + 12, "start"),
        ("keep", right - 6, _TOP + 12, "end"),
        ("later", _LEFT + 6, bottom - 6, "start"),
        ("enough", right - 6, bottom - 6, "end"),
    )
    for one, tx, ty, anchor in corners:
        words = WORDS[one].partition(":")[0]
        shapes.append(TextShape(tx, ty, words, 9, anchor, bold=True))
    return shapes


def _step(axis: Axis, length: float) -> float:
    """Half of the way from one level to the next, in points."""
    return (length - 2 * _MARGIN) / max(axis.levels[-1] - axis.levels[0], 1) / 2


def _frame(field: _Field) -> tuple[list[Shape], float]:
    """The box with its axes, and where the picture ends."""
    bottom, narrow = field.bottom, field.width < 300
    shapes: list[Shape] = [Rect(_LEFT, _TOP, field.right - _LEFT, _HIGH, stroke="muted")]
    for one in field.level.levels:
        x, _ = field.at(field.importance.levels[0], one)
        shapes.append(TextShape(x, bottom + 12, str(one), 8.5, "middle", colour="muted"))
    for one in field.importance.levels:
        _, y = field.at(one, field.level.levels[0])
        shapes.append(TextShape(_LEFT - 6, y + 3, str(one), 8.5, "end", colour="muted"))
    words = bottom + (40 if narrow else 26)
    shapes += [
        TextShape(field.right, bottom + 26, "Level", 9, "end", bold=True),
        TextShape(0, _TOP - 8, "Importance", 9, bold=True),
        TextShape(_LEFT, words, "A number says how many are at that place.", 8),
    ]
    return shapes, words + 6


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
