"""Older notes of the desk brought to the current version, one step a version."""

from __future__ import annotations

from typing import Any

from lnatool.domain.problems import KnownError
from lnatool.services.storage.migrations import Step, migrated

STEPS: dict[int, Step] = {}
"""``STEPS[n]`` turns a version n note into version n + 1. Version 1 is the first."""


def migrated_record(
    plain: dict[str, Any], newest: int, place: str, steps: dict[int, Step] | None = None
) -> dict[str, Any]:
    """The note at the newest version. Raises KnownError for a newer or an unknown one."""
    version = plain.get("version")
    if isinstance(version, int) and version > newest:
        raise KnownError(
            "This review was begun with a newer lnatool. Use the newer program to go on with it; "
            "nothing has been touched.",
            place,
        )
    return migrated(plain, place, STEPS if steps is None else steps, newest)
