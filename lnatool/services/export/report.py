"""From a plan to the report that is shared.

Private notes are not read here at all, and evidence only where the person shares it: what never
enters the blocks cannot leave the plan file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lnatool.domain.analysis.needs import Analysis, analyse
from lnatool.domain.charts.bars import needs_bars
from lnatool.domain.charts.radar import domain_radar
from lnatool.domain.framework import Framework
from lnatool.domain.plan import Plan, ReportKind
from lnatool.services.export.attach import attached_plan, reference
from lnatool.services.export.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Paragraph,
    Report,
    Table,
)
from lnatool.services.export.report_closing import closing
from lnatool.services.export.report_form import talk_about
from lnatool.services.export.report_goals import goal_blocks, goal_list
from lnatool.services.export.report_headline import headline, masthead
from lnatool.services.export.report_map import map_blocks
from lnatool.services.export.report_results import result_blocks
from lnatool.services.export.words import (
    Translate,
    plain_words,
    say_in,
)
from lnatool.services.storage.codec import digest

__all__ = ["ReportKind", "ReportOptions", "build_report"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What goes in: how much, and whether shared notes and shared evidence do.

    ``organisation`` and ``logo`` (a PNG or JPEG file, or its bytes) head the first page.
    ``language`` is that of the program's own words, BCP 47. ``references`` are the standards on
    this computer, by id: the full report shows which of them the plan touches.
    """

    kind: ReportKind = "full"
    notes: bool = True
    evidence: bool = True
    organisation: str = ""
    logo: Path | bytes | None = None
    language: str = "en-GB"
    references: Mapping[str, Framework] = field(default_factory=dict)


def build_report(
    plan: Plan, options: ReportOptions, today: date, translate: Translate = plain_words
) -> Report:
    """The report of a plan as of a day; ``translate`` puts our words into the reader's language.

    Raises KnownError where the logo cannot be read.
    """
    analysis = analyse(plan)
    attached = None if options.kind == "summary" else attached_plan(plan, options)
    content = digest(attached.data) if attached else ""
    blocks: list[Block] = [*masthead(options, translate)]
    blocks += headline(plan, analysis, today, translate)
    if plan.goals:
        blocks.append(Heading(3, translate("What I will work on")))
        blocks.append(goal_list(plan, translate, linked=options.kind != "summary"))
    if options.kind != "summary":
        blocks += goal_blocks(plan, translate)
        blocks += _needs(plan, analysis, translate)
        blocks += talk_about(plan, translate)
    if options.kind == "full":
        blocks += result_blocks(plan, analysis, options, translate)
        blocks += map_blocks(plan, options.references, translate)
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
