"""A protected PDF opens with its password only, keeps everything, and lets screen readers in."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.edits import NoteExport
from lnatool.domain.problems import KnownError
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.protect import protect
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.read import read_bytes
from tests.builders import after
from tests.services.read_back.conftest import rated_plan
from tests.services.read_back.pdfs import copy, fill

PASSWORD = "a good päss wörd ŵ"
COPY = copy(rated_plan())


def test_it_is_aes_256_and_allows_accessibility() -> None:
    data = protect(COPY.data, PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data))
    with pikepdf.open(BytesIO(data), password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert str(pdf.encryption.stream_method) == "EncryptionMethod.aesv3"
        assert pdf.allow.accessibility
        assert pdf.allow.modify_form


def test_nothing_can_be_read_without_the_password(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    plan = rated_plan()
    write_plan_pdf(plan, path, password=PASSWORD, today=date(2026, 11, 23))
    data = path.read_bytes()
    assert b"Lead a list" not in data
    assert plan.id.encode() not in data
    assert [each.name for each in tmp_path.iterdir()] == ["plan.pdf"]


def test_a_protected_copy_is_known_when_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    plan = rated_plan()
    noted = after(plan, NoteExport(write_plan_pdf(plan, path, password=PASSWORD)))
    found = findings(noted, read_bytes(path.read_bytes(), "x", PASSWORD))
    assert {one.kind for one in found.verdicts} == {"known", "not-filled"}


def test_it_does_not_claim_to_be_archival(tmp_path: Path) -> None:
    open_path, path = tmp_path / "open.pdf", tmp_path / "protected.pdf"
    write_plan_pdf(rated_plan(), open_path)
    write_plan_pdf(rated_plan(), path, password=PASSWORD)
    with pikepdf.open(open_path) as pdf:
        assert b"<pdfaid:part>3</pdfaid:part>" in pdf.Root.Metadata.read_bytes()
    with pikepdf.open(path, password=PASSWORD) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        assert b"<pdfaid:" not in metadata
        assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_fields_filled_before_are_kept() -> None:
    data = protect(fill(COPY.data, {"goal_g1_comment": "Good"}), PASSWORD)
    assert read_bytes(data, "x", PASSWORD).values == {"goal_g1_comment": "Good"}


@pytest.mark.parametrize(
    ("password", "words"), [("", "at least 8"), ("short", "at least 8"), ("ŵ" * 64, "too long")]
)
def test_a_password_that_does_not_protect_is_refused(
    tmp_path: Path, password: str, words: str
) -> None:
    with pytest.raises(KnownError, match=words):
        protect(COPY.data, password)
    if password:
        with pytest.raises(KnownError, match=words):
            write_plan_pdf(rated_plan(), tmp_path / "plan.pdf", password=password)
        assert not list(tmp_path.iterdir())


@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=8, max_size=30))
def test_any_password_opens_what_it_closed(password: str) -> None:
    try:
        data = protect(COPY.data, password)
    except KnownError:
        return
    assert read_bytes(data, "x", password).values == {}
