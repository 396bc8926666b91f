"""Edits return a new plan, say what they touched, and touch nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain import edits as e
from lnatool.domain.apply import apply
from lnatool.domain.plan import BLANK, Evidence, Goal, Person, Plan, Review
from tests.builders import LATER, NOW, plan

ITEM = "d1-c1"
THEN = "2026-12-01T09:00:00Z"


def made(start: Plan, *edits: e.Edit, now: str = THEN) -> Plan:
    for edit in edits:
        start, _ = apply(start, edit, now)
    return start


@pytest.mark.parametrize("rating", [0, 4, "not-applicable", "no-opportunity"])
def test_a_rating_is_kept_with_its_moment(rating: Any) -> None:
    after, change = apply(plan(), e.SetRating(ITEM, rating), THEN)
    assert after.answer(ITEM).rating == rating
    assert after.answer(ITEM).rated == THEN
    assert (change.kinds, change.items) == ({"rating"}, (ITEM,))
    assert (after.modified, after.revision) == (THEN, plan().revision + 1)


def test_a_blank_rating_takes_the_answer_away_but_not_its_note() -> None:
    rated = plan(e.SetRating(ITEM, 2))
    assert made(rated, e.SetRating(ITEM, None)).round.answers == {}
    noted = made(rated, e.SetNote(ITEM, "A note"), e.SetRating(ITEM, None))
    assert noted.answer(ITEM) == replace(BLANK, note="A note")


def test_zero_is_a_level_and_blank_is_not() -> None:
    assert plan(e.SetRating(ITEM, 0)).answer(ITEM).level == 0
    assert plan(e.SetRating(ITEM, "not-applicable")).answer(ITEM).level is None
    assert plan().answer(ITEM).level is None


@pytest.mark.parametrize(
    "edit",
    [
        e.SetRating(ITEM, 2),
        e.SetImportance(ITEM, 5),
        e.SetDiscuss(ITEM, True),
        e.SetNote(ITEM, "Shared"),
        e.SetNote(ITEM, "Private", private=True),
        e.PutEvidence(ITEM, Evidence("e1", title="Reflection")),
        e.SetPerson(Person(name="Kim")),
        e.SetRole("other"),
        e.SetReviewPoint("m12"),
        e.PutGoal(Goal("g1", "Goal")),
        e.PutReview(Review("r1", "First")),
    ],
)
def test_the_same_edit_again_changes_nothing(edit: e.Edit) -> None:
    once = made(plan(), edit)
    twice, change = apply(once, edit, "2027-01-01T00:00:00Z")
    assert twice is once
    assert change.kinds == set()
    assert not change.touches("rating", "answer", "person", "goals", "reviews", "round")


def test_private_and_shared_notes_are_apart() -> None:
    noted = plan(e.SetNote(ITEM, "Shared"), e.SetNote(ITEM, "Private", private=True))
    assert (noted.answer(ITEM).note, noted.answer(ITEM).private_note) == ("Shared", "Private")
    assert made(noted, e.SetNote(ITEM, "")).answer(ITEM).private_note == "Private"


def test_things_with_an_id_are_added_replaced_in_place_and_removed() -> None:
    first, second = Goal("g1", "First"), Goal("g2", "Second")
    both = plan(e.PutGoal(first), e.PutGoal(second))
    assert [goal.title for goal in both.goals] == ["First", "Second"]
    better = made(both, e.PutGoal(Goal("g1", "Better")))
    assert [goal.title for goal in better.goals] == ["Better", "Second"]
    assert [goal.id for goal in made(better, e.RemoveGoal("g1")).goals] == ["g2"]
    proof = plan(e.PutEvidence(ITEM, Evidence("e1")), e.PutEvidence(ITEM, Evidence("e2")))
    assert [
        kept.id for kept in made(proof, e.RemoveEvidence(ITEM, "e1")).answer(ITEM).evidence
    ] == ["e2"]
    assert made(plan(e.PutReview(Review("r1"))), e.RemoveReview("r1")).reviews == ()


@pytest.mark.parametrize(
    ("place", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (99, "abc"), (-1, "cab")]
)
def test_a_goal_moves_to_its_new_place(place: int, order: str) -> None:
    start = plan(*(e.PutGoal(Goal(name)) for name in "abc"))
    assert "".join(goal.id for goal in made(start, e.MoveGoal("c", place)).goals) == order


def test_another_role_keeps_every_answer() -> None:
    rated = plan(e.SetRating(ITEM, 2))
    assert made(rated, e.SetRole("other")).round.answers == rated.round.answers


def test_a_new_round_starts_from_the_answers_and_keeps_the_old_ones() -> None:
    first = plan(e.SetRating(ITEM, 1))
    second = made(first, e.StartRound("round-2", "m12"))
    assert second.earlier == (first.round,)
    assert second.round.answers == first.round.answers
    assert (second.round.id, second.round.review_point) == ("round-2", "m12")
    moved_on = made(second, e.SetRating(ITEM, 3))
    assert moved_on.earlier[0].answer(ITEM).rating == 1


def test_a_schedule_replaces_only_meetings_that_nobody_wrote_in() -> None:
    start = plan(
        e.PutReview(Review("held", held="2026-10-01")),
        e.PutReview(Review("written", summary="We talked.")),
        e.PutReview(Review("noted", private_note="Ask about nights.")),
        e.PutReview(Review("attended", attended="Sam")),
        e.PutReview(Review("open")),
    )
    after = made(start, e.SetReviews("core", (Review("new"), start.reviews[0])))
    ids = [review.id for review in after.reviews]
    assert ids == ["written", "noted", "attended", "new", "held"]
    assert after.schedule == "core"


@pytest.mark.parametrize(
    "edit",
    [
        e.SetRole("gone"),
        e.SetReviewPoint("gone"),
        e.StartRound("r2", "gone"),
        e.MoveGoal("gone", 0),
    ],
)
def test_what_the_plan_does_not_have_is_refused(edit: e.Edit) -> None:
    with pytest.raises(LookupError, match="gone"):
        apply(plan(), edit, THEN)


def test_everything_touches_everything() -> None:
    assert e.EVERYTHING.touches("rating")


ITEMS = st.sampled_from([item.id for item in plan().framework.walk()])
RATINGS = st.sampled_from([None, 0, 1, 2, 3, 4, "not-applicable", "no-opportunity"])
IDS = st.sampled_from(["a", "b", "c"])
EDITS = st.one_of(
    st.builds(e.SetRating, ITEMS, RATINGS),
    st.builds(e.SetImportance, ITEMS, st.none() | st.integers(1, 5)),
    st.builds(e.SetDiscuss, ITEMS, st.booleans()),
    st.builds(e.SetNote, ITEMS, st.text(max_size=20), st.booleans()),
    st.builds(e.PutEvidence, ITEMS, st.builds(Evidence, IDS, title=st.text(max_size=5))),
    st.builds(e.RemoveEvidence, ITEMS, IDS),
    st.builds(e.SetPerson, st.builds(Person, name=st.text(max_size=20))),
    st.builds(e.SetRole, st.sampled_from(["new", "other"])),
    st.builds(e.SetReviewPoint, st.sampled_from(["start", "m6", "m12"])),
    st.builds(e.PutGoal, st.builds(Goal, IDS, title=st.text(max_size=20))),
    st.builds(e.RemoveGoal, IDS),
    st.builds(e.PutReview, st.builds(Review, IDS, title=st.text(max_size=20))),
    st.builds(e.RemoveReview, IDS),
)


@given(st.lists(EDITS, max_size=12))
def test_any_edits_leave_the_document_before_as_it_was(edits: list[e.Edit]) -> None:
    start = plan()
    now = start
    for edit in edits:
        before, snapshot = now, replace(now)
        now, change = apply(before, edit, THEN)
        assert before == snapshot
        assert now.revision == before.revision + bool(change.kinds)
        assert now.framework is start.framework
        assert all(answer != BLANK for answer in now.round.answers.values())
    assert start.round.answers == {}
    assert start.created == NOW != LATER


def test_several_edits_are_one_step_and_name_all_they_touched() -> None:
    both = e.Together((e.SetRating(ITEM, 2), e.SetNote(ITEM, "See page 3")))
    after, change = apply(plan(), both, THEN)
    assert (after.answer(ITEM).rating, after.answer(ITEM).note) == (2, "See page 3")
    assert after.revision == 1
    assert change.touches("rating")
    assert change.touches("answer")
