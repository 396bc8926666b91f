"""A framework on paper: whole for a reviewer, and one page for each role."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from lnatool.domain.framework import Framework
from lnatool.services import paths
from lnatool.services.export.blocks import Bullets, Overview, OverviewRow, Paragraph, Together
from lnatool.services.export.framework_overview import SETTINGS, Setting, overview_blocks
from lnatool.services.export.framework_pdf import write_framework_pdf
from lnatool.services.export.framework_report import framework_report, role_overview
from lnatool.services.export.pdf.compose import compose
from lnatool.services.export.pdf.pieces import pages_of
from lnatool.services.export.pdf.render import page_count, render
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.words import plain_words
from lnatool.services.library.find import Library
from tests.builders import framework

LIBRARY = Library([Path("gone"), Path("gone"), paths.bundled_frameworks_dir()])
ROLES = [
    (entry.id, role.id)
    for entry in LIBRARY.entries()
    if entry.kind == "assessment"
    for role in entry.roles
]


def overview(made: Framework, panels: int = 1) -> Overview:
    blocks = overview_blocks(made, made.roles[0], Setting(panels, 10.0))
    (found,) = [block for block in blocks if isinstance(block, Overview)]
    return found


@pytest.mark.parametrize(("name", "role"), ROLES, ids=lambda part: part)
def test_every_role_has_one_page_with_its_headings(name: str, role: str, tmp_path: Path) -> None:
    made = LIBRARY.framework(name)
    path = tmp_path / "out.pdf"
    write_framework_pdf(made, LIBRARY, path, role)
    (page,) = PdfReader(path).pages
    text = " ".join(page.extract_text().split())
    for point in made.review_points:
        assert point.title in text
    for domain in made.domains:
        if any(item.applies_to(role) for item in domain.walk()):
            assert f"{domain.code} {domain.title}" in text
    found = made.role(role)
    assert found is not None
    assert f"Pay band{'s' if len(found.bands) > 1 else ''} {', '.join(found.bands)}" in text


def test_topics_stand_under_headings_with_a_value_for_each_point() -> None:
    (rows,) = overview(framework()).panels
    assert rows[:2] == (
        OverviewRow("1  Domain 1"),
        OverviewRow("1.1  Competency 1.1", ("1", "2", "3")),
    )
    assert overview(framework()).columns == ("Start", "6 months", "12 months")


def test_a_second_panel_begins_with_a_heading() -> None:
    for per_domain in range(1, 9):
        left, right = overview(framework(groups=2, per_domain=per_domain), panels=2).panels
        assert left[-1].values
        assert not right[0].values
    left, right = overview(framework(groups=1, per_domain=9), panels=2).panels
    assert right[0].topic == "1  Domain 1 (continued)"
    assert sum(bool(row.values) for row in (*left, *right)) == 9


@pytest.mark.parametrize(
    ("groups", "setting", "pages"), [(2, SETTINGS[0], 1), (20, SETTINGS[-1], 5)]
)
def test_a_long_overview_goes_on_over_pages(groups: int, setting: Setting, pages: int) -> None:
    made = framework(groups=groups, per_domain=groups)
    report = role_overview(made, made.roles[0], setting)
    assert page_count(report) == pages
    assert len(PdfReader(BytesIO(render(report, plain_words))).pages) == pages


def test_a_competency_stays_on_one_page() -> None:
    """Pieces that must stay together are on one page each, in the longest bundled framework."""
    made = LIBRARY.framework("support-diagnostic")
    report = framework_report(made, {}, {})
    own = [block for block in report.blocks if isinstance(block, Together)]
    assert len(own) == made.competency_count
    for page in pages_of(compose(report, Element("Document"), plain_words))[:-1]:
        assert not page[-1].piece.keep


def test_a_code_that_the_title_says_is_not_said_twice() -> None:
    reference = LIBRARY.framework("cor-ecf-2022")
    listed = [
        item
        for block in framework_report(reference, {}, {}).blocks
        if isinstance(block, Bullets)
        for item in block.items
    ]
    assert "Assistant practitioner: clinical" in listed
    assert not any("/" in item.split()[0] for item in listed)
    codes = dict(reference.codes())
    made = LIBRARY.framework("support-diagnostic")
    report = framework_report(made, {"cor-ecf-2022": {"": "CoR", **codes}}, {})
    said = str([block for block in report.blocks if not isinstance(block, Paragraph)])
    assert "CoR: Assistant practitioner: clinical (" in said
    assert "assistant-practitioner/clinical" not in said
