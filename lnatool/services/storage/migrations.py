"""Older plan files brought to the current version, one step a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lnatool.domain.plan import VERSION
from lnatool.domain.problems import KnownError

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _with_reviews(plain: dict[str, Any]) -> dict[str, Any]:
    """Version 2 adds a preceptor's views, sign-offs and records of copies; none are there yet."""
    return {**plain, "version": 2}


STEPS: dict[int, Step] = {1: _with_reviews}
"""``STEPS[n]`` turns a version n document into version n + 1. Version 1 is the first."""


def migrated(plain: dict[str, Any], place: str, steps: dict[int, Step] | None = None,
             newest: int = VERSION) -> dict[str, Any]:  # fmt: skip
    """The document at the newest version. Raises KnownError for a version that never was."""
    steps = STEPS if steps is None else steps
    version = plain.get("version")
    while version != newest:
        step = steps.get(version) if isinstance(version, int) else None
        if step is None:
            raise KnownError(
                "This plan file says it is version {version}, which lnatool does not know.",
                place,
                version=version,
            )
        plain = step(plain)
        version = plain.get("version")
    return plain
