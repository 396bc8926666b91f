"""Needs of one person from pairs of ratings: how important an activity is, how well it goes.

The method stands in the tradition of Hennessy and Hicks (Hicks, Hennessy & Barwell 1996, Health
Services Management Research 9:262-272; Hennessy, Hicks, Hilan & Kawonal 2006, Human Resources for
Health 4:8; manual by Hennessy & Hicks 2011, World Health Organization): every activity is rated
twice from 1 to 7, and the difference is the need. A second pair of ratings, which may be left
out, asks how much training and how much a change in the workplace would help. The items and every
word here are our own; their questionnaire is not copied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from lnatool.domain.analysis.group import competition_ranks
from lnatool.domain.words import Phrase, phrase

LOWEST, HIGHEST = 1, 7
HELPS = 5
"""From this rating on, the upper three of seven, training or a change is said to help."""

Help = Literal["training", "workplace", "both"]
_HELP_WORDS = {
    "training": "You said that training would help.",
    "workplace": "You said that a change in the workplace would help.",
    "both": "You said that training and a change in the workplace would both help.",
}


class Activity(NamedTuple):
    """What a person said about one activity, each 1 to 7 or None for no rating."""

    id: str
    importance: int | None
    performance: int | None
    training: int | None = None
    workplace: int | None = None


class ActivityNeed(NamedTuple):
    """One activity that goes less well than it matters, with its competition rank."""

    activity: Activity
    gap: int
    rank: int
    tied: bool
    helps: Help | None
    reasons: tuple[Phrase, ...]


def activity_needs(activities: Sequence[Activity]) -> tuple[ActivityNeed, ...]:
    """Activities whose importance lies above their performance, largest gap first.

    Equal gaps share a rank (1, 2, 2, 4) and keep the order they came in. A rating that is missing
    or outside 1 to 7 is no rating; an activity without both of the first pair makes no need.
    """
    found = [(one, gap) for one in activities if (gap := gap_of(one)) is not None and gap > 0]
    ranks = competition_ranks([gap for _, gap in found])
    shared = Counter(ranks)
    made = [
        ActivityNeed(one, gap, rank, shared[rank] > 1, help_for(one), _reasons(one))
        for (one, gap), rank in zip(found, ranks, strict=True)
    ]
    return tuple(sorted(made, key=lambda need: need.rank))


def gap_of(activity: Activity) -> int | None:
    """Importance - performance, -6 to +6; None where one of them is no rating."""
    importance, performance = _rating(activity.importance), _rating(activity.performance)
    if importance is None or performance is None:
        return None
    return importance - performance


def help_for(activity: Activity) -> Help | None:
    """What the second pair of ratings recommends; None where neither is said to help."""
    training = (_rating(activity.training) or 0) >= HELPS
    workplace = (_rating(activity.workplace) or 0) >= HELPS
    if training and workplace:
        return "both"
    if training:
        return "training"
    return "workplace" if workplace else None


def _rating(value: int | None) -> int | None:
    return value if value is not None and LOWEST <= value <= HIGHEST else None


def _reasons(activity: Activity) -> tuple[Phrase, ...]:
    said = phrase(
        "You rated its importance {importance} and how well it goes {performance}, of {highest}.",
        importance=activity.importance,
        performance=activity.performance,
        highest=HIGHEST,
    )
    helps = help_for(activity)
    return (said,) if helps is None else (said, phrase(_HELP_WORDS[helps]))
