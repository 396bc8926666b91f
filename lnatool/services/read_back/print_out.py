"""Why a PDF has neither fields nor a plan inside: flattened, printed to PDF, or not ours at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lnatool.services.read_back.bounds import TooSlowError
from lnatool.services.read_back.pdf_parts import child, resolved, root
from lnatool.services.read_back.returned import RefusedError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_LOOKED_AT = 3
_MOST_CONTENT = 500_000
"""Decoded bytes of a page whose text is looked for; a page of a plan has some 10,000."""
_OURS = ("Learning plan", "What this asks of you")
"""What the first page of every plan says (``services.export.report``)."""


def explained(reader: PdfReader, place: str) -> RefusedError:
    """The sentence for a PDF in which nothing can be read."""
    if _made_by_us(reader):
        return flattened(place)
    if _looks_like_ours(reader):
        return RefusedError(
            "printed",
            "This copy was printed to a PDF or scanned, so the fields and the plan inside are gone "
            "and only the picture of the pages is left. Ask for the file as it was saved, or type "
            "the review in by hand.",
            place,
        )
    return RefusedError(
        "foreign",
        "This PDF is not a copy of a plan, so there is nothing to read in it. If the review came "
        "in words of its own, you can type it in by hand.",
        place,
    )


def flattened(place: str) -> RefusedError:
    """The sentence for a copy of ours without fields."""
    return RefusedError(
        "flattened",
        "This copy has no form fields: it is a summary, or its fields were turned into plain text "
        "(flattened). Ask for the full copy as it was saved, or type the review in by hand.",
        place,
    )


def _made_by_us(reader: PdfReader) -> bool:
    """Whether its own information says that lnatool made it."""
    try:
        info = resolved(reader.trailer.get("/Info"))
        said = [str(child(info, key) or "") for key in ("/Creator", "/Producer")]
        metadata = child(root(reader), "/Metadata")
        if metadata is not None:
            said.append(metadata.get_data()[:100_000].decode("utf-8", "replace"))
    except TooSlowError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF can make the reader raise anything
        return False
    return any("lnatool" in each for each in said)


def _looks_like_ours(reader: PdfReader) -> bool:
    """Whether the first pages say what those of a plan say."""
    if _title(reader).startswith(_OURS[0]):
        return True
    words = " ".join(_words(page) for page in reader.pages[:_LOOKED_AT])
    return all(each in words for each in _OURS)


def _words(page: PageObject) -> str:
    """The text of a page; empty where it cannot be read or is too much."""
    try:
        content = page.get_contents()
        if content is None or len(content.get_data()) > _MOST_CONTENT:
            return ""
        return " ".join(page.extract_text().split())
    except TooSlowError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF can make the reader raise anything
        return ""


def _title(reader: PdfReader) -> str:
    info = resolved(reader.trailer.get("/Info"))
    return str(child(info, "/Title") or "")
