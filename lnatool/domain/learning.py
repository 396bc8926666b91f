"""A learning catalogue: ways to learn that competencies point to by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from lnatool.domain.framework import Scale
from lnatool.domain.limits import FORBID_UNKNOWN, Line, Paragraph, Slug, Text, Title
from lnatool.domain.plan import ActionKind

FORMAT: Final = "lnatool.catalogue"
SCALES_FORMAT: Final = "lnatool.scales"
VERSION: Final = 1

RouteType = Literal[
    "e-learning",
    "in-house",
    "apprenticeship",
    "approved-programme",
    "mentoring",
    "supervised-practice",
    "conference-network",
]
Cost = Literal["time", "free", "low", "medium", "high", "levy", "varies"]
"""What it costs the employer: working time only; free of charge; under £100; £100 to £1,000;
more; paid from the apprenticeship levy; different from place to place."""
Edition = Annotated[str, Text(40, 1, r"^[0-9]+(\.[0-9]+)*$")]


@dataclass(frozen=True, slots=True)
class Route:
    """One way to learn.

    ``formal`` routes have a set content and an outcome that others recognise; the register of
    unmet provision looks for needs without one. ``learning`` is its place in 70/20/10. ``code``
    is that of an apprenticeship standard. ``checked`` is the day on which ``source`` was looked at.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Title
    provider: Title
    type: RouteType
    formal: bool
    learning: ActionKind
    cost: Cost
    level: Line = ""
    duration: Line = ""
    source: Line = ""
    checked: Line = ""
    code: Line = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One edition of a list of learning routes."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    edition: Edition
    title: Title
    routes: tuple[Route, ...]
    format: Literal["lnatool.catalogue"] = FORMAT
    version: Literal[1] = VERSION
    summary: Paragraph = ""
    language: Line = "en-GB"
    publisher: Line = ""
    licence: Line = ""
    published: Line = ""


@dataclass(frozen=True, slots=True)
class Scales:
    """Scales for authors to copy into a framework, which stays complete in itself."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    edition: Edition
    title: Title
    scales: tuple[Scale, ...]
    format: Literal["lnatool.scales"] = SCALES_FORMAT
    version: Literal[1] = VERSION
    summary: Paragraph = ""
    language: Line = "en-GB"
    publisher: Line = ""
    licence: Line = ""
    published: Line = ""
