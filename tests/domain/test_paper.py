"""A review typed in by hand makes what a form makes."""

from __future__ import annotations

from lnatool.domain.edits import PutGoal, SetRating
from lnatool.domain.paper import goal_said, item_said, meeting_said
from lnatool.domain.plan import Goal, GoalReview, SecondView
from tests.builders import after, plan


def test_what_is_said_stands_beside_the_own_rating() -> None:
    mine = plan(SetRating("d1-c1", 1), PutGoal(Goal("g1", "Lead a list")))
    said = after(mine, item_said(mine, "d1-c1", "Alex", "2027-03-03", rating=3))
    said = after(said, item_said(said, "d1-c1", "Alex", "2027-03-03", comment="Nearly"))
    assert said.answer("d1-c1").rating == 1
    assert said.answer("d1-c1").preceptor == SecondView(3, "Nearly", "Alex", "2027-03-03")
    goal = after(said, goal_said(said, "g1", "Alex", "2027-03-03", view="agreed")).goal("g1")
    assert goal is not None
    assert goal.preceptor == GoalReview("agreed", "", "Alex", "2027-03-03")


def test_what_is_emptied_again_was_not_said() -> None:
    mine = plan(PutGoal(Goal("g1", "Lead a list")))
    said = after(mine, item_said(mine, "d1-c1", "Alex", "", comment="x"))
    assert after(said, item_said(said, "d1-c1", "Alex", "", comment="")).round == mine.round
    goals = after(said, goal_said(said, "g1", "Alex", "", comment="")).goals
    assert goals == mine.goals


def test_a_meeting_is_made_once() -> None:
    mine = plan()
    first = after(mine, meeting_said(mine, "m1", "Review meeting", held="2027-03-03"))
    second = after(first, meeting_said(first, "m1", "Review meeting", summary="Support agreed"))
    (review,) = [one for one in second.reviews if one.id == "m1"]
    assert (review.title, review.held, review.summary) == (
        "Review meeting",
        "2027-03-03",
        "Support agreed",
    )
