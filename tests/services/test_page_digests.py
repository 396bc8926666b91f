"""A page's digest changes with what it says, and with nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.page_digests import page_digests, page_digests_of
from tests.made_up import plan_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "plan.pdf"
    write_plan_pdf(plan_of(12), made, today=date(2026, 11, 23))
    return made


def test_a_file_written_anew_says_the_same(path: Path) -> None:
    before = page_digests_of(path.read_bytes())
    assert len(set(before)) == len(before) > 2
    again = path.with_name("again.pdf")
    with pikepdf.open(path) as document:
        document.save(again, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    assert page_digests(PdfReader(again)) == before


def test_a_changed_word_changes_its_page_only(path: Path) -> None:
    before = page_digests_of(path.read_bytes())
    changed = path.with_name("changed.pdf")
    with pikepdf.open(path) as document:
        sheet = document.pages[1]
        sheet.Contents = document.make_stream(sheet.Contents.read_bytes() + b"0 0 9 9 re f\n")
        document.save(changed)
    after = page_digests(PdfReader(changed))
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1
    assert before[1] != after[1]


def test_a_page_without_content_has_a_digest(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "blank.pdf")
    assert len(page_digests_of((tmp_path / "blank.pdf").read_bytes())[0]) == 64
