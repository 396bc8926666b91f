"""Pairs of ratings from 1 to 7: gaps, ranks, and what is said to help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.analysis.importance_performance import (
    Activity,
    activity_needs,
    gap_of,
    help_for,
)

ANY = st.none() | st.integers(-3, 12)
ACTIVITIES = st.lists(st.builds(Activity, st.uuids().map(str), ANY, ANY, ANY, ANY), max_size=20)


def test_larger_gaps_come_first_and_equal_ones_share_a_rank() -> None:
    needs = activity_needs(
        [Activity("a", 6, 4), Activity("b", 7, 2), Activity("c", 5, 3), Activity("d", 4, 3)]
    )
    assert [(need.rank, need.tied, need.activity.id, need.gap) for need in needs] == [
        (1, False, "b", 5),
        (2, True, "a", 2),
        (2, True, "c", 2),
        (4, False, "d", 1),
    ]


@pytest.mark.parametrize(
    ("training", "workplace", "helps"),
    [
        (6, 2, "training"),
        (4, 5, "workplace"),
        (5, 7, "both"),
        (4, 4, None),
        (None, None, None),
        (8, None, None),
    ],
)
def test_the_second_pair_recommends(
    training: int | None, workplace: int | None, helps: str | None
) -> None:
    assert help_for(Activity("a", 7, 1, training, workplace)) == helps


def test_reasons_are_sentences() -> None:
    (need,) = activity_needs([Activity("a", 7, 2, 6, 6)])
    assert [reason.text for reason in need.reasons] == [
        "You rated its importance 7 and how well it goes 2, of 7.",
        "You said that training and a change in the workplace would both help.",
    ]


@given(ACTIVITIES)
def test_a_missing_or_impossible_rating_makes_no_need(activities: list[Activity]) -> None:
    needs = activity_needs(activities)
    for need in needs:
        assert 1 <= need.gap <= 6
        assert need.rank == 1 + sum(other.gap > need.gap for other in needs)
    wanted = {one.id for one in activities if (gap := gap_of(one)) is not None and gap > 0}
    assert {need.activity.id for need in needs} == wanted
