"""What the pages of a PDF say, as digests: they stay the same when only fields are filled in.

PDF viewers may write a file anew when they save it, but leave the decoded content streams of its
pages alone. A digest that differs from the one noted at export means that a page was changed.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST = 100_000_000
"""Decoded bytes of all pages together; a plan of 500 pages has about 5 million."""


def page_digests(reader: PdfReader) -> tuple[str, ...]:
    """The SHA-256 of each page's decoded content, in hexadecimal, in page order.

    Raises what pypdf raises where the file is damaged, and its LimitReachedError where the pages
    are larger than any plan's.
    """
    found, room = [], LARGEST
    for page in reader.pages:
        content = _content(page, room)
        room -= len(content)
        found.append(hashlib.sha256(content).hexdigest())
    return tuple(found)


def page_digests_of(data: bytes) -> tuple[str, ...]:
    """The digests of the pages of a PDF in memory."""
    from pypdf import PdfReader

    return page_digests(PdfReader(BytesIO(data)))


def _content(page: Any, room: int) -> bytes:
    """The decoded content streams of a page, one after the other, without blanks at the end."""
    from pypdf.errors import LimitReachedError

    found = page.get("/Contents")
    content = None if found is None else found.get_object()
    if content is None:
        return b""
    parts = []
    for part in content if isinstance(content, list) else [content]:
        stream = part.get_object()
        parts.append(stream.get_data())
        stream.decoded_self = None  # or each page would stay in memory
        room -= len(parts[-1])
        if room < 0:
            raise LimitReachedError("The pages are too large.")
    return b"\n".join(parts).rstrip()
