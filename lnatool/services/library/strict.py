"""What a published assessment framework is held to beyond fitting together.

House style, coverage, learning routes and reading grade. Everything here is a warning: a service
may use a framework that breaks these rules, and ``lnatool framework validate --strict`` will not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lnatool.domain.analysis.coverage import codes_below, coverage
from lnatool.domain.framework import Competency, Framework
from lnatool.domain.learning import Route
from lnatool.services.library.faults import Fault
from lnatool.services.library.positions import Part
from lnatool.services.library.readability import grade
from lnatool.services.library.validate import Path, domains

STATEMENT_WORDS = range(12, 46)
PROMPTS = range(2, 4)
EVIDENCE = range(2, 5)
SUPPORT_BANDS = frozenset(("2", "3", "4"))
SUPPORT_GRADE = (3.0, 9.0)
"""A reading age of at most 14; below 8 a text for adults sounds childish."""
REGISTRANT_GRADE = (3.0, 11.0)
_FIRST_PERSON = re.compile(r"(?:I|(?:When|Where|In|At|For)\b[^.]*?,? I)\b")


@dataclass(frozen=True, slots=True)
class Around:
    """What else is on this computer: routes by id, and reference frameworks by id."""

    routes: Mapping[str, Route]
    references: Mapping[str, Framework]


def strict_faults(framework: Framework, around: Around) -> Iterator[Fault]:
    """Every breach of the rules for published frameworks; none for a reference framework."""
    if framework.kind == "reference":
        return
    yield from _roles(framework)
    yield from _scales(framework)
    yield from _reading(framework)
    yield from _coverage(framework, around.references)
    for path, domain in domains(framework):
        for place, item in enumerate(domain.competencies):
            for fault in _competency(item, around.routes):
                where = (*path, "competencies", place, *fault.path)
                yield Fault(where, fault.message, fault.args, fault.severity)


def reading_grade(framework: Framework) -> float:
    """The grade of what a person reads while rating: statements, prompts and evidence."""
    return grade(
        text
        for item in framework.walk()
        for text in (item.statement, *item.prompts, *(each.text for each in item.evidence))
    )


def reading_band(framework: Framework) -> tuple[float, float]:
    """The least and the highest grade for the people whom a framework is for."""
    bands = {band for role in framework.roles for band in role.bands}
    return SUPPORT_GRADE if bands and bands <= SUPPORT_BANDS else REGISTRANT_GRADE


def _warn(path: tuple[Part, ...], message: str, **args: object) -> Fault:
    return Fault(path, message, args, "warning")


def _roles(framework: Framework) -> Iterator[Fault]:
    for place, role in enumerate(framework.roles):
        if not framework.for_role(role.id):
            yield _warn(("roles", place), "No competency is for this role.")


def _scales(framework: Framework) -> Iterator[Fault]:
    for place, scale in enumerate(framework.scales):
        for number, level in enumerate(scale.levels):
            if not level.descriptor:
                where: Path = ("scales", place, "levels", number, "descriptor")
                yield _warn(where, "Say what this level looks like in practice.")


def _reading(framework: Framework) -> Iterator[Fault]:
    found, (least, most) = reading_grade(framework), reading_band(framework)
    if not least <= found <= most:
        yield _warn(
            (),
            "The reading grade is {grade:.1f}; for these readers it is {least:.0f} to {most:.0f}.",
            grade=found,
            least=least,
            most=most,
        )


def _coverage(framework: Framework, references: Mapping[str, Framework]) -> Iterator[Fault]:
    for place, claim in enumerate(framework.covers):
        reference = references.get(claim.standard)
        if reference is None:
            message = "There is no reference framework {standard} here."
            yield _warn(("covers", place, "standard"), message, standard=claim.standard)
            continue
        known = codes_below(reference)
        for number, code in enumerate(claim.codes):
            if code not in known:
                yield Fault(
                    ("covers", place, "codes", number),
                    "The reference framework {standard} has no code {code}.",
                    {"standard": claim.standard, "code": code},
                )
        rows = coverage(framework, reference, tuple(code for code in claim.codes if code in known))
        for row in rows:
            if not row.competencies:
                yield _warn(
                    ("covers", place),
                    "No competency maps to {code} '{title}' or to a code below it.",
                    code=row.code,
                    title=row.title,
                )


def _competency(item: Competency, routes: Mapping[str, Route]) -> Iterator[Fault]:
    """What is wrong with one competency; paths start at it."""
    for rule in _RULES:
        yield from rule(item)
    yield from _routes(item, routes)


def _statement(item: Competency) -> Iterator[Fault]:
    words = len(item.statement.split())
    if words not in STATEMENT_WORDS:
        yield _range(("statement",), "{count} words; {least} to {most} read well.", words)
    if not _FIRST_PERSON.match(item.statement):
        yield _warn(("statement",), "Start the sentence with 'I', so that a person can rate it.")


def _range(path: tuple[Part, ...], message: str, count: int) -> Fault:
    allowed = {"statement": STATEMENT_WORDS, "prompts": PROMPTS, "evidence": EVIDENCE}[str(path[0])]
    return _warn(path, message, count=count, least=allowed.start, most=allowed.stop - 1)


def _counts(item: Competency) -> Iterator[Fault]:
    if len(item.prompts) not in PROMPTS:
        message = "{count} prompts; {least} or {most} help a person to judge."
        yield _range(("prompts",), message, len(item.prompts))
    if len(item.evidence) not in EVIDENCE:
        message = "{count} examples of evidence; {least} to {most} are enough."
        yield _range(("evidence",), message, len(item.evidence))
    if item.importance is None:
        yield _warn(("importance",), "Say how important this is by default.")
    if not item.mappings:
        yield _warn(("mappings",), "Map this to at least one code of a standard.")


_RULES: tuple[Callable[[Competency], Iterator[Fault]], ...] = (_statement, _counts)


def _routes(item: Competency, routes: Mapping[str, Route]) -> Iterator[Fault]:
    for place, name in enumerate(item.routes):
        if name not in routes:
            message = "No learning catalogue here has a route {id}."
            yield _warn(("routes", place), message, id=name)
    formal = any(routes[name].formal for name in item.routes if name in routes)
    if not formal and not item.no_formal_route:
        yield _warn(
            ("routes",),
            'Name a formal learning route, or say "no_formal_route": true where none is known.',
        )
    if formal and item.no_formal_route:
        message = "One of the routes is formal, so there is a formal route."
        yield _warn(("no_formal_route",), message)
