"""Whatever people enter and whatever the disk does: a whole file, or the old one and a sentence."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from lnatool.domain.edits import PutGoal, SetDiscuss, SetNote
from lnatool.domain.plan import Goal, Person, Plan
from lnatool.domain.problems import KnownError
from lnatool.services.export.logo import read_logo
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportOptions
from tests.builders import after
from tests.made_up import plan_of
from tests.pdf_checks import faults, order_faults, parent_faults

TODAY = date(2026, 11, 23)
NAMES = ['Siân "Jo" O\'Neill \\ (RT)', "ŵŷ Llŷr Ŵyn", "مريم العلي", "שרה", "👩🏽‍⚕️ Zed", "x" * 200]


def picture(mode: str = "RGBA", kind: str = "PNG", size: tuple[int, int] = (300, 80)) -> bytes:
    file = BytesIO()
    Image.new(mode, size, (0, 90, 180, 128)[: len(mode)]).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_any_letters_in_names_goals_and_organisation(name: str, tmp_path: Path) -> None:
    plan = replace(plan_of(3), person=Person(name=name, preceptor_name=name))
    plan = after(plan, PutGoal(Goal("g1", name, objective=name)), SetDiscuss("c1-1", True))
    path = tmp_path / "plan.pdf"
    write_plan_pdf(plan, path, ReportOptions(organisation=name), TODAY)
    assert faults(path) == []
    fields = PdfReader(path).get_fields() or {}
    assert fields["goal_g1_comment"]["/TU"] == f"Comment on goal 1, {name}"


def test_long_notes_without_a_space(tmp_path: Path) -> None:
    plan = after(plan_of(2), SetNote("c1-1", "word " * 4000), SetNote("c1-2", "x" * 20_000))
    path = tmp_path / "plan.pdf"
    write_plan_pdf(plan, path, today=TODAY)
    assert faults(path) == []
    assert order_faults(path) == []


def test_three_hundred_goals(tmp_path: Path) -> None:
    plan = after(plan_of(20), *(PutGoal(Goal(f"g{n}", f"Goal {n}")) for n in range(300)))
    path = tmp_path / "plan.pdf"
    write_plan_pdf(plan, path, today=TODAY)
    assert faults(path) == []
    assert parent_faults(path) == []
    assert len(PdfReader(path).get_fields() or {}) == 900 + 4 + 12 + 1


@pytest.mark.parametrize("data", [picture(), picture("RGB", "JPEG"), picture("L", "PNG", (9, 900))])
def test_a_logo_heads_the_first_page(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_plan_pdf(plan_of(3), path, ReportOptions(organisation="Trust", logo=data), TODAY)
    assert faults(path) == []
    assert order_faults(path) == []
    assert len(PdfReader(path).pages[0].images) == 1


@pytest.mark.parametrize("data", [b"", b"not a picture", picture()[:90], b"\x89PNG\r\n\x1a\n"])
def test_a_logo_that_is_no_picture_is_a_sentence(data: bytes) -> None:
    with pytest.raises(KnownError, match="not a PNG or JPEG picture"):
        read_logo(data)


def test_a_logo_that_is_gone_or_huge_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="logo cannot be read"):
        read_logo(tmp_path / "gone.png")
    with pytest.raises(KnownError, match="too large"):
        read_logo(bytes(6_000_000))
    with pytest.raises(KnownError, match="too many pixels"):
        read_logo(picture("L", "PNG", (8000, 8000)))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"the old file")
    return path


def assert_untouched(path: Path) -> None:
    assert path.read_bytes() == b"the old file"
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(KnownError, match="disk is full"):
        write_plan_pdf(plan_of(1), old)
    monkeypatch.undo()
    assert_untouched(old)


def test_a_target_open_elsewhere_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(KnownError, match="open in another program"):
        write_plan_pdf(plan_of(1), old)
    assert_untouched(old)


def test_a_read_only_folder_is_a_sentence(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(KnownError, match="read-only"):
        write_plan_pdf(plan_of(1), old)
    monkeypatch.undo()
    assert_untouched(old)


@pytest.mark.parametrize("font", ["AtkinsonHyperlegible-Bold.ttf", "LnatoolForm.ttf"])
def test_a_missing_font_is_a_sentence(
    font: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan_pdf(plan_of(1), old.with_name("first.pdf"))  # the modules are loaded
    old.with_name("first.pdf").unlink()
    typeset = sys.modules["lnatool.services.export.pdf.typeset"]
    form_font = sys.modules["lnatool.services.export.pdf.form_font"]
    found = typeset.resource_path
    monkeypatch.setattr(
        typeset,
        "resource_path",
        lambda *parts: found(*(f"gone-{p}" if p == font else p for p in parts)),
    )
    typeset.load_fonts.cache_clear()
    form_font._form_font.cache_clear()
    with pytest.raises(KnownError, match="A font of this program is missing"):
        write_plan_pdf(plan_of(1), old)
    assert_untouched(old)


class StoppedError(Exception):
    pass


def test_progress_counts_pages_and_can_stop(old: Path) -> None:
    seen: list[tuple[int, int]] = []
    other = old.with_name("other.pdf")
    write_plan_pdf(plan_of(40), other, progress=lambda *at: seen.append(at))
    pages = len(PdfReader(other).pages)
    assert seen == [(number, pages) for number in range(1, pages + 1)]
    other.unlink()

    def stop(page: int, _pages: int) -> None:
        if page == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_plan_pdf(plan_of(40), old, progress=stop)
    assert_untouched(old)


def test_another_language_is_marked(tmp_path: Path) -> None:
    plan: Plan = plan_of(3)
    plan = replace(plan, framework=replace(plan.framework, language="cy"))
    path = tmp_path / "plan.pdf"
    write_plan_pdf(plan, path, today=TODAY)
    assert faults(path) == []
    assert b"/Lang (cy)" in path.read_bytes()


def test_what_is_no_language_is_not_marked(tmp_path: Path) -> None:
    plan: Plan = plan_of(3)
    plan = replace(plan, framework=replace(plan.framework, language=") /Bad (Ŵ"))
    path = tmp_path / "plan.pdf"
    write_plan_pdf(plan, path, today=TODAY)
    assert faults(path) == []
