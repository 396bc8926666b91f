"""Own ratings and expected levels by area, as a radar; as bars where there are too few areas."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
from lnatool.domain.charts.text import broken
from lnatool.domain.plan import Plan

WIDTH, HEIGHT = 480.0, 330.0
_CENTRE = (240.0, 158.0)
_RADIUS = 104.0
_LABEL_LETTERS = 20


def domain_radar(plan: Plan, analysis: Analysis) -> Picture:
    """Mean own level (filled), mean expected level (dashed) and, if any, the round before."""
    shown = [part for part in analysis.domains if part.mean_level is not None]
    axis = Axis.of(plan.framework.rating_scale)
    before = _previous(plan, shown)
    alt, table = _alt(shown, axis, before), _table(analysis, shown, before)
    if len(shown) < 3:
        return _bars(shown, axis, alt, table)
    count = len(shown)
    shapes: list[Shape] = _web(count, axis)
    own = [part.mean_level or 0.0 for part in shown]
    shapes.append(Polygon(_ring(own, axis), fill="accent-soft", stroke="accent", width=2))
    if before is not None:  # after the filled shape, which hides what is under it on paper
        shapes.append(Polygon(_ring(before, axis), stroke="previous", width=1.5, dash=(1.5, 2.5)))
    expected = [part.mean_expected for part in shown]
    if all(value is not None for value in expected):
        ring = _ring([value or 0.0 for value in expected], axis)
        shapes.append(Polygon(ring, stroke="ink", width=1.5, dash=(5, 3)))
    shapes += [Circle(x, y, 3, fill="accent") for x, y in _ring(own, axis)]
    for place, part in enumerate(shown):
        shapes += _label(place, count, part)
    shapes += _legend(before is not None)
    return Picture(WIDTH, HEIGHT, tuple(shapes), alt, table)


def _at(place: int, count: int, radius: float) -> Point:
    angle = 2 * math.pi * place / count - math.pi / 2
    return _CENTRE[0] + radius * math.cos(angle), _CENTRE[1] + radius * math.sin(angle)


def _ring(values: Sequence[float], axis: Axis) -> tuple[Point, ...]:
    return tuple(
        _at(place, len(values), _RADIUS * axis.share(value)) for place, value in enumerate(values)
    )


def _web(count: int, axis: Axis) -> list[Shape]:
    shapes: list[Shape] = []
    for level in axis.levels[1:]:
        ring = tuple(_at(place, count, _RADIUS * axis.share(level)) for place in range(count))
        shapes.append(Polygon(ring, stroke="grid", width=0.8))
    shapes.extend(
        Polyline((_CENTRE, _at(place, count, _RADIUS)), "grid", 0.8) for place in range(count)
    )
    for level in axis.levels[1:]:
        x, y = _at(0, count, _RADIUS * axis.share(level))
        shapes.append(TextShape(x + 3, y + 8, str(level), 7.5, colour="muted"))
    return shapes


def _label(place: int, count: int, part: DomainSummary) -> list[Shape]:
    x, y = _at(place, count, _RADIUS + 14)
    lines = broken(part.domain.title, _LABEL_LETTERS)
    side = x - _CENTRE[0]
    anchor: Anchor = "middle" if abs(side) < 12 else ("start" if side > 0 else "end")
    if y < _CENTRE[1] - _RADIUS:  # above the web: the last line stands just over it
        first = y - (len(lines) - 1) * 11
    elif y > _CENTRE[1] + _RADIUS:
        first = y + 8
    else:
        first = y - (len(lines) - 1) * 5.5 + 3
    return [
        TextShape(x, first + number * 11, line, 9, anchor, colour="ink")
        for number, line in enumerate(lines)
    ]


def _legend(previous: bool) -> list[Shape]:
    y = HEIGHT - 12
    shapes: list[Shape] = [
        Rect(90, y - 8, 18, 9, fill="accent-soft", stroke="accent", width=1.5),
        TextShape(114, y, "My ratings", 9),
        Polyline(((190, y - 3), (212, y - 3)), "ink", 1.5, (5, 3)),
        TextShape(218, y, "Expected", 9),
    ]
    if previous:
        shapes += [
            Polyline(((290, y - 3), (312, y - 3)), "previous", 1.5, (1.5, 2.5)),
            TextShape(318, y, "The round before", 9),
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


def _bars(shown: list[DomainSummary], axis: Axis, alt: str, table: Table) -> Picture:
    height = 30.0 + 34 * max(len(shown), 1)
    shapes: list[Shape] = []
    for place, part in enumerate(shown):
        y = 14.0 + 34 * place
        level = part.mean_level or 0.0
        shapes.append(TextShape(0, y + 4, part.domain.title, 9))
        shapes.append(Rect(0, y + 8, WIDTH - 60, 9, fill="grid"))
        shapes.append(Rect(0, y + 8, (WIDTH - 60) * axis.share(level), 9, fill="accent"))
        if part.mean_expected is not None:
            x = (WIDTH - 60) * axis.share(part.mean_expected)
            shapes.append(Polyline(((x, y + 5), (x, y + 20)), "ink", 2))
        shapes.append(TextShape(WIDTH - 52, y + 16, f"{level:.1f}", 9, bold=True))
    return Picture(WIDTH, height, tuple(shapes), alt, table)


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
