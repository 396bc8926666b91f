"""Pictures show a scale from its lowest level to its highest, whatever these are."""

from __future__ import annotations

from typing import Any

import pytest

from lnatool.domain.analysis.needs import analyse
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.bars import needs_bars
from lnatool.domain.charts.radar import domain_radar
from lnatool.domain.charts.shapes import Circle, Picture, TextShape
from lnatool.domain.edits import SetRating
from tests.builders import levels, plan


def rated(first: int, last: int, groups: int = 3) -> tuple[Picture, Picture]:
    scales: list[dict[str, Any]] = [
        {"id": "support", "title": "Scale", "levels": levels(first, last)},
        {"id": "weight", "title": "Weight", "levels": levels(1, 5)},
    ]
    edits = [SetRating(f"d{n}-c1", first) for n in range(1, groups + 1)]
    made = plan(*edits, scales=scales, groups=groups)
    analysis = analyse(made)
    return needs_bars(made, analysis), domain_radar(made, analysis)


def labels(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, TextShape)]


@pytest.mark.parametrize(("first", "last"), [(0, 4), (1, 5), (1, 7)])
def test_bars_reach_from_the_lowest_to_the_highest_level(first: int, last: int) -> None:
    bars, radar = rated(first, last)
    marks = [text for text in labels(bars) if text.isdigit()]
    assert [str(level) for level in range(first, last + 1)] == marks[: last - first + 1]
    assert f"from {first} to {last}." in radar.alt
    if bars.shapes and first == 0:
        start = min(shape.x for shape in bars.shapes if isinstance(shape, Circle))
        assert start == 218.0


def test_the_lowest_level_lies_at_the_centre_of_the_radar() -> None:
    _, radar = rated(1, 5)
    dots = [shape for shape in radar.shapes if isinstance(shape, Circle)]
    assert {(round(dot.x), round(dot.y)) for dot in dots} == {(240, 158)}


def test_an_axis_keeps_what_a_foreign_level_says_inside_the_picture() -> None:
    axis = Axis((1, 2, 3, 4, 5))
    assert (axis.share(1), axis.share(3), axis.share(5), axis.share(9)) == (0, 0.5, 1, 1)


def test_with_few_areas_bars_say_what_is_what() -> None:
    _, few = rated(0, 4, groups=2)
    words = labels(few)
    assert "My mean rating" in words
    assert "Expected" in words
    assert {"0", "4"} <= set(words)


@pytest.mark.parametrize("width", [200.0, 300.0, 400.0, 480.0])
def test_pictures_fit_their_width(width: float) -> None:
    made = plan(*(SetRating(f"d{n}-c1", 0) for n in range(1, 4)), groups=3)
    analysis = analyse(made)
    for picture in (needs_bars(made, analysis, width=width), domain_radar(made, analysis, width)):
        assert picture.width == width
        for shape in picture.shapes:
            if isinstance(shape, TextShape):
                length = len(shape.text) * shape.size * 0.52
                start = shape.x - {"start": 0, "middle": length / 2, "end": length}[shape.anchor]
                assert start >= -1
                assert start + length <= width + 1
