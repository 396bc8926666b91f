"""New ids: random, short enough to read out, never reused."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """A new id of 32 lower-case hexadecimal digits."""
    return uuid.uuid4().hex
