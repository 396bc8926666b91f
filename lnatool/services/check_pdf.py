"""What makes a PDF accessible and safe to keep, as far as its structure shows.

These are the checks that any computer can make without further programs; they do not replace a
full PDF/UA validator, which the tests of this program use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lnatool.domain.form import REFERENCE
from lnatool.domain.problems import KnownError
from lnatool.services.read_back import pdf_parts
from lnatool.services.read_back.bounds import TimedBytes, bounded, read_bounded
from lnatool.services.read_back.read import parse_reference
from lnatool.services.share.encode import decode_shared, short_digest
from lnatool.services.storage.codec import digest

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


def check_pdf(path: Path, password: str = "") -> tuple[PdfCheck, ...]:
    """Every check of a PDF file. Raises KnownError where it cannot be read as a PDF at all."""
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import PyPdfError

    place = str(path)
    data = read_bounded(path, LARGEST)
    checks: list[PdfCheck] = []
    with bounded(place):
        try:
            reader = PdfReader(TimedBytes(data))
            if reader.is_encrypted and reader.decrypt(password) == PasswordType.NOT_DECRYPTED:
                message = "The PDF is locked with a password."
                if password:
                    message = "This is not the password of the PDF."
                raise KnownError(message, place)
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise KnownError("This is not a PDF that can be read.", place) from None
        checks += [_guarded(name, check, reader) for name, check in _CHECKS.items()]
    return tuple(checks)


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


def _form(reader: PdfReader) -> Found:
    """The form, and which plan it belongs to; a PDF need not have one."""
    written = {name: value for name, _, value in pdf_parts.fields(reader)}
    if not written:
        return True, "none"
    reference = parse_reference(pdf_parts.text_of(written.get(REFERENCE)))
    if reference is None:
        return True, f"{len(written)} fields, not of a plan"
    filled = sum(1 for name, raw in written.items() if pdf_parts.clean(pdf_parts.text_of(raw)))
    return True, (
        f"{len(written)} fields, {filled - 1} filled in; plan {reference.plan}, "
        f"revision {reference.revision}"
    )


def _attachment(reader: PdfReader) -> Found:
    """The plan inside, and whether it is the one that the form belongs to."""
    data = pdf_parts.attachment(reader)
    if data is None:
        return True, "no plan inside"
    try:
        shared = decode_shared(data, "")
    except KnownError as error:
        return False, error.problem.sentence
    found = digest(data)
    short = short_digest(found)
    fields = {name: value for name, _, value in pdf_parts.fields(reader)}
    reference = parse_reference(pdf_parts.text_of(fields.get(REFERENCE)))
    if reference is None:
        return True, f"plan {shared.plan.id}, digest {short}; no form to hold it against"
    if reference.content != found:
        return False, f"plan {shared.plan.id}, digest {short}, is not the one of the form"
    return True, f"plan {shared.plan.id}, digest {short}, as the form says"


def _actions(reader: PdfReader) -> Found:
    acts = pdf_parts.scripts(reader)
    return not acts, "scripts or actions, which were not run" if acts else "none"


_CHECKS: dict[str, Callable[[PdfReader], Found]] = {
    "pages": _pages,
    "tags": _tagged,
    "language": _language,
    "title": _title,
    "PDF/UA": _claims_ua,
    "fonts": _fonts,
    "pictures": _pictures,
    "form": _form,
    "attached plan": _attachment,
    "scripts": _actions,
}
