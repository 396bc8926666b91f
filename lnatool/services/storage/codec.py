"""Between a plan and the bytes of its file: canonical JSON, UTF-8, one document.

Canonical means sorted keys, no spaces and no floats, so equal plans are equal bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain, to_plain
from lnatool.domain.plan import FORMAT, VERSION, Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage.migrations import migrated

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class DamagedError(KnownError):
    """The file is a plan's, or was, but cannot be read as one: a copy may help."""


def encode(plan: Plan) -> bytes:
    """The bytes of a plan's file. The framework's part is kept, since it never changes."""
    parts: dict[str, bytes] = {"framework": _framework_bytes(_ByIdentity(plan.framework))}
    plain = to_plain(_without_framework(plan))
    for key, value in plain.items():
        if key != "framework":
            parts[key] = canonical(value)
    body = b",".join(canonical(key) + b":" + parts[key] for key in sorted(parts))
    return b"{" + body + b"}\n"


def canonical(value: Any) -> bytes:
    """A plain value as canonical JSON."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8", "surrogatepass")


class _ByIdentity:
    """A cache key that is equal only for the very same object."""

    __slots__ = ("value",)

    def __init__(self, value: Framework) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.value is self.value


@lru_cache(maxsize=4)
def _framework_bytes(framework: _ByIdentity) -> bytes:
    return canonical(to_plain(framework.value))


_NO_FRAMEWORK = Framework("none", "0", "none", "assessment", ())


def _without_framework(plan: Plan) -> Plan:
    return replace(plan, framework=_NO_FRAMEWORK)


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def decode_trusted(data: bytes) -> Plan:
    """The plan in bytes that this program wrote itself, known by their digest."""
    return from_plain(Plan, json.loads(data))


def decode(data: bytes, place: str) -> Plan:
    """The plan in the bytes of any file, fully checked.

    Raises KnownError with one sentence where the bytes are not a plan that this version reads.
    """
    plain = parse(data, place)
    return validated(plain, place)


def parse(data: bytes, place: str) -> dict[str, Any]:
    """The document as plain values, brought to the current version of the format."""
    if not data.strip():
        raise DamagedError("This file is empty, so there is no plan in it.", place)
    try:
        plain = json.loads(data)
    except UnicodeDecodeError:
        raise DamagedError("This is not a plan file: it is not text.", place) from None
    except json.JSONDecodeError as error:
        raise DamagedError(
            "This plan file is damaged or not complete: it stops making sense at line {line}, "
            "column {column}.",
            place,
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise DamagedError("This is not a plan file: it is nested too deeply.", place) from None
    except ValueError:  # a number of thousands of digits
        raise DamagedError("This plan file is damaged: a number in it has no end.", place) from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise DamagedError("This is not a lnatool plan file.", place)
    return migrated_plain(plain, place)


def migrated_plain(plain: dict[str, Any], place: str) -> dict[str, Any]:
    """A document of any version at the current one; raises KnownError for a newer one."""
    version = plain.get("version")
    if isinstance(version, int) and version > VERSION:
        raise KnownError(
            "This plan was made by a newer lnatool (file version {version}; this one reads up to "
            "{known}). Ask for the newer program; the file has not been touched.",
            place,
            version=version,
            known=VERSION,
        )
    return migrated(plain, place)


def validated(plain: dict[str, Any], place: str) -> Plan:
    """The plan in plain values of the current version; raises KnownError where they don't fit."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(whole_characters(json.dumps(plain, ensure_ascii=False)))
    except ValidationError as error:
        from lnatool.services.storage.wrong_value import what_is_wrong

        where, what = what_is_wrong(error, plain)
        raise DamagedError(
            "This plan file has something in it that does not belong there, at {where}: {what}.",
            place,
            where=where or "the top",
            what=what,
        ) from None


def whole_characters(text: str) -> str:
    """The text with U+FFFD for each half of a character (lone surrogate), which JSON can't hold.

    Pasting from a faulty program makes them; one must never stop a person's work from opening.
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@cache
def _adapter() -> TypeAdapter[Plan]:
    from pydantic import TypeAdapter

    return TypeAdapter(Plan)
