"""Rounds over time and three views side by side in the report; and the PDF stays valid."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import page

from lnatool.domain.edits import (
    SetAgreed,
    SetRating,
    SetSecondView,
    StartRound,
    TakeOver,
)
from lnatool.domain.plan import Plan, SecondView
from lnatool.services.export.blocks import Bullets, Figure, Heading, Table
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportKind, ReportOptions, build_report
from tests.builders import after
from tests.made_up import plan_of

TODAY = date(2026, 11, 25)


def two_rounds() -> Plan:
    plan = plan_of(30)
    items = [item.id for item in plan.competencies]
    return after(
        plan,
        *(SetRating(item, place % 3) for place, item in enumerate(items[:-2])),
        StartRound("r2", "m12"),
        *(SetRating(item, 4) for item in items[:20]),
        SetSecondView(items[0], SecondView(4, by="Alex")),
        SetSecondView(items[1], SecondView(1, by="Alex")),
        SetAgreed(items[1], 2),
        TakeOver("Another framework", ((items[-1], 1),)),
    )


def blocks(plan: Plan, kind: ReportKind = "full") -> tuple[object, ...]:
    return build_report(plan, ReportOptions(kind), TODAY).blocks


def headings(plan: Plan, kind: ReportKind = "full") -> list[str]:
    return [block.text for block in blocks(plan, kind) if isinstance(block, Heading)]


def figures(plan: Plan) -> list[str]:
    return [block.caption for block in blocks(plan) if isinstance(block, Figure)]


def test_one_round_compares_nothing() -> None:
    plan = after(plan_of(10), SetRating("c1-1", 2))
    assert not [one for one in headings(plan) if one.startswith("What changed")]
    assert "Side by side" not in headings(plan)
    assert "Areas round by round" not in figures(plan)


def test_what_changed_is_told_the_most_important_first() -> None:
    plan = two_rounds()
    assert "What changed since 6 months" in headings(plan)
    assert figures(plan)[-1] == "Areas round by round"
    lists = [block.items for block in blocks(plan) if isinstance(block, Bullets)]
    assert any("Higher than in the round for 6 months: 20." in one for one in lists)
    told = next(one for one in lists if "4 (Level 4) now" in one[0])
    assert len(told) == 12


def test_the_short_reports_leave_it_out() -> None:
    for kind in ("plan", "summary"):
        assert not [one for one in headings(two_rounds(), kind) if one.startswith("What changed")]


def test_views_stand_side_by_side_disagreement_first() -> None:
    (table,) = (
        block
        for block in blocks(two_rounds())
        if isinstance(block, Table) and block.caption == "Own, preceptor's and agreed ratings"
    )
    assert [row[1:] for row in table.rows] == [
        ("4  Level 4", "1  Level 1", "2  Level 2"),
        ("4  Level 4", "4  Level 4", ""),
    ]


def test_a_rating_taken_over_is_marked_in_its_table() -> None:
    rows = [row for one in blocks(two_rounds()) if isinstance(one, Table) for row in one.rows]
    assert any("1  Level 1 (taken over)" in row for row in rows)


def test_the_pdf_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "full.pdf"
    write_plan_pdf(two_rounds(), path, ReportOptions(), TODAY)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf(str(path), profile=profile)
        assert report.is_compliant, [(one.rule_id, one.message) for one in report.failures]
