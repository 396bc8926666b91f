"""Reads a returned file: a PDF, a return file, or a plan file, made by anybody.

Bounded in time and memory. The plan inside is checked before anything in it is used; fields are
read by their values alone, since viewers draw them as they like; no action is ever run.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lnatool.domain.form import REFERENCE
from lnatool.domain.plan import FORMAT as PLAN_FORMAT
from lnatool.domain.problems import KnownError, Problem
from lnatool.domain.returned import FORMAT as RETURN_FORMAT
from lnatool.domain.returned import Reference
from lnatool.services.page_digests import page_digests
from lnatool.services.read_back import pdf_parts, print_out
from lnatool.services.read_back.bounds import (
    MOST_PAGES,
    TimedBytes,
    bounded,
    damaged,
    read_bounded,
)
from lnatool.services.read_back.plan_copy import read_plan_copy
from lnatool.services.read_back.return_file import decode_return
from lnatool.services.read_back.returned import RefusedError, Returned
from lnatool.services.share.encode import NewerError, decode_shared
from lnatool.services.storage.codec import digest

if TYPE_CHECKING:
    from pypdf import PdfReader

    from lnatool.domain.shared import SharedPlan

REFERENCE_VERSION: Final = 1
_REFERENCE = re.compile(r"lnatool:(\d{1,4}):([a-z0-9][a-z0-9.\-]{0,79}):(\d{1,16}):([0-9a-f]{64})")
_HEADER_WITHIN = 1024
"""Bytes before which a PDF has to say that it is one (PDF 1.7, annex H)."""


def read_returned(path: Path, password: str = "") -> Returned:
    """What a returned file says.

    Raises RefusedError with a sentence of its own for each reason why there is nothing to read;
    KnownError where a plan or return file is damaged.
    """
    return read_bytes(read_bounded(path), str(path), password)


def read_bytes(data: bytes, place: str, password: str = "") -> Returned:
    """As ``read_returned``, of bytes; ``place`` names them in sentences."""
    if b"%PDF-" in data[:_HEADER_WITHIN]:
        with bounded(place):
            return _pdf(data, place, password)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json(data, place)
    raise RefusedError(
        "not-pdf",
        "This is neither a PDF nor a file of lnatool's. If the review came on paper or in another "
        "kind of file, you can type it in.",
        place,
    )


def open_pdf(data: bytes, place: str, password: str = "") -> PdfReader:
    """A reader of a PDF, unlocked; use it within ``bounded``. Raises RefusedError."""
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(TimedBytes(data), strict=False, xref_stream_maximum_entries=200_000)
    if reader.is_encrypted:
        opened = reader.decrypt(password) != PasswordType.NOT_DECRYPTED
        if not opened and not password:
            raise RefusedError(
                "locked", "This PDF is protected. Give the password it was protected with.", place
            )
        if not opened:
            raise RefusedError(
                "wrong-password",
                "This is not the password of this PDF. Capitals and small letters matter.",
                place,
            )
    return reader


def _json(data: bytes, place: str) -> Returned:
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        plain = None
    form = plain.get("format") if isinstance(plain, dict) else None
    if form == RETURN_FORMAT:
        return _return_file(data, place)
    if form == PLAN_FORMAT:
        return read_plan_copy(data, place)
    raise RefusedError(
        "not-pdf", "This file is damaged, or is not one of lnatool's. Ask for it again.", place
    )


def _return_file(data: bytes, place: str) -> Returned:
    found = decode_return(data, place)
    attached = found.attachment.encode("utf-8", "replace") or None
    shared, problems = _shared(attached, place)
    values, cut = _values(dict(found.values), place)
    return Returned(
        place=place,
        form="return-file",
        file=digest(data),
        reference=found.reference,
        shared=shared,
        values=values,
        content=digest(attached) if attached else "",
        attached=attached or b"",
        by=pdf_parts.clean(found.by),
        problems=(*problems, *cut),
    )


def _pdf(data: bytes, place: str, password: str) -> Returned:
    reader = open_pdf(data, place, password)
    found = _pdf_parts(reader, data, place)
    if isinstance(reader.stream, TimedBytes):
        reader.stream.check()  # so that nothing was passed over because the time was over
    return found


def _pdf_parts(reader: PdfReader, data: bytes, place: str) -> Returned:
    if len(reader.pages) > MOST_PAGES:
        raise RefusedError("too-large", "This PDF has too many pages to be a plan.", place)
    if not reader.pages:
        raise damaged(place)
    written = {name: value for name, _, value in pdf_parts.fields(reader)}
    attached = pdf_parts.attachment(reader)
    reference = _reference(pdf_parts.text_of(written.pop(REFERENCE, None)), place)
    if reference is None and attached is None:
        raise print_out.explained(reader, place)
    shared, problems = _shared(attached, place)
    if reference is None and shared is not None and not written:
        raise print_out.flattened(place)
    if reference is None:
        if shared is None:
            raise print_out.explained(reader, place)
        reference = Reference(shared.plan.id, shared.plan.revision, digest(attached or b""))
    if pdf_parts.scripts(reader):
        problems.append(_active(place))
    values, cut = _values(written, place)
    pages = page_digests(reader)
    return Returned(
        place=place,
        form="pdf",
        file=digest(data),
        reference=reference,
        shared=shared,
        values=values,
        content=digest(attached) if attached else "",
        attached=attached or b"",
        pages=pages,
        problems=(*problems, *cut),
    )


def _active(place: str) -> Problem:
    return Problem(
        "warning",
        place,
        "This PDF contains scripts or actions, which no copy of yours has. They were ignored.",
    )


def parse_reference(text: str) -> Reference | None:
    """Which copy a form belongs to, from the words in its hidden field; None for other words."""
    found = _REFERENCE.fullmatch(text.strip())
    return Reference(found[2], int(found[3]), found[4]) if found else None


def _reference(text: str, place: str) -> Reference | None:
    """As ``parse_reference``; raises RefusedError for words of a newer program."""
    found = _REFERENCE.fullmatch(text.strip())
    if found is not None and int(found[1]) > REFERENCE_VERSION:
        raise RefusedError(
            "newer",
            "This copy was made by a newer lnatool. Ask for the newer program; your plan has not "
            "been touched.",
            place,
        )
    return parse_reference(text)


def _shared(attached: bytes | None, place: str) -> tuple[SharedPlan | None, list[Problem]]:
    """The plan inside; where it cannot be used, what was filled in still can."""
    if attached is None:
        lost = "The plan is not attached to this file any more; only what was filled in is read."
        return None, [Problem("warning", place, lost)]
    try:
        return decode_shared(attached, place), []
    except NewerError as error:
        raise RefusedError("newer", error.problem.message, place, **error.problem.args) from None
    except KnownError as error:
        return None, [Problem("warning", place, error.problem.message, error.problem.args)]


def _values(written: dict[str, Any], place: str) -> tuple[dict[str, str], list[Problem]]:
    """What was filled in, cleaned; blank fields and empty ticks are left out."""
    values, problems = {}, []
    for name, raw in written.items():
        value = pdf_parts.text_of(raw)
        if len(value) > pdf_parts.LONGEST_VALUE:
            problems.append(
                Problem(
                    "warning",
                    place,
                    "What is written in the field {name} is too long; only its first {count} "
                    "characters are read. The returned file keeps all of it.",
                    {"name": name, "count": pdf_parts.LONGEST_VALUE},
                )
            )
        value = pdf_parts.clean(value[: pdf_parts.LONGEST_VALUE])
        if value:
            values[name] = value
    return values, problems
