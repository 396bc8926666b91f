"""The needs that come first, as bars from the own rating to the expected level."""

from __future__ import annotations

from dataclasses import dataclass

from lnatool.domain.analysis.needs import Analysis, Need
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.shapes import Circle, Picture, Polyline, Rect, Shape, Table, TextShape
from lnatool.domain.charts.text import cut
from lnatool.domain.plan import Plan

WIDTH = 480.0
_LEFT = 218.0
_LETTER = 4.5
"""About the width of a letter at the size of the names."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: names beside their bars, or above them where the picture is narrow."""

    width: float
    axis: Axis

    @property
    def stacked(self) -> bool:
        return self.width < 420

    @property
    def left(self) -> float:
        return 34.0 if self.stacked else _LEFT * self.width / WIDTH

    @property
    def row(self) -> float:
        return 34.0 if self.stacked else 21.0

    @property
    def letters(self) -> int:
        room = self.width - 28 if self.stacked else self.left - 28
        return int(room / _LETTER)

    def along(self, level: int) -> float:
        return self.left + (self.width - self.left - 30) * self.axis.share(level)


def needs_bars(plan: Plan, analysis: Analysis, limit: int = 12, width: float = WIDTH) -> Picture:
    """One row a need, the first ``limit`` of them; numbers are printed, colour is not needed."""
    needs = analysis.needs[:limit]
    layout = _Layout(width, Axis.of(plan.framework.rating_scale))
    height = 26.0 + layout.row * len(needs) + 22
    shapes: list[Shape] = []
    for level in layout.axis.levels:
        x = layout.along(level)
        if not layout.stacked:  # a line would cross the names
            shapes.append(Polyline(((x, 18), (x, height - 24)), "grid", 0.8))
        shapes.append(TextShape(x, 12, str(level), 8, "middle", colour="muted"))
    for place, need in enumerate(needs):
        shapes += _row(need, 26 + layout.row * place, layout)
    y, start = height - 6, min(layout.left, max(width - 160, 4))
    shapes += [
        Circle(start + 4, y - 3, 4, fill="accent"),
        TextShape(start + 14, y, "My rating", 9),
        Circle(start + 84, y - 3, 4, fill="surface", stroke="ink", width=1.5),
        TextShape(start + 94, y, "Expected", 9),
    ]
    return Picture(width, height, tuple(shapes), _alt(needs), _table(analysis.needs))


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


def _row(need: Need, y: float, layout: _Layout) -> list[Shape]:
    start, end = layout.along(need.level), layout.along(need.expected)
    name = f"{need.competency.code} {need.competency.title}"
    bar = y + 13 if layout.stacked else y
    shapes: list[Shape] = [
        TextShape(22, y + 8, _rank(need), 8.5, "end", bold=True),
        TextShape(28, y + 8, cut(name, layout.letters), 8.5),
    ]
    if layout.stacked:
        track = ((layout.left, bar + 5), (layout.width - 30, bar + 5))
        shapes.append(Polyline(track, "grid", 0.8))
    return [
        *shapes,
        Rect(start, bar + 2, end - start, 6, fill="accent-soft"),
        Circle(start, bar + 5, 4, fill="accent"),
        Circle(end, bar + 5, 4, fill="surface", stroke="ink", width=1.5),
        TextShape(layout.width, bar + 8, f"-{need.gap}", 8.5, "end", colour="muted"),
    ]


def _alt(needs: tuple[Need, ...]) -> str:
    if not needs:
        return "No rating is below the expected level."
    parts = [
        f"{need.competency.title}: rated {need.level}, expected {need.expected}" for need in needs
    ]
    return "The learning needs that come first. " + "; ".join(parts) + "."
