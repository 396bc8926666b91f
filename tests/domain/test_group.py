"""Group statistics: worked vectors, bounds, and nothing that is not a number."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.analysis.group import (
    GroupNeed,
    competition_ranks,
    group_need,
    mean_weighted_discrepancy,
    median_cuts,
    quadrant,
    ranked_discrepancy,
    share_with_need,
)

RATING = st.none() | st.integers(1, 5)
PAIRS = st.lists(st.tuples(RATING, RATING), max_size=40)
ANY = st.none() | st.floats() | st.integers(-9, 99)


@pytest.mark.parametrize(
    ("importance", "ability", "mwds", "rds"),
    [
        ((5, 4, 5, 4, 5), (3, 4, 2, 3, 5), 5.52, -60),
        ((3, 4, 2, 5), (4, 4, 1, 5), 0.00, 0),
        ((2, 3, 2, 1), (4, 3, 5, 2), -3.00, 75),
    ],
)
def test_worked_vectors(
    importance: tuple[int, ...], ability: tuple[int, ...], mwds: float, rds: float
) -> None:
    pairs = list(zip(importance, ability, strict=True))
    assert mean_weighted_discrepancy(pairs) == pytest.approx(mwds, abs=1e-12)
    assert ranked_discrepancy(pairs) == rds


def test_all_figures_of_one_item() -> None:
    found = group_need([(5, 3), (4, None), (None, 2), (5, 5), (3, 4)])
    assert found.importance.rated == 4
    assert (found.importance.mean, found.importance.median) == (4.25, 4.5)
    assert found.importance.spread == ((3, 1), (4, 1), (5, 2))
    assert (found.ability.rated, found.both) == (4, 3)
    assert found.share_with_need == pytest.approx(1 / 3)
    assert found.rds == 0


@pytest.mark.parametrize("pairs", [[], [(None, None)], [(3, None), (None, 2)]])
def test_without_a_pair_there_is_no_figure(pairs: list[tuple[int | None, int | None]]) -> None:
    found = group_need(pairs)
    assert (found.both, found.mwds, found.rds, found.somers) == (0, None, None, None)
    assert found.share_with_need is None


@pytest.mark.parametrize(
    ("importance", "ability", "where"),
    [(4, 2, "first"), (3, 3, "keep"), (2, 2, "later"), (2, 3, "enough"), (3, 2, "first")],
)
def test_quadrants(importance: float, ability: float, where: str) -> None:
    assert quadrant(importance, ability, 3, 3) == where


def test_cuts_are_medians() -> None:
    assert median_cuts([(1, 5), (3, 4), (4, 1)]) == (3, 4)
    assert median_cuts([]) is None


def test_ranks_compete() -> None:
    assert competition_ranks([3, 8, 5, 5]) == (4, 1, 2, 2)
    assert competition_ranks([]) == ()


def numbers(found: GroupNeed) -> list[float]:
    figures = [found.importance.mean, found.importance.median, found.ability.mean]
    figures += [found.ability.median, found.mwds, found.rds, found.share_with_need]
    if found.somers is not None:
        figures += [found.somers.value, found.somers.error, *(found.somers.interval or ())]
    return [figure for figure in figures if figure is not None]


@given(PAIRS)
def test_figures_stay_in_their_bounds(pairs: list[tuple[int | None, int | None]]) -> None:
    found = group_need(pairs)
    assert all(math.isfinite(figure) for figure in numbers(found))
    if found.both:
        assert found.mwds is not None
        assert found.rds is not None
        assert found.share_with_need is not None
        assert -5 * 4 <= found.mwds <= 5 * 4
        assert -100 <= found.rds <= 100
        assert 0 <= found.share_with_need <= 1
        assert found.share_with_need * 100 >= -found.rds - 1e-9


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(
    pairs: list[tuple[int | None, int | None]], chance: random.Random
) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert numbers(group_need(shuffled)) == pytest.approx(numbers(group_need(pairs)), abs=1e-9)


@given(st.lists(st.tuples(ANY, ANY), max_size=20))
def test_whatever_comes_in_nothing_is_not_a_number(
    pairs: list[tuple[float | None, float | None]],
) -> None:
    assert not any(math.isnan(figure) for figure in numbers(group_need(pairs)))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1))
def test_somers_and_ranked_discrepancy_of_all_with_a_need_agree(
    pairs: list[tuple[int, int]],
) -> None:
    needy = [(importance, ability) for importance, ability in pairs if ability < importance]
    if needy:
        assert ranked_discrepancy(needy) == -100
        assert share_with_need(needy) == 1
