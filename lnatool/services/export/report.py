"""From a plan to the report that is shared.

Private notes are not read here at all, and evidence only where the person shares it: what never
enters the blocks cannot leave the plan file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lnatool.domain.analysis.needs import Analysis, analyse
from lnatool.domain.analysis.progress import count_domains, total
from lnatool.domain.charts.bars import needs_bars
from lnatool.domain.charts.radar import domain_radar
from lnatool.domain.plan import Plan, ReportKind
from lnatool.services.export.attach import attached_plan, reference
from lnatool.services.export.blocks import (
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    Masthead,
    Pairs,
    Paragraph,
    Report,
    Table,
)
from lnatool.services.export.logo import read_logo
from lnatool.services.export.report_closing import closing
from lnatool.services.export.report_form import talk_about
from lnatool.services.export.report_goals import goal_blocks, goal_list
from lnatool.services.export.report_results import result_blocks
from lnatool.services.export.words import (
    Translate,
    day_words,
    plain_words,
    review_point_title,
    say_in,
)
from lnatool.services.storage.codec import digest

__all__ = ["ReportKind", "ReportOptions", "build_report"]

HEADLINE_NEEDS = 5


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What goes in: how much, and whether shared notes and shared evidence do.

    ``organisation`` and ``logo`` (a PNG or JPEG file, or its bytes) head the first page.
    ``language`` is that of the program's own words, BCP 47.
    """

    kind: ReportKind = "full"
    notes: bool = True
    evidence: bool = True
    organisation: str = ""
    logo: Path | bytes | None = None
    language: str = "en-GB"


def build_report(
    plan: Plan, options: ReportOptions, today: date, translate: Translate = plain_words
) -> Report:
    """The report of a plan as of a day; ``translate`` puts our words into the reader's language.

    Raises KnownError where the logo cannot be read.
    """
    analysis = analyse(plan)
    attached = None if options.kind == "summary" else attached_plan(plan, options)
    content = digest(attached.data) if attached else ""
    blocks: list[Block] = [*_masthead(options, translate)]
    blocks += _headline(plan, analysis, today, translate)
    if plan.goals:
        blocks.append(Heading(3, translate("What I will work on")))
        blocks.append(goal_list(plan, translate, linked=options.kind != "summary"))
    if options.kind != "summary":
        blocks += goal_blocks(plan, translate)
        blocks += _needs(plan, analysis, translate)
        blocks += talk_about(plan, translate)
    if options.kind == "full":
        blocks += result_blocks(plan, analysis, options, translate)
    blocks += closing(plan, options.kind, content, translate)
    name = plan.person.name or translate("No name given")
    return Report(
        title=translate("Learning plan: {name}").format(name=name),
        subject=plan.framework.title,
        running=f"{name} · {plan.framework.title}",
        language=options.language,
        blocks=tuple(blocks),
        reference=reference(plan, attached) if attached else "",
        attached=attached,
    )


def _masthead(options: ReportOptions, tr: Translate) -> list[Block]:
    if not options.organisation and options.logo is None:
        return []
    logo = None if options.logo is None else read_logo(options.logo)
    return [Masthead(options.organisation or tr("Logo of the organisation"), logo)]


def _headline(plan: Plan, analysis: Analysis, today: date, tr: Translate) -> list[Block]:
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
    if analysis.needs:
        top = analysis.needs[:HEADLINE_NEEDS]
        blocks.append(Heading(3, tr("To learn first")))
        blocks.append(
            Table(
                tr("The learning needs that come first"),
                (tr("Rank"), tr("Competency"), tr("Now"), tr("Expected"), tr("Importance")),
                (9, 51, 10, 14, 16),
                tuple(
                    (
                        f"={need.rank}" if need.tied else str(need.rank),
                        f"{need.competency.code}  {need.competency.title}",
                        str(need.level),
                        str(need.expected),
                        str(need.importance),
                    )
                    for need in top
                ),
            )
        )
    return blocks


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


def _needs(plan: Plan, analysis: Analysis, tr: Translate) -> list[Block]:
    blocks: list[Block] = [Heading(2, tr("Learning needs, with reasons"))]
    if any(summary.rated for summary in analysis.domains):
        blocks.append(
            Figure(domain_radar(plan, analysis), tr("Own ratings and expected levels by area"))
        )
    if not analysis.needs:
        blocks.append(Paragraph(tr("No rating is below the level expected at this review point.")))
    else:
        blocks.append(Figure(needs_bars(plan, analysis), tr("The largest gaps, in order")))
        blocks.append(
            Table(
                tr("All learning needs in order"),
                (tr("Rank"), tr("Competency"), tr("Why")),
                (9, 36, 55),
                tuple(
                    (
                        f"={need.rank}" if need.tied else str(need.rank),
                        f"{need.competency.code}  {need.competency.title}",
                        " ".join(say_in(reason, tr) for reason in need.reasons),
                    )
                    for need in analysis.needs
                ),
            )
        )
    for title, items in (
        (tr("Not yet had the opportunity"), analysis.no_opportunity),
        (tr("To discuss"), analysis.to_discuss),
    ):
        if items:
            blocks.append(Heading(3, title))
            blocks.append(Bullets(tuple(f"{item.code}  {item.title}" for item in items)))
    return blocks
