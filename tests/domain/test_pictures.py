"""Every picture has its figures in words, shows more than colour, and stays inside its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from lnatool.domain.analysis.mapping import standings
from lnatool.domain.analysis.needs import analyse
from lnatool.domain.analysis.rounds import round_summaries
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.bars import needs_bars
from lnatool.domain.charts.heatmap import MOST_ROUNDS, domain_heatmap
from lnatool.domain.charts.matrix import coverage_matrix, symbol, top_codes
from lnatool.domain.charts.quadrant import Spot, plan_spots, quadrant_picture
from lnatool.domain.charts.radar import domain_radar
from lnatool.domain.charts.shapes import Circle, Picture, Polygon, Polyline, Rect, TextShape
from lnatool.domain.edits import SetImportance, SetRating, StartRound
from lnatool.domain.plan import Answer, Plan
from lnatool.services.export.pdf.style import COLOURS
from lnatool.ui.theme import LIGHT
from tests.builders import after, plain_reference, plan
from tests.domain.maps import standard, with_answers

STANDARD = standard("standard", {"1a": [], "1b": []})
WEIGHTS, LEVELS = Axis((1, 2, 3, 4, 5)), Axis((0, 1, 2, 3, 4))


def some_plan() -> Plan:
    first = plan(
        SetRating("d1-c1", 1),
        SetRating("d1-c2", 0),
        SetRating("d2-c1", 2),
        SetRating("d3-c1", 2),
        groups=3,
    )
    return after(
        first,
        StartRound("r2", "m12"),
        SetRating("d1-c1", 3),
        SetImportance("d1-c1", 5),
        SetRating("d2-c2", 1),
    )


def pictures(made: Plan) -> dict[str, Picture]:
    analysis = analyse(made)
    return {
        "radar": domain_radar(made, analysis),
        "bars": needs_bars(made, analysis),
        "heatmap": domain_heatmap(made, round_summaries(made)),
        "quadrant": quadrant_picture(plan_spots(made), WEIGHTS, LEVELS),
        "matrix": coverage_matrix(made, STANDARD, standings(made, STANDARD, {})),
    }


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, TextShape)]


def points(picture: Picture) -> Iterator[tuple[float, float]]:
    for shape in picture.shapes:
        if isinstance(shape, Polygon | Polyline):
            yield from shape.points
        elif isinstance(shape, Rect):
            yield from ((shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h))
            assert shape.w >= 0
            assert shape.h >= 0
        elif isinstance(shape, Circle):
            yield from ((shape.x - shape.r, shape.y - shape.r), (shape.x + shape.r, shape.y))
        else:
            yield shape.x, shape.y


PLANS = {
    "some": some_plan(),
    "blank": plan(groups=3),
    "not applicable": with_answers(plan(), {"d1-c1": Answer("not-applicable")}),
    "retired": replace(some_plan(), round=replace(some_plan().round, role="retired")),
    "foreign": with_answers(plan(), {"d1-c1": Answer(9, 9), "gone": Answer(1)}),
}


@pytest.mark.parametrize("made", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize("name", ["radar", "bars", "heatmap", "quadrant", "matrix"])
def test_pictures_of_any_plan(made: Plan, name: str) -> None:
    picture = pictures(made)[name]
    assert picture.alt.endswith(".")
    assert all(len(row) == len(picture.table.columns) for row in picture.table.rows)
    for x, y in points(picture):
        assert -0.01 <= x <= picture.width + 0.01
        assert -0.01 <= y <= picture.height + 0.01
    for shape in picture.shapes:
        for role in ("fill", "stroke", "colour"):
            colour = getattr(shape, role, "")
            assert not colour or colour in COLOURS
            assert not colour or hasattr(LIGHT, colour.replace("-", "_"))


def test_the_heatmap_prints_its_figures() -> None:
    picture = pictures(some_plan())["heatmap"]
    assert picture.table.columns == ("Area", "6 months", "12 months")
    assert picture.table.rows[0] == (
        "Domain 1",
        "0.5 (0 of 2 at the level expected)",
        "1.5 (1 of 2 at the level expected)",
    )
    assert {"0.5", "1.5", "0 of 2", "1 of 2"} <= set(texts(picture))
    assert "Domain 1: 0.5, 1.5" in picture.alt


def test_the_heatmap_draws_the_latest_rounds_and_tells_all() -> None:
    made = some_plan()
    for number in range(MOST_ROUNDS):
        made = after(made, StartRound(f"more-{number}", "m12"))
    picture = pictures(made)["heatmap"]
    assert len(picture.table.columns) == 1 + 2 + MOST_ROUNDS
    assert texts(picture).count("12 months") == MOST_ROUNDS


def test_the_quadrant_names_its_fields_and_counts_its_items() -> None:
    spots = (Spot("a", 5, 0), Spot("b", 5, 0), Spot("c", 4, 4), Spot("d", 1, 4), Spot("e", 1, 0))
    picture = quadrant_picture(spots, WEIGHTS, LEVELS, (3, 2))
    assert {"Learn first", "Keep up", "Later", "Enough for now", "2"} <= set(texts(picture))
    assert "Learn first: important, lower level: 2 (a, b)" in picture.alt
    assert [row[0] for row in picture.table.rows] == ["a", "b", "c", "e", "d"]


def test_signs_of_standings_differ_in_shape_not_in_colour() -> None:
    grey = []
    for standing in ("evidence", "partly", "gap", "not answered", "not covered"):
        shapes = symbol(10, 10, standing)
        kinds = [(type(one).__name__, getattr(one, "r", 0)) for one in shapes]
        filled = [getattr(one, "fill", "") not in {"", "surface"} for one in shapes]
        grey.append((tuple(kinds), tuple(filled)))
    assert len(set(grey)) == 5


def test_the_matrix_says_where_each_standing_comes_from() -> None:
    picture = pictures(some_plan())["matrix"]
    assert picture.table.columns == ("Standard", "Domain 1", "Domain 2", "Domain 3", "All")
    assert picture.table.rows == (
        ("1 Heading", "partly (3)", "below the level expected (3)", "below the level expected (3)",
         "partly"),
    )  # fmt: skip
    assert "1 Heading: partly, from Domain 1 and Domain 2 and Domain 3" in picture.alt


def test_rows_of_the_matrix_can_be_chosen() -> None:
    made = some_plan()
    found = standings(made, STANDARD, {})
    picture = coverage_matrix(made, STANDARD, found, ("1b", "1a", "none"))
    assert [row[0] for row in picture.table.rows] == ["1b Code 1b", "1a Code 1a"]
    flat = plain_reference()["domains"]
    assert flat[0]["code"] == "1"
    assert top_codes(STANDARD) == ("1",)
    assert top_codes(standard("flat", {"1a": [], "1b": []}, heading="")) == ("1a", "1b")


def test_the_radar_has_the_round_before_over_its_fill() -> None:
    picture = pictures(some_plan())["radar"]
    strokes = [one.stroke for one in picture.shapes if isinstance(one, Polygon)]
    assert strokes.index("accent") < strokes.index("previous")
    assert "the round before 0.5" in picture.alt
    assert picture.table.columns[-1] == "The round before (mean)"


def test_a_heatmap_without_rounds_is_empty() -> None:
    assert domain_heatmap(plan(), ()).alt == "Nothing has been rated yet."
