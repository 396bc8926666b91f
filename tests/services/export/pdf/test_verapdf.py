"""veraPDF agrees, on a few files; every other test asks a faster validator."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from lnatool.services.export.framework_pdf import write_framework_pdf
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportOptions
from lnatool.services.library.find import Library
from lnatool.services.paths import framework_folders, resource_path
from lnatool.services.sample import sample_plan

SCRIPT = Path(__file__).with_name("verapdf.py")
PROFILES = ("PDFUA-1", "PDFA-3B", "PDFA-3A")


@pytest.mark.verapdf
@pytest.mark.skipif(shutil.which("java") is None, reason="veraPDF needs Java")
def test_verapdf_agrees(tmp_path: Path) -> None:
    library = Library(framework_folders())
    good = [tmp_path / f"{name}.pdf" for name in ("full", "plan", "summary", "framework")]
    write_plan_pdf(sample_plan(library), good[0], ReportOptions(organisation="A trust"))
    logo = resource_path("icons", "lnatool.png")
    support = sample_plan(library, framework_id="support-diagnostic")
    write_plan_pdf(support, good[1], ReportOptions("plan", logo=logo))
    write_plan_pdf(support, good[2], ReportOptions("summary"))
    write_framework_pdf(library.framework("support-radiotherapy"), library, good[3])
    bad = tmp_path / "bad.pdf"
    with pikepdf.open(good[0]) as document:
        del document.Root.AcroForm.Fields[0].TU
        document.save(bad)
    done = subprocess.run(
        [sys.executable, SCRIPT, ",".join(PROFILES), *good, bad],
        capture_output=True,
        text=True,
        check=True,
        timeout=280,
    )
    found = json.loads(done.stdout)
    for path in good:
        for profile in PROFILES:
            checks, broken = found[str(path)][profile]
            assert checks > 1000
            assert broken == [], f"{path.name}, {profile}"
    assert found[str(bad)]["PDFUA-1"][1]
