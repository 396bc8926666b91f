"""The plan inside its PDF: whole, canonical, and without anything private."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import rfc8785
from pypdf import PdfReader

from lnatool.domain.edits import PutEvidence, PutReview, SetNote
from lnatool.domain.plain import to_plain
from lnatool.domain.plan import Evidence, Plan, Review
from lnatool.domain.shared import shared_plan
from lnatool.services.export.attach import attached_plan
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportKind, ReportOptions
from lnatool.services.library.find import Library
from lnatool.services.page_digests import page_digests_of
from lnatool.services.paths import framework_folders
from lnatool.services.sample import sample_plan
from lnatool.services.share.encode import short_digest
from tests.builders import after
from tests.made_up import plan_of

TODAY = date(2026, 11, 23)
SECRET = "PlantedPrivateThought"


@pytest.fixture
def sample() -> Plan:
    return sample_plan(Library(framework_folders()))


@pytest.mark.parametrize("kind", ["full", "plan"])
def test_the_attached_plan_is_canonical(sample: Plan, kind: ReportKind) -> None:
    options = ReportOptions(kind, notes=False)
    data = attached_plan(sample, options).data
    shared = shared_plan(sample, kind, notes=False, evidence=True)
    assert json.loads(data) == json.loads(json.dumps(to_plain(shared)))
    assert data == rfc8785.dumps(json.loads(data))


def test_it_travels_as_the_source_of_the_document(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    made = write_plan_pdf(sample, path, today=TODAY)
    with pikepdf.open(path) as document:
        (spec,) = document.Root.AF
        assert spec.AFRelationship == "/Source"
        assert str(spec.UF) == "lnatool-plan.json"
        assert spec.EF.F.Subtype == "/application/json"
        assert document.Root.Names.EmbeddedFiles.Names[1].objgen == spec.objgen
        data = spec.EF.F.read_bytes()
        assert int(spec.EF.F.Params.Size) == len(data)
        assert bytes(spec.EF.F.Params.CheckSum) == hashlib.md5(data).digest()  # noqa: S324
    assert hashlib.sha256(data).hexdigest() == made.content
    assert PdfReader(path).attachments["lnatool-plan.json"] == [data]


def test_the_copy_is_noted_so_that_it_is_known_again(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    made = write_plan_pdf(sample, path, ReportOptions("plan"), TODAY)
    data = path.read_bytes()
    assert made.file == hashlib.sha256(data).hexdigest()
    assert made.pages == page_digests_of(data)
    assert len(made.pages) == len(PdfReader(path).pages)
    assert (made.kind, made.revision) == ("plan", sample.revision)
    assert any(
        short_digest(made.content) in sheet.extract_text() for sheet in PdfReader(path).pages
    )


def test_a_summary_carries_nothing_but_is_noted(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    made = write_plan_pdf(sample, path, ReportOptions("summary"), TODAY)
    assert PdfReader(path).attachments == {}
    assert made.kind == "summary"
    assert len(made.content) == 64


@pytest.mark.parametrize("kind", ["full", "plan", "summary"])
def test_nothing_private_is_in_any_stream(kind: ReportKind, tmp_path: Path) -> None:
    plan = after(
        plan_of(3),
        SetNote("c1-1", f"{SECRET} one", private=True),
        PutEvidence("c1-1", Evidence("e1", "reflection", f"{SECRET} two", where=SECRET)),
        PutReview(Review("r1", "First", "2026-12-01", private_note=f"{SECRET} three")),
    )
    path = tmp_path / "plan.pdf"
    write_plan_pdf(plan, path, ReportOptions(kind), TODAY)
    assert SECRET not in "".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    with pikepdf.open(path) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
        assert streams
        assert not any(SECRET.encode() in stream.read_bytes() for stream in streams)
        assert SECRET not in "".join(repr(item) for item in document.objects)
