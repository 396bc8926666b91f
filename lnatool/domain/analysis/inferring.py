"""Proposals for blank answers on another framework, from ratings already made: data for a preview.

Nothing is changed here. A proposal names its sources and paths, and whoever applies it marks the
answer as inferred until the person has confirmed it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lnatool.domain.analysis.crosswalk import Crosswalk, Reached
from lnatool.domain.analysis.mapping import sources_of
from lnatool.domain.analysis.standing import (
    WHOLE,
    Source,
    Step,
    inverse,
    joined,
)
from lnatool.domain.analysis.views import View, scale_levels
from lnatool.domain.framework import Competency, Framework
from lnatool.domain.plan import BLANK, Answer, Plan
from lnatool.domain.problems import Problem


class Target(NamedTuple):
    """The other self-assessment: its framework, role and review point, and answers so far."""

    framework: Framework
    role: str
    review_point: str
    answers: Mapping[str, Answer]


class Proposal(NamedTuple):
    """What could be filled in for one blank answer; it is always inferred.

    ``rating`` is None where the sources say something, but not enough for a level; ``expected``
    is what the target's role expects.
    """

    competency: Competency
    rating: int | None
    expected: int | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """Proposals in reading order of the target, and mappings that led nowhere."""

    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


def inferred_answers(
    plan: Plan, target: Target, references: Mapping[str, Framework], view: View = "self"
) -> Inferred:
    """Proposals for the blank answers of ``target``, through standards that both map to.

    Every source counts: the level proposed is the lowest of all that hold the target's competency
    or a part of it; levels are ordinal and never averaged. Where no source holds all of it, the
    level stays below the expected one, so that parts never show it as met. Sources that are only
    related propose no level, nor do scales that differ.
    """
    crosswalk = Crosswalk(references.values())
    at: dict[tuple[str, str], list[tuple[Reached, Source]]] = {}
    for _, reached, source in sources_of(plan, crosswalk, view):
        if source.level is not None:
            at.setdefault(reached.node, []).append((reached, source))
    problems = list(crosswalk.problems)
    same = _same_scale(plan.framework, target.framework)
    if not same:
        message = "The two frameworks use different scales, so no levels are proposed."
        problems.append(Problem("note", target.framework.id, message))
    proposals = []
    for item in target.framework.for_role(target.role):
        if target.answers.get(item.id, BLANK).rating is None:
            sources = _sources(item, target.framework.id, at)
            if sources:
                proposals.append(_proposal(item, target, sources, same))
    return Inferred(tuple(proposals), tuple(problems))


def _sources(
    item: Competency, framework: str, at: Mapping[tuple[str, str], list[tuple[Reached, Source]]]
) -> tuple[Source, ...]:
    """The best path from each rated competency to this one."""
    best: dict[str, tuple[Reached, Source]] = {}
    for link in item.mappings:
        back = inverse(link.relation)
        for reached, source in at.get((link.standard, link.code), ()):
            step = Step(framework, item.code, back)
            whole = Reached(joined(reached.relation, back), (*reached.path, step))
            known = best.get(source.competency.id)
            if whole.better_than(known[0] if known else None):
                best[source.competency.id] = whole, source
    return tuple(
        source._replace(relation=reached.relation, path=reached.path)
        for reached, source in best.values()
    )


def _proposal(
    item: Competency, target: Target, sources: tuple[Source, ...], same_scale: bool
) -> Proposal:
    expected = item.expected_level(target.role, target.review_point)
    level = _level(sources, expected) if same_scale else None
    if level not in scale_levels(target.framework):
        level = None
    return Proposal(item, level, expected, sources)


def _level(sources: Sequence[Source], expected: int | None) -> int | None:
    close = [one for one in sources if one.relation != "related" and one.level is not None]
    lowest = min((one.level for one in close if one.level is not None), default=None)
    if lowest is None or any(one.relation in WHOLE for one in close):
        return lowest
    return None if expected is None else min(lowest, expected - 1)


def _same_scale(one: Framework, other: Framework) -> bool:
    first, second = one.scale_named(one.scale), other.scale_named(other.scale)
    if first is None or second is None:
        return False
    return [(level.value, level.label) for level in first.levels] == [
        (level.value, level.label) for level in second.levels
    ]
