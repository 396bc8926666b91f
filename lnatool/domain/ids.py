"""New ids: random, short enough to read out, never reused."""

from __future__ import annotations


def new_id() -> str:
    """A new id of 32 lower-case hexadecimal digits."""
    import uuid  # brings a good deal with it, and opening a plan makes no new ids

    return uuid.uuid4().hex
