"""What makes a PDF accessible and safe to keep, as far as its structure shows.

These are the checks that any computer can make without further programs; they do not replace a
full PDF/UA validator, which the tests of this program use.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lnatool.domain.problems import KnownError

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST = 100_000_000
_MOST_PAGES = 2_000
_MOST_ELEMENTS = 200_000


@dataclass(frozen=True, slots=True)
class PdfCheck:
    """One thing that was looked at; ``detail`` says what was found."""

    name: str
    ok: bool
    detail: str


def check_pdf(path: Path) -> tuple[PdfCheck, ...]:
    """Every check of a PDF file. Raises KnownError where it cannot be read as a PDF at all."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # the checks say what is wrong
    try:
        if path.stat().st_size > LARGEST:
            raise KnownError("The file is too large to be checked.", str(path))
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted:
                raise KnownError("The PDF is locked with a password.", str(path))
            return tuple(_guarded(name, check, reader) for name, check in _CHECKS.items())
    except OSError as error:
        why = error.strerror or str(error)
        raise KnownError("The file cannot be read: {why}.", str(path), why=why) from None
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise KnownError("This is not a PDF that can be read.", str(path)) from None


Found = tuple[bool, str]


def _guarded(name: str, check: Callable[[PdfReader], Found], reader: PdfReader) -> PdfCheck:
    """One check; a part of the PDF that cannot be read is what the check found."""
    try:
        return PdfCheck(name, *check(reader))
    except Exception as error:  # noqa: BLE001 - a damaged PDF can make the reader raise anything
        return PdfCheck(name, False, f"cannot be read ({type(error).__name__})")


def _root(reader: PdfReader) -> dict[str, Any]:
    root: Any = reader.trailer["/Root"].get_object()
    return dict(root)


def _pages(reader: PdfReader) -> Found:
    count = len(reader.pages)
    return 0 < count <= _MOST_PAGES, f"{count}"


def _tagged(reader: PdfReader) -> Found:
    root = _root(reader)
    marks = root.get("/MarkInfo", {})
    ok = bool(marks.get("/Marked", False)) and "/StructTreeRoot" in root
    return ok, "has a structure for screen readers" if ok else "has none"


def _language(reader: PdfReader) -> Found:
    language = str(_root(reader).get("/Lang", ""))
    return bool(language), language or "not given"


def _title(reader: PdfReader) -> Found:
    title = (reader.metadata.title if reader.metadata else None) or ""
    shown = bool(_root(reader).get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))
    if not title:
        return False, "not given"
    return shown, title if shown else f"{title} (not shown in the window's title)"


def _claims_ua(reader: PdfReader) -> Found:
    metadata = _root(reader).get("/Metadata")
    xmp = metadata.get_object().get_data() if metadata is not None else b""
    ok = b"pdfuaid" in xmp
    return ok, "says PDF/UA" if ok else "does not say PDF/UA"


def _fonts(reader: PdfReader) -> Found:
    loose = sorted({name for page in reader.pages for name in _loose_fonts(page)})
    return not loose, f"not embedded: {', '.join(loose)}" if loose else "all embedded"


def _loose_fonts(page: Any) -> Iterator[str]:
    fonts = page.get("/Resources", {}).get("/Font", {})
    for reference in fonts.values():
        font = reference.get_object()
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor", {})
        if inner.get("/Subtype") != "/Type3" and not any(
            f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")
        ):
            yield str(font.get("/BaseFont", "?")).lstrip("/")


def _pictures(reader: PdfReader) -> Found:
    figures = [part for part in _elements(reader) if part.get("/S") == "/Figure"]
    silent = sum(1 for figure in figures if not figure.get("/Alt"))
    return silent == 0, f"{len(figures)}, {silent} without a description"


def _elements(reader: PdfReader) -> Iterator[Any]:
    """The structure elements, each once."""
    waiting: list[Any] = [_root(reader).get("/StructTreeRoot")]
    seen: set[int] = set()
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            return
        reference = waiting.pop()
        number = getattr(reference, "idnum", None)
        if number in seen:
            continue
        if number is not None:
            seen.add(number)
        part = reference.get_object() if hasattr(reference, "get_object") else reference
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            yield part
            waiting.append(part.get("/K"))


_CHECKS: dict[str, Callable[[PdfReader], Found]] = {
    "pages": _pages,
    "tags": _tagged,
    "language": _language,
    "title": _title,
    "PDF/UA": _claims_ua,
    "fonts": _fonts,
    "pictures": _pictures,
}
