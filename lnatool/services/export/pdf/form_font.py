"""The font that people type with: Windows-1252 letters, embedded whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFile

from lnatool.services.export.pdf.raw import Raw, ref
from lnatool.services.export.pdf.typeset import font_file

FONT = "lna-form-font"
_DESCRIPTOR, _FILE = "lna-form-font-descriptor", "lna-form-font-file"
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32


@dataclass(frozen=True, slots=True)
class _FormFont:
    data: bytes
    widths: str
    descriptor: str


def add_form_font(document: Any) -> None:
    """Put the font into a ReportLab document. Raises KnownError where its file is missing."""
    font = _form_font()
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Length1": len(font.data)}), font.data)
    stream.filters = [pdfdoc.PDFZCompress]
    document.Reference(stream, _FILE)
    document.Reference(
        Raw(lambda doc: f"<< {font.descriptor} /FontFile2 {ref(doc, _FILE)} >>"), _DESCRIPTOR
    )
    document.Reference(
        Raw(
            lambda doc: (
                f"<< /Type /Font /Subtype /TrueType /BaseFont /LnatoolForm "
                f"/Encoding /WinAnsiEncoding /FirstChar {_FIRST} /LastChar {_LAST} "
                f"/Widths [ {font.widths} ] /FontDescriptor {ref(doc, _DESCRIPTOR)} >>"
            )
        ),
        FONT,
    )


@cache
def _form_font() -> _FormFont:
    path = font_file("LnatoolForm.ttf")
    face = TTFontFile(str(path))
    letters = [_letter(code) for code in range(_FIRST, _LAST + 1)]
    widths = " ".join(f"{face.charWidths.get(ord(char), face.defaultWidth):g}" for char in letters)
    box = " ".join(f"{edge:g}" for edge in face.bbox)
    return _FormFont(
        path.read_bytes(),
        widths,
        f"/Type /FontDescriptor /FontName /LnatoolForm /Flags {_NONSYMBOLIC} "
        f"/FontBBox [ {box} ] /ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:g} "
        f"/Descent {face.descent:g} /CapHeight {face.capHeight:g} /StemV {face.stemV:g} "
        f"/MissingWidth {face.defaultWidth:g}",
    )


def _letter(code: int) -> str:
    """What a code means in a PDF (ISO 32000-1, D.2): what Windows leaves open is a bullet."""
    if code in (0xA0, 0xAD):
        return " " if code == 0xA0 else "-"
    char = bytes([code]).decode("cp1252", "ignore")
    return char if char and char != "\x7f" else "\u2022"
