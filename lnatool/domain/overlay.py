"""An overlay: an organisation's changes to a framework, without a copy of it.

The overlay names the edition that it was written for, so that a newer edition never changes what
people are asked without somebody having looked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Final, Literal

from lnatool.domain.framework import Competency, Domain, Framework, LevelValue
from lnatool.domain.limits import FORBID_UNKNOWN, Line, Paragraph, Slug, Text, Title

FORMAT: Final = "lnatool.overlay"
VERSION: Final = 1
Edition = Annotated[str, Text(40, 1, r"^[0-9]+(\.[0-9]+)*$")]


@dataclass(frozen=True, slots=True)
class Base:
    """The framework edition that an overlay changes."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    edition: Edition


@dataclass(frozen=True, slots=True)
class Change:
    """What is different for one competency of the base; what is left out stays as it is.

    ``expected`` gives levels for some roles and review points. ``routes`` are added.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    expected: dict[str, dict[str, LevelValue]] = field(default_factory=dict)
    importance: LevelValue | None = None
    routes: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """Competencies to stand at the end of a domain; with a title, a new domain is made of them."""

    __pydantic_config__ = FORBID_UNKNOWN
    domain: Slug
    competencies: tuple[Competency, ...]
    title: Annotated[str, Text(200)] = ""
    code: Annotated[str, Text(60)] = ""
    description: Paragraph = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """One edition of an organisation's changes; it is a framework with an id of its own."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    edition: Edition
    title: Title
    extends: Base
    publisher: Line
    format: Literal["lnatool.overlay"] = FORMAT
    version: Literal[1] = VERSION
    summary: Paragraph = ""
    published: Line = ""
    hide: tuple[Slug, ...] = ()
    change: tuple[Change, ...] = ()
    add: tuple[Addition, ...] = ()


def resolve(base: Framework, overlay: Overlay) -> Framework:
    """The framework that people in the organisation use.

    Ids that the base does not have are passed over: ``unknown`` lists them.
    """
    changes = {change.id: change for change in overlay.change}
    hidden = frozenset(overlay.hide)
    additions = {addition.domain: addition for addition in overlay.add if not addition.title}
    domains = tuple(_domain(domain, changes, hidden, additions) for domain in base.domains)
    new = tuple(
        Domain(
            id=addition.domain,
            title=addition.title,
            code=addition.code,
            description=addition.description,
            competencies=addition.competencies,
        )
        for addition in overlay.add
        if addition.title
    )
    return replace(
        base,
        id=overlay.id,
        edition=overlay.edition,
        title=overlay.title,
        summary=overlay.summary or base.summary,
        publisher=overlay.publisher,
        published=overlay.published,
        extends=f"{base.id} {base.edition}",
        domains=(*(domain for domain in domains if _holds_any(domain)), *new),
    )


def unknown(base: Framework, overlay: Overlay) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The path in the overlay of every id that the base does not have, with the id."""
    known = {item.id for item in base.walk()}
    for place, name in enumerate(overlay.hide):
        if name not in known:
            yield ("hide", place), name
    for place, change in enumerate(overlay.change):
        if change.id not in known:
            yield ("change", place, "id"), change.id
    domains = {domain.id for domain in _all(base.domains)}
    for place, addition in enumerate(overlay.add):
        if not addition.title and addition.domain not in domains:
            yield ("add", place, "domain"), addition.domain


def _all(domains: tuple[Domain, ...]) -> Iterator[Domain]:
    for domain in domains:
        yield domain
        yield from _all(domain.domains)


def _holds_any(domain: Domain) -> bool:
    return any(True for _ in domain.walk())


def _domain(
    domain: Domain,
    changes: Mapping[str, Change],
    hidden: frozenset[str],
    additions: Mapping[str, Addition],
) -> Domain:
    kept = (item for item in domain.competencies if item.id not in hidden)
    addition = additions.get(domain.id)
    return replace(
        domain,
        competencies=(
            *(_competency(item, changes.get(item.id)) for item in kept),
            *(addition.competencies if addition else ()),
        ),
        domains=tuple(_domain(child, changes, hidden, additions) for child in domain.domains),
    )


def _competency(item: Competency, change: Change | None) -> Competency:
    if change is None:
        return item
    return replace(
        item,
        expected={
            role: {**item.expected.get(role, {}), **change.expected.get(role, {})}
            for role in item.expected | change.expected
        },
        importance=item.importance if change.importance is None else change.importance,
        routes=tuple(dict.fromkeys((*item.routes, *change.routes))),
    )
