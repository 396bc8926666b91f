"""The one function that changes a plan: it returns a new document and what was touched.

Whoever shows the plan refreshes only what the ``Change`` names. Nothing here knows about files
or screens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import singledispatch
from typing import Any, TypeVar

from lnatool.domain.edits import (
    Change,
    ChangeKind,
    Edit,
    MoveGoal,
    NoteExport,
    NoteReturn,
    PutEvidence,
    PutGoal,
    PutReview,
    PutSignOff,
    RemoveEvidence,
    RemoveGoal,
    RemoveReview,
    RemoveSignOff,
    SetAgreed,
    SetDiscuss,
    SetGoalReview,
    SetImportance,
    SetNote,
    SetPerson,
    SetRating,
    SetReviewPoint,
    SetReviews,
    SetRole,
    SetSecondView,
    StartRound,
    Together,
)
from lnatool.domain.meetings import is_untouched
from lnatool.domain.plan import BLANK, Answer, Evidence, Goal, Plan, Review, Round, SignOff


def apply(plan: Plan, edit: Edit, now: str) -> tuple[Plan, Change]:
    """The plan after the edit and what it touched.

    ``now`` is the moment of the edit, ISO 8601 in UTC. An edit that changes nothing returns the
    same plan object. Raises LookupError where the edit names something the plan does not have.
    """
    after, change = _apply(edit, plan, now)
    if after == plan:
        return plan, Change(frozenset())
    return replace(after, modified=now, revision=plan.revision + 1), change


@singledispatch
def _apply(edit: Any, plan: Plan, now: str) -> tuple[Plan, Change]:
    raise TypeError(f"not an edit: {edit!r}")


def _change(kind: ChangeKind, *items: str) -> Change:
    return Change(frozenset({kind}), items)


def _answered(
    plan: Plan, competency: str, update: Callable[[Answer], Answer], kind: ChangeKind = "answer"
) -> tuple[Plan, Change]:
    answers = dict(plan.round.answers)
    answer = update(answers.get(competency, BLANK))
    if answer == BLANK:
        answers.pop(competency, None)
    else:
        answers[competency] = answer
    return replace(plan, round=replace(plan.round, answers=answers)), _change(kind, competency)


@_apply.register(SetRating)
def _(edit: SetRating, plan: Plan, now: str) -> tuple[Plan, Change]:
    def update(answer: Answer) -> Answer:
        if answer.rating == edit.rating:
            return answer
        return replace(answer, rating=edit.rating, rated="" if edit.rating is None else now)

    return _answered(plan, edit.competency, update, "rating")


@_apply.register(SetImportance)
def _(edit: SetImportance, plan: Plan, now: str) -> tuple[Plan, Change]:
    return _answered(plan, edit.competency, lambda a: replace(a, importance=edit.importance))


@_apply.register(SetDiscuss)
def _(edit: SetDiscuss, plan: Plan, now: str) -> tuple[Plan, Change]:
    return _answered(plan, edit.competency, lambda a: replace(a, discuss=edit.discuss))


@_apply.register(SetNote)
def _(edit: SetNote, plan: Plan, now: str) -> tuple[Plan, Change]:
    def update(answer: Answer) -> Answer:
        if edit.private:
            return replace(answer, private_note=edit.text)
        return replace(answer, note=edit.text)

    return _answered(plan, edit.competency, update)


@_apply.register(PutEvidence)
def _(edit: PutEvidence, plan: Plan, now: str) -> tuple[Plan, Change]:
    return _answered(
        plan, edit.competency, lambda a: replace(a, evidence=_put(a.evidence, edit.evidence))
    )


@_apply.register(RemoveEvidence)
def _(edit: RemoveEvidence, plan: Plan, now: str) -> tuple[Plan, Change]:
    return _answered(
        plan, edit.competency, lambda a: replace(a, evidence=_without(a.evidence, edit.evidence))
    )


@_apply.register(SetPerson)
def _(edit: SetPerson, plan: Plan, now: str) -> tuple[Plan, Change]:
    return replace(plan, person=edit.person), _change("person")


@_apply.register(SetRole)
def _(edit: SetRole, plan: Plan, now: str) -> tuple[Plan, Change]:
    if plan.framework.role(edit.role) is None:
        raise LookupError(f"the framework has no role {edit.role!r}")
    return replace(plan, round=replace(plan.round, role=edit.role)), _change("round")


@_apply.register(SetReviewPoint)
def _(edit: SetReviewPoint, plan: Plan, now: str) -> tuple[Plan, Change]:
    _known_review_point(plan, edit.review_point)
    return (
        replace(plan, round=replace(plan.round, review_point=edit.review_point)),
        _change("round"),
    )


@_apply.register(StartRound)
def _(edit: StartRound, plan: Plan, now: str) -> tuple[Plan, Change]:
    _known_review_point(plan, edit.review_point)
    current = plan.round
    following = Round(edit.round, current.role, edit.review_point, now, current.answers)
    return replace(plan, round=following, earlier=(*plan.earlier, current)), _change("round")


@_apply.register(PutGoal)
def _(edit: PutGoal, plan: Plan, now: str) -> tuple[Plan, Change]:
    return replace(plan, goals=_put(plan.goals, edit.goal)), _change("goals", edit.goal.id)


@_apply.register(RemoveGoal)
def _(edit: RemoveGoal, plan: Plan, now: str) -> tuple[Plan, Change]:
    return replace(plan, goals=_without(plan.goals, edit.goal)), _change("goals", edit.goal)


@_apply.register(MoveGoal)
def _(edit: MoveGoal, plan: Plan, now: str) -> tuple[Plan, Change]:
    goal = plan.goal(edit.goal)
    if goal is None:
        raise LookupError(f"the plan has no goal {edit.goal!r}")
    rest = list(_without(plan.goals, edit.goal))
    rest.insert(max(0, edit.place), goal)
    return replace(plan, goals=tuple(rest)), _change("goals", edit.goal)


@_apply.register(PutReview)
def _(edit: PutReview, plan: Plan, now: str) -> tuple[Plan, Change]:
    return replace(plan, reviews=_put(plan.reviews, edit.review)), _change(
        "reviews", edit.review.id
    )


@_apply.register(RemoveReview)
def _(edit: RemoveReview, plan: Plan, now: str) -> tuple[Plan, Change]:
    return (
        replace(plan, reviews=_without(plan.reviews, edit.review)),
        _change("reviews", edit.review),
    )


@_apply.register(SetReviews)
def _(edit: SetReviews, plan: Plan, now: str) -> tuple[Plan, Change]:
    given = {review.id for review in edit.reviews}
    written = (one for one in plan.reviews if one.id not in given and not is_untouched(one))
    reviews = (*written, *edit.reviews)
    return replace(plan, schedule=edit.schedule, reviews=reviews), _change("reviews")


@_apply.register(SetSecondView)
def _(edit: SetSecondView, plan: Plan, now: str) -> tuple[Plan, Change]:
    return _answered(plan, edit.competency, lambda a: replace(a, preceptor=edit.view))


@_apply.register(SetAgreed)
def _(edit: SetAgreed, plan: Plan, now: str) -> tuple[Plan, Change]:
    return _answered(plan, edit.competency, lambda a: replace(a, agreed=edit.level))


@_apply.register(SetGoalReview)
def _(edit: SetGoalReview, plan: Plan, now: str) -> tuple[Plan, Change]:
    goal = plan.goal(edit.goal)
    if goal is None:
        raise LookupError(f"the plan has no goal {edit.goal!r}")
    goals = _put(plan.goals, replace(goal, preceptor=edit.review))
    return replace(plan, goals=goals), _change("goals", edit.goal)


@_apply.register(PutSignOff)
def _(edit: PutSignOff, plan: Plan, now: str) -> tuple[Plan, Change]:
    signed = _put(plan.sign_offs, edit.sign_off)
    return replace(plan, sign_offs=signed), _change("sign-offs", edit.sign_off.id)


@_apply.register(RemoveSignOff)
def _(edit: RemoveSignOff, plan: Plan, now: str) -> tuple[Plan, Change]:
    left = _without(plan.sign_offs, edit.sign_off)
    return replace(plan, sign_offs=left), _change("sign-offs", edit.sign_off)


@_apply.register(NoteExport)
def _(edit: NoteExport, plan: Plan, now: str) -> tuple[Plan, Change]:
    exports = (*plan.exports, edit.export)
    return replace(plan, exports=exports), _change("copies", edit.export.id)


@_apply.register(NoteReturn)
def _(edit: NoteReturn, plan: Plan, now: str) -> tuple[Plan, Change]:
    returns = (*plan.returns, edit.returned)
    return replace(plan, returns=returns), _change("copies", edit.returned.id)


@_apply.register(Together)
def _(edit: Together, plan: Plan, now: str) -> tuple[Plan, Change]:
    changed = Change(frozenset())
    for one in edit.edits:
        plan, change = _apply(one, plan, now)
        changed = changed.joined(change)
    return plan, changed


def _known_review_point(plan: Plan, review_point: str) -> None:
    if all(point.id != review_point for point in plan.framework.review_points):
        raise LookupError(f"the framework has no review point {review_point!r}")


Kept = TypeVar("Kept", Evidence, Goal, Review, SignOff)


def _put(items: tuple[Kept, ...], item: Kept) -> tuple[Kept, ...]:
    """``items`` with ``item`` in the place of the one with its id, or at the end."""
    if any(kept.id == item.id for kept in items):
        return tuple(item if kept.id == item.id else kept for kept in items)
    return items + (item,)  # noqa: RUF005 - unpacking loses the type variable


def _without(items: tuple[Kept, ...], item_id: str) -> tuple[Kept, ...]:
    return tuple(kept for kept in items if kept.id != item_id)
