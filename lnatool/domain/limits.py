"""Limits on text and numbers, written once on the field they bind.

The models are standard frozen dataclasses so that a start on the person's last plan need not
load pydantic (measured: importing pydantic and building a dozen models alone makes the start
1.88 times a bare window). These markers are what pydantic finds when it is loaded at the doors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any


@dataclass(frozen=True, slots=True)
class Text:
    """Marks a string field with its length in characters and, if any, its pattern."""

    longest: int
    shortest: int = 0
    pattern: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = handler(source)
        schema["max_length"] = self.longest
        if self.shortest:
            schema["min_length"] = self.shortest
        if self.pattern:
            schema["pattern"] = self.pattern
        return schema


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks an integer field with its inclusive range."""

    lowest: int
    highest: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = handler(source)
        schema["ge"] = self.lowest
        schema["le"] = self.highest
        return schema


FORBID_UNKNOWN = {"extra": "forbid"}
"""Configuration that pydantic reads from a dataclass: an unknown key is a fault, not ignored."""

Slug = Annotated[str, Text(80, 1, r"^[a-z0-9][a-z0-9.\-]*$")]
"""An id: stable for ever, lower case letters, digits, hyphens and full stops."""

Line = Annotated[str, Text(200)]
Title = Annotated[str, Text(200, 1)]
Paragraph = Annotated[str, Text(4_000)]
Note = Annotated[str, Text(4_000_000)]
"""Free text that a person types or pastes; long enough that nothing is ever cut."""
