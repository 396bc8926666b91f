"""What a reviewer says, entered by hand, as the same edits as a form that comes back makes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lnatool.domain.edits import PutReview, SetGoalReview, SetSecondView
from lnatool.domain.plan import GoalReview, Plan, Review, SecondView


def goal_said(plan: Plan, goal: str, by: str, day: str, **said: Any) -> SetGoalReview:
    """What is said about a goal now; nothing at all is no review."""
    known = plan.goal(goal)
    before = (known.preceptor if known else None) or GoalReview()
    now = replace(before, by=by, day=day, **said)
    return SetGoalReview(goal, now if now.view or now.comment else None)


def item_said(plan: Plan, item: str, by: str, day: str, **said: Any) -> SetSecondView:
    """What is said about a competency now; nothing at all is no view."""
    before = plan.answer(item).preceptor or SecondView()
    now = replace(before, by=by, day=day, **said)
    return SetSecondView(item, now if now.rating is not None or now.comment else None)


def meeting_said(plan: Plan, review: str, title: str, **said: Any) -> PutReview:
    """What is said about a meeting, which is made with this title where there is none."""
    return PutReview(replace(plan.review(review) or Review(review, title), **said))
