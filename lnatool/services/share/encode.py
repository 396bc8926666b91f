"""The shared plan as bytes: canonical JSON on the way out, checked throughout on the way in.

Canonical is the form of RFC 8785: sorted keys, no spaces, UTF-8. The RFC sorts keys by UTF-16
code units; ours are field names and ids in ASCII, for which that is the order of code points. There
are no floats, and half a character (a lone surrogate), which the RFC refuses, is written as U+FFFD.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from lnatool.domain.plan import VERSION as PLAN_VERSION
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.domain.shared import FORMAT, VERSION, SharedPlan
from lnatool.services.library import validate
from lnatool.services.storage.codec import canonical, encode, migrated_plain, whole_characters

if TYPE_CHECKING:
    from pydantic import TypeAdapter

LARGEST = 20_000_000
"""Bytes. A plan of 20,000 competencies, each with a note, has about 12 million."""

LONGEST_WAY = 200


class NewerError(KnownError):
    """Made by a newer lnatool than this one."""


def encode_shared(shared: SharedPlan) -> bytes:
    """The bytes that travel: equal plans are equal bytes, so that their digest means something.

    As in a plan's file, what is at its default is left out; the framework's part is kept by the
    codec.
    """
    parts = {
        "evidence": b"" if shared.evidence else b"false",
        "format": canonical(FORMAT),
        "kind": canonical(shared.kind),
        "notes": b"" if shared.notes else b"false",
        "plan": encode(shared.plan).rstrip(b"\n"),
        "version": canonical(VERSION),
    }
    written = (b'"%s":%s' % (key.encode(), value) for key, value in parts.items() if value)
    return whole_bytes(b"{" + b",".join(written) + b"}")


def decode_shared(data: bytes, place: str) -> SharedPlan:
    """The shared plan in bytes that nobody vouches for.

    Raises KnownError with one sentence where they are too many, no shared plan, or one whose parts
    do not fit; NewerError where a newer lnatool is needed.
    """
    if len(data) > LARGEST:
        raise KnownError("The plan inside this file is too large to be one of lnatool's.", place)
    try:
        plain = _parsed(data, place)
        inner = plain.get("plan")
        if not isinstance(inner, dict):
            raise _damaged(place)
        shared = _validated({**plain, "plan": migrated_plain(inner, place)}, place)
    except RecursionError:
        raise KnownError("The plan inside this file is nested too deeply.", place) from None
    check_usable(shared.plan, place)
    return shared


def short_digest(digest: str) -> str:
    """The first 16 digits of a digest in groups of four, for people to compare."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def whole_bytes(data: bytes) -> bytes:
    """Canonical bytes with U+FFFD for each half of a character."""
    return whole_characters(data.decode("utf-8", "surrogatepass")).encode("utf-8")


def check_usable(plan: Plan, place: str) -> None:
    """Raise KnownError unless the framework and role of somebody's plan can be worked with."""
    framework = plan.framework
    wrong = [problem for problem in validate.check(framework) if problem.severity == "error"]
    points = {point.id for point in framework.review_points}
    if (
        wrong
        or framework.kind != "assessment"
        or framework.role(plan.round.role) is None
        or plan.round.review_point not in points
    ):
        raise KnownError(
            "The framework inside this file does not fit together, so the plan cannot be shown. "
            "Ask for a new copy.",
            place,
        )


def _parsed(data: bytes, place: str) -> dict[str, Any]:
    try:
        plain = json.loads(data)
    except ValueError:  # not JSON, not text, or a number of thousands of digits
        raise _damaged(place) from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise _damaged(place)
    inner = plain.get("plan")
    versions = (plain.get("version"), inner.get("version") if isinstance(inner, dict) else None)
    for version, known in zip(versions, (VERSION, PLAN_VERSION), strict=True):
        if isinstance(version, int) and version > known:
            raise NewerError(
                "This copy was made by a newer lnatool (version {version}; this one reads up to "
                "{known}). Ask for the newer program; your plan has not been touched.",
                place,
                version=version,
                known=known,
            )
    return plain


def _damaged(place: str) -> KnownError:
    return KnownError("The plan inside this file is damaged. Ask for a new copy.", place)


def _validated(plain: dict[str, Any], place: str) -> SharedPlan:
    from pydantic import ValidationError

    try:
        text = whole_characters(json.dumps(plain, ensure_ascii=False))
        return _adapter().validate_json(text)
    except ValidationError as error:
        from lnatool.services.storage.wrong_value import what_is_wrong

        where, what = what_is_wrong(error, plain)
        raise KnownError(
            "The plan inside this file has something in it that does not belong there, at {where}: "
            "{what}.",
            place,
            where=where[:LONGEST_WAY] or "the top",
            what=what,
        ) from None


@cache
def _adapter() -> TypeAdapter[SharedPlan]:
    from pydantic import TypeAdapter

    return TypeAdapter(SharedPlan)
