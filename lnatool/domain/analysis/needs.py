"""From ratings to ranked learning needs, each with its reasons in words.

Individual gap = expected level (role x review point) - own rating. Individual weighted gap =
gap x importance (the person's own, else the framework's default). This is the discrepancy idea
of needs assessment (Borich 1980) applied to one person; blank, "not applicable to my role" and
"not yet had the opportunity" are not levels and never enter a number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import mean, median

from lnatool.domain.framework import Competency, Domain
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Answer, Plan
from lnatool.domain.words import Phrase, phrase

NEUTRAL_IMPORTANCE = 3
"""Weight where neither the person nor the framework says how important a competency is."""


@dataclass(frozen=True, slots=True)
class Need:
    """One competency below its expected level.

    ``rank`` is the competition rank (1, 2, 2, 4) of ``weighted`` = ``gap`` x ``importance``;
    ``tied`` says that others share it. Order within a tie is the framework's reading order.
    """

    competency: Competency
    domain: Domain
    level: int
    expected: int
    gap: int
    importance: int
    own_importance: bool
    weighted: int
    discuss: bool
    rank: int
    tied: bool
    reasons: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class DomainSummary:
    """Levels within one domain; means and medians are over rated items only, None without any."""

    domain: Domain
    rated: int
    total: int
    mean_level: float | None
    median_level: float | None
    mean_expected: float | None
    needs: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the needs page, the report and ``lnatool analyse`` show."""

    review_point: str
    needs: tuple[Need, ...]
    no_opportunity: tuple[Competency, ...]
    to_discuss: tuple[Competency, ...]
    strengths: tuple[Competency, ...]
    domains: tuple[DomainSummary, ...]


def analyse(plan: Plan) -> Analysis:
    """The analysis of the current round against its review point."""
    point = plan.round.review_point
    drafts: list[Need] = []
    no_opportunity: list[Competency] = []
    to_discuss: list[Competency] = []
    strengths: list[Competency] = []
    summaries: list[DomainSummary] = []
    for domain in plan.framework.domains:
        items = [item for item in domain.walk() if item.applies_to(plan.round.role)]
        found = 0
        levels: list[int] = []
        expectations: list[int] = []
        for item in items:
            answer = plan.answer(item.id)
            expected = item.expected_level(plan.round.role, point)
            if expected is not None and answer.rating != NOT_APPLICABLE:
                expectations.append(expected)
            if answer.discuss:
                to_discuss.append(item)
            if answer.rating == NO_OPPORTUNITY:
                no_opportunity.append(item)
            if answer.level is None:
                continue
            levels.append(answer.level)
            if expected is not None and answer.level < expected:
                found += 1
                drafts.append(_need(plan, domain, item, answer, expected))
            elif expected is not None and answer.level > expected:
                strengths.append(item)
        if items:
            summaries.append(_summary(domain, len(items), levels, expectations, found))
    return Analysis(
        point,
        _ranked(drafts),
        tuple(no_opportunity),
        tuple(to_discuss),
        tuple(strengths),
        tuple(summaries),
    )


def importance_of(item: Competency, answer: Answer) -> int:
    """The importance that counts: the person's own, else the framework's, else neutral."""
    if answer.importance is not None:
        return answer.importance
    return NEUTRAL_IMPORTANCE if item.importance is None else item.importance


def _summary(
    domain: Domain, total: int, levels: list[int], expectations: list[int], needs: int
) -> DomainSummary:
    return DomainSummary(
        domain,
        len(levels),
        total,
        mean(levels) if levels else None,
        median(levels) if levels else None,
        mean(expectations) if expectations else None,
        needs,
    )


def _need(plan: Plan, domain: Domain, item: Competency, answer: Answer, expected: int) -> Need:
    level = answer.level if answer.level is not None else expected
    importance = importance_of(item, answer)
    gap = expected - level
    return Need(
        competency=item,
        domain=domain,
        level=level,
        expected=expected,
        gap=gap,
        importance=importance,
        own_importance=answer.importance is not None,
        weighted=gap * importance,
        discuss=answer.discuss,
        rank=0,
        tied=False,
        reasons=_reasons(plan, answer, level, expected, importance),
    )


def _reasons(
    plan: Plan, answer: Answer, level: int, expected: int, importance: int
) -> tuple[Phrase, ...]:
    scale, weights = plan.framework.rating_scale, plan.framework.importance_levels
    point = next(
        (p.title for p in plan.framework.review_points if p.id == plan.round.review_point), ""
    )
    reasons = [
        phrase(
            "Expected by {point}: {expected} ({expected_label}). "
            "You rated {level} ({level_label}).",
            point=point,
            expected=expected,
            expected_label=_label(scale.level(expected)),
            level=level,
            level_label=_label(scale.level(level)),
        )
    ]
    weight = _label(weights.level(importance))
    if answer.importance is not None:
        reasons.append(phrase("You marked it: {importance}.", importance=weight.lower()))
    elif weight:
        reasons.append(
            phrase("The framework's usual weight for it: {importance}.", importance=weight.lower())
        )
    if answer.discuss:
        reasons.append(phrase("You want to talk about it with the person who supports you."))
    return tuple(reasons)


def _label(level: object) -> str:
    return getattr(level, "label", "")


def _ranked(drafts: list[Need]) -> tuple[Need, ...]:
    """Largest weighted gap first; equal ones share a rank and keep reading order."""
    ordered = sorted(drafts, key=lambda need: -need.weighted)
    ranked: list[Need] = []
    for place, need in enumerate(ordered, start=1):
        same_as_last = bool(ranked) and ranked[-1].weighted == need.weighted
        rank = ranked[-1].rank if same_as_last else place
        tied = same_as_last or (place < len(ordered) and ordered[place].weighted == need.weighted)
        ranked.append(replace(need, rank=rank, tied=tied))
    return tuple(ranked)
