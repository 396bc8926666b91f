"""From learning needs to goals: a first draft that the person puts into their own words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from lnatool.domain.analysis.needs import Need, analyse
from lnatool.domain.framework import ReviewPoint
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Action, Goal, Plan

PLENTY = 3
"""Goals that a person can well have in hand at a time."""


def room_for_goals(plan: Plan) -> int:
    """How many more goals are not too many, beside those that are planned or under way."""
    in_hand = sum(goal.status in ("planned", "under-way") for goal in plan.goals)
    return max(0, PLENTY - in_hand)


def suggested_goals(plan: Plan, count: int, ids: Callable[[], str] = new_id) -> tuple[Goal, ...]:
    """A goal for each of the first ``count`` needs that no goal of the plan covers yet."""
    covered = {item for goal in plan.goals for item in goal.competencies}
    open_needs = [need for need in analyse(plan).needs if need.competency.id not in covered]
    return tuple(suggested_goal(plan, need, ids) for need in open_needs[: max(0, count)])


def suggested_goal(plan: Plan, need: Need, ids: Callable[[], str] = new_id) -> Goal:
    """A goal for one need, drafted in the first person, with one action of each kind.

    It is due on the day of the review point that the plan looks towards; without a start date
    the day is left open.
    """
    item = need.competency
    scale = plan.framework.rating_scale
    now, wanted = scale.level(need.level), scale.level(need.expected)
    point = _review_point(plan)
    later = point is not None and point.months > 0
    by = f"By my review at {point.title}" if point and later else "By my next review"
    due = review_point_day(plan)
    return Goal(
        id=ids(),
        title=item.title,
        competencies=(item.id,),
        objective=(
            f"{by} I want to be at “{wanted.label if wanted else need.expected}” with this: "
            f"{item.statement or item.title}"
        ),
        measure=_measure(need),
        support=(
            "Time with somebody experienced, chances to do this with feedback, and a short talk "
            "about how it is going with the person who supports me."
        ),
        reason=(
            f"I rated myself {need.level}{_named(now)}. "
            f"{need.expected}{_named(wanted)} is expected by then."
        ),
        evidence="\n".join(example.text for example in item.evidence),
        due=due,
        actions=_actions(need, due, ids),
    )


def review_point_day(plan: Plan) -> str:
    """The day of the review point that the plan looks towards; empty without a start date."""
    point = _review_point(plan)
    try:
        start = date.fromisoformat(plan.person.start_date)
        return months_after(start, point.months).isoformat() if point else ""
    except ValueError:  # no date, or one that the calendar ends before
        return ""


def months_after(start: date, months: int) -> date:
    """The same day so many months on; the last day of a month that is too short for it."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _review_point(plan: Plan) -> ReviewPoint | None:
    wanted = plan.round.review_point
    return next((point for point in plan.framework.review_points if point.id == wanted), None)


def _named(level: object) -> str:
    label = getattr(level, "label", "")
    return f" ({label})" if label else ""


def _measure(need: Need) -> str:
    measure = "I do this in my everyday work, and somebody I work with has seen it and agrees."
    if need.competency.evidence:
        measure += f" I have an example to show: {need.competency.evidence[0].text.rstrip('.')}."
    return measure


def _actions(need: Need, due: str, ids: Callable[[], str]) -> tuple[Action, ...]:
    """One action of each kind: by doing, from others, in formal learning (70/20/10)."""
    title = need.competency.title
    practise = (
        f"Ask for a first chance to do this with somebody beside me: {title}."
        if need.level == 0
        else f"Plan time for this in my everyday work, a little more on my own each time: {title}."
    )
    return (
        Action(ids(), practise, "experience", due),
        Action(
            ids(),
            f"Watch a colleague who does this well, and ask them for feedback on me: {title}.",
            "others",
            due,
        ),
        Action(
            ids(),
            f"Find a short course, e-learning or our local guidance on this: {title}.",
            "formal",
            due,
        ),
    )
