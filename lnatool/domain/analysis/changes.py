"""What changed between two rounds, in words: first in sum, then each competency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lnatool.domain.analysis.rounds import point_title, role_title
from lnatool.domain.analysis.views import View, level_on, rating_in, scale_levels
from lnatool.domain.framework import Competency
from lnatool.domain.plan import BLANK, NO_OPPORTUNITY, NOT_APPLICABLE, Plan, Rating, Round
from lnatool.domain.words import Phrase, phrase


class RatingChange(NamedTuple):
    """One competency whose rating is not what it was.

    ``step`` is the levels in between, below 0 for a lower one; None unless both are levels.
    ``reached`` says that the level now expected is reached, and was not before.
    """

    competency: Competency
    before: Rating | None
    now: Rating | None
    step: int | None
    reached: bool


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """The difference of two rounds: ``summary`` in a few sentences, ``changes`` in reading order.

    ``details`` has one sentence for each change.
    """

    summary: tuple[Phrase, ...]
    changes: tuple[RatingChange, ...]
    details: tuple[Phrase, ...]


def what_changed(
    plan: Plan, before: Round | None = None, now: Round | None = None, view: View = "self"
) -> WhatChanged | None:
    """What changed since ``before``, the last finished round if none is named.

    ``now`` is the current round if none is named. None for a plan without an earlier round.
    """
    if before is None:
        if not plan.earlier:
            return None
        before = plan.earlier[-1]
    now = now or plan.round
    changes = tuple(_changes(plan, before, now, view))
    details = tuple(_detail(plan, change) for change in changes)
    return WhatChanged(_summary(plan, before, now, changes), changes, details)


def _changes(plan: Plan, before: Round, now: Round, view: View) -> Iterator[RatingChange]:
    scale = scale_levels(plan.framework)
    for item in plan.framework.walk():
        if not item.applies_to(now.role):
            continue
        old = rating_in(before.answers.get(item.id, BLANK), view)
        new = rating_in(now.answers.get(item.id, BLANK), view)
        if old == new:
            continue
        was, level = level_on(scale, old), level_on(scale, new)
        step = None if was is None or level is None else level - was
        expected = item.expected_level(now.role, now.review_point)
        above = level is not None and expected is not None and level >= expected
        reached = above and (was is None or (expected is not None and was < expected))
        yield RatingChange(item, old, new, step, reached)


def _summary(
    plan: Plan, before: Round, now: Round, changes: tuple[RatingChange, ...]
) -> tuple[Phrase, ...]:
    point = point_title(plan, before)
    said: list[Phrase] = []
    if before.role != now.role:
        said.append(
            phrase(
                "The role was {before} then and is {now} now, so other levels may be expected.",
                before=role_title(plan, before),
                now=role_title(plan, now),
            )
        )
    if not changes:
        return (*said, phrase("No rating has changed since the round for {point}.", point=point))
    counts = (
        ("Higher than in the round for {point}: {count}.", _count(changes, higher=True)),
        ("Lower than in the round for {point}: {count}.", _count(changes, higher=False)),
        (
            "Rated now and not in the round for {point}: {count}.",
            sum(isinstance(one.now, int) and not isinstance(one.before, int) for one in changes),
        ),
        (
            "At the level expected now and not in the round for {point}: {count}.",
            sum(one.reached for one in changes),
        ),
    )
    said += [phrase(words, point=point, count=count) for words, count in counts if count]
    return tuple(said) or (
        phrase("Changed since the round for {point}: {count}.", point=point, count=len(changes)),
    )


def _count(changes: tuple[RatingChange, ...], *, higher: bool) -> int:
    return sum(one.step is not None and (one.step > 0) == higher for one in changes)


def _detail(plan: Plan, change: RatingChange) -> Phrase:
    title = change.competency.title
    before, now = change.before, change.now
    if isinstance(now, int):
        words = "{title}: {now}{now_label} now, {before}{before_label} before."
        if before is None:
            words = "{title}: {now}{now_label} now, not answered before."
        elif before == NO_OPPORTUNITY:
            words = "{title}: {now}{now_label} now, had not come up before."
        elif before == NOT_APPLICABLE:
            words = "{title}: {now}{now_label} now, did not apply before."
    else:
        words = {
            NO_OPPORTUNITY: "{title}: marked as not yet come up.",
            NOT_APPLICABLE: "{title}: marked as not part of the role.",
        }.get(now or "", "{title}: not answered now.")
    return phrase(
        words,
        title=title,
        now=now,
        now_label=_label(plan, now),
        before=before,
        before_label=_label(plan, before),
    )


def _label(plan: Plan, rating: Rating | None) -> str:
    scale = plan.framework.scale_named(plan.framework.scale)
    level = scale.level(rating) if scale and isinstance(rating, int) else None
    return f" ({level.label})" if level else ""
