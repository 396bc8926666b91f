"""Each bridge over ReportLab is still needed: without it a valid file would not be valid."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import page
import pytest

WITHOUT = """
import sys
from pathlib import Path
from lnatool.services.export.pdf import bridges
setattr(bridges, sys.argv[1], lambda: None)
from lnatool.services.export.plan_pdf import write_plan_pdf
from tests.made_up import plan_of
write_plan_pdf(plan_of(3), Path(sys.argv[2]))
"""


@pytest.mark.parametrize(
    "bridge",
    ["_end_of_line_before_endstream", "_unicode_maps_without_nul", "_page_and_catalog_keys"],
)
def test_the_bridge_is_still_needed(bridge: str, tmp_path: Path) -> None:
    path = tmp_path / "without.pdf"
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, bridge, str(path)], capture_output=True, check=False
    )
    if done.returncode:  # ReportLab itself refuses: also a need
        return
    results = [
        page.validate_pdf(str(path), profile=profile).is_compliant
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
    ]
    assert not all(results), f"ReportLab does without {bridge} now; remove it"
