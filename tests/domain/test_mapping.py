"""The map: every source counts, weak links never show a code as met, nothing real is replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lnatool.domain.analysis.crosswalk import Crosswalk
from lnatool.domain.analysis.mapping import Standings, codes_of, standings, touched_standards
from lnatool.domain.analysis.standing import WHOLE, Step, inverse, joined, strength
from lnatool.domain.framework import Framework, Relation
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Answer, Rating, SecondView
from tests.domain.maps import Links, mapped_plan, standard, with_answers

EXACT, PARTIAL = [("s", "1.1", "exact")], [("s", "1.1", "partial")]
PLAIN = standard("s", {"1.1": [], "1.2": []})


def stand(
    ratings: list[Rating | None], *mappings: Links, reference: Framework = PLAIN
) -> Standings:
    return standings(mapped_plan(ratings, *mappings), reference, {reference.id: reference})


def at(found: Standings, code: str = "1.1") -> str:
    row = found.row(code)
    assert row is not None
    return row.standing


@pytest.mark.parametrize(
    ("rating", "relation", "expected"),
    [
        (2, "exact", "evidence"),
        (3, "broader", "evidence"),
        (4, "narrower", "partly"),
        (4, "partial", "partly"),
        (4, "related", "partly"),
        (1, "exact", "gap"),
        (0, "related", "gap"),
        (None, "exact", "not answered"),
        (NOT_APPLICABLE, "exact", "not answered"),
        (NO_OPPORTUNITY, "exact", "not answered"),
    ],
)
def test_one_source(rating: Rating | None, relation: str, expected: str) -> None:
    found = stand([rating], [("s", "1.1", relation)])
    assert at(found) == expected
    row = found.rows[1]
    assert row.inferred == (expected != "not answered")
    assert [source.competency.id for source in row.sources] == ["d1-c1"]


def test_a_code_that_nothing_maps_to_is_not_covered() -> None:
    found = stand([4], EXACT)
    row = found.row("1.2")
    assert row is not None
    assert (row.standing, row.inferred, row.sources) == ("not covered", False, ())
    assert found.row("9.9") is None


@pytest.mark.parametrize(
    ("ratings", "mappings", "expected"),
    [
        ([3, 3], (EXACT, EXACT), "evidence"),
        ([3, 1], (EXACT, EXACT), "partly"),
        ([3, None], (EXACT, EXACT), "partly"),
        ([3, NOT_APPLICABLE], (EXACT, EXACT), "evidence"),
        ([3, None], (EXACT, PARTIAL), "evidence"),
        ([3, 1], (EXACT, PARTIAL), "partly"),
        ([3, 3, 3], (PARTIAL, PARTIAL, PARTIAL), "partly"),
        ([1, 0], (EXACT, PARTIAL), "gap"),
        ([4, 0], (PARTIAL, PARTIAL), "partly"),
    ],
)
def test_every_source_counts(
    ratings: list[Rating | None], mappings: tuple[Links, ...], expected: str
) -> None:
    found = stand(ratings, *mappings)
    assert at(found) == expected
    assert len(found.rows[1].sources) == len(ratings)


def test_levels_are_never_averaged_into_a_met() -> None:
    assert at(stand([4, 0], EXACT, EXACT)) == "partly"


def test_a_heading_is_never_met_by_its_parts_alone() -> None:
    found = stand([4, 4], EXACT, [("s", "1.2", "exact")])
    assert [row.standing for row in found.rows] == ["partly", "evidence", "evidence"]
    source = found.rows[0].sources[0]
    assert source.relation == "narrower"
    assert source.path == (Step("s", "1.1", "exact"), Step("s", "1", "narrower"))


def test_a_heading_hands_nothing_down() -> None:
    found = stand([4], [("s", "1", "exact")])
    assert [row.standing for row in found.rows] == ["evidence", "not covered", "not covered"]


@pytest.mark.parametrize(
    ("first", "second", "whole", "standing"),
    [
        ("exact", "exact", "exact", "evidence"),
        ("exact", "broader", "broader", "evidence"),
        ("broader", "broader", "broader", "evidence"),
        ("exact", "partial", "partial", "partly"),
        ("partial", "exact", "partial", "partly"),
        ("broader", "narrower", "partial", "partly"),
        ("narrower", "broader", "related", "partly"),
        ("partial", "partial", "related", "partly"),
        ("related", "exact", "related", "partly"),
    ],
)
def test_a_chain_takes_its_weakest_link(first: str, second: str, whole: str, standing: str) -> None:
    middle = standard("m", {"a": [("s", "1.1", second)]}, heading="h")
    made = mapped_plan([4], [("m", "a", first)])
    row = standings(made, PLAIN, {"m": middle}).row("1.1")
    assert row is not None
    assert (row.standing, row.sources[0].relation, row.inferred) == (standing, whole, True)
    assert [(step.standard, step.code) for step in row.sources[0].path] == [
        ("m", "a"),
        ("s", "1.1"),
    ]


def test_a_mapping_between_standards_works_from_both_ends() -> None:
    middle = standard("m", {"a": [("s", "1.1", "broader")]}, heading="h")
    row = standings(mapped_plan([4], EXACT), middle, {"s": PLAIN}).row("a")
    assert row is not None
    assert (row.standing, row.sources[0].relation) == ("partly", "narrower")


def test_what_is_written_stands_before_what_a_longer_path_says() -> None:
    found = stand([4], [("s", "1.1", "exact"), ("s", "1", "related")])
    assert found.rows[0].sources[0].relation == "related"
    assert len(found.rows[0].sources) == 1


def test_mappings_that_lead_nowhere_are_named_and_left_out() -> None:
    middle = standard("m", {"a": [("gone", "1", "exact"), ("s", "7.7", "exact")]}, heading="h")
    made = mapped_plan([4], [("s", "9.9", "exact"), ("s", "1.1", "exact"), ("x", "1", "exact")])
    found = standings(made, PLAIN, {"m": middle})
    assert at(found) == "evidence"
    assert [(problem.severity, str(problem)) for problem in found.problems] == [
        ("note", "Mappings to gone are left out, because it is not among the standards."),
        ("warning", "m a: s has no code 7.7, so this mapping is left out."),
        ("warning", "1.1: s has no code 9.9, so this mapping is left out."),
        ("note", "Mappings to x are left out, because it is not among the standards."),
    ]


def test_circles_end_and_are_named() -> None:
    one = standard("s", {"1.1": [("m", "a", "exact")], "1.2": [("s", "1.2", "exact")]})
    two = standard("m", {"a": [("s", "1.1", "exact")]}, heading="h")
    found = standings(mapped_plan([4], [("m", "a", "partial")]), one, {"m": two, "s": one})
    assert at(found) == "partly"
    (problem,) = found.problems
    assert problem.severity == "note"
    assert problem.args["codes"] == "m a, s 1.1, s 1.2"


def test_an_own_rating_is_never_overwritten() -> None:
    """The plan is rated on the standard itself, and a competency also maps to a code of it."""
    made = mapped_plan(
        [0, 4, None, 4], [], [("example", "1.1", "exact")], [], [("x", "1", "exact")]
    )
    items = made.framework.domains[0].competencies
    again = replace(items[3], mappings=(*standard("z", {}).walk(),))
    assert again.mappings == ()
    found = standings(made, made.framework, {})
    first, third = found.row("1.1"), found.row("1.3")
    assert first is not None
    assert third is not None
    assert (first.standing, first.inferred, len(first.sources)) == ("gap", False, 1)
    assert (third.standing, third.inferred) == ("not answered", False)


def test_roles_that_are_not_asked_are_no_source() -> None:
    made = mapped_plan([4], EXACT)
    domain = made.framework.domains[0]
    item = replace(domain.competencies[0], roles=("other",))
    framework = replace(made.framework, domains=(replace(domain, competencies=(item,)),))
    found = standings(replace(made, framework=framework), PLAIN, {})
    assert at(found) == "not covered"


def test_each_view_counts_alone() -> None:
    said = Answer(rating=4, preceptor=SecondView(rating=1), agreed=None)
    made = with_answers(mapped_plan([4], EXACT), {"d1-c1": said})
    assert at(standings(made, PLAIN, {})) == "evidence"
    assert at(standings(made, PLAIN, {}, "preceptor")) == "gap"
    assert at(standings(made, PLAIN, {}, "agreed")) == "not answered"


def test_standards_that_the_plan_touches() -> None:
    other = standard("t", {"1.1": []})
    made = mapped_plan([4], EXACT)
    references = {"s": PLAIN, "t": other, "example": made.framework}
    (found,) = touched_standards(made, references)
    assert (found.standard, found.touched) == ("s", 2)
    assert found.counts == {
        "evidence": 1,
        "partly": 1,
        "gap": 0,
        "not answered": 0,
        "not covered": 1,
    }


def test_a_rating_without_an_expected_level_shows_nothing() -> None:
    made = mapped_plan([4], EXACT)
    retired = replace(made, round=replace(made.round, role="retired"))
    found = standings(retired, PLAIN, {})
    assert at(found) == "not answered"
    assert found.rows[1].sources[0].rating == 4


def test_the_codes_of_a_competency() -> None:
    middle = standard("m", {"a": [("s", "1.1", "partial")]}, heading="h")
    made = mapped_plan([], [("m", "a", "exact"), ("s", "1.2", "exact"), ("s", "1", "related")])
    (item,) = made.framework.walk()
    found = {one.node: one for one in codes_of(item, Crosswalk([PLAIN, middle]))}
    assert {node: one.relation for node, one in found.items()} == {
        ("m", "a"): "exact",
        ("m", "h"): "narrower",
        ("s", "1.1"): "partial",
        ("s", "1.2"): "exact",
        ("s", "1"): "related",
    }


RELATIONS: tuple[Relation, ...] = ("exact", "broader", "narrower", "partial", "related")


@pytest.mark.parametrize("first", RELATIONS)
@pytest.mark.parametrize("second", RELATIONS)
def test_two_links_are_no_stronger_than_the_weaker(first: Relation, second: Relation) -> None:
    whole = joined(first, second)
    assert strength(whole) <= min(strength(first), strength(second))
    assert inverse(whole) == joined(inverse(second), inverse(first))


@pytest.mark.parametrize("first", RELATIONS)
@pytest.mark.parametrize("second", RELATIONS)
@pytest.mark.parametrize("third", RELATIONS)
def test_only_whole_links_make_a_whole_chain(
    first: Relation, second: Relation, third: Relation
) -> None:
    chain = joined(joined(first, second), third)
    assert (chain in WHOLE) == ({first, second, third} <= WHOLE)


def test_paths_go_up_through_headings_that_have_no_code() -> None:
    inner = PLAIN.domains[0]
    uncoded = replace(inner, id="x", code="", domains=(replace(inner, id="y", code="1.x"),))
    outer = replace(inner, id="z", code="0", competencies=(), domains=(uncoded,))
    nested = replace(PLAIN, domains=(replace(outer, domains=(replace(uncoded, competencies=()),)),))
    found = standings(mapped_plan([4], EXACT), nested, {})
    assert [(row.code, row.standing) for row in found.rows] == [
        ("0", "partly"),
        ("1.x", "partly"),
        ("1.1", "evidence"),
        ("1.2", "not covered"),
    ]
    assert [step.code for step in found.rows[0].sources[0].path] == ["1.1", "1.x", "0"]


def test_one_mapping_that_leads_nowhere_is_named_wherever_it_is_written() -> None:
    gone = [("s", "9.9", "partial")]
    made = mapped_plan([4, 4], gone, gone, [*gone, ("s", "1.1", "exact")])
    found = standings(made, PLAIN, {})
    assert [problem.place for problem in found.problems] == ["1.1", "1.2", "1.3"]
