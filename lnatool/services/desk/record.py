"""What the desk notes of one copy: whose it is, which file it came in, and how far the review is.

What was filled in is not in here but beside it, in the draft.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Final, Literal

from lnatool.domain.limits import FORBID_UNKNOWN, Line, Note, Text
from lnatool.domain.plain import to_plain
from lnatool.domain.plan import Day, Digest, Moment
from lnatool.domain.problems import KnownError
from lnatool.domain.returned import Reference
from lnatool.services.desk.migrations import migrated_record
from lnatool.services.read_back.returned import Form
from lnatool.services.share.encode import whole_bytes
from lnatool.services.storage.codec import canonical

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT: Final = "lnatool.desk"
VERSION: Final = 1
ReceivedName = Annotated[str, Text(40, 1, r"^received-[0-9a-f]{12}\.(pdf|json)$")]
SentDigest = Annotated[str, Text(64, 0, r"^([0-9a-f]{64})?$")]


@dataclass(frozen=True, slots=True)
class DeskRecord:
    """One copy on the desk.

    ``received`` is the file beside this record that holds what was received, ``form`` what kind of
    file that was and ``file`` its digest. ``fields`` names what can be filled in, with words for
    each; ``labels`` the same for what had a place in an older copy only. ``sent`` is the digest of
    the values in the reviewed copy that was saved last.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    reference: Reference
    file: Digest
    received: ReceivedName
    form: Form
    format: Literal["lnatool.desk"] = FORMAT
    version: Literal[1] = VERSION
    name: Line = ""
    role: Line = ""
    framework: Line = ""
    next: Day = ""
    source: Note = ""
    opened: Moment = ""
    protected: bool = False
    fields: dict[str, Note] = field(default_factory=dict)
    labels: dict[str, Note] = field(default_factory=dict)
    sent: SentDigest = ""
    sent_at: Moment = ""
    sent_as: Note = ""


def encode_record(record: DeskRecord) -> bytes:
    """The bytes of a record: canonical JSON."""
    return whole_bytes(canonical(to_plain(record))) + b"\n"


def decode_record(data: bytes, place: str) -> DeskRecord:
    """The record in these bytes. Raises KnownError with one sentence where they hold none."""
    from pydantic import ValidationError

    damaged = KnownError(
        "The note of this review is damaged. Open the copy again; what you had filled in is still "
        "in its folder.",
        place,
    )
    try:
        plain = json.loads(data)
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise damaged
        return _adapter().validate_json(canonical(migrated_record(plain, VERSION, place)))
    except (ValueError, RecursionError, ValidationError):
        raise damaged from None


@cache
def _adapter() -> TypeAdapter[DeskRecord]:
    from pydantic import TypeAdapter

    return TypeAdapter(DeskRecord)
