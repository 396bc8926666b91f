"""Suggested goals are complete first drafts in the first person."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.analysis.needs import analyse
from lnatool.domain.edits import PutGoal, SetImportance, SetPerson, SetRating
from lnatool.domain.goals import (
    months_after,
    review_point_day,
    room_for_goals,
    suggested_goal,
    suggested_goals,
)
from lnatool.domain.plan import Goal, Person
from tests.builders import after, plan

RATED = (
    SetRating("d1-c1", 1),
    SetRating("d1-c2", 0),
    SetRating("d2-c1", 1),
    SetImportance("d2-c1", 5),
)


def test_a_goal_says_what_how_why_and_by_when() -> None:
    made = plan(*RATED)
    goal = suggested_goal(made, analyse(made).needs[0])
    assert goal.title == "Competency 1.2"
    assert goal.competencies == ("d1-c2",)
    assert goal.objective == (
        "By my review at 6 months I want to be at “Level 2” with this: "
        "I can prepare the room and say what will happen."
    )
    assert goal.reason == "I rated myself 0 (Level 0). 2 (Level 2) is expected by then."
    assert "I have an example to show: A short reflection on one list." in goal.measure
    assert goal.support
    assert goal.evidence == "A short reflection on one list"
    assert (goal.due, goal.status) == ("2027-03-01", "planned")


def test_a_goal_has_one_action_of_each_kind_by_its_day() -> None:
    made = plan(*RATED)
    goal = suggested_goal(made, analyse(made).needs[0])
    assert [action.kind for action in goal.actions] == ["experience", "others", "formal"]
    assert all("Competency 1.2" in action.text for action in goal.actions)
    assert {action.due for action in goal.actions} == {goal.due}
    assert len({goal.id, *(action.id for action in goal.actions)}) == 4


def test_the_first_needs_get_goals_and_what_has_one_does_not() -> None:
    made = plan(*RATED)
    first, second = suggested_goals(made, 2)
    assert [first.competencies, second.competencies] == [("d1-c2",), ("d2-c1",)]
    later = plan(*RATED, PutGoal(first))
    assert [goal.competencies for goal in suggested_goals(later, 9)] == [("d2-c1",), ("d1-c1",)]
    assert suggested_goals(plan(), 3) == ()
    assert suggested_goals(made, -1) == ()


def test_ids_can_be_given() -> None:
    numbers = count()
    (goal,) = suggested_goals(plan(*RATED), 1, lambda: f"id-{next(numbers)}")
    assert goal.id.startswith("id-")


@pytest.mark.parametrize("start", ["", "soon", "9999-12-01"])
def test_without_a_usable_start_date_the_day_is_open(start: str) -> None:
    assert review_point_day(plan(SetPerson(Person(start_date=start)))) == ""


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2026, 9, 1), 6, date(2027, 3, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_after(start: date, months: int, day: date) -> None:
    assert months_after(start, months) == day


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_months_after_is_in_the_right_month(start: date, months: int) -> None:
    then = months_after(start, months)
    assert (then.year * 12 + then.month) - (start.year * 12 + start.month) == months
    assert then.day <= start.day


def test_there_is_room_for_three_goals_in_hand() -> None:
    statuses: list[Any] = ["planned", "done", "set-aside", "under-way"]
    made = plan(*(PutGoal(Goal(f"g{n}", status=one)) for n, one in enumerate(statuses)))
    assert room_for_goals(made) == 1
    assert room_for_goals(after(made, PutGoal(Goal("g8")), PutGoal(Goal("g9")))) == 0
    assert room_for_goals(plan()) == 3
