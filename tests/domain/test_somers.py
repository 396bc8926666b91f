"""Somers' D against SciPy, a published example and a derivative taken by brute force."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import norm, somersd

from lnatool.domain.analysis.somers import (
    NORMAL_95,
    fisher_interval,
    rating_gap_d,
    somers_d,
)

LEVELS = st.integers(1, 7)
OBSERVED = st.lists(st.tuples(LEVELS, LEVELS), min_size=2, max_size=30)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), max_size=30)


def weighted_d(x: Sequence[int], y: Sequence[int], weights: Sequence[float]) -> float:
    """Somers' D by its definition, pair by pair, with weights that can be moved."""
    agreement = unequal = 0.0
    for i, first in enumerate(weights):
        for j, second in enumerate(weights):
            way = (x[i] > x[j]) - (x[i] < x[j])
            agreement += first * second * way * ((y[i] > y[j]) - (y[i] < y[j]))
            unequal += first * second * abs(way)
    return agreement / unequal


def brute_error(x: Sequence[int], y: Sequence[int], clusters: Sequence[int]) -> float:
    """The infinitesimal jackknife: how D moves as each cluster's weight moves."""
    step, total = 1e-5, 0.0
    for cluster in set(clusters):
        up = [1 + step * (one == cluster) for one in clusters]
        down = [1 - step * (one == cluster) for one in clusters]
        total += ((weighted_d(x, y, up) - weighted_d(x, y, down)) / (2 * step)) ** 2
    return math.sqrt(total)


@given(OBSERVED)
def test_the_coefficient_is_scipys(observed: list[tuple[int, int]]) -> None:
    x, y = [one for one, _ in observed], [two for _, two in observed]
    assume(len(set(x)) > 1)
    assume(len(set(y)) > 1)  # SciPy gives no number for a table of one column
    found = somers_d(x, y)
    assert found is not None
    assert found.value == pytest.approx(somersd(x, y).statistic, abs=1e-12)


@given(OBSERVED)
def test_the_error_is_what_a_derivative_by_brute_force_gives(
    observed: list[tuple[int, int]],
) -> None:
    x, y = [one for one, _ in observed], [two for _, two in observed]
    assume(len(set(x)) > 1)
    found = somers_d(x, y)
    assert found is not None
    assert found.error == pytest.approx(brute_error(x, y, range(len(x))), abs=1e-6)


@given(PAIRS.filter(bool))
def test_the_error_counts_a_person_once(pairs: list[tuple[int, int]]) -> None:
    found = rating_gap_d(pairs)
    assert found is not None
    people = list(range(len(pairs))) * 2
    kinds = [1] * len(pairs) + [0] * len(pairs)
    ratings = [one for one, _ in pairs] + [two for _, two in pairs]
    assert found.value == pytest.approx(weighted_d(kinds, ratings, [1] * len(kinds)))
    assert found.error == pytest.approx(brute_error(kinds, ratings, people), abs=1e-6)


def test_both_coefficients_of_a_published_table() -> None:
    """SAS/STAT User's Guide, PROC FREQ, pain and adverse events: D and its standard error."""
    table = ((26, 26, 23, 18, 9), (6, 7, 9, 14, 23))
    cells = [(row, column) for row in (0, 1) for column in range(5)]
    x = [row for row, column in cells for _ in range(table[row][column])]
    y = [column for row, column in cells for _ in range(table[row][column])]
    by_row, by_column = somers_d(x, y), somers_d(y, x)
    assert by_row is not None
    assert by_column is not None
    assert (round(by_row.value, 4), round(by_row.error, 4)) == (0.4427, 0.0837)
    assert (round(by_column.value, 4), round(by_column.error, 4)) == (0.2569, 0.0499)


def test_the_interval_uses_the_normal_distribution_of_scipy() -> None:
    assert pytest.approx(float(norm.ppf(0.975)), abs=1e-15) == NORMAL_95
    low, high = fisher_interval(0.5, 0.1) or (0, 0)
    middle, error = math.atanh(0.5), 0.1 / (1 - 0.25)
    expected = norm.interval(0.95, loc=middle, scale=error)
    assert (math.atanh(low), math.atanh(high)) == pytest.approx(expected)


@pytest.mark.parametrize("pairs", [[(7, 1), (6, 2)], [(1, 7)], [(3, 3), (3, 3)]])
def test_without_any_spread_there_is_no_interval(pairs: list[tuple[int, int]]) -> None:
    found = rating_gap_d(pairs)
    assert found is not None
    assert found.interval is None


def test_nothing_to_compare_is_none() -> None:
    assert somers_d([], []) is None
    assert somers_d([2, 2, 2], [1, 2, 3]) is None
    assert rating_gap_d([]) is None


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_what_is_no_number_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="not finite"):
        somers_d([1, 2], [bad, 3])
    with pytest.raises(ValueError, match="length"):
        somers_d([1, 2], [1])


@given(PAIRS)
def test_the_interval_holds_the_value_and_stays_in_bounds(pairs: list[tuple[int, int]]) -> None:
    found = rating_gap_d(pairs)
    if found is None:
        assert not pairs
        return
    assert -1 <= found.value <= 1
    assert 0 <= found.error < math.inf
    if found.interval is not None:
        assert -1 <= found.interval[0] <= found.value <= found.interval[1] <= 1
