"""The form in the PDF: every field is there, says what it is, and can be filled anywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from lnatool.domain.edits import PutGoal, SetDiscuss, SetRating
from lnatool.domain.plan import Goal, GoalReview, Plan, SignOff
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportKind, ReportOptions, build_report
from tests.builders import after
from tests.made_up import plan_of
from tests.pdf_checks import faults

TODAY = date(2026, 11, 23)


@pytest.fixture
def plan() -> Plan:
    return after(
        plan_of(20),
        PutGoal(Goal("g1", "Trauma imaging in theatre")),
        PutGoal(Goal("g.2-x", "Grow")),
        SetRating("c1-1", 0),
        SetDiscuss("c2-1", True),
    )


def form(plan: Plan, path: Path, kind: ReportKind = "full") -> dict[str, Any]:
    """Each field's name and hint, flags and value."""
    write_plan_pdf(plan, path, ReportOptions(kind), TODAY)
    with pikepdf.open(path) as document:
        if "/AcroForm" not in document.Root:
            return {}
        return {
            str(field.T): {
                key: str(field[key]) for key in ("/TU", "/FT", "/Ff", "/V") if key in field
            }
            for field in document.Root.AcroForm.Fields
        }


def test_hints_can_be_understood_alone(plan: Plan, tmp_path: Path) -> None:
    fields = form(plan, tmp_path / "a.pdf")
    assert fields["goal_g1_comment"]["/TU"] == "Comment on goal 1, Trauma imaging in theatre"
    assert fields["item_c2_2d1_level"]["/TU"].startswith("Preceptor's view of the level for 2.1")
    hints = [field["/TU"] for field in fields.values()]
    assert len(set(hints)) == len(hints)


def test_names_break_no_viewer(plan: Plan, tmp_path: Path) -> None:
    names = form(plan, tmp_path / "a.pdf")
    assert "goal_g_2e2_2dx_agreed" in names
    assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in names)


def test_the_form_never_asks_to_be_drawn_anew(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    form(plan, path)
    with pikepdf.open(path) as document:
        assert "/NeedAppearances" not in document.Root.AcroForm
        assert all("/N" in field.AP for field in document.Root.AcroForm.Fields)
        assert all(int(field.F) == 4 for field in document.Root.AcroForm.Fields)


def test_a_level_is_chosen_in_words_or_left_blank(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    form(plan, path)
    with pikepdf.open(path) as document:
        field = next(f for f in document.Root.AcroForm.Fields if str(f.T) == "item_c1_2d1_level")
        options = [(str(value), str(words)) for value, words in field.Opt]
    assert options[:2] == [("", "No view yet"), ("0", "0  Level 0")]
    assert len(options) == 6


def test_the_reference_names_plan_revision_and_content(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    field = form(replace(plan, revision=7), path)["lnatool_ref"]
    start, number, plan_id, revision, digest = field["/V"].split(":")
    assert (start, number, plan_id, revision) == ("lnatool", "1", plan.id, "7")
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert field["/Ff"] == "1"


def test_a_summary_has_no_form(plan: Plan, tmp_path: Path) -> None:
    assert form(plan, tmp_path / "a.pdf", "summary") == {}


def test_a_plan_without_goals_has_a_form(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    assert len(form(plan_of(3), path, "plan")) == 4 + 12 + 1
    assert faults(path) == []


def test_boxes_are_painted_on_the_page_too(plan: Plan, tmp_path: Path) -> None:
    """A viewer that draws no fields, and a printer, still show where to write."""
    path = tmp_path / "a.pdf"
    fields = form(plan, path)
    with pikepdf.open(path) as document:
        painted = sum(
            1
            for sheet in document.pages
            for operands, operator in pikepdf.parse_content_stream(sheet)
            if str(operator) in {"B", "B*", "b", "b*"}
        )
    assert painted >= len(fields) - 1


def test_the_sign_off_page_says_what_it_is(plan: Plan) -> None:
    words = repr(build_report(plan, ReportOptions(), TODAY).blocks)
    assert "not a qualified electronic signature" in words
    assert "Support reviewed. Plan agreed." in words
    assert "I agree with this plan." in words
    assert "not competent" not in words


def test_the_content_is_printed_in_short_and_is_the_attached_one(plan: Plan) -> None:
    report = build_report(plan, ReportOptions(), TODAY)
    start = report.reference.rsplit(":", 1)[1][:16]
    shown = " ".join(start[n : n + 4] for n in range(0, 16, 4))
    assert shown in repr(report.blocks)


def test_what_was_said_and_signed_before_is_shown(plan: Plan) -> None:
    goal = Goal("g1", "A goal", preceptor=GoalReview("agreed", "Good start", "Alex", "2026-11-02"))
    signed = SignOff("s1", "preceptee", "0" * 64, "{}", "Sam Sample", "", "2026-11-03")
    plan = replace(plan, goals=(goal,), sign_offs=(signed,))
    words = repr(build_report(plan, ReportOptions(), TODAY).blocks)
    assert "Agreed: Good start (Alex, 2 November 2026)" in words
    assert "3 November 2026" in words
