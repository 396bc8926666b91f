"""A plan file that came back: somebody wrote their views into a copy of the plan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lnatool.domain.form import field_name
from lnatool.domain.problems import Problem
from lnatool.domain.returned import Reference
from lnatool.domain.shared import shared_plan
from lnatool.services.read_back.returned import Returned
from lnatool.services.share.encode import check_usable, encode_shared
from lnatool.services.storage.codec import decode, digest

if TYPE_CHECKING:
    from lnatool.domain.plan import Plan


def read_plan_copy(data: bytes, place: str) -> Returned:
    """What a preceptor says in a plan file, as the values of a form. Raises KnownError.

    Only what may be shared is looked at. Sign-offs and meetings of another copy are named and not
    taken over: which plan they are about cannot be told from here.
    """
    plan = decode(data, place)
    check_usable(plan, place)
    shared = shared_plan(plan, "full", notes=True, evidence=True)
    attached = encode_shared(shared)
    problems = []
    if plan.sign_offs:
        left = "This is a plan file. The sign-offs in it are not taken over; ask for the PDF."
        problems.append(Problem("warning", place, left))
    return Returned(
        place=place,
        form="plan-file",
        file=digest(data),
        reference=Reference(plan.id, plan.revision, digest(attached)),
        shared=shared,
        values=preceptor_values(plan),
        content=digest(attached),
        attached=attached,
        problems=tuple(problems),
    )


def preceptor_values(plan: Plan) -> dict[str, str]:
    """What a preceptor has said in a plan, as the values of its form."""
    values: dict[str, str] = {}
    for goal in plan.goals:
        if goal.preceptor is not None:
            if goal.preceptor.view:
                values[field_name("goal", goal.id, goal.preceptor.view)] = "Yes"
            values[field_name("goal", goal.id, "comment")] = goal.preceptor.comment
    for item, answer in plan.round.answers.items():
        if answer.preceptor is not None:
            if answer.preceptor.rating is not None:
                values[field_name("item", item, "level")] = str(answer.preceptor.rating)
            values[field_name("item", item, "comment")] = answer.preceptor.comment
    return {name: value for name, value in values.items() if value}
