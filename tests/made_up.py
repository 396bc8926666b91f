"""Made-up frameworks and plans of any size, for tests and benchmarks."""

from __future__ import annotations

from lnatool.domain.framework import (
    Competency,
    Domain,
    EvidenceExample,
    Framework,
    Level,
    Mapping,
    Meeting,
    ReviewPoint,
    Role,
    Scale,
    Schedule,
)
from lnatool.domain.new_plan import new_plan
from lnatool.domain.plan import Person, Plan

PER_DOMAIN = 10


def framework_of(count: int, domains: int | None = None) -> Framework:
    """An assessment framework with this many competencies for one role, ``preceptee``."""
    wanted = domains or max(1, count // PER_DOMAIN)
    share, extra = divmod(count, wanted)
    made = []
    for number in range(1, wanted + 1):
        size = share + (1 if number <= extra else 0)
        items = tuple(_competency(number, place) for place in range(1, size + 1))
        made.append(Domain(f"d{number}", f"Domain {number}", str(number), "", items))
    return Framework(
        id="made-up",
        edition="2026.1",
        title="A made-up framework",
        kind="assessment",
        domains=tuple(made),
        scale="support-0-4",
        importance_scale="importance-1-5",
        scales=(
            Scale(
                "support-0-4",
                "Support I need",
                tuple(Level(n, f"Level {n}", f"What level {n} looks like.") for n in range(5)),
            ),
            Scale(
                "importance-1-5",
                "Importance",
                tuple(Level(n, f"Weight {n}") for n in range(1, 6)),
            ),
        ),
        roles=(Role("preceptee", "Preceptee", ("5",)),),
        review_points=(
            ReviewPoint("start", "Start", 0),
            ReviewPoint("m6", "6 months", 6),
            ReviewPoint("m12", "12 months", 12),
        ),
        schedules=(Schedule("core", "Core", (Meeting("First meeting", 2), Meeting("End", 26))),),
    )


def _competency(domain: int, place: int) -> Competency:
    code = f"{domain}.{place}"
    return Competency(
        id=f"c{domain}-{place}",
        code=code,
        title=f"Something to learn, number {code}",
        statement=f"I can do the thing that is numbered {code} and explain why it matters.",
        prompts=("Think of a time when you did this.", "What went well, and what was hard?"),
        evidence=(EvidenceExample("reflection", "A short reflection on one time."),),
        tags=("general",),
        expected={"preceptee": {"start": 1, "m6": 2, "m12": 3}},
        importance=3,
        mappings=(Mapping("hcpc-sop-2023", "1.1"),),
    )


def plan_of(count: int, domains: int | None = None) -> Plan:
    """A blank plan on ``framework_of(count)``."""
    framework = framework_of(count, domains)
    return new_plan(framework, "preceptee", "2026-09-01T09:00:00Z", Person(name="Sam Sample"))
