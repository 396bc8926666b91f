"""Areas by review points: the median level in each round, printed in its cell and shaded."""

from __future__ import annotations

from collections.abc import Sequence

from lnatool.domain.analysis.rounds import RoundSummary, Tally
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.shapes import Picture, Rect, Shape, Table, TextShape
from lnatool.domain.charts.text import broken, cut
from lnatool.domain.framework import Domain
from lnatool.domain.plan import Plan

WIDTH = 480.0
MOST_ROUNDS = 6
"""Rounds that fit; of more, the latest are drawn. The table has all."""

SHADES = ("surface", "heat-1", "heat-2", "heat-3", "heat-4")
"""From the lowest level to the highest: further from the ground is higher."""

_LEFT = 168.0
_TOP = 34.0
_ROW = 32.0
_GAP = 3.0
_LETTERS = 30
NONE = "-"


def domain_heatmap(plan: Plan, summaries: Sequence[RoundSummary]) -> Picture:
    """A row for each area, a column for each round, oldest first.

    A cell shows the median level and how many of the ratings that can be compared were at the
    level expected then.
    """
    axis = Axis.of(plan.framework.rating_scale)
    table = _rows(summaries)
    drawn = summaries[-MOST_ROUNDS:]
    areas = [area for area in table if any(tally.total for tally in area[1])]
    wide = min((WIDTH - _LEFT) / max(len(drawn), 1), 104.0)
    height = _TOP + _ROW * len(areas) + 24
    shapes: list[Shape] = []
    for place, one in enumerate(drawn):
        lines = broken(one.review_point, max(int(wide / 5.6), 6), 2)
        x = _LEFT + wide * (place + 0.5)
        for number, line in enumerate(lines):
            y = _TOP - 8 - 10 * (len(lines) - 1 - number)
            shapes.append(TextShape(x, y, line, 8.5, "middle", bold=True))
    for number, (domain, tallies) in enumerate(areas):
        y = _TOP + _ROW * number
        shapes += _title(domain, y)
        for place, tally in enumerate(tallies[-MOST_ROUNDS:]):
            shapes += _cell(_LEFT + wide * place, y, wide, tally, axis)
    shapes += _legend(axis, height - 6)
    return Picture(WIDTH, height, tuple(shapes), _alt(areas, summaries), _table(areas, summaries))


Area = tuple[Domain, tuple[Tally, ...]]


def _rows(summaries: Sequence[RoundSummary]) -> list[Area]:
    """Each area with its tally in every round."""
    if not summaries:
        return []
    return [
        (domain, tuple(one.domains[place][1] for one in summaries))
        for place, (domain, _) in enumerate(summaries[-1].domains)
    ]


def _title(domain: Domain, y: float) -> list[Shape]:
    lines = broken(domain.title, _LETTERS, 2)
    first = y + _ROW / 2 + 3 - 5.5 * (len(lines) - 1)
    return [
        TextShape(0, first + 11 * number, cut(line, _LETTERS + 2), 9)
        for number, line in enumerate(lines)
    ]


def _cell(x: float, y: float, wide: float, tally: Tally, axis: Axis) -> list[Shape]:
    middle, box = x + wide / 2, (x + _GAP / 2, y, wide - _GAP, _ROW - _GAP)
    if tally.median is None:
        return [Rect(*box, stroke="grid"), TextShape(middle, y + 18, NONE, 10, "middle")]
    shade = SHADES[int(axis.share(tally.median) * (len(SHADES) - 1) + 0.5)]
    shapes: list[Shape] = [
        Rect(*box, fill=shade, stroke="muted", width=0.6, radius=2),
        TextShape(middle, y + 13, figure(tally.median), 11, "middle", bold=True),
    ]
    if tally.compared:
        met = f"{tally.met} of {tally.compared}"
        shapes.append(TextShape(middle, y + 24, met, 8, "middle"))
    return shapes


def _legend(axis: Axis, y: float) -> list[Shape]:
    words = "Large: my median level. Small: how many ratings were at the level expected."
    shapes: list[Shape] = [TextShape(0, y, words, 8)]
    x = WIDTH - 14.0 * len(SHADES) - 14
    shapes.append(TextShape(x - 4, y, str(axis.levels[0]), 8, "end"))
    for place, shade in enumerate(SHADES):
        shapes.append(Rect(x + 14 * place, y - 8, 13, 9, fill=shade, stroke="muted", width=0.6))
    shapes.append(TextShape(x + 14 * len(SHADES) + 3, y, str(axis.levels[-1]), 8))
    return shapes


def figure(value: float | None) -> str:
    """A median in as few characters as it needs; a dash for none."""
    return NONE if value is None else f"{value:g}"


def _cell_words(tally: Tally) -> str:
    if tally.median is None:
        return NONE
    met = f" ({tally.met} of {tally.compared} at the level expected)" if tally.compared else ""
    return f"{figure(tally.median)}{met}"


def _table(areas: Sequence[Area], summaries: Sequence[RoundSummary]) -> Table:
    return Table(
        ("Area", *(one.review_point for one in summaries)),
        tuple((domain.title, *(_cell_words(one) for one in tallies)) for domain, tallies in areas),
    )


def _alt(areas: Sequence[Area], summaries: Sequence[RoundSummary]) -> str:
    known = [area for area in areas if any(tally.rated for tally in area[1])]
    if not known:
        return "Nothing has been rated yet."
    points = ", ".join(one.review_point for one in summaries)
    rows = "; ".join(
        f"{domain.title}: {', '.join(_alt_words(tally) for tally in tallies)}"
        for domain, tallies in known
    )
    return f"Median own level by area in each round: {points}. {rows}."


def _alt_words(tally: Tally) -> str:
    return "not rated" if tally.median is None else figure(tally.median)
