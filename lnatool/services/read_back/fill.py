"""A reviewed copy: values written into the fields of the plan's PDF that was received.

The file is added to, not written anew, so the original is the beginning of the copy, byte for
byte; what was written is read back before it is handed on.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from lnatool.domain.form import REFERENCE
from lnatool.domain.problems import KnownError
from lnatool.services.export.protect import protect
from lnatool.services.read_back.appearance import appearance, face_of
from lnatool.services.read_back.bounds import bounded
from lnatool.services.read_back.pdf_parts import child, children, clean, fields, resolved, text_of
from lnatool.services.read_back.read import open_pdf, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PdfReader, PdfWriter

_MULTI_LINE = 1 << 12


def fill_pdf(
    data: bytes, values: Mapping[str, str], password: str = "", place: str = "the plan's PDF"
) -> bytes:
    """The PDF with these values in its fields; a value that is empty empties its field.

    A protected PDF stays protected with the same password. Raises KnownError where the PDF cannot
    be read, does not have a field, or does not hold afterwards what was to be written.
    """
    with bounded(place):
        reader = open_pdf(data, place, password)
        written = _written(reader, data, values, place)
    filled = protect(written, password) if reader.is_encrypted else written
    found = read_bytes(filled, place, password).values
    wrong = [name for name, value in values.items() if found.get(name, "") != clean(value)]
    if wrong:
        raise KnownError(
            "The review could not be written into this PDF. Save a return file instead.", place
        )
    return filled


def _written(reader: PdfReader, data: bytes, values: Mapping[str, str], place: str) -> bytes:
    from pypdf import PdfWriter

    if reader.is_encrypted:
        writer = PdfWriter(clone_from=reader)
    else:
        writer = PdfWriter(BytesIO(data), incremental=True)
    form = resolved(writer.root_object.get("/AcroForm"))
    left = {name: clean(value) for name, value in values.items() if name != REFERENCE}
    for name, field, _ in fields(writer):
        if name in left:
            _fill(writer, form, field, left.pop(name))
    if left:
        raise KnownError(
            "This PDF has no field {name}, so the review does not belong to it.",
            place,
            name=next(iter(left)),
        )
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _fill(writer: PdfWriter, form: Any, field: Any, value: str) -> None:
    """Set the value of a field and of everything that shows it."""
    from pypdf.generic import NameObject, TextStringObject

    kind = child(field, "/FT")
    shown = [resolved(kid) for kid in children(field, "/Kids")] or [field]
    if kind == "/Btn":
        state = NameObject("/Yes" if value else "/Off")
        field[NameObject("/V")] = state
        for widget in shown:
            widget[NameObject("/AS")] = state
        return
    field[NameObject("/V")] = TextStringObject(value)
    several = bool(int(child(field, "/Ff") or 0) & _MULTI_LINE) and kind == "/Tx"
    words = _option(field, value) if kind == "/Ch" else value
    for widget in shown:
        _draw(writer, form, field, widget, words, several)


def _draw(writer: PdfWriter, form: Any, field: Any, widget: Any, words: str, several: bool) -> None:
    from pypdf.generic import DictionaryObject, NameObject

    left, bottom, right, top = (float(resolved(each)) for each in children(widget, "/Rect"))
    face = face_of(field, form)
    look = appearance(words, face, abs(right - left), abs(top - bottom), several)
    reference = writer._add_object(look)  # noqa: SLF001 - pypdf has no public name for it
    widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): reference})


def _option(field: Any, value: str) -> str:
    """What a choice shows for a value."""
    for each in children(field, "/Opt"):
        pair = resolved(each)
        if isinstance(pair, list) and len(pair) == 2:
            key, words = (text_of(resolved(part)) for part in pair)
            if key == value:
                return words if value else ""
    return value
