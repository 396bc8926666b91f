"""Proposals for another framework: for blanks only, from every source, never more than shown."""

from __future__ import annotations

import pytest

from lnatool.domain.analysis.inferring import Inferred, Target, inferred_answers
from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain
from lnatool.domain.plan import Answer, Rating
from tests.builders import levels
from tests.domain.maps import Links, mapped_plan, plain_mapped, standard

SHARED = standard("s", {"1.1": [], "1.2": []})


def infer(
    ratings: list[Rating | None],
    ours: list[Links],
    theirs: list[Links],
    answers: dict[str, Answer] | None = None,
    **changes: object,
) -> Inferred:
    """Proposals for the role that expects 1 where the plan's own role expects 2."""
    other = from_plain(Framework, {**plain_mapped(*theirs), "id": "target", **changes})
    target = Target(other, "other", "m6", answers or {})
    return inferred_answers(mapped_plan(ratings, *ours), target, {"s": SHARED})


EXACT, PARTIAL = [("s", "1.1", "exact")], [("s", "1.1", "partial")]


@pytest.mark.parametrize(
    ("ratings", "ours", "rating"),
    [
        ([3], [EXACT], 3),
        ([4, 3], [EXACT, EXACT], 3),
        ([4, 1], [EXACT, EXACT], 1),
        ([4, 1], [EXACT, PARTIAL], 1),
        ([1], [EXACT], 1),
        ([4], [PARTIAL], 0),
        ([0], [PARTIAL], 0),
        ([4, 3], [PARTIAL, PARTIAL], 0),
        ([4], [[("s", "1.1", "related")]], None),
        ([4, 0], [EXACT, [("s", "1.1", "related")]], 4),
    ],
)
def test_levels_are_the_lowest_and_parts_stay_below_what_is_expected(
    ratings: list[Rating | None], ours: list[Links], rating: int | None
) -> None:
    (found,) = infer(ratings, ours, [EXACT]).proposals
    assert (found.rating, found.expected) == (rating, 1)
    assert len(found.sources) == len(ratings)
    assert found.sources[0].path[-1][:2] == ("target", "1.1")


def test_two_parts_of_one_code_propose_no_level() -> None:
    (found,) = infer([4], [PARTIAL], [PARTIAL]).proposals
    assert (found.rating, found.sources[0].relation) == (None, "related")


def test_their_broader_is_our_narrower() -> None:
    (found,) = infer([4], [EXACT], [[("s", "1.1", "broader")]]).proposals
    assert (found.rating, found.sources[0].relation) == (0, "narrower")
    (found,) = infer([4], [EXACT], [[("s", "1.1", "narrower")]]).proposals
    assert (found.rating, found.sources[0].relation) == (4, "broader")


def test_only_blanks_are_filled_and_only_from_ratings() -> None:
    answers = {"d1-c1": Answer(rating=0), "d1-c2": Answer(rating="not-applicable")}
    assert infer([4], [EXACT], [EXACT, EXACT], answers).proposals == ()
    for rating in (None, "not-applicable", "no-opportunity"):
        assert infer([rating], [EXACT], [EXACT]).proposals == ()
    assert infer([4], [EXACT], [[("s", "1.2", "exact")]]).proposals == ()


def test_scales_that_differ_propose_no_level() -> None:
    scales = [
        {"id": "support", "title": "Other", "levels": levels(1, 7)},
        {"id": "weight", "title": "Weight", "levels": levels(1, 5)},
    ]
    found = infer([4], [EXACT], [EXACT], scales=scales)
    assert [proposal.rating for proposal in found.proposals] == [None]
    assert "different scales" in found.problems[-1].sentence


def test_without_a_scale_no_level_is_proposed() -> None:
    found = infer([4], [EXACT], [EXACT], scale="none")
    assert [proposal.rating for proposal in found.proposals] == [None]


def test_the_shorter_of_two_paths_stands() -> None:
    both = [("s", "1", "related"), ("s", "1.1", "exact")]
    (found,) = infer([3], [EXACT], [both]).proposals
    assert found.rating == 3
    assert [step[:2] for step in found.sources[0].path] == [("s", "1.1"), ("target", "1.1")]
