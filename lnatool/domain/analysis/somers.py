"""Somers' D: how far one ordered variable runs with another, with an interval.

D(Y|X) (Somers 1962, American Sociological Review 27:799-811) is, over all pairs of observations
that differ in X, the share in which Y differs the same way minus the share in which it differs
the other way: -1 to +1, and ties in Y count for neither. It uses order only, so it suits
ratings.

The standard error is the asymptotic one (Goodman & Kruskal 1963, Journal of the American
Statistical Association 58:310-364; Brown & Benedetti 1977, ibid. 72:309-315), summed within
clusters where several observations come from one person (Newson 2002, Stata Journal 2:45-64).
The interval is symmetric on the scale of Fisher's z = artanh D (Newson 2006, Stata Journal
6:309-334), so that it never leaves -1 to +1. Human Resources for Health 2020;18:62 publishes
intervals of this form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import atanh, isfinite, sqrt, tanh
from typing import NamedTuple

NORMAL_95 = 1.959963984540054
"""The 97.5 % point of the standard normal distribution."""


class SomersD(NamedTuple):
    """Somers' D with its standard error and 95 % interval.

    The interval is None where the data hold no spread to make one from, as at D = 1.
    """

    value: float
    error: float
    interval: tuple[float, float] | None


class _Cell(NamedTuple):
    """One combination of values: the pairs it makes with all observations."""

    agreement: int
    unequal: int


def somers_d(
    x: Sequence[float], y: Sequence[float], clusters: Sequence[object] | None = None
) -> SomersD | None:
    """Somers' D of ``y`` with respect to ``x``; None where no two observations differ in x.

    ``clusters`` names for each observation whom it comes from; without it each stands alone.
    Raises ValueError where the sequences differ in length or hold a value that is not finite.
    """
    owners = range(len(x)) if clusters is None else clusters
    if not len(x) == len(y) == len(owners):
        raise ValueError("x, y and clusters differ in length")
    if not all(isfinite(value) for value in (*x, *y)):
        raise ValueError("a value is not finite")
    observed = list(zip(x, y, strict=True))
    cells = _cells(Counter(observed))
    agreement = sum(cells[one].agreement for one in observed)
    unequal = sum(cells[one].unequal for one in observed)
    if not unequal:
        return None
    value = agreement / unequal
    parts: dict[object, float] = {}
    for owner, one in zip(owners, observed, strict=True):
        part = cells[one].agreement - value * cells[one].unequal
        parts[owner] = parts.get(owner, 0.0) + part
    error = 2 / unequal * sqrt(sum(part * part for part in parts.values()))
    return SomersD(value, error, fisher_interval(value, error))


def rating_gap_d(pairs: Sequence[tuple[float, float]]) -> SomersD | None:
    """Somers' D of ratings with respect to their kind: importance against ability.

    ``pairs`` is (importance, ability), one a person; each person is a cluster. +1 says that every
    importance lies above every ability: a need everywhere. None without any pair.
    """
    kinds = [1] * len(pairs) + [0] * len(pairs)
    ratings = [pair[0] for pair in pairs] + [pair[1] for pair in pairs]
    return somers_d(kinds, ratings, [*range(len(pairs)), *range(len(pairs))])


def fisher_interval(value: float, error: float) -> tuple[float, float] | None:
    """The 95 % interval around a coefficient, symmetric on the scale of artanh.

    None at -1 and +1, where that scale ends, and where the error is 0.
    """
    room = 1 - value * value
    if room < 1e-12 or error < 1e-12:
        return None
    half = NORMAL_95 * error / room
    return tanh(atanh(value) - half), tanh(atanh(value) + half)


def _cells(counts: Counter[tuple[float, float]]) -> dict[tuple[float, float], _Cell]:
    """For each combination of values: agreement and unequal pairs with all observations."""
    made = {}
    for x, y in counts:
        agreement = unequal = 0
        for (other_x, other_y), count in counts.items():
            if x != other_x:
                unequal += count
                agreement += count * _sign(y, other_y) * (1 if x > other_x else -1)
        made[x, y] = _Cell(agreement, unequal)
    return made


def _sign(one: float, other: float) -> int:
    return (one > other) - (one < other)
