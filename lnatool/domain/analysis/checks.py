"""What in a plan cannot enter the analysis, said in words; nothing of it is lost from the plan."""

from __future__ import annotations

from collections.abc import Iterator

from lnatool.domain.analysis.views import importance_levels, scale_levels
from lnatool.domain.plan import Plan, Round
from lnatool.domain.problems import Problem


def plan_problems(plan: Plan) -> tuple[Problem, ...]:
    """Answers on unknown competencies, levels that the scale does not have, lost roles or points.

    ``place`` of each problem is the id of the competency or role that it is about.
    """
    known = {item.id for item in plan.framework.walk()}
    found: dict[str, Problem] = {}
    for one in (*plan.earlier, plan.round):
        for problem in (*_round_problems(plan, one), *_answer_problems(plan, one, known)):
            found.setdefault(str(problem), problem)
    return tuple(found.values())


def _round_problems(plan: Plan, one: Round) -> Iterator[Problem]:
    if plan.framework.role(one.role) is None:
        message = "The framework has no role {role} any more, so nothing may be expected of it."
        yield Problem("warning", one.role, message, {"role": one.role})
    if one.review_point not in {point.id for point in plan.framework.review_points}:
        message = "The framework has no review point {point}, so no level is expected by it."
        yield Problem("warning", one.review_point, message, {"point": one.review_point})


def _answer_problems(plan: Plan, one: Round, known: set[str]) -> Iterator[Problem]:
    levels, weights = scale_levels(plan.framework), importance_levels(plan.framework)
    for item, answer in one.answers.items():
        if item not in known:
            message = "The framework does not have {item}; what was said about it is kept."
            yield Problem("warning", item, message, {"item": item})
            continue
        theirs = answer.preceptor.rating if answer.preceptor else None
        for rating in (answer.rating, theirs, answer.agreed):
            if isinstance(rating, int) and rating not in levels:
                message = "{item} is rated {level}, which the scale does not have; it is left out."
                yield Problem("warning", item, message, {"item": item, "level": rating})
        if answer.importance is not None and weights and answer.importance not in weights:
            message = "{item} has an importance of {level}, which the scale does not have."
            yield Problem("warning", item, message, {"item": item, "level": answer.importance})
