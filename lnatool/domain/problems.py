"""Expected trouble, as values.

A ``Problem`` says what is wrong, where, and what to do. The message is a template in plain
English so that it can be translated; ``args`` fill it. ``KnownError`` carries one problem up to
whoever can tell the person. Anything else that is raised is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: how bad, where (file and location) and one plain sentence."""

    severity: Severity
    place: str
    message: str
    args: dict[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The message with its arguments filled in."""
        return self.message.format_map(self.args)

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class KnownError(Exception):
    """Expected trouble that stops what was asked for; ``problem`` says what a person can do."""

    def __init__(self, message: str, place: str = "", **args: object) -> None:
        self.problem = Problem("error", place, message, args)
        super().__init__(str(self.problem))
