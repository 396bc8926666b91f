"""Small frameworks and plans for tests."""

from __future__ import annotations

from typing import Any

from lnatool.domain.apply import apply
from lnatool.domain.edits import Edit
from lnatool.domain.framework import Framework
from lnatool.domain.new_plan import new_plan
from lnatool.domain.plain import from_plain
from lnatool.domain.plan import Person, Plan

NOW = "2026-11-23T10:00:00Z"
LATER = "2026-11-24T10:00:00Z"


def levels(first: int, last: int) -> list[dict[str, Any]]:
    return [
        {"value": value, "label": f"Level {value}", "descriptor": f"What {value} looks like."}
        for value in range(first, last + 1)
    ]


def competency(number: int, domain: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"d{domain}-c{number}",
        "code": f"{domain}.{number}",
        "title": f"Competency {domain}.{number}",
        "statement": "I can prepare the room and say what will happen.",
        "prompts": ["Think of a time when you did this."],
        "evidence": [{"type": "reflection", "text": "A short reflection on one list"}],
        "kind": "skill",
        "expected": {
            "new": {"start": 1, "m6": 2, "m12": 3},
            "other": {"start": 0, "m6": 1, "m12": 2},
        },
        "importance": 4,
        "mappings": [{"standard": "standard", "code": "1a", "relation": "partial"}],
        **changes,
    }


def plain_framework(groups: int = 2, per_domain: int = 3, **changes: Any) -> dict[str, Any]:
    """An assessment framework as its JSON: two roles, three review points, one schedule."""
    return {
        "format": "lnatool.framework",
        "version": 1,
        "id": "example",
        "edition": "2026.1",
        "title": "Example",
        "kind": "assessment",
        "language": "en-GB",
        "scale": "support",
        "importance_scale": "weight",
        "scales": [
            {"id": "support", "title": "How much support I need", "levels": levels(0, 4)},
            {"id": "weight", "title": "How important it is", "levels": levels(1, 5)},
        ],
        "roles": [
            {"id": "new", "title": "New radiographer", "bands": ["5"]},
            {"id": "other", "title": "Assistant", "bands": ["3", "4"]},
        ],
        "review_points": [
            {"id": "start", "title": "Start", "months": 0},
            {"id": "m6", "title": "6 months", "months": 6},
            {"id": "m12", "title": "12 months", "months": 12},
        ],
        "schedules": [
            {
                "id": "core",
                "title": "Core",
                "meetings": [{"title": "First", "weeks": 2}, {"title": "Second", "weeks": 12}],
            }
        ],
        "domains": [
            {
                "id": f"d{domain}",
                "title": f"Domain {domain}",
                "code": str(domain),
                "competencies": [competency(n + 1, domain) for n in range(per_domain)],
            }
            for domain in range(1, groups + 1)
        ],
        **changes,
    }


def plain_reference(**changes: Any) -> dict[str, Any]:
    """A reference framework as its JSON: codes 1, 1a and 1b."""
    return {
        "format": "lnatool.framework",
        "version": 1,
        "id": "standard",
        "edition": "2023",
        "title": "Standard",
        "kind": "reference",
        "source": {"publisher": "Publisher", "title": "Standard"},
        "domains": [
            {
                "id": "one",
                "title": "First heading",
                "code": "1",
                "competencies": [
                    {"id": "1a", "code": "1a", "title": "First"},
                    {"id": "1b", "code": "1b", "title": "Second"},
                ],
            }
        ],
        **changes,
    }


def framework(**changes: Any) -> Framework:
    return from_plain(Framework, plain_framework(**changes))


def plan(*edits: Edit, **changes: Any) -> Plan:
    """A new plan of the first role with these edits made."""
    made = new_plan(framework(**changes), "new", NOW, Person(name="Sam", start_date="2026-09-01"))
    for edit in edits:
        made, _ = apply(made, edit, LATER)
    return made


def after(start: Plan, *edits: Edit) -> Plan:
    """A plan with these edits made."""
    for edit in edits:
        start, _ = apply(start, edit, LATER)
    return start
