"""Rounds over time: progress by area and by goal, three views side by side, and what changed.

Each round is frozen with the role and review point it was made for, so an earlier round is always
compared with what was expected of that role then. Ratings are ordinal: medians stand beside
means, and blank or a state is never a level.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean, median
from typing import NamedTuple

from lnatool.domain.analysis.views import View, level_on, rating_in, scale_levels
from lnatool.domain.framework import Competency, Domain
from lnatool.domain.plan import Goal, Plan, Rating, Round


class Tally(NamedTuple):
    """Levels of some competencies in one round.

    ``compared`` counts those with a level and an expected one, ``met`` those that reach it.
    """

    total: int
    rated: int
    compared: int
    met: int
    mean: float | None
    median: float | None


class RoundSummary(NamedTuple):
    """One round: whose role and which review point, in words, and a tally for each area.

    ``domains`` has an entry for each top-level domain of the framework, in order, with a total of
    0 where the round's role is asked about nothing in it.
    """

    round: Round
    role: str
    review_point: str
    domains: tuple[tuple[Domain, Tally], ...]


class GoalProgress(NamedTuple):
    """A goal and the tally of its competencies in each round, oldest first."""

    goal: Goal
    rounds: tuple[Tally, ...]


class ThreeViews(NamedTuple):
    """One competency as the person, the preceptor and both together see it.

    ``apart`` is the preceptor's level less the own one; None unless both gave a level.
    """

    competency: Competency
    own: Rating | None
    preceptor: Rating | None
    agreed: int | None
    apart: int | None

    @property
    def differ(self) -> bool:
        """Whether person and preceptor both said something, and not the same."""
        return self.own is not None and self.preceptor is not None and self.own != self.preceptor


def all_rounds(plan: Plan) -> tuple[Round, ...]:
    """Every round, oldest first; the last is the one being answered."""
    return (*plan.earlier, plan.round)


def round_summaries(plan: Plan, view: View = "self") -> tuple[RoundSummary, ...]:
    """A summary of every round in one view, oldest first."""
    scale = scale_levels(plan.framework)
    areas = [(domain, tuple(domain.walk())) for domain in plan.framework.domains]
    return tuple(
        RoundSummary(
            one,
            role_title(plan, one),
            point_title(plan, one),
            tuple((domain, _tally(items, one, scale, view)) for domain, items in areas),
        )
        for one in all_rounds(plan)
    )


def goal_progress(plan: Plan, view: View = "self") -> tuple[GoalProgress, ...]:
    """The progress of every goal; competencies that the framework does not have are left out."""
    scale = scale_levels(plan.framework)
    items = {item.id: item for item in plan.framework.walk()} if plan.goals else {}
    rounds = all_rounds(plan)
    made = []
    for goal in plan.goals:
        meant = [items[one] for one in dict.fromkeys(goal.competencies) if one in items]
        made.append(GoalProgress(goal, tuple(_tally(meant, one, scale, view) for one in rounds)))
    return tuple(made)


def three_views(plan: Plan, one: Round | None = None) -> tuple[ThreeViews, ...]:
    """The competencies of a round, the current one if none is named, on which a view is known."""
    one = one or plan.round
    scale, made = scale_levels(plan.framework), []
    for item in plan.framework.walk():
        answer = one.answers.get(item.id)
        if answer is None or not item.applies_to(one.role):
            continue
        own, theirs = answer.rating, rating_in(answer, "preceptor")
        if own is None and theirs is None and answer.agreed is None:
            continue
        mine, second = level_on(scale, own), level_on(scale, theirs)
        apart = None if mine is None or second is None else second - mine
        made.append(ThreeViews(item, own, theirs, answer.agreed, apart))
    return tuple(made)


def role_title(plan: Plan, one: Round) -> str:
    """The title of a round's role; its id where the framework no longer has it."""
    role = plan.framework.role(one.role)
    return role.title if role else one.role


def point_title(plan: Plan, one: Round) -> str:
    """The title of a round's review point; its id where the framework no longer has it."""
    points = plan.framework.review_points
    return next((point.title for point in points if point.id == one.review_point), one.review_point)


def _tally(items: Iterable[Competency], one: Round, scale: frozenset[int], view: View) -> Tally:
    role, point, answers = one.role, one.review_point, one.answers
    total = compared = met = 0
    levels: list[int] = []
    for item in items:
        if not item.applies_to(role):
            continue
        total += 1
        answer = answers.get(item.id)
        level = None if answer is None else level_on(scale, rating_in(answer, view))
        if level is None:
            continue
        levels.append(level)
        expected = item.expected_level(role, point)
        if expected is not None:
            compared += 1
            met += level >= expected
    middle = (fmean(levels), float(median(levels))) if levels else (None, None)
    return Tally(total, len(levels), compared, met, *middle)
