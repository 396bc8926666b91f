"""The standards that a plan touches, heading by heading, in the report."""

from __future__ import annotations

from datetime import date

from lnatool.domain.edits import SetRating
from lnatool.services.export.blocks import Heading, Paragraph, Table, Together
from lnatool.services.export.report import ReportOptions, build_report
from lnatool.services.library.find import Library
from lnatool.services.paths import framework_folders
from lnatool.services.sample import sample_plan
from tests.builders import after

LIBRARY = Library(framework_folders())
TODAY = date(2026, 11, 25)


def test_every_heading_of_a_standard_names_the_topics_that_touch_it() -> None:
    plan = sample_plan(LIBRARY)
    references = LIBRARY.references()
    report = build_report(plan, ReportOptions(references=references), TODAY)
    title = references["hcpc-sop-2023"].title
    (table,) = (
        block
        for block in report.blocks
        if isinstance(block, Table) and block.caption == f"Where the plan touches {title}"
    )
    assert [row[0].split()[0] for row in table.rows] == [str(code) for code in range(1, 16)]
    wellbeing = next(row for row in table.rows if row[0].startswith("3 "))
    assert wellbeing[1] == "2.7"
    assert "partly shown" in wellbeing[2] or "to learn" in wellbeing[2]


def test_without_standards_on_this_computer_there_is_no_such_section() -> None:
    report = build_report(sample_plan(LIBRARY), ReportOptions(), TODAY)
    assert "Standards that this plan touches" not in [
        block.text for block in report.blocks if isinstance(block, Heading)
    ]


def test_questions_are_those_of_needs_and_of_what_is_marked_to_discuss() -> None:
    plan = sample_plan(LIBRARY)
    first = plan.framework.domains[0].competencies[0]
    report = build_report(after(plan, SetRating(first.id, 0)), ReportOptions(), TODAY)
    asked = next(block for block in report.blocks if isinstance(block, Together)).blocks[1]
    assert f"{first.code}  {first.prompts[0]}" in asked.items  # type: ignore[union-attr]


def test_the_first_page_says_what_the_numbers_stand_for() -> None:
    report = build_report(sample_plan(LIBRARY), ReportOptions("summary"), TODAY)
    words = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert any(text.startswith("Levels: 0 New to me, 1 ") for text in words)
