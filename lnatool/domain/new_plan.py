"""A new, blank plan."""

from __future__ import annotations

from dataclasses import replace

from lnatool.domain.framework import Framework
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Person, Plan, Round


def new_plan(framework: Framework, role: str, now: str, person: Person | None = None) -> Plan:
    """A blank plan for a role of an assessment framework, created at ``now`` (ISO 8601, UTC).

    The round looks towards the first review point after the start. Raises LookupError where the
    framework has no such role or cannot be rated.
    """
    known = framework.role(role)
    if known is None:
        raise LookupError(f"framework {framework.id} has no role {role!r}")
    _ = framework.rating_scale, framework.importance_levels
    person = person or Person()
    if not person.band and len(known.bands) == 1:
        person = replace(person, band=known.bands[0])
    return Plan(
        id=new_id(),
        framework=framework,
        round=Round(new_id(), role, first_target(framework), now),
        created=now,
        modified=now,
        person=person,
    )


def first_target(framework: Framework) -> str:
    """The id of the first review point after the start; the first of all where there is none."""
    points = sorted(framework.review_points, key=lambda point: point.months)
    if not points:
        raise LookupError(f"framework {framework.id} has no review points")
    return next((point.id for point in points if point.months > 0), points[0].id)
