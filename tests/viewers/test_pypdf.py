"""Filled in by pypdf and by pikepdf, as programs do."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pypdf import PdfReader, PdfWriter

from lnatool.domain.plan import Export
from tests.viewers.filled import Values, assert_came_back, assert_still_valid_if_plain


def test_pypdf_keeps_every_value(
    handed_out: tuple[Path, Export], values: Values, tmp_path: Path
) -> None:
    path, noted = handed_out
    writer = PdfWriter(path, incremental=True)
    entered = {
        name: ("/Yes" if value else "/Off") if isinstance(value, bool) else value
        for name, value in values.items()
    }
    for sheet in writer.pages:
        if "/Annots" in sheet:
            writer.update_page_form_field_values(sheet, entered, auto_regenerate=False)
    filled = tmp_path / "filled.pdf"
    writer.write(filled)
    assert filled.read_bytes().startswith(path.read_bytes())
    assert_came_back(filled, values, noted)
    assert_still_valid_if_plain(filled, values)


def test_pikepdf_keeps_every_value(
    handed_out: tuple[Path, Export], values: Values, tmp_path: Path
) -> None:
    path, noted = handed_out
    filled = tmp_path / "filled.pdf"
    with pikepdf.open(path) as document:
        for field in document.Root.AcroForm.Fields:
            value = values.get(str(field.T))
            if value is True:
                field.V = field.AS = pikepdf.Name.Yes
            elif value is not None:
                field.V = pikepdf.String(value)
        document.generate_appearance_streams()
        document.save(filled)
    assert_came_back(filled, values, noted)
    assert_still_valid_if_plain(filled, values)
    assert len(PdfReader(filled).pages) == len(noted.pages)
