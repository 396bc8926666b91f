"""How a filled field looks: its text in the font of the form, wrapped to its box.

Viewers are not asked to draw it (NeedAppearances), since they would bring fonts of their own. A
letter that the font does not have is drawn as its plain form, or as a question mark; the value
itself keeps it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from lnatool.services.read_back.pdf_parts import child, children, resolved, text_of

if TYPE_CHECKING:
    from pypdf.generic import DecodedStreamObject

_DEFAULT = re.compile(r"/(\S+)\s+([\d.]+)\s+Tf(.*)", re.DOTALL)
_COLOUR = re.compile(r"[\d.\s]*\s(g|rg|k)")
_USUAL_SIZE, _SMALLEST = 10.0, 6.0
_LEADING, _MARGIN = 1.25, 2.0
_USUAL_WIDTH = 550.0
_PLAIN = {
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "\u0131": "i", "ŋ": "n",
    "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "≠": "<>", "✓": "v",
    "\u2010": "-", "\u2011": "-", "\u2212": "-",
}  # fmt: skip
"""Plain forms of letters and signs that Unicode does not take apart itself."""


class Face(NamedTuple):
    """The font of a field: its name and place in the form, its size, colour and widths."""

    name: str
    reference: Any
    size: float
    colour: str
    widths: dict[int, float]

    def width(self, text: bytes, size: float) -> float:
        """How wide a text is, in points."""
        return sum(self.widths.get(code, _USUAL_WIDTH) for code in text) * size / 1000


def face_of(field: Any, form: Any) -> Face:
    """The font that a field is to be drawn in, from its default appearance or the form's."""
    said = text_of(child(field, "/DA")) or text_of(child(form, "/DA"))
    found = _DEFAULT.search(said)
    name = found[1] if found else "LnF"
    size = float(found[2]) if found else _USUAL_SIZE
    colour = found[3].strip() if found and _COLOUR.fullmatch(" " + found[3].strip()) else "0 g"
    fonts = child(child(form, "/DR"), "/Font")
    raw = fonts.raw_get(f"/{name}") if isinstance(fonts, dict) and f"/{name}" in fonts else None  # type: ignore[attr-defined]
    font = resolved(raw)
    first = child(font, "/FirstChar")
    start = int(first) if isinstance(first, int) else 0
    numbers = (resolved(each) for each in children(font, "/Widths"))
    widths = {start + n: float(w) for n, w in enumerate(numbers) if isinstance(w, int | float)}
    return Face(name, raw, size or _USUAL_SIZE, colour, widths)


def appearance(
    text: str, face: Face, width: float, height: float, several_lines: bool
) -> DecodedStreamObject:
    """The form object that draws the text, as large as fits between the usual size and 6 pt."""
    from pypdf.generic import (
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        FloatObject,
        NameObject,
    )

    made = DecodedStreamObject()
    made.set_data(_drawing(text, face, width, height, several_lines))
    made[NameObject("/Type")] = NameObject("/XObject")
    made[NameObject("/Subtype")] = NameObject("/Form")
    made[NameObject("/BBox")] = ArrayObject(FloatObject(each) for each in (0, 0, width, height))
    fonts = DictionaryObject()
    if face.reference is not None:
        fonts[NameObject(f"/{face.name}")] = face.reference
    made[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return made


def in_font(text: str) -> bytes:
    """Text in Windows-1252; other letters as their plain form, or as a question mark."""
    return b"".join(_letter(each) for each in unicodedata.normalize("NFC", text))


def _letter(char: str) -> bytes:
    if char == "\t":
        return b"    "
    for tried in (char, _PLAIN.get(char, char), unicodedata.normalize("NFKD", char)[:1]):
        try:
            return tried.encode("cp1252")
        except UnicodeEncodeError:
            continue
    return b"" if unicodedata.combining(char) or unicodedata.category(char) == "Cf" else b"?"


def _drawing(text: str, face: Face, width: float, height: float, several_lines: bool) -> bytes:
    room, size = width - 2 * _MARGIN, face.size
    lines = _lines(text, face, room, size, several_lines)
    while size > _SMALLEST and not _fits(lines, face, room, height, size):
        size = max(_SMALLEST, size - 0.5)
        lines = _lines(text, face, room, size, several_lines)
    top = height - _MARGIN - size if several_lines else (height - size) / 2 + size * 0.22
    parts = [
        b"/Tx BMC q",
        f"{_MARGIN / 2:g} {_MARGIN / 2:g} {width - _MARGIN:g} {height - _MARGIN:g} re W n".encode(),
        f"BT /{face.name} {size:g} Tf {face.colour}".encode(),
        f"{_MARGIN:g} {top:.2f} Td {size * _LEADING:g} TL".encode(),
    ]
    parts += [b"(" + _escaped(line) + b") Tj T*" for line in lines]
    return b"\n".join([*parts, b"ET Q EMC"])


def _fits(lines: list[bytes], face: Face, room: float, height: float, size: float) -> bool:
    high = len(lines) * size * _LEADING <= height - 2 * _MARGIN + size * (_LEADING - 1)
    return high and all(face.width(line, size) <= room for line in lines)


def _lines(text: str, face: Face, room: float, size: float, several_lines: bool) -> list[bytes]:
    if not several_lines:
        return [in_font(" ".join(text.split("\n")))]
    return [line for part in text.split("\n") for line in _wrapped(in_font(part), face, room, size)]


def _wrapped(text: bytes, face: Face, room: float, size: float) -> list[bytes]:
    """The text in lines that fit; a word that is longer than a line is broken."""
    lines, line = [], b""
    for each in text.split(b" "):
        word = each
        joined = line + b" " + word if line else word
        if face.width(joined, size) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        while len(word) > 1 and face.width(word, size) > room:
            count = max(1, int(len(word) * room / face.width(word, size)))
            lines.append(word[:count])
            word = word[count:]
        line = word
    return [*lines, line]


def _escaped(text: bytes) -> bytes:
    return text.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
