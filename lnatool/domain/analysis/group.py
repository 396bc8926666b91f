"""Learning needs of a group, from pairs of ratings: importance and ability, one pair a person.

Sources of the methods:

- mean weighted discrepancy score: Borich 1980, Journal of Teacher Education 31(3):39-42;
- ranked discrepancy score: Narine & Harder 2021, Advancements in Agricultural Development
  2(3):96-111;
- importance-performance quadrants: Martilla & James 1977, Journal of Marketing 41(1):77-79;
- Somers' D: see ``somers``.

Ratings are ordinal, so medians and distributions stand beside every mean. A person without one
of the two ratings is left out of what needs both: blank, "not applicable" and "no opportunity"
are never a number here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import isfinite
from statistics import fmean, median
from typing import Literal, NamedTuple

from lnatool.domain.analysis.somers import SomersD, rating_gap_d

Pair = tuple[float | None, float | None]
"""Importance and ability of one person; None where there is no rating."""

LARGEST = 1000
"""Beyond this a number is no rating on any scale, but a fault in a file."""

Quadrant = Literal["first", "keep", "later", "enough"]
"""``first``: important, ability low. ``keep``: important, ability high. ``later``: less
important, ability low. ``enough``: less important, ability high."""


class Summary(NamedTuple):
    """Ratings of one kind in a group: how many, their middle and how they are spread."""

    rated: int
    mean: float | None
    median: float | None
    spread: tuple[tuple[float, int], ...]


class GroupNeed(NamedTuple):
    """One item in a group; figures are None where no person gave both ratings.

    ``share_with_need`` is the share (0 to 1) of those whose ability lies below importance.
    """

    importance: Summary
    ability: Summary
    both: int
    mwds: float | None
    rds: float | None
    share_with_need: float | None
    somers: SomersD | None


def group_need(pairs: Iterable[Pair]) -> GroupNeed:
    """Every figure of one item; a value that can be no rating counts as none."""
    clean = [(_number(importance), _number(ability)) for importance, ability in pairs]
    both = complete(clean)
    return GroupNeed(
        summary(importance for importance, _ in clean),
        summary(ability for _, ability in clean),
        len(both),
        mean_weighted_discrepancy(both),
        ranked_discrepancy(both),
        share_with_need(both),
        rating_gap_d(both),
    )


def complete(pairs: Iterable[Pair]) -> list[tuple[float, float]]:
    """The pairs in which both ratings are there."""
    return [(one, two) for one, two in pairs if one is not None and two is not None]


def summary(values: Iterable[float | None]) -> Summary:
    """How many ratings, mean, median, and how often each value was given, lowest first."""
    known = [value for value in values if value is not None]
    if not known:
        return Summary(0, None, None, ())
    spread = tuple(sorted(Counter(known).items()))
    return Summary(len(known), fmean(known), float(median(known)), spread)


def mean_weighted_discrepancy(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Mean importance x (mean importance - mean ability) (Borich 1980); None without pairs.

    On a scale from a to b it lies between -b (b - a) and b (b - a).
    """
    if not pairs:
        return None
    importance = fmean(pair[0] for pair in pairs)
    return importance * (importance - fmean(pair[1] for pair in pairs))


def ranked_discrepancy(pairs: Sequence[tuple[float, float]]) -> float | None:
    """100 x (share with ability above importance - share below) (Narine & Harder 2021).

    From -100, where everybody has a need, to +100; it uses order only. None without pairs.
    """
    if not pairs:
        return None
    above = sum(ability > importance for importance, ability in pairs)
    below = sum(ability < importance for importance, ability in pairs)
    return 100 * (above - below) / len(pairs)


def share_with_need(pairs: Sequence[tuple[float, float]]) -> float | None:
    """The share, 0 to 1, whose ability lies below importance; None without pairs."""
    if not pairs:
        return None
    return sum(ability < importance for importance, ability in pairs) / len(pairs)


def quadrant(
    importance: float, ability: float, importance_cut: float, ability_cut: float
) -> Quadrant:
    """Where an item stands (Martilla & James 1977); one that lies on a cut counts as high."""
    if importance >= importance_cut:
        return "keep" if ability >= ability_cut else "first"
    return "enough" if ability >= ability_cut else "later"


def median_cuts(points: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The cuts that Martilla & James prefer for ordinal ratings: the medians of all items.

    ``points`` is (importance, ability) of each item; None without any.
    """
    if not points:
        return None
    return float(median(point[0] for point in points)), float(median(point[1] for point in points))


def competition_ranks(values: Sequence[float]) -> tuple[int, ...]:
    """The rank of each value, largest first; equal values share one: 1, 2, 2, 4."""
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), start=1):
        first.setdefault(value, place)
    return tuple(first[value] for value in values)


def _number(value: float | None) -> float | None:
    known = value is not None and isfinite(value) and abs(value) <= LARGEST
    return value if known else None
