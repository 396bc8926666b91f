"""Filled in by pdfium, as Chrome and Edge do: clicks, keys, save."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from lnatool.domain.plan import Export
from tests.viewers.filled import Values, assert_came_back, assert_still_valid_if_plain


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    try:
        yield document
    finally:
        document.close()


def fields_of(path: Path) -> list[list[tuple[str, str, tuple[float, float]]]]:
    """For each page the fields with their kind and middle."""
    with pikepdf.open(path) as document:
        return [
            [
                (
                    str(note.T),
                    str(note.FT),
                    (
                        float(note.Rect[0] + note.Rect[2]) / 2,
                        float(note.Rect[1] + note.Rect[3]) / 2,
                    ),
                )
                for note in sheet.get("/Annots", [])
                if note.Subtype == "/Widget"
            ]
            for sheet in document.pages
        ]


def enter(form: Any, sheet: Any, kind: str, place: tuple[float, float], value: str | bool) -> None:
    """Click into a field and enter a value as a person does."""
    pdfium.FORM_OnMouseMove(form, sheet, 0, *place)
    pdfium.FORM_OnLButtonDown(form, sheet, 0, *place)
    pdfium.FORM_OnLButtonUp(form, sheet, 0, *place)
    if kind == "/Ch":
        assert pdfium.FORM_SetIndexSelected(form, sheet, int(value) + 1, True)
    elif isinstance(value, str):
        words = ctypes.create_string_buffer(value.encode("utf-16-le") + b"\0\0")
        wide = ctypes.cast(words, pdfium.FPDF_WIDESTRING)
        pdfium.FORM_ReplaceSelection(form, sheet, wide)
    pdfium.FORM_ForceToKillFocus(form)


def fill(path: Path, values: Values, target: Path) -> None:
    places = fields_of(path)
    with opened(path) as document:
        form = document.formenv.raw
        for number, fields in enumerate(places):
            sheet = document[number]
            for name, kind, place in fields:
                if name in values:
                    enter(form, sheet.raw, kind, place, values[name])
        document.save(str(target))


def test_chrome_and_edge_keep_every_value(
    handed_out: tuple[Path, Export], values: Values, tmp_path: Path
) -> None:
    path, noted = handed_out
    filled = tmp_path / "filled.pdf"
    fill(path, values, filled)
    assert_came_back(filled, values, noted)
    if not re.search("[\u2000-\u206f]", str(values)):
        assert_still_valid_if_plain(filled, values)


def test_the_filled_form_shows_what_was_entered(
    handed_out: tuple[Path, Export], values: Values, tmp_path: Path
) -> None:
    path, _ = handed_out
    filled = tmp_path / "filled.pdf"
    fill(path, values, filled)

    def ink(file: Path) -> int:
        with opened(file) as document:
            pictures = (sheet.render(scale=1, may_draw_forms=True) for sheet in document)
            return sum(sum(255 - value for value in bytes(one.buffer)) for one in pictures)

    assert ink(filled) > ink(path) * 1.01
