"""Whose rating counts: the person's own, the preceptor's, or the level both agreed on."""

from __future__ import annotations

from typing import Literal

from lnatool.domain.framework import Framework, Scale
from lnatool.domain.plan import Answer, Rating

View = Literal["self", "preceptor", "agreed"]
"""Three separate values; none ever stands in for another."""


def rating_in(answer: Answer, view: View) -> Rating | None:
    """The rating of one view: a level, one of the two states, or None for blank."""
    if view == "self":
        return answer.rating
    if view == "agreed":
        return answer.agreed
    return None if answer.preceptor is None else answer.preceptor.rating


def level_on(scale: frozenset[int], rating: Rating | None) -> int | None:
    """The rating as a level of the scale; None for blank, a state, or a level it does not have."""
    return rating if isinstance(rating, int) and rating in scale else None


def scale_levels(framework: Framework) -> frozenset[int]:
    """The levels that a rating can have; none for a framework that has no such scale."""
    return _values(framework.scale_named(framework.scale))


def importance_levels(framework: Framework) -> frozenset[int]:
    """The levels of importance; none for a framework that has no such scale."""
    return _values(framework.scale_named(framework.importance_scale))


def _values(scale: Scale | None) -> frozenset[int]:
    return frozenset(level.value for level in scale.levels) if scale else frozenset()
