"""From ratings to ranked learning needs, each with its reasons in words.

Individual gap = expected level (role x review point) - own rating. Individual weighted gap =
gap x importance (the person's own, else the framework's default). This is the discrepancy idea
of needs assessment (Borich 1980, Journal of Teacher Education 31(3):39-42) applied to one person;
blank, "not applicable to my role", "not yet had the opportunity" and a number that the scale does
not have are not levels and never enter a figure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from statistics import mean, median
from typing import NamedTuple

from lnatool.domain.analysis.checks import plan_problems
from lnatool.domain.analysis.views import level_on, scale_levels
from lnatool.domain.framework import Competency, Domain, Scale
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Answer, Plan
from lnatool.domain.problems import Problem
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
    """Levels within one domain; means and medians are over rated items only, None without any.

    ``spread`` is how often each level was given, lowest first.
    """

    domain: Domain
    rated: int
    total: int
    mean_level: float | None
    median_level: float | None
    mean_expected: float | None
    needs: int
    spread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the needs page, the report and ``lnatool analyse`` show.

    ``problems`` says what of the plan could not enter it.
    """

    review_point: str
    needs: tuple[Need, ...]
    no_opportunity: tuple[Competency, ...]
    to_discuss: tuple[Competency, ...]
    strengths: tuple[Competency, ...]
    domains: tuple[DomainSummary, ...]
    problems: tuple[Problem, ...] = ()


def analyse(plan: Plan) -> Analysis:
    """The analysis of the current round against its review point."""
    point, scale = plan.round.review_point, scale_levels(plan.framework)
    wording = _Wording.of(plan)
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
            level = level_on(scale, answer.rating)
            if level is None:
                continue
            levels.append(level)
            if expected is not None and level < expected:
                found += 1
                drafts.append(_need(wording, domain, item, (answer, level, expected)))
            elif expected is not None and level > expected:
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
        plan_problems(plan),
    )


def importance_of(item: Competency, answer: Answer, known: frozenset[int] = frozenset()) -> int:
    """The importance that counts: the person's own, else the framework's, else neutral.

    ``known`` are the levels of the importance scale, if any; another own one does not count.
    """
    if _is_own(answer, known):
        return answer.importance or 0
    return NEUTRAL_IMPORTANCE if item.importance is None else item.importance


def _is_own(answer: Answer, known: frozenset[int]) -> bool:
    return answer.importance is not None and (not known or answer.importance in known)


class _Wording(NamedTuple):
    """What the reasons of every need are put in: labels of levels and weights, the point."""

    levels: dict[int, str]
    weights: dict[int, str]
    point: str

    @classmethod
    def of(cls, plan: Plan) -> _Wording:
        framework, wanted = plan.framework, plan.round.review_point
        return cls(
            _labels(framework.scale_named(framework.scale)),
            _labels(framework.scale_named(framework.importance_scale)),
            next((one.title for one in framework.review_points if one.id == wanted), ""),
        )


def _labels(scale: Scale | None) -> dict[int, str]:
    return {level.value: level.label for level in scale.levels} if scale else {}


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
        tuple(sorted(Counter(levels).items())),
    )


def _need(
    wording: _Wording, domain: Domain, item: Competency, said: tuple[Answer, int, int]
) -> Need:
    answer, level, expected = said
    known = frozenset(wording.weights)
    importance, own = importance_of(item, answer, known), _is_own(answer, known)
    gap = expected - level
    return Need(
        competency=item,
        domain=domain,
        level=level,
        expected=expected,
        gap=gap,
        importance=importance,
        own_importance=own,
        weighted=gap * importance,
        discuss=answer.discuss,
        rank=0,
        tied=False,
        reasons=_reasons(wording, said, importance, own),
    )


def _reasons(
    wording: _Wording, said: tuple[Answer, int, int], importance: int, own: bool
) -> tuple[Phrase, ...]:
    answer, level, expected = said
    reasons = [
        phrase(
            "Expected by {point}: {expected} ({expected_label}). "
            "You rated {level} ({level_label}).",
            point=wording.point,
            expected=expected,
            expected_label=wording.levels.get(expected, ""),
            level=level,
            level_label=wording.levels.get(level, ""),
        )
    ]
    weight = _lowered(wording.weights.get(importance, ""))
    if weight and own:
        reasons.append(phrase("You marked it {importance}.", importance=weight))
    elif weight:
        words = "The framework's usual weight for it: {importance}."
        reasons.append(phrase(words, importance=weight))
    reasons += _second_view(answer, level, wording.levels)
    if answer.discuss:
        reasons.append(phrase("You want to talk about it with the person who supports you."))
    return tuple(reasons)


def _second_view(answer: Answer, level: int, labels: dict[int, str]) -> list[Phrase]:
    """What the preceptor said, and what both agreed on."""
    said: list[Phrase] = []
    theirs = answer.preceptor.rating if answer.preceptor else None
    if theirs == level:
        said.append(phrase("Your preceptor also rated {level}.", level=level))
    elif isinstance(theirs, int):
        label = f" ({labels[theirs]})" if theirs in labels else ""
        said.append(phrase("Your preceptor rated {level}{label}.", level=theirs, label=label))
    if answer.agreed is not None:
        said.append(phrase("In your meeting you both agreed on {level}.", level=answer.agreed))
    return said


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


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
