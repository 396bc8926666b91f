"""What a list shows of a framework, from parsed JSON and without pydantic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from lnatool.domain.framework import FORMAT, VERSION, Kind, Role, edition_key
from lnatool.domain.plain import from_plain

Origin = Literal["own", "shared", "bundled"]
"""Whose folder a framework is in: the person's, the organisation's or the program's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the picker shows of a framework.

    ``competency_count`` counts the codes that can be cited in a reference framework.
    """

    id: str
    title: str
    edition: str
    kind: Kind
    competency_count: int
    roles: tuple[Role, ...]
    summary: str
    path: Path
    origin: Origin


def entry_of(plain: Any, path: Path, origin: Origin) -> Entry:
    """The entry from parsed JSON; raises what such access raises where it is no framework."""
    edition_key(plain["edition"])
    if (plain["format"], plain["version"]) != (FORMAT, VERSION) or plain["kind"] not in get_args(
        Kind
    ):
        raise ValueError
    return Entry(
        id=_text(plain["id"]),
        title=_text(plain["title"]),
        edition=plain["edition"],
        kind=plain["kind"],
        competency_count=_count(plain["domains"], plain["kind"]),
        roles=tuple(from_plain(Role, role) for role in plain.get("roles", ())),
        summary=_text(plain.get("summary", "")),
        path=path,
        origin=origin,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(domains: Any, kind: Kind) -> int:
    """As ``Framework.competency_count``, on parsed JSON."""
    return sum(
        (kind == "reference" and domain.get("code", "") != "")
        + len(domain.get("competencies", ()))
        + _count(domain.get("domains", ()), kind)
        for domain in domains
    )


def codes_of(plain: Any) -> dict[str, str]:
    """As ``Framework.codes``, on parsed JSON: the title of each code; empty unless a reference."""
    return dict(_codes(plain["domains"])) if plain["kind"] == "reference" else {}


def _codes(domains: Any) -> Iterator[tuple[str, str]]:
    for domain in domains:
        if domain.get("code"):
            yield _text(domain["code"]), _text(domain["title"])
        for item in domain.get("competencies", ()):
            yield _text(item["code"]), _text(item["title"])
        yield from _codes(domain.get("domains", ()))
