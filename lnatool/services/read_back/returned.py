"""A file that came back, as plain values: what was filled in, and which copy it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lnatool.domain.problems import KnownError, Problem
from lnatool.domain.returned import Reference
from lnatool.domain.shared import SharedPlan

ATTACHMENT = "lnatool-plan.json"
"""The name of the shared plan inside a PDF."""

Form = Literal["pdf", "return-file", "plan-file"]
Refusal = Literal[
    "unreadable", "too-large", "too-slow", "not-pdf", "corrupt", "locked", "wrong-password",
    "foreign", "flattened", "printed", "newer", "another-plan",
]  # fmt: skip
"""Why there is nothing to read in a file."""


class RefusedError(KnownError):
    """There is nothing to read in this file; ``verdict`` says why, the sentence what to do."""

    def __init__(self, verdict: Refusal, message: str, place: str, **args: object) -> None:
        super().__init__(message, place, **args)
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned file says.

    ``values`` holds what was filled in by field name; ticks are ``Yes``, what is blank is left
    out. ``attached`` is the plan inside the file as it is there, and ``content`` its digest;
    ``pages`` are the digests of the pages and ``file`` that of the whole file. ``problems`` are
    worth knowing and stopped nothing.
    """

    place: str
    form: Form
    file: str
    reference: Reference | None
    shared: SharedPlan | None
    values: dict[str, str] = field(default_factory=dict)
    content: str = ""
    attached: bytes = b""
    pages: tuple[str, ...] = ()
    by: str = ""
    problems: tuple[Problem, ...] = ()
