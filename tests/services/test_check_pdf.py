"""A PDF is looked at for what makes it accessible; a file that is none is a sentence."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from lnatool.domain.problems import KnownError
from lnatool.services.check_pdf import check_pdf


def pdf(path: Path, *, accessible: bool) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if accessible:
        root = writer.root_object
        marks = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
        root[NameObject("/MarkInfo")] = marks
        root[NameObject("/StructTreeRoot")] = DictionaryObject()
        root[NameObject("/Lang")] = TextStringObject("en-GB")
        root[NameObject("/ViewerPreferences")] = shown
        writer.add_metadata({"/Title": "A plan"})
    writer.write(path)
    return path


def results(path: Path) -> dict[str, bool]:
    return {check.name: check.ok for check in check_pdf(path)}


def test_a_bare_pdf_lacks_what_readers_need(tmp_path: Path) -> None:
    found = results(pdf(tmp_path / "bare.pdf", accessible=False))
    assert found["pages"]
    assert not any(found[name] for name in ("tags", "language", "title", "PDF/UA"))


def test_a_tagged_pdf_has_it(tmp_path: Path) -> None:
    found = results(pdf(tmp_path / "good.pdf", accessible=True))
    assert all(found[name] for name in ("pages", "tags", "language", "title", "fonts", "pictures"))


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(KnownError, match=r"This is not a PDF that can be read\."):
        check_pdf(path)


def test_a_missing_file_and_a_locked_one_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="The file cannot be read"):
        check_pdf(tmp_path / "gone.pdf")
    writer = PdfWriter(pdf(tmp_path / "a.pdf", accessible=True))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(KnownError, match="locked with a password"):
        check_pdf(tmp_path / "locked.pdf")


@given(st.data())
def test_a_damaged_pdf_never_stops_the_check(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = pdf(tmp_path_factory.mktemp("pdf") / "a.pdf", accessible=True)
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with suppress(KnownError):
        assert check_pdf(path)
