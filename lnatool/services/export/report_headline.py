"""The first page: who it is about, what it asks of the reader, and what comes first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lnatool.domain.analysis.needs import Analysis
from lnatool.domain.analysis.progress import count_domains, total
from lnatool.domain.plan import Plan
from lnatool.services.export.blocks import (
    Block,
    Callout,
    Heading,
    Masthead,
    Pairs,
    Paragraph,
    Table,
)
from lnatool.services.export.logo import read_logo
from lnatool.services.export.words import Translate, day_words, review_point_title, titled

if TYPE_CHECKING:
    from lnatool.services.export.report import ReportOptions

HEADLINE_NEEDS = 5


def masthead(options: ReportOptions, tr: Translate) -> list[Block]:
    """Whose document it is, where that is wanted. Raises KnownError for a logo that is none."""
    if not options.organisation and options.logo is None:
        return []
    logo = None if options.logo is None else read_logo(options.logo)
    return [Masthead(options.organisation or tr("Logo of the organisation"), logo)]


def headline(plan: Plan, analysis: Analysis, today: date, tr: Translate) -> list[Block]:
    """What somebody with five minutes reads."""
    person = plan.person
    role = plan.framework.role(plan.round.role)
    preceptor = ", ".join(part for part in (person.preceptor_name, person.preceptor_role) if part)
    pairs = (
        (tr("Name"), person.name),
        (tr("Role"), role.title if role else ""),
        (tr("Job title"), person.job_title),
        (tr("Pay band"), person.band),
        (tr("Where I work"), person.site),
        (tr("Start date"), day_words(person.start_date)),
        (tr("Supported by"), preceptor),
        (
            tr("Framework"),
            tr("{title}, edition {edition}").format(
                title=plan.framework.title, edition=plan.framework.edition
            ),
        ),
        (tr("Looking towards"), review_point_title(plan)),
        (tr("Date of copy"), day_words(today.isoformat())),
    )
    blocks: list[Block] = [
        Heading(1, tr("Learning plan")),
        Pairs(tuple((name, value) for name, value in pairs if value), across=2),
        Callout(tr("What this asks of you"), _ask(plan, analysis, tr)),
        Heading(2, tr("At a glance")),
        Paragraph(_glance(plan, analysis, tr)),
    ]
    return [*blocks, *_first_needs(plan, analysis, tr)]


def _first_needs(plan: Plan, analysis: Analysis, tr: Translate) -> list[Block]:
    if not analysis.needs:
        return []
    table = Table(
        tr("The learning needs that come first"),
        (tr("Rank"), tr("Competency"), tr("Now"), tr("Expected"), tr("Importance")),
        (9, 51, 10, 14, 16),
        tuple(
            (
                f"={need.rank}" if need.tied else str(need.rank),
                titled(need.competency),
                str(need.level),
                str(need.expected),
                str(need.importance),
            )
            for need in analysis.needs[:HEADLINE_NEEDS]
        ),
    )
    return [Heading(3, tr("To learn first")), table, Paragraph(_key(plan, tr), quiet=True)]


def _key(plan: Plan, tr: Translate) -> str:
    """What the numbers stand for."""
    framework = plan.framework
    scales = (
        (tr("Levels: {words}."), framework.rating_scale),
        (tr("Importance: {words}."), framework.scale_named(framework.importance_scale)),
    )
    return " ".join(
        sentence.format(words=", ".join(f"{level.value} {level.label}" for level in scale.levels))
        for sentence, scale in scales
        if scale is not None
    )


def _ask(plan: Plan, analysis: Analysis, tr: Translate) -> str:
    parts = [
        tr(
            "Please read the goals and the needs that come first, and talk them through with the "
            "person this plan belongs to. Note what support you agree and when you meet next."
        )
    ]
    count = len(analysis.to_discuss)
    if count == 1:
        parts.append(tr("They would like to discuss one item with you."))
    elif count:
        parts.append(tr("They would like to discuss {count} items with you.").format(count=count))
    parts.append(
        tr(
            "The ratings are somebody's own view of where they are today. They are not a test or "
            "a verdict."
        )
    )
    return " ".join(parts)


def _glance(plan: Plan, analysis: Analysis, tr: Translate) -> str:
    counts = total(count_domains(plan))
    sentences = [
        tr("{answered} of {total} competencies answered.").format(
            answered=counts.answered, total=counts.total
        )
    ]
    if counts.rated:
        words = (
            tr("1 is below the level expected by {point}.")
            if len(analysis.needs) == 1
            else tr("{needs} are below the level expected by {point}.")
        )
        point = review_point_title(plan)
        sentences.append(words.format(needs=len(analysis.needs), point=point))
    if counts.no_opportunity:
        words = (
            tr("1 has not come up yet.")
            if counts.no_opportunity == 1
            else tr("{count} have not come up yet.")
        )
        sentences.append(words.format(count=counts.no_opportunity))
    if counts.not_applicable:
        words = (
            tr("1 does not apply to this role.")
            if counts.not_applicable == 1
            else tr("{count} do not apply to this role.")
        )
        sentences.append(words.format(count=counts.not_applicable))
    sentences.append(tr("Goals in this plan: {count}.").format(count=len(plan.goals)))
    return " ".join(sentences)
