"""What a report says, and what it never says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lnatool.domain.apply import apply
from lnatool.domain.edits import (
    PutEvidence,
    PutGoal,
    PutReview,
    SetDiscuss,
    SetNote,
    SetPerson,
    SetRating,
)
from lnatool.domain.plan import Evidence, Goal, Person, Plan, Review
from lnatool.services.export.report import ReportKind, ReportOptions, build_report
from tests.made_up import plan_of

TODAY = date(2026, 11, 23)
SECRET = "planted-secret"


def edited(plan: Plan, *edits: object) -> Plan:
    for edit in edits:
        plan, _ = apply(plan, edit, "2026-11-01T09:00:00Z")  # type: ignore[arg-type]
    return plan


@pytest.fixture
def plan() -> Plan:
    return edited(
        plan_of(20),
        SetRating("c1-1", 0),
        SetRating("c1-2", 3),
        SetRating("c1-3", "no-opportunity"),
        SetDiscuss("c1-1", True),
        SetNote("c1-1", "a shared note"),
        SetNote("c1-1", f"{SECRET} one", private=True),
        PutEvidence("c1-1", Evidence("e1", "reflection", "a shared piece", shared=True)),
        PutEvidence("c1-1", Evidence("e2", "reflection", f"{SECRET} two", where=SECRET)),
        PutReview(Review("r1", "First meeting", "2026-12-01", private_note=f"{SECRET} three")),
        PutGoal(Goal("g1", "Grow in confidence", ("c1-1",), objective="Do it with Jo")),
    )


def text(plan: Plan, options: ReportOptions) -> str:
    return repr(build_report(plan, options, TODAY))


@pytest.mark.parametrize("kind", ["full", "plan", "summary"])
def test_nothing_private_is_in_any_report(plan: Plan, kind: ReportKind) -> None:
    assert SECRET not in text(plan, ReportOptions(kind))


def test_shared_notes_and_evidence_are_there_and_can_be_left_out(plan: Plan) -> None:
    whole = text(plan, ReportOptions())
    assert "a shared note" in whole
    assert "a shared piece" in whole
    bare = text(plan, ReportOptions(notes=False, evidence=False))
    assert "a shared note" not in bare
    assert "a shared piece" not in bare


def test_the_plan_has_goals_and_needs_but_not_every_answer(plan: Plan) -> None:
    words = text(plan, ReportOptions("plan"))
    assert "Grow in confidence" in words
    assert "Learning needs" in words
    assert "All answers by area" not in words


def test_a_need_is_given_with_its_reason(plan: Plan) -> None:
    words = text(plan, ReportOptions("plan"))
    assert "Expected by 6 months: 2 (Level 2). You rated 0 (Level 0)." in words


def test_a_blank_plan_makes_a_report(plan: Plan) -> None:
    blank = replace(plan_of(20), person=Person())
    for kind in ("full", "plan", "summary"):
        report = build_report(blank, ReportOptions(kind), TODAY)
        assert report.blocks
        assert "nan" not in repr(report).lower().split()


def test_everything_not_applicable_has_no_needs_and_no_means() -> None:
    plan = plan_of(10)
    plan = edited(plan, *(SetRating(item.id, "not-applicable") for item in plan.framework.walk()))
    words = text(plan, ReportOptions())
    assert "No rating is below the level expected" in words


def test_names_in_any_script_are_kept(plan: Plan) -> None:
    name = "Siân ŵ Żółć 李 🙂"
    named = edited(plan, SetPerson(Person(name=name)))
    assert name in text(named, ReportOptions("summary"))


def test_one_of_a_kind_is_said_in_the_singular() -> None:
    made = edited(
        plan_of(20),
        SetRating("c1-1", 1),
        SetRating("c1-2", "no-opportunity"),
        SetRating("c1-3", "not-applicable"),
    )
    words = str(build_report(made, ReportOptions(), TODAY))
    for sentence in ("1 is below the level", "1 has not come up yet", "1 does not apply"):
        assert sentence in words
