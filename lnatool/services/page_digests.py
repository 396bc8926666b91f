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


def page_digests(reader: PdfReader) -> tuple[str, ...]:
    """The SHA-256 of each page's decoded content, in hexadecimal, in page order.

    Raises what pypdf raises where the file is damaged.
    """
    return tuple(hashlib.sha256(_content(page)).hexdigest() for page in reader.pages)


def page_digests_of(data: bytes) -> tuple[str, ...]:
    """The digests of the pages of a PDF in memory."""
    from pypdf import PdfReader

    return page_digests(PdfReader(BytesIO(data)))


def _content(page: Any) -> bytes:
    """The decoded content streams of a page, one after the other, without blanks at the end."""
    found = page.get("/Contents")
    content = None if found is None else found.get_object()
    if content is None:
        return b""
    streams = content if isinstance(content, list) else [content]
    return b"\n".join(stream.get_object().get_data() for stream in streams).rstrip()
