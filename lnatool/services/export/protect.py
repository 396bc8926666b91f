"""A password on a PDF that is handed out.

A protected file is no longer PDF/A, which forbids encryption, and some screen readers cannot get
in unless the file allows it, so this one does (ISO 32000-2, table 22, bit 10).
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from lnatool.domain.problems import KnownError

if TYPE_CHECKING:
    from pypdf import PdfWriter

_CLAIM = re.compile(
    rb"<pdfaid:(part|conformance|rev)>[^<]*</pdfaid:\1>|\spdfaid:(part|conformance|rev)=([\"'])[^\"']*\3"
)
SHORTEST = 8
LONGEST = 127
"""Bytes in UTF-8 that AES-256 protection of a PDF takes (ISO 32000-2, 7.6.4.3.3)."""


def protect(data: bytes, password: str) -> bytes:
    """The PDF, encrypted with AES-256 (revision 6), to be opened with this password.

    Whoever has the password may do everything; nobody is shut out by a permission.
    Raises KnownError for a password that is too short to protect, or too long for the format.
    """
    from pypdf import PdfWriter

    check_password(password)
    writer = PdfWriter(BytesIO(data))
    _claim_no_archive(writer)
    writer.encrypt(password, algorithm="AES-256")  # every permission, accessibility among them
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _claim_no_archive(writer: PdfWriter) -> None:
    """Take the claim to be PDF/A out of the metadata: encrypted, it would not be true."""
    metadata = writer.root_object.get("/Metadata")
    stream = metadata.get_object() if metadata is not None else None
    if stream is not None:
        stream.set_data(_CLAIM.sub(b"", stream.get_data()))


def check_password(password: str) -> None:
    """Raise KnownError for a password that cannot be used, before any work is done."""
    if len(password) < SHORTEST:
        raise KnownError(
            "A password needs at least {count} characters, or anybody can guess it.",
            count=SHORTEST,
        )
    if len(password.encode("utf-8", "replace")) > LONGEST:
        raise KnownError("This password is too long. Choose one of up to 100 letters.")
