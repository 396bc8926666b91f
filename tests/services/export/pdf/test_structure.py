"""Every bundled framework's sample plan as every kind of report: valid, and read in order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from lnatool.domain.form import asked_about, form_fields
from lnatool.domain.plan import Plan
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportKind, ReportOptions
from lnatool.services.library.find import Library
from lnatool.services.paths import framework_folders
from lnatool.services.sample import sample_plan
from tests.pdf_checks import faults, leaves, order_faults, parent_faults, tab_order

LIBRARY = Library(framework_folders())
RATED = [entry.id for entry in LIBRARY.entries() if entry.kind == "assessment"]
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample_plan(LIBRARY)


@pytest.fixture(scope="module")
def full(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "full.pdf"
    write_plan_pdf(plan, path, ReportOptions(), TODAY)
    return path


@pytest.mark.parametrize("kind", ["full", "plan", "summary"])
@pytest.mark.parametrize("framework", RATED)
def test_every_framework_is_valid_and_in_order(
    framework: str, kind: ReportKind, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    options = ReportOptions(kind, organisation="Sample University Hospitals")
    write_plan_pdf(sample_plan(LIBRARY, framework_id=framework), path, options, TODAY)
    assert faults(path) == []
    assert order_faults(path) == []
    assert parent_faults(path) == []


def test_the_whole_form_is_filled_in_by_tab_in_reading_order(plan: Plan, full: Path) -> None:
    wanted = [field.name for field in form_fields(plan, asked_about(plan))]
    assert tab_order(full) == [*wanted, "lnatool_ref"]


def changed(path: Path, change: object, folder: Path) -> Path:
    made = folder / "changed.pdf"
    with pikepdf.open(path) as document:
        change(document)  # type: ignore[operator]
        document.save(made)
    return made


def test_a_reversed_reading_order_is_noticed(full: Path, tmp_path: Path) -> None:
    def reverse(document: pikepdf.Pdf) -> None:
        whole = document.Root.StructTreeRoot.K
        whole.K = pikepdf.Array(list(whole.K)[::-1])

    assert "read in another order" in order_faults(changed(full, reverse, tmp_path))[0]


def test_a_jump_up_the_page_is_noticed(full: Path, tmp_path: Path) -> None:
    def lower_the_title(document: pikepdf.Pdf) -> None:
        sheet = document.pages[0]
        before, mark, after = sheet.Contents.read_bytes().partition(b"<</MCID 0>> BDC")
        lowered = re.sub(rb"(1 0 0 1 54) [0-9.]+ Tm", rb"\1 60 Tm", after, count=1)
        sheet.Contents = document.make_stream(before + mark + lowered)

    assert order_faults(full) == []
    found = order_faults(changed(full, lower_the_title, tmp_path))
    assert any("jumps up" in fault for fault in found)


def test_a_scrambled_parent_tree_is_noticed(full: Path, tmp_path: Path) -> None:
    def scramble(document: pikepdf.Pdf) -> None:
        nums = document.Root.StructTreeRoot.ParentTree.Nums
        nums[1] = pikepdf.Array(list(nums[1])[::-1])

    found = parent_faults(changed(full, scramble, tmp_path))
    assert any("leads elsewhere" in fault for fault in found)


def test_a_field_that_leads_to_another_is_noticed(full: Path, tmp_path: Path) -> None:
    def exchange(document: pikepdf.Pdf) -> None:
        fields = document.Root.AcroForm.Fields
        fields[0].StructParent, fields[1].StructParent = (
            fields[1].StructParent,
            fields[0].StructParent,
        )

    assert len(parent_faults(changed(full, exchange, tmp_path))) == 2


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    """Below the last heading of a page stands what it is about, in every bundled framework."""
    for framework in RATED:
        path = tmp_path / f"{framework}.pdf"
        write_plan_pdf(sample_plan(LIBRARY, framework_id=framework), path, ReportOptions(), TODAY)
        with pikepdf.open(path) as document:
            last = {leaf.page: leaf.element.get("/S") for leaf in leaves(document)}
        assert not any(str(tag).startswith("/H") for tag in last.values()), framework


def test_the_goals_on_the_first_page_lead_to_the_goals(plan: Plan, full: Path) -> None:
    with pikepdf.open(full) as document:
        links = [note for note in document.pages[0].Annots if note.Subtype == "/Link"]
        assert [str(link.Contents) for link in links] == [
            f"{number}. {goal.title}" for number, goal in enumerate(plan.goals, start=1)
        ]
        pages = [sheet.objgen for sheet in document.pages]
        assert pages.index(links[0].Dest[0].objgen) == 1
        heights = [float(link.Dest[3]) for link in links]
        assert all(0 < height < 842 for height in heights)
