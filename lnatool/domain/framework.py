"""A competency framework: what a role is asked to know, do and be, and how it is rated.

One file holds one framework edition. An *assessment* framework is rated by a person; a
*reference* framework lists the codes of a published standard with our own short titles, so that
competencies can point to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from lnatool.domain.limits import FORBID_UNKNOWN, Line, Paragraph, Slug, Text, Title, Whole
from lnatool.domain.model import Model

FORMAT: Final = "lnatool.framework"
VERSION: Final = 1

Kind = Literal["assessment", "reference"]
Aspect = Literal["knowledge", "skill", "behaviour"]
EvidenceType = Literal[
    "reflection", "observation", "discussion", "certificate", "cases", "feedback", "other"
]
Relation = Literal["exact", "broader", "narrower", "partial", "related"]
LevelValue = Annotated[int, Whole(0, 10)]
Code = Annotated[str, Text(60, 1)]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Level(Model):
    """One point of a scale: its number, its name and what it looks like in practice."""

    __pydantic_config__ = FORBID_UNKNOWN
    value: LevelValue
    label: Title
    descriptor: Paragraph = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Scale(Model):
    """An ordinal scale, lowest level first."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Title
    levels: tuple[Level, ...]
    question: Paragraph = ""

    def level(self, value: int) -> Level | None:
        """The level with this number, or None where the scale has no such level."""
        return next((level for level in self.levels if level.value == value), None)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Role(Model):
    """A role that the framework is written for; bands are NHS pay bands as text."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Title
    bands: tuple[Line, ...] = ()
    description: Paragraph = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ReviewPoint(Model):
    """A moment at which expected levels are set, in months after the start date."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Title
    months: Annotated[int, Whole(0, 120)]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Meeting(Model):
    """A review meeting in a schedule, due some weeks after the start date."""

    __pydantic_config__ = FORBID_UNKNOWN
    title: Title
    weeks: Annotated[int, Whole(0, 520)]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Schedule(Model):
    """A preset of review meetings that a person can adopt and then edit."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Title
    meetings: tuple[Meeting, ...]
    description: Paragraph = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mapping(Model):
    """How a competency relates to one code of a reference framework."""

    __pydantic_config__ = FORBID_UNKNOWN
    standard: Slug
    code: Code
    relation: Relation = "partial"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EvidenceExample(Model):
    """An example of evidence that a person could keep for a competency."""

    __pydantic_config__ = FORBID_UNKNOWN
    type: EvidenceType
    text: Paragraph


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Competency(Model):
    """One statement that a person rates, or one code of a reference framework.

    ``roles`` names the roles it applies to; empty means all. ``expected`` gives, for each role,
    the expected level at each review point. ``cites`` names sources that are not bundled as
    reference frameworks (legislation, apprenticeship standards). ``routes`` are ids in a learning
    catalogue; ``no_formal_route`` says that no formal way to learn this is known, which is a
    finding and not an omission.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    code: Code
    title: Annotated[str, Text(60, 1)]
    statement: Paragraph = ""
    prompts: tuple[Paragraph, ...] = ()
    evidence: tuple[EvidenceExample, ...] = ()
    kind: Aspect = "skill"
    tags: tuple[Line, ...] = ()
    roles: tuple[Slug, ...] = ()
    if_in_role: bool = False
    expected: dict[str, dict[str, LevelValue]] = field(default_factory=dict)
    importance: LevelValue | None = None
    mappings: tuple[Mapping, ...] = ()
    cites: tuple[Line, ...] = ()
    routes: tuple[Slug, ...] = ()
    no_formal_route: bool = False

    def applies_to(self, role: str) -> bool:
        """Whether a person in this role is asked about it."""
        return not self.roles or role in self.roles

    def expected_level(self, role: str, review_point: str) -> int | None:
        """The expected level for a role at a review point, or None where none is set."""
        return self.expected.get(role, {}).get(review_point)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Domain(Model):
    """A group of competencies; it may hold further groups.

    In a reference framework ``code`` is the code of the heading itself, which can be cited.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Title
    code: Annotated[str, Text(60)] = ""
    description: Paragraph = ""
    competencies: tuple[Competency, ...] = ()
    domains: tuple[Domain, ...] = ()

    def walk(self) -> Iterator[Competency]:
        """Every competency below this domain, in reading order."""
        yield from self.competencies
        for child in self.domains:
            yield from child.walk()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Source(Model):
    """Where a reference framework's codes come from."""

    __pydantic_config__ = FORBID_UNKNOWN
    publisher: Title
    title: Title
    edition: Line = ""
    date: Line = ""
    address: Line = ""
    checked: Line = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Coverage(Model):
    """What a framework claims to cover: headings or codes of a reference framework.

    A competency that maps to a code below a heading counts for the heading.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    standard: Slug
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Framework(Model):
    """One edition of a framework, complete in itself.

    ``extends`` names the framework and edition that an overlay was laid over. ``scale`` and
    ``importance_scale`` name one of ``scales``. ``edition`` sorts by its dotted
    numbers, so 2026.10 is newer than 2026.9.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    edition: Annotated[str, Text(40, 1, r"^[0-9]+(\.[0-9]+)*$")]
    title: Title
    kind: Kind
    domains: tuple[Domain, ...]
    format: Literal["lnatool.framework"] = FORMAT
    version: Literal[1] = VERSION
    summary: Paragraph = ""
    language: Line = "en-GB"
    publisher: Line = ""
    licence: Line = ""
    published: Line = ""
    extends: Line = ""
    source: Source | None = None
    scale: Annotated[str, Text(80)] = ""
    importance_scale: Annotated[str, Text(80)] = ""
    scales: tuple[Scale, ...] = ()
    roles: tuple[Role, ...] = ()
    review_points: tuple[ReviewPoint, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    covers: tuple[Coverage, ...] = ()

    def walk(self) -> Iterator[Competency]:
        """Every competency, in reading order."""
        for domain in self.domains:
            yield from domain.walk()

    def scale_named(self, scale_id: str) -> Scale | None:
        """The scale with this id, or None."""
        return next((scale for scale in self.scales if scale.id == scale_id), None)

    @property
    def rating_scale(self) -> Scale:
        """The scale on which people rate themselves; raises LookupError without one."""
        return self._scale_or_raise(self.scale)

    @property
    def importance_levels(self) -> Scale:
        """The scale of importance; raises LookupError without one."""
        return self._scale_or_raise(self.importance_scale)

    def _scale_or_raise(self, scale_id: str) -> Scale:
        scale = self.scale_named(scale_id)
        if scale is None:
            raise LookupError(f"framework {self.id} has no scale {scale_id!r}")
        return scale

    def role(self, role_id: str) -> Role | None:
        """The role with this id, or None."""
        return next((role for role in self.roles if role.id == role_id), None)

    def for_role(self, role_id: str) -> tuple[Competency, ...]:
        """The competencies that a person in this role is asked about, in reading order."""
        return tuple(item for item in self.walk() if item.applies_to(role_id))

    def codes(self) -> Iterator[tuple[str, str]]:
        """Every (code, title) that can be cited: coded headings, then what stands below them."""
        for domain in self.domains:
            yield from _codes(domain)

    @property
    def competency_count(self) -> int:
        """How many competencies; for a reference framework, how many codes can be cited."""
        return sum(1 for _ in (self.codes() if self.kind == "reference" else self.walk()))


def _codes(domain: Domain) -> Iterator[tuple[str, str]]:
    if domain.code:
        yield domain.code, domain.title
    for item in domain.competencies:
        yield item.code, item.title
    for child in domain.domains:
        yield from _codes(child)


def edition_key(edition: str) -> tuple[int, ...]:
    """Sort key of an edition: its dotted numbers."""
    return tuple(int(part) for part in edition.split("."))
