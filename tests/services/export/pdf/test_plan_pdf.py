"""The PDF of a plan: valid for readers and archives, in the right order, with nothing private."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest
from pypdf import PdfReader

from lnatool.domain.edits import PutGoal, SetNote, SetRating
from lnatool.domain.plan import Goal, Person, Plan
from lnatool.domain.problems import KnownError
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportKind, ReportOptions
from lnatool.services.library.find import Library
from lnatool.services.paths import framework_folders
from lnatool.services.sample import sample_plan
from tests.builders import after
from tests.made_up import plan_of

TODAY = date(2026, 11, 23)
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)


def written(plan: Plan, folder: Path, kind: ReportKind = "full") -> Path:
    path = folder / f"{kind}.pdf"
    write_plan_pdf(plan, path, ReportOptions(kind), TODAY)
    return path


def check(path: Path) -> None:
    for profile in PROFILES:
        report = page.validate_pdf(str(path), profile=profile)
        assert report.is_compliant, [(one.rule_id, one.message) for one in report.failures]


def text_of(path: Path) -> str:
    return "\n".join(sheet.extract_text() for sheet in PdfReader(path).pages)


@pytest.fixture
def sample() -> Plan:
    return sample_plan(Library(framework_folders()))


@pytest.mark.parametrize("kind", ["full", "plan", "summary"])
def test_every_kind_is_valid(sample: Plan, tmp_path: Path, kind: ReportKind) -> None:
    check(written(sample, tmp_path, kind))


def test_an_untouched_plan_is_valid(tmp_path: Path) -> None:
    check(written(plan_of(1), tmp_path))


def test_many_goals_on_many_pages_are_valid(tmp_path: Path) -> None:
    plan = after(plan_of(60), *(PutGoal(Goal(f"g{n}", f"Goal {n}")) for n in range(300)))
    path = written(plan, tmp_path)
    check(path)
    assert len(PdfReader(path).pages) > 15


@pytest.mark.parametrize("name", ["Zoë Ó Briain", "李小龍", "مريم", "👩🏽‍⚕️", "x" * 200])
def test_any_name_is_valid_and_can_be_copied(tmp_path: Path, name: str) -> None:
    path = written(replace(plan_of(3), person=Person(name=name)), tmp_path, "summary")
    check(path)
    assert PdfReader(path).metadata.title == f"Learning plan: {name}"  # type: ignore[union-attr]


@pytest.mark.timeout(60)
def test_a_word_of_a_million_letters_is_whole_and_soon_done(tmp_path: Path) -> None:
    plan = plan_of(3)
    item = next(plan.framework.walk())
    path = written(after(plan, SetNote(item.id, "x" * 1_000_000)), tmp_path)
    assert text_of(path).count("x") >= 1_000_000


def test_a_note_of_pages_is_whole(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(4000))
    plan = plan_of(3)
    item = next(plan.framework.walk())
    path = written(after(plan, SetNote(item.id, words)), tmp_path)
    check(path)
    text = text_of(path)
    assert all(f"word{number}" in text for number in range(0, 4000, 37))


def test_private_notes_are_in_no_stream(tmp_path: Path) -> None:
    plan = plan_of(3)
    item = next(plan.framework.walk())
    secret = "PlantedPrivateThought"
    path = written(after(plan, SetNote(item.id, secret, private=True)), tmp_path)
    assert secret not in text_of(path)
    with pikepdf.open(path) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
        assert streams
        assert not any(secret.encode() in stream.read_bytes() for stream in streams)
        assert secret not in "".join(repr(item) for item in document.objects)


def test_the_first_page_asks_and_ranks(sample: Plan, tmp_path: Path) -> None:
    first = PdfReader(written(sample, tmp_path)).pages[0].extract_text()
    for words in ("Learning plan", "What this asks of you", "At a glance", "To learn first"):
        assert words in first


def structure(path: Path) -> list[tuple[str, dict[str, object]]]:
    """The tags in reading order, each with its dictionary."""
    found: list[tuple[str, dict[str, object]]] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]), node))
            if "/K" in node:
                walk(node["/K"])

    walk(PdfReader(path).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_headings_go_down_one_step_at_a_time(sample: Plan, tmp_path: Path) -> None:
    levels = [int(tag[2]) for tag, _ in structure(written(sample, tmp_path)) if tag[:2] == "/H"]
    assert levels[0] == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


def test_pictures_have_words_and_tables_have_heads(sample: Plan, tmp_path: Path) -> None:
    tags = structure(written(sample, tmp_path))
    figures = [node for tag, node in tags if tag == "/Figure"]
    assert len(figures) == 2
    assert all(len(str(node["/Alt"])) > 40 for node in figures)
    names = [tag for tag, _ in tags]
    assert names.count("/TH") >= names.count("/Table") > 5


def test_every_font_is_embedded(sample: Plan, tmp_path: Path) -> None:
    fonts = set()
    for sheet in PdfReader(written(sample, tmp_path)).pages:
        for font in sheet["/Resources"]["/Font"].values():  # type: ignore[index]
            fonts.add("/FontFile2" in font.get_object()["/FontDescriptor"])
    assert fonts == {True}


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        write_plan_pdf(plan_of(1), tmp_path / "gone" / "plan.pdf")


def test_a_file_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    path = written(plan_of(1), tmp_path)
    before = path.read_bytes()

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", locked)
    item = next(plan_of(3).framework.walk())
    with pytest.raises(KnownError):
        written(after(plan_of(3), SetRating(item.id, 1)), tmp_path)
    assert path.read_bytes() == before
