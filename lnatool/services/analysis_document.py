"""Makes the analysis document of a plan from the domain's results."""

from __future__ import annotations

from lnatool.domain.analysis.changes import what_changed
from lnatool.domain.analysis.group import median_cuts, quadrant
from lnatool.domain.analysis.needs import Analysis, Need, analyse, importance_of
from lnatool.domain.analysis.progress import Counts, count_domains, total
from lnatool.domain.analysis.rounds import (
    Tally,
    all_rounds,
    goal_progress,
    round_summaries,
    three_views,
)
from lnatool.domain.analysis.views import importance_levels, level_on, scale_levels
from lnatool.domain.plan import Plan
from lnatool.services.analysis_json import (
    AnalysisDocument,
    ChangedPart,
    ChangePart,
    DomainPart,
    FieldPart,
    FrameworkPart,
    GoalPart,
    LevelCount,
    NeedPart,
    PlanPart,
    ProblemPart,
    ProgressPart,
    RoundPart,
    TallyPart,
    ViewsPart,
)


def analysis_document(plan: Plan) -> AnalysisDocument:
    """The whole analysis of a plan."""
    found = analyse(plan)
    return AnalysisDocument(
        format="lnatool.analysis",
        version=1,
        plan=PlanPart(plan.id, plan.revision, plan.modified),
        framework=FrameworkPart(plan.framework.id, plan.framework.edition),
        role=plan.round.role,
        review_point=found.review_point,
        progress=_progress(total(count_domains(plan))),
        needs=tuple(_need(need) for need in found.needs),
        no_opportunity=tuple(item.id for item in found.no_opportunity),
        to_discuss=tuple(item.id for item in found.to_discuss),
        strengths=tuple(item.id for item in found.strengths),
        domains=_domains(found),
        rounds=_rounds(plan),
        goals=_goals(plan),
        views=_views(plan),
        changed=_changed(plan),
        fields=_fields(plan),
        problems=tuple(
            ProblemPart(one.severity, one.place, one.sentence) for one in found.problems
        ),
    )


def _progress(counts: Counts) -> ProgressPart:
    return ProgressPart(
        total=counts.total,
        answered=counts.answered,
        rated=counts.rated,
        not_applicable=counts.not_applicable,
        no_opportunity=counts.no_opportunity,
        blank=counts.blank,
        discuss=counts.discuss,
    )


def _need(need: Need) -> NeedPart:
    return NeedPart(
        rank=need.rank,
        tied=need.tied,
        competency=need.competency.id,
        code=need.competency.code,
        title=need.competency.title,
        domain=need.domain.id,
        level=need.level,
        expected=need.expected,
        gap=need.gap,
        importance=need.importance,
        own_importance=need.own_importance,
        weighted=need.weighted,
        discuss=need.discuss,
        reasons=tuple(reason.text for reason in need.reasons),
    )


def _domains(found: Analysis) -> tuple[DomainPart, ...]:
    return tuple(
        DomainPart(
            id=part.domain.id,
            code=part.domain.code,
            title=part.domain.title,
            rated=part.rated,
            total=part.total,
            mean_level=part.mean_level,
            median_level=part.median_level,
            mean_expected=part.mean_expected,
            needs=part.needs,
            distribution=tuple(LevelCount(level, count) for level, count in part.spread),
        )
        for part in found.domains
    )


def _tally(name: str, tally: Tally) -> TallyPart:
    return TallyPart(
        name, tally.total, tally.rated, tally.compared, tally.met, tally.mean, tally.median
    )


def _rounds(plan: Plan) -> tuple[RoundPart, ...]:
    return tuple(
        RoundPart(
            one.round.id,
            one.round.role,
            one.round.review_point,
            one.round.started,
            tuple(_tally(domain.id, tally) for domain, tally in one.domains if tally.total),
        )
        for one in round_summaries(plan)
    )


def _goals(plan: Plan) -> tuple[GoalPart, ...]:
    rounds = all_rounds(plan)
    return tuple(
        GoalPart(
            one.goal.id,
            one.goal.title,
            one.goal.status,
            tuple(_tally(when.id, tally) for when, tally in zip(rounds, one.rounds, strict=True)),
        )
        for one in goal_progress(plan)
    )


def _views(plan: Plan) -> tuple[ViewsPart, ...]:
    """Where somebody besides the person has said something."""
    return tuple(
        ViewsPart(one.competency.id, one.own, one.preceptor, one.agreed, one.apart, one.differ)
        for one in three_views(plan)
        if one.preceptor is not None or one.agreed is not None
    )


def _changed(plan: Plan) -> ChangedPart | None:
    found = what_changed(plan)
    if found is None:
        return None
    return ChangedPart(
        plan.earlier[-1].id,
        tuple(sentence.text for sentence in found.summary),
        tuple(
            ChangePart(one.competency.id, one.before, one.now, one.step, one.reached, words.text)
            for one, words in zip(found.changes, found.details, strict=True)
        ),
    )


def _fields(plan: Plan) -> tuple[FieldPart, ...]:
    scale, weights = scale_levels(plan.framework), importance_levels(plan.framework)
    rated = []
    for item in plan.competencies:
        answer = plan.answer(item.id)
        level = level_on(scale, answer.rating)
        if level is not None:
            rated.append((item.id, importance_of(item, answer, weights), level))
    cuts = median_cuts([(importance, level) for _, importance, level in rated])
    if cuts is None:
        return ()
    return tuple(
        FieldPart(name, importance, level, quadrant(importance, level, *cuts))
        for name, importance, level in rated
    )
