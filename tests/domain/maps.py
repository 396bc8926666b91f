"""Small standards and plans for tests of the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain
from lnatool.domain.plan import Answer, Plan, Rating
from tests.builders import competency, plain_framework, plain_reference, plan

Links = Sequence[tuple[str, str, str]]
"""Standard, code and relation of each mapping."""


def links(found: Links) -> list[dict[str, str]]:
    return [{"standard": a, "code": b, "relation": c} for a, b, c in found]


def standard(name: str, codes: dict[str, Links], heading: str = "1") -> Framework:
    """A reference framework with one heading and these codes below it."""
    items = [
        {"id": f"{name}-{code}", "code": code, "title": f"Code {code}", "mappings": links(found)}
        for code, found in codes.items()
    ]
    domain = {"id": "one", "title": "Heading", "code": heading, "competencies": items}
    return from_plain(Framework, plain_reference(id=name, domains=[domain]))


def plain_mapped(*mappings: Links) -> dict[str, Any]:
    """An assessment framework with one competency for each group of mappings."""
    items = [competency(n, mappings=links(found)) for n, found in enumerate(mappings, start=1)]
    domain = {"id": "d1", "title": "Domain", "code": "1", "competencies": items}
    return plain_framework(domains=[domain])


def mapped_plan(ratings: Sequence[Rating | None], *mappings: Links) -> Plan:
    """A plan in which competency n has these mappings and rating; 2 is expected of each."""
    domains = plain_mapped(*mappings)["domains"]
    made = plan(domains=domains)
    answers = {f"d1-c{n}": Answer(rating=one) for n, one in enumerate(ratings, start=1)}
    return with_answers(made, answers)


def with_answers(made: Plan, answers: dict[str, Answer]) -> Plan:
    from dataclasses import replace

    return replace(made, round=replace(made.round, answers=answers))
