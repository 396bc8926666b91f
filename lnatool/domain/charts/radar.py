"""Own ratings and expected levels by area, as a radar; as bars where there are too few areas."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from lnatool.domain.analysis.needs import Analysis, DomainSummary
from lnatool.domain.analysis.views import level_on, scale_levels
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.shapes import (
    Anchor,
    Circle,
    Picture,
    Point,
    Polygon,
    Polyline,
    Rect,
    Shape,
    Table,
    TextShape,
)
from lnatool.domain.charts.text import broken, cut
from lnatool.domain.plan import Plan

WIDTH, HEIGHT = 480.0, 330.0
_NARROWEST = 400.0
_RADIUS = 104.0
_LABEL_LETTERS = 20


@dataclass(frozen=True, slots=True)
class _Web:
    """Where the spokes of a radar with this many areas lead."""

    count: int
    width: float
    axis: Axis

    @property
    def centre(self) -> Point:
        return self.width / 2, 158.0

    def at(self, place: int, radius: float) -> Point:
        angle = 2 * math.pi * place / self.count - math.pi / 2
        x, y = self.centre
        return x + radius * math.cos(angle), y + radius * math.sin(angle)

    def ring(self, values: Sequence[float]) -> tuple[Point, ...]:
        return tuple(
            self.at(place, _RADIUS * self.axis.share(value)) for place, value in enumerate(values)
        )


def domain_radar(plan: Plan, analysis: Analysis, width: float = WIDTH) -> Picture:
    """Mean own level (filled), mean expected level (dashed) and, if any, the round before.

    Bars where there are too few areas for a radar, or too little width for their names.
    """
    shown = [part for part in analysis.domains if part.mean_level is not None]
    axis = Axis.of(plan.framework.rating_scale)
    before = _previous(plan, shown)
    alt, table = _alt(shown, axis, before), _table(analysis, shown, before)
    if len(shown) < 3 or width < _NARROWEST:
        return _bars(shown, axis, (alt, table), width)
    web = _Web(len(shown), width, axis)
    shapes: list[Shape] = _net(web)
    own = [part.mean_level or 0.0 for part in shown]
    shapes.append(Polygon(web.ring(own), fill="accent-soft", stroke="accent", width=2))
    if before is not None:  # after the filled shape, which hides what is under it on paper
        shapes.append(Polygon(web.ring(before), stroke="previous", width=1.5, dash=(1.5, 2.5)))
    expected = [part.mean_expected for part in shown]
    if all(value is not None for value in expected):
        ring = web.ring([value or 0.0 for value in expected])
        shapes.append(Polygon(ring, stroke="ink", width=1.5, dash=(5, 3)))
    shapes += [Circle(x, y, 3, fill="accent") for x, y in web.ring(own)]
    for place, part in enumerate(shown):
        shapes += _label(place, web, part)
    shapes += _legend(before is not None, HEIGHT - 12, 90 * width / WIDTH)
    return Picture(width, HEIGHT, tuple(shapes), alt, table)


def _net(web: _Web) -> list[Shape]:
    shapes: list[Shape] = []
    levels, places = web.axis.levels[1:], range(web.count)
    for level in levels:
        ring = tuple(web.at(place, _RADIUS * web.axis.share(level)) for place in places)
        shapes.append(Polygon(ring, stroke="grid", width=0.8))
    shapes.extend(Polyline((web.centre, web.at(place, _RADIUS)), "grid", 0.8) for place in places)
    for level in levels:
        x, y = web.at(0, _RADIUS * web.axis.share(level))
        shapes.append(TextShape(x + 3, y + 8, str(level), 7.5, colour="muted"))
    return shapes


def _label(place: int, web: _Web, part: DomainSummary) -> list[Shape]:
    x, y = web.at(place, _RADIUS + 14)
    lines = broken(part.domain.title, int(_LABEL_LETTERS * web.width / WIDTH))
    middle, centre = web.centre
    side = x - middle
    anchor: Anchor = "middle" if abs(side) < 12 else ("start" if side > 0 else "end")
    if y < centre - _RADIUS:  # above the web: the last line stands just over it
        first = y - (len(lines) - 1) * 11
    elif y > centre + _RADIUS:
        first = y + 8
    else:
        first = y - (len(lines) - 1) * 5.5 + 3
    return [
        TextShape(x, first + number * 11, line, 9, anchor, colour="ink")
        for number, line in enumerate(lines)
    ]


def _legend(previous: bool, y: float, x: float) -> list[Shape]:
    shapes: list[Shape] = [
        Rect(x, y - 8, 18, 9, fill="accent-soft", stroke="accent", width=1.5),
        TextShape(x + 24, y, "My ratings", 9),
        Polyline(((x + 100, y - 3), (x + 122, y - 3)), "ink", 1.5, (5, 3)),
        TextShape(x + 128, y, "Expected", 9),
    ]
    if previous:
        shapes += [
            Polyline(((x + 200, y - 3), (x + 222, y - 3)), "previous", 1.5, (1.5, 2.5)),
            TextShape(x + 228, y, "The round before", 9),
        ]
    return shapes


def _previous(plan: Plan, shown: list[DomainSummary]) -> list[float] | None:
    """Mean levels of the round before, where every area shown had ratings in it."""
    if not plan.earlier or not shown:
        return None
    answers, scale = plan.earlier[-1].answers, scale_levels(plan.framework)
    means = []
    for part in shown:
        levels = [
            level
            for item in part.domain.walk()
            if item.id in answers
            and (level := level_on(scale, answers[item.id].rating)) is not None
        ]
        if not levels:
            return None
        means.append(float(mean(levels)))
    return means


def _bars(shown: list[DomainSummary], axis: Axis, said: tuple[str, Table], width: float) -> Picture:
    """A bar of the own mean an area, a line where the expected mean lies, and what is what.

    ``said`` is the picture in words and as a table.
    """
    row, right = 38.0, width - 34
    bottom = 20.0 + row * len(shown)
    shapes: list[Shape] = []
    for place, part in enumerate(shown):
        y = 22.0 + row * place
        level = part.mean_level or 0.0
        shapes.append(TextShape(4, y + 2, cut(part.domain.title, int(width / 4.8)), 9))
        shapes.append(Rect(4, y + 8, right - 4, 9, fill="surface", stroke="grid", width=0.8))
        shapes.append(Rect(4, y + 8, (right - 4) * axis.share(level), 9, fill="accent"))
        if part.mean_expected is not None:
            x = 4 + (right - 4) * axis.share(part.mean_expected)
            shapes.append(Polyline(((x, y + 5), (x, y + 20)), "ink", 2))
        shapes.append(TextShape(width, y + 16, f"{level:.1f}", 9, "end", bold=True))
    if shown:
        shapes += _ends(axis, right)
        shapes += [
            Rect(4, bottom + 8, 18, 9, fill="accent"),
            TextShape(28, bottom + 16, "My mean rating", 9),
            Polyline(((116, bottom + 5), (116, bottom + 20)), "ink", 2),
            TextShape(124, bottom + 16, "Expected", 9),
        ]
    return Picture(width, bottom + 26, tuple(shapes), *said)


def _ends(axis: Axis, right: float) -> list[Shape]:
    """The lowest and the highest level above the ends of the bars."""
    low, high = str(axis.levels[0]), str(axis.levels[-1])
    return [
        TextShape(4, 10, low, 8, colour="muted"),
        TextShape(right, 10, high, 8, "end", colour="muted"),
    ]


def _alt(shown: list[DomainSummary], axis: Axis, before: list[float] | None) -> str:
    if not shown:
        return "Nothing has been rated yet."
    parts = []
    for place, part in enumerate(shown):
        expected = "" if part.mean_expected is None else f", expected {part.mean_expected:.1f}"
        earlier = "" if before is None else f", the round before {before[place]:.1f}"
        parts.append(f"{part.domain.title}: {part.mean_level or 0:.1f}{expected}{earlier}")
    return (
        f"Mean own rating by area, from {axis.levels[0]} to {axis.levels[-1]}. "
        + "; ".join(parts)
        + "."
    )


def _table(analysis: Analysis, shown: list[DomainSummary], before: list[float] | None) -> Table:
    """Every area, those without a rating, too."""
    earlier = dict(zip((part.domain.id for part in shown), before or (), strict=False))
    columns = ("Area", "My mean", "My median", "Expected (mean)", "Needs")
    rows = [
        (
            part.domain.title,
            _figure(part.mean_level),
            _figure(part.median_level),
            _figure(part.mean_expected),
            str(part.needs),
            _figure(earlier.get(part.domain.id)),
        )
        for part in analysis.domains
    ]
    if before is None:
        return Table(columns, tuple(row[:-1] for row in rows))
    return Table((*columns, "The round before (mean)"), tuple(rows))


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
