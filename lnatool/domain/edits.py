"""Every change a person can make to a plan, as small values, and the one function that makes it.

``apply`` returns a new document and a ``Change`` that names what was touched, so that whoever
shows the plan refreshes only that. Nothing here knows about files or screens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import singledispatch
from typing import Any, Literal, NamedTuple, TypeVar

from lnatool.domain.plan import (
    BLANK,
    Answer,
    Evidence,
    Goal,
    Person,
    Plan,
    Rating,
    Review,
    Round,
)

ChangeKind = Literal["rating", "answer", "person", "goals", "reviews", "round", "everything"]


class Change(NamedTuple):
    """What an edit touched: kinds, and the ids of the competencies, goals or reviews."""

    kinds: frozenset[ChangeKind]
    items: tuple[str, ...] = ()

    def touches(self, *kinds: ChangeKind) -> bool:
        """Whether any of these kinds, or everything, changed."""
        return "everything" in self.kinds or not self.kinds.isdisjoint(kinds)

    def joined(self, later: Change) -> Change:
        """Both changes as one."""
        items = dict.fromkeys((*self.items, *later.items))
        return Change(self.kinds | later.kinds, tuple(items))


EVERYTHING = Change(frozenset({"everything"}))


class SetRating(NamedTuple):
    """Rate a competency: a level, one of the two states that are not levels, or None for blank."""

    competency: str
    rating: Rating | None


class SetImportance(NamedTuple):
    """Say how important a competency is; None returns to the framework's own weight."""

    competency: str
    importance: int | None


class SetDiscuss(NamedTuple):
    """Flag a competency to talk about with the preceptor."""

    competency: str
    discuss: bool


class SetNote(NamedTuple):
    """Write the shared or the private note on a competency."""

    competency: str
    text: str
    private: bool = False


class PutEvidence(NamedTuple):
    """Add a piece of evidence to a competency, or replace the one with the same id."""

    competency: str
    evidence: Evidence


class RemoveEvidence(NamedTuple):
    """Take a piece of evidence off a competency."""

    competency: str
    evidence: str


class SetPerson(NamedTuple):
    """Replace what the plan says about the person."""

    person: Person


class SetRole(NamedTuple):
    """Choose the role of the current round; answers to other roles' items are kept."""

    role: str


class SetReviewPoint(NamedTuple):
    """Choose the review point that the current round is compared with."""

    review_point: str


class StartRound(NamedTuple):
    """Keep the current round as it is and start the next one, with a new id, from its answers."""

    round: str
    review_point: str


class PutGoal(NamedTuple):
    """Add a goal, or replace the one with the same id."""

    goal: Goal


class RemoveGoal(NamedTuple):
    """Take a goal out of the plan."""

    goal: str


class MoveGoal(NamedTuple):
    """Move a goal to another place in the list (0 is the first)."""

    goal: str
    place: int


class PutReview(NamedTuple):
    """Add a review meeting, or replace the one with the same id."""

    review: Review


class RemoveReview(NamedTuple):
    """Take a review meeting out of the plan."""

    review: str


class SetReviews(NamedTuple):
    """Adopt a schedule: its preset id and the meetings that replace those not yet held."""

    schedule: str
    reviews: tuple[Review, ...]


Edit = (
    SetRating | SetImportance | SetDiscuss | SetNote | PutEvidence | RemoveEvidence
    | SetPerson | SetRole | SetReviewPoint | StartRound
    | PutGoal | RemoveGoal | MoveGoal | PutReview | RemoveReview | SetReviews
)  # fmt: skip


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
    held = tuple(review for review in plan.reviews if review.held or review.summary)
    return (
        replace(plan, schedule=edit.schedule, reviews=(*held, *edit.reviews)),
        _change("reviews"),
    )


def _known_review_point(plan: Plan, review_point: str) -> None:
    if all(point.id != review_point for point in plan.framework.review_points):
        raise LookupError(f"the framework has no review point {review_point!r}")


Kept = TypeVar("Kept", Evidence, Goal, Review)


def _put(items: tuple[Kept, ...], item: Kept) -> tuple[Kept, ...]:
    """``items`` with ``item`` in the place of the one with its id, or at the end."""
    if any(kept.id == item.id for kept in items):
        return tuple(item if kept.id == item.id else kept for kept in items)
    return items + (item,)  # noqa: RUF005 - unpacking loses the type variable


def _without(items: tuple[Kept, ...], item_id: str) -> tuple[Kept, ...]:
    return tuple(kept for kept in items if kept.id != item_id)
