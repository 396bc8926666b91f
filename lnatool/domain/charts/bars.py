"""The needs that come first, as bars from the own rating to the expected level."""

from __future__ import annotations

from lnatool.domain.analysis.needs import Analysis, Need
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.shapes import Circle, Picture, Polyline, Rect, Shape, Table, TextShape
from lnatool.domain.charts.text import cut
from lnatool.domain.plan import Plan

WIDTH = 480.0
_LEFT = 218.0
_ROW = 21.0
_LETTERS = 42


def needs_bars(plan: Plan, analysis: Analysis, limit: int = 12) -> Picture:
    """One row a need, the first ``limit`` of them; numbers are printed, colour is not needed."""
    needs = analysis.needs[:limit]
    axis = Axis.of(plan.framework.rating_scale)
    height = 26.0 + _ROW * len(needs) + 22
    shapes: list[Shape] = []
    for level in axis.levels:
        x = _along(axis, level)
        shapes.append(Polyline(((x, 18), (x, height - 24)), "grid", 0.8))
        shapes.append(TextShape(x, 12, str(level), 8, "middle", colour="muted"))
    for place, need in enumerate(needs):
        shapes += _row(need, 26 + _ROW * place, axis)
    y = height - 6
    shapes += [
        Circle(_LEFT + 4, y - 3, 4, fill="accent"),
        TextShape(_LEFT + 14, y, "My rating", 9),
        Circle(_LEFT + 84, y - 3, 4, fill="surface", stroke="ink", width=1.5),
        TextShape(_LEFT + 94, y, "Expected", 9),
    ]
    return Picture(WIDTH, height, tuple(shapes), _alt(needs), _table(analysis.needs))


def _table(needs: tuple[Need, ...]) -> Table:
    """Every need, those beyond the picture, too."""
    return Table(
        ("Rank", "Competency", "My rating", "Expected", "Gap"),
        tuple(
            (
                _rank(need),
                f"{need.competency.code} {need.competency.title}",
                str(need.level),
                str(need.expected),
                str(need.gap),
            )
            for need in needs
        ),
    )


def _rank(need: Need) -> str:
    return f"={need.rank}" if need.tied else str(need.rank)


def _along(axis: Axis, level: int) -> float:
    return _LEFT + (WIDTH - _LEFT - 30) * axis.share(level)


def _row(need: Need, y: float, axis: Axis) -> list[Shape]:
    start, end = _along(axis, need.level), _along(axis, need.expected)
    name = f"{need.competency.code} {need.competency.title}"
    return [
        TextShape(22, y + 8, _rank(need), 8.5, "end", bold=True),
        TextShape(28, y + 8, cut(name, _LETTERS), 8.5),
        Rect(start, y + 2, end - start, 6, fill="accent-soft"),
        Circle(start, y + 5, 4, fill="accent"),
        Circle(end, y + 5, 4, fill="surface", stroke="ink", width=1.5),
        TextShape(WIDTH, y + 8, f"-{need.gap}", 8.5, "end", colour="muted"),
    ]


def _alt(needs: tuple[Need, ...]) -> str:
    if not needs:
        return "No rating is below the expected level."
    parts = [
        f"{need.competency.title}: rated {need.level}, expected {need.expected}" for need in needs
    ]
    return "The learning needs that come first. " + "; ".join(parts) + "."
