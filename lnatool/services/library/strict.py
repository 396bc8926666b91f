"""What a published assessment framework is held to beyond fitting together.

House style, coverage, learning routes and reading grade. Everything here is a warning: a service
may use a framework that breaks these rules, and ``lnatool framework validate --strict`` will not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from lnatool.domain.analysis.coverage import codes_below, coverage
from lnatool.domain.framework import Competency, Framework
from lnatool.domain.learning import Route
from lnatool.services.library.faults import Fault
from lnatool.services.library.house_words import house_word_faults
from lnatool.services.library.positions import Part
from lnatool.services.library.reading import for_support, reading_faults
from lnatool.services.library.validate import Path, domains

STATEMENT_WORDS = range(12, 46)
PROMPTS = range(2, 4)
EVIDENCE = range(2, 5)
_IF_IN_ROLE = "Where my role includes it"
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
    yield from reading_faults(framework)
    yield from _coverage(framework, around.references)
    headings = {name: _headings(each) for name, each in around.references.items()}
    support = for_support(framework)
    for path, domain in domains(framework):
        for place, item in enumerate(domain.competencies):
            found = chain(
                _competency(item, around.routes),
                _exact_headings(item, headings),
                house_word_faults(item, support=support),
            )
            for fault in found:
                where = (*path, "competencies", place, *fault.path)
                yield Fault(where, fault.message, fault.args, fault.severity)


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
    if not item.tags:
        message = "Add at least one tag, so that people can find what belongs together."
        yield _warn(("tags",), message)
    if item.importance is None:
        yield _warn(("importance",), "Say how important this is by default.")
    if not item.mappings:
        yield _warn(("mappings",), "Map this to at least one code of a standard.")


def _if_in_role(item: Competency) -> Iterator[Fault]:
    """What may not be part of a role says so in words and in its field."""
    says = item.statement.startswith(_IF_IN_ROLE)
    if says and not item.if_in_role:
        message = 'The statement is for some posts only, so say "if_in_role": true.'
        yield _warn(("if_in_role",), message)
    if item.if_in_role and not says:
        message = "This is for some posts only, so start the sentence with '{start}'."
        yield _warn(("statement",), message, start=_IF_IN_ROLE)


def _headings(reference: Framework) -> frozenset[str]:
    return frozenset(domain.code for _, domain in domains(reference) if domain.code)


def _exact_headings(item: Competency, headings: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """One statement can be part of a heading, never the same as all that stands below it."""
    for place, mapping in enumerate(item.mappings):
        if mapping.relation == "exact" and mapping.code in headings.get(mapping.standard, ()):
            message = "{code} is a heading of {standard}, so the relation cannot be exact."
            where = ("mappings", place, "relation")
            yield _warn(where, message, code=mapping.code, standard=mapping.standard)


_RULES: tuple[Callable[[Competency], Iterator[Fault]], ...] = (_statement, _counts, _if_in_role)


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
