"""Return files: what was filled in, as JSON, for whoever reviews a plan in the program itself."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from lnatool.domain.problems import KnownError
from lnatool.domain.returned import VERSION, ReturnFile
from lnatool.services.read_back.returned import RefusedError, Returned
from lnatool.services.share.encode import whole_bytes
from lnatool.services.storage.codec import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import TypeAdapter


def return_of(received: Returned, values: Mapping[str, str], by: str, made: str) -> ReturnFile:
    """The return file for somebody's plan that was received and reviewed here.

    ``values`` is by field name, ``made`` a moment. Raises KnownError where the plan that was
    received is not known, since nobody could tell then what the values are about.
    """
    if received.shared is None or received.reference is None:
        raise KnownError(
            "The plan inside this file cannot be read, so it cannot be reviewed here. Ask for a "
            "new copy.",
            received.place,
        )
    kept = {name: value for name, value in values.items() if value}
    text = received.attached.decode("utf-8", "replace")
    return ReturnFile(received.reference, by=by, made=made, values=kept, attachment=text)


def encode_return(returned: ReturnFile) -> bytes:
    """The bytes of a return file: canonical JSON with every field stated."""
    plain = {
        "attachment": returned.attachment,
        "by": returned.by,
        "format": returned.format,
        "made": returned.made,
        "reference": {
            "content": returned.reference.content,
            "plan": returned.reference.plan,
            "revision": returned.reference.revision,
        },
        "values": returned.values,
        "version": returned.version,
    }
    return whole_bytes(canonical(plain)) + b"\n"


def decode_return(data: bytes, place: str) -> ReturnFile:
    """The return file in bytes that nobody vouches for. Raises RefusedError with one sentence."""
    from pydantic import ValidationError

    plain: Any = None
    try:
        plain = json.loads(data)
        version = plain.get("version")
        if isinstance(version, int) and version > VERSION:
            raise RefusedError(
                "newer",
                "This return file was made by a newer lnatool (version {version}; this one reads "
                "up to {known}). Ask for the newer program; your plan has not been touched.",
                place,
                version=version,
                known=VERSION,
            )
        return _adapter().validate_json(whole_bytes(data))
    except ValidationError as error:
        from lnatool.services.storage.wrong_value import what_is_wrong

        where, what = what_is_wrong(error, plain)
        raise RefusedError(
            "corrupt",
            "This return file has something in it that does not belong there, at {where}: {what}.",
            place,
            where=where[:200] or "the top",
            what=what,
        ) from None
    except (ValueError, RecursionError, AttributeError):
        raise RefusedError(
            "corrupt", "This return file is damaged. Ask for it to be sent again.", place
        ) from None


@cache
def _adapter() -> TypeAdapter[ReturnFile]:
    from pydantic import TypeAdapter

    return TypeAdapter(ReturnFile)
