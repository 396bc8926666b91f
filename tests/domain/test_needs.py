"""Needs: the gap to the expected level, weighted, ranked, with reasons; states are no levels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.analysis.needs import NEUTRAL_IMPORTANCE, analyse
from lnatool.domain.edits import (
    SetDiscuss,
    SetImportance,
    SetRating,
    SetReviewPoint,
    SetSecondView,
)
from lnatool.domain.plan import Answer, Plan, SecondView
from tests.builders import competency, plain_framework, plan
from tests.domain.maps import with_answers
from tests.domain.test_edits import ITEMS, RATINGS

# Expected for the first role: 1 at the start, 2 by 6 months, 3 by 12; importance 4 throughout.


def test_nothing_rated_is_no_need() -> None:
    analysis = analyse(plan())
    assert analysis.needs == ()
    assert analysis.review_point == "m6"
    assert [(d.rated, d.total, d.mean_level, d.mean_expected) for d in analysis.domains] == [
        (0, 3, None, 2),
        (0, 3, None, 2),
    ]


def test_a_need_is_the_gap_times_importance() -> None:
    (need,) = analyse(plan(SetRating("d1-c1", 0))).needs
    assert (need.level, need.expected, need.gap) == (0, 2, 2)
    assert (need.importance, need.own_importance, need.weighted) == (4, False, 8)
    assert need.domain.id == "d1"
    (need,) = analyse(plan(SetRating("d1-c1", 0), SetImportance("d1-c1", 5))).needs
    assert (need.importance, need.own_importance, need.weighted) == (5, True, 10)


def test_without_any_importance_the_weight_is_neutral() -> None:
    parts = plain_framework()["domains"]
    parts[0]["competencies"][0] = competency(1, importance=None)
    (need,) = analyse(plan(SetRating("d1-c1", 1), domains=parts)).needs
    assert need.importance == NEUTRAL_IMPORTANCE


def test_the_review_point_decides_what_is_expected() -> None:
    rated = (SetRating("d1-c1", 2), SetRating("d1-c2", 3))
    assert analyse(plan(*rated)).needs == ()
    assert [item.id for item in analyse(plan(*rated)).strengths] == ["d1-c2"]
    later = analyse(plan(*rated, SetReviewPoint("m12")))
    assert [need.competency.id for need in later.needs] == ["d1-c1"]
    assert later.strengths == ()


def test_states_are_not_levels() -> None:
    analysis = analyse(
        plan(
            SetRating("d1-c1", "not-applicable"),
            SetRating("d1-c2", "no-opportunity"),
            SetRating("d1-c3", 1),
        )
    )
    assert [need.competency.id for need in analysis.needs] == ["d1-c3"]
    assert [item.id for item in analysis.no_opportunity] == ["d1-c2"]
    first = analysis.domains[0]
    assert (first.rated, first.mean_level, first.median_level, first.needs) == (1, 1, 1, 1)


def test_equal_needs_share_a_rank_and_keep_reading_order() -> None:
    analysis = analyse(
        plan(
            SetRating("d2-c1", 0),
            SetRating("d1-c3", 1),
            SetRating("d1-c2", 1),
            SetRating("d2-c2", 1),
            SetImportance("d2-c2", 1),
        )
    )
    assert [(n.rank, n.tied, n.competency.id) for n in analysis.needs] == [
        (1, False, "d2-c1"),
        (2, True, "d1-c2"),
        (2, True, "d1-c3"),
        (4, False, "d2-c2"),
    ]


def test_reasons_are_sentences() -> None:
    (need,) = analyse(
        plan(SetRating("d1-c1", 1), SetImportance("d1-c1", 5), SetDiscuss("d1-c1", True))
    ).needs
    assert [reason.text for reason in need.reasons] == [
        "Expected by 6 months: 2 (Level 2). You rated 1 (Level 1).",
        "You marked it level 5.",
        "You want to talk about it with the person who supports you.",
    ]
    (need,) = analyse(plan(SetRating("d1-c1", 1))).needs
    assert need.reasons[1].text == "The framework's usual weight for it: level 4."


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (SecondView(rating=1), ["Your preceptor also rated 1."]),
        (SecondView(rating=2), ["Your preceptor rated 2 (Level 2)."]),
        (SecondView(rating=9), ["Your preceptor rated 9."]),
        (SecondView(rating="no-opportunity"), []),
        (SecondView(comment="Let us talk"), []),
    ],
)
def test_the_preceptors_view_is_a_reason(view: SecondView, words: list[str]) -> None:
    (need,) = analyse(plan(SetRating("d1-c1", 1), SetSecondView("d1-c1", view))).needs
    assert [reason.text for reason in need.reasons[2:]] == words
    assert need.level == 1


def test_what_was_agreed_is_a_reason_and_replaces_no_rating() -> None:
    made = with_answers(plan(), {"d1-c1": Answer(rating=0, agreed=1)})
    (need,) = analyse(made).needs
    assert need.level == 0
    assert need.reasons[-1].text == "In your meeting you both agreed on 1."


def test_a_weight_that_the_scale_does_not_have_is_none() -> None:
    (need,) = analyse(with_answers(plan(), {"d1-c1": Answer(rating=1, importance=9)})).needs
    assert (need.importance, need.own_importance) == (4, False)


ANSWERS = st.dictionaries(
    ITEMS,
    st.builds(Answer, RATINGS, st.none() | st.integers(1, 5), st.booleans()),
)


def answered(answers: dict[str, Answer]) -> Plan:
    edits = [SetRating(item, answer.rating) for item, answer in answers.items()]
    weights = [SetImportance(item, answer.importance) for item, answer in answers.items()]
    return plan(*edits, *weights)


@given(ANSWERS)
def test_every_need_is_below_expected_and_larger_ones_come_first(
    answers: dict[str, Answer],
) -> None:
    made = answered(answers)
    analysis = analyse(made)
    weights = [need.weighted for need in analysis.needs]
    assert weights == sorted(weights, reverse=True)
    for need in analysis.needs:
        assert need.gap == need.expected - need.level > 0
        assert need.rank == 1 + sum(weight > need.weighted for weight in weights)
        assert need.tied == (weights.count(need.weighted) > 1)
    low = {n for n, a in made.round.answers.items() if a.level is not None and a.level < 2}
    assert {need.competency.id for need in analysis.needs} == low
    assert sum(summary.needs for summary in analysis.domains) == len(analysis.needs)


@given(ANSWERS)
def test_a_blank_or_a_state_never_moves_a_mean(answers: dict[str, Answer]) -> None:
    made = answered(answers)
    for summary in analyse(made).domains:
        items = [made.answer(item.id).level for item in summary.domain.walk()]
        levels = [level for level in items if level is not None]
        assert summary.rated == len(levels)
        assert summary.mean_level == (sum(levels) / len(levels) if levels else None)
