"""Each bridge over ReportLab is still needed: without it a valid file would not be valid."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import page
import pytest
from reportlab.pdfgen.canvas import Canvas

WITHOUT = """
import sys
from pathlib import Path
from lnatool.services.export.pdf import bridges
setattr(bridges, sys.argv[1], lambda: None)
from lnatool.services.export.plan_pdf import write_plan_pdf
from tests.made_up import plan_of
write_plan_pdf(plan_of(3), Path(sys.argv[2]))
"""


def written_without(bridge: str, path: Path) -> bool:
    """Whether a PDF could be written in a process that lacks the bridge."""
    command = [sys.executable, "-c", WITHOUT, bridge, str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "bridge",
    [
        "_end_of_line_before_endstream",
        "_unicode_maps_without_nul",
        "_page_and_catalog_keys",
    ],
)
def test_the_bridge_is_still_needed(bridge: str, tmp_path: Path) -> None:
    path = tmp_path / "without.pdf"
    if not written_without(bridge, path):  # ReportLab itself refuses: also a need
        return
    results = [
        page.validate_pdf(str(path), profile=profile).is_compliant
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
    ]
    assert not all(results), f"ReportLab does without {bridge} now; remove it"


def test_slashes_in_names_still_have_to_be_escaped(tmp_path: Path) -> None:
    """No validator minds, but the attached file would have another type."""
    path = tmp_path / "without.pdf"
    assert written_without("_slashes_in_names", path)
    assert b"/application#2Fjson" not in path.read_bytes()


def test_a_page_still_names_helvetica_unless_another_font_is_given(tmp_path: Path) -> None:
    """Why the canvas is made with a font of our own: this one is not embedded."""
    path = tmp_path / "plain.pdf"
    canvas = Canvas(str(path))
    canvas.showPage()
    canvas.save()
    assert b"/Helvetica" in path.read_bytes()
