"""The methods against figures that others published, within the rounding of the publication.

``tests/data/published-tables.csv`` holds the numbers of two tables: means to one decimal of BMC
Health Services Research 2014;14:373, Table 3 (16 items in two groups), and medians with Somers' D
to two decimals of Human Resources for Health 2020;18:62, Table 3 (5 domains, 4 groups of staff).

What published summaries cannot give again: the share in need of the first table and the value of
Somers' D of the second need the answers of each person, which are not published. For these the
tests check what must hold between the published figures: bounds, signs and the order of items.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from math import atanh
from pathlib import Path
from statistics import fmean

import pytest

from lnatool.domain.analysis.group import competition_ranks, mean_weighted_discrepancy
from lnatool.domain.analysis.somers import NORMAL_95, fisher_interval

TABLE = Path(__file__).parent.parent / "data" / "published-tables.csv"
BMC, HRH = "BMC Health Serv Res 2014;14:373 Table 3", "Hum Resour Health 2020;18:62 Table 3"
ONE_DECIMAL, TWO_DECIMALS = 0.05, 0.005
DUST = 1e-9


def rows(source: str) -> Iterator[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["source"] == source)


BMC_ITEMS = [row for row in rows(BMC) if row["group"] != "whole group"]
HRH_ROWS = list(rows(HRH))


def number(row: dict[str, str], column: str) -> float:
    return float(row[column])


def names(row: dict[str, str]) -> str:
    return f"{row['group']}: {row['item']}"


def test_the_tables_are_complete() -> None:
    assert len(BMC_ITEMS) == 16
    assert len(HRH_ROWS) == 5 * 4


@pytest.mark.parametrize("row", list(rows(BMC)), ids=names)
def test_bmc_gap_is_importance_less_performance(row: dict[str, str]) -> None:
    """Table 3: three roundings of 0.05 meet. Borich's score is the gap weighted by importance."""
    importance, performance = number(row, "importance"), number(row, "performance")
    assert abs(importance - performance - number(row, "gap")) <= 3 * ONE_DECIMAL + DUST
    weighted = mean_weighted_discrepancy([(importance, performance)])
    assert weighted == pytest.approx(importance * number(row, "gap"), abs=importance * 0.15 + DUST)


@pytest.mark.parametrize("row", list(rows(BMC)), ids=names)
def test_bmc_spread_of_the_gap_fits_the_spread_of_its_parts(row: dict[str, str]) -> None:
    """Table 3: var(gap) = var(i) + var(p) - 2 r sd(i) sd(p), and r lies from -1 to 1."""
    one, two = number(row, "importance_sd"), number(row, "performance_sd")
    gap = number(row, "gap_sd")
    assert abs(one - two) - 3 * ONE_DECIMAL <= gap <= one + two + 3 * ONE_DECIMAL


def test_bmc_groups_are_the_mean_of_their_items() -> None:
    """Table 3: each of the two groups, importance, performance and gap, within its rounding."""
    groups = [row for row in rows(BMC) if row["group"] == "whole group"]
    for group, part in zip(groups, ("design", "writing"), strict=True):
        items = [row for row in BMC_ITEMS if row["group"] == part]
        for column in ("importance", "performance", "gap"):
            mean = fmean(number(row, column) for row in items)
            assert abs(mean - number(group, column)) <= 2 * ONE_DECIMAL + DUST


@pytest.mark.parametrize("part", ["design", "writing"])
def test_bmc_order_of_needs(part: str) -> None:
    """Table 3 lists larger gaps first; ranks from importance and performance say so, too.

    Two items may change places only where their published gaps are within the rounding.
    """
    items = [row for row in BMC_ITEMS if row["group"] == part]
    gaps = [round(number(row, "importance") - number(row, "performance"), 1) for row in items]
    ranks = competition_ranks(gaps)
    assert competition_ranks([number(row, "gap") for row in items])[0] == 1 == min(ranks)
    for first, row in enumerate(items):
        for second, other in enumerate(items):
            if number(row, "gap") - number(other, "gap") > 2 * 3 * ONE_DECIMAL:
                assert ranks[first] < ranks[second]


def test_bmc_share_in_need_rises_with_the_gap() -> None:
    """Table 3: not to be computed from means; it runs with the gap over the 16 items."""
    pairs = [(number(row, "gap"), number(row, "need_percent")) for row in BMC_ITEMS]
    concordant = sum((a[0] - b[0]) * (a[1] - b[1]) > 0 for a in pairs for b in pairs)
    discordant = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a in pairs for b in pairs)
    assert concordant > 6 * discordant


@pytest.mark.parametrize("row", HRH_ROWS, ids=names)
def test_hrh_interval_is_symmetric_on_the_scale_of_artanh(row: dict[str, str]) -> None:
    """Table 3: from D and its lower end the upper end follows, within the rounding of all three.

    The three published numbers are moved over their rounding; one choice must hit the upper end.
    """
    value, low, high = (number(row, column) for column in ("somers_d", "lower", "upper"))
    ends = []
    for near_value in (value - TWO_DECIMALS, value + TWO_DECIMALS):
        for near_low in (low - TWO_DECIMALS, low + TWO_DECIMALS):
            half = atanh(near_value) - atanh(near_low)
            interval = fisher_interval(near_value, half / NORMAL_95 * (1 - near_value**2))
            assert interval is not None
            assert interval[0] == pytest.approx(near_low)
            ends.append(interval[1])
    assert min(ends) - TWO_DECIMALS <= high <= max(ends) + TWO_DECIMALS


def test_hrh_intervals_are_not_symmetric_about_the_value() -> None:
    """Table 3: so the plain interval D +- 1.96 SE is not what was published."""
    off = [
        abs(number(row, "somers_d") * 2 - number(row, "lower") - number(row, "upper"))
        for row in HRH_ROWS
    ]
    assert sum(difference > 4 * TWO_DECIMALS for difference in off) >= 10


@pytest.mark.parametrize("row", HRH_ROWS, ids=names)
def test_hrh_sign_of_somers_d_is_that_of_the_medians(row: dict[str, str]) -> None:
    """Table 3: importance is nowhere below performance in the median, and D is positive."""
    assert number(row, "importance") >= number(row, "performance")
    assert 0 < number(row, "lower") < number(row, "somers_d") < number(row, "upper") < 1


@pytest.mark.parametrize("group", sorted({row["group"] for row in HRH_ROWS}))
def test_hrh_research_and_audit_comes_first(group: str) -> None:
    """Table 3: the publication prints it in bold in each group; a tie shares the first rank."""
    found = [row for row in HRH_ROWS if row["group"] == group]
    ranks = competition_ranks([number(row, "somers_d") for row in found])
    by_name = dict(zip((row["item"] for row in found), ranks, strict=True))
    assert by_name["Research and audit"] == 1
