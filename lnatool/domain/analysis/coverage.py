"""Which codes of a standard a framework's competencies map to, heading by heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lnatool.domain.framework import Competency, Domain, Framework


@dataclass(frozen=True, slots=True)
class Covered:
    """One code of a standard and the competencies that map to it or to a code below it."""

    code: str
    title: str
    competencies: tuple[Competency, ...]


def coverage(
    framework: Framework, reference: Framework, codes: tuple[str, ...]
) -> tuple[Covered, ...]:
    """A row for each of these codes of the reference framework, in their order.

    Raises KeyError for a code that the reference framework does not have.
    """
    titles, below = dict(reference.codes()), codes_below(reference)
    return tuple(
        Covered(
            code,
            titles[code],
            tuple(
                item
                for item in framework.walk()
                if any(
                    mapping.standard == reference.id and mapping.code in below[code]
                    for mapping in item.mappings
                )
            ),
        )
        for code in codes
    )


def codes_below(reference: Framework) -> Mapping[str, frozenset[str]]:
    """For each code, itself and every code that stands below it as a heading."""
    found: dict[str, frozenset[str]] = {}
    for domain in reference.domains:
        _collect(domain, found)
    return found


def _collect(domain: Domain, found: dict[str, frozenset[str]]) -> None:
    for item in domain.competencies:
        found[item.code] = frozenset((item.code,))
    for child in domain.domains:
        _collect(child, found)
    if domain.code:
        found[domain.code] = frozenset((domain.code, *_codes(domain)))


def _codes(domain: Domain) -> Iterator[str]:
    for item in domain.competencies:
        yield item.code
    for child in domain.domains:
        if child.code:
            yield child.code
        yield from _codes(child)
