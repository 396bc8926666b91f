"""The full results within the report, domain by domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lnatool.domain.analysis.needs import Analysis, importance_of
from lnatool.domain.framework import Domain
from lnatool.domain.plan import Plan
from lnatool.services.export.blocks import Block, Bullets, Heading, Paragraph, Table, Together
from lnatool.services.export.words import Translate, day_words, rating_words, spoken_in, titled

if TYPE_CHECKING:
    from lnatool.services.export.report import ReportOptions


MOST_QUESTIONS = 4
"""For each area: enough for a talk, and no interrogation."""


def result_blocks(
    plan: Plan, analysis: Analysis, options: ReportOptions, tr: Translate
) -> list[Block]:
    """Every competency of the role with its rating; shared notes and shared evidence if wanted."""
    blocks: list[Block] = [Heading(2, tr("All answers by area"))]
    language = spoken_in(plan.framework.language, options.language)
    for summary in analysis.domains:
        domain = summary.domain
        blocks.append(Heading(3, f"{domain.code}  {domain.title}".strip(), language=language))
        if summary.median_level is not None:
            blocks.append(
                Paragraph(
                    tr("{rated} of {total} rated; the middle rating is {median}.").format(
                        rated=summary.rated, total=summary.total, median=f"{summary.median_level:g}"
                    ),
                    quiet=True,
                )
            )
        blocks.append(_table(plan, domain, tr))
        blocks += _questions(plan, domain, analysis, tr)
        if options.notes:
            blocks += _notes(plan, domain)
        if options.evidence:
            blocks += _evidence(plan, domain, tr)
    return blocks


def _table(plan: Plan, domain: Domain, tr: Translate) -> Table:
    rows = []
    for item in domain.walk():
        if not item.applies_to(plan.round.role):
            continue
        answer = plan.answer(item.id)
        expected = item.expected_level(plan.round.role, plan.round.review_point)
        rows.append(
            (
                titled(item),
                rating_words(plan, answer, tr),
                "" if expected is None else str(expected),
                str(importance_of(item, answer)),
                tr("Yes") if answer.discuss else "",
            )
        )
    return Table(
        tr("Answers: {domain}").format(domain=domain.title),
        (tr("Competency"), tr("My rating"), tr("Expected"), tr("Importance"), tr("Discuss")),
        (36, 27, 12, 14.5, 10.5),
        tuple(rows),
    )


def _questions(plan: Plan, domain: Domain, analysis: Analysis, tr: Translate) -> list[Block]:
    """What to talk about: the first prompt of each need and of each topic marked to discuss."""
    wanted = {need.competency.id for need in analysis.needs}
    questions = [
        f"{item.code}  {item.prompts[0]}"
        for item in domain.walk()
        if item.prompts and (item.id in wanted or item in analysis.to_discuss)
    ]
    if not questions:
        return []
    lead = Paragraph(tr("Questions to talk about"), quiet=True)
    return [Together((lead, Bullets(tuple(questions[:MOST_QUESTIONS]))))]


def _notes(plan: Plan, domain: Domain) -> list[Block]:
    return [
        Paragraph(plan.answer(item.id).note, label=titled(item))
        for item in domain.walk()
        if item.applies_to(plan.round.role) and plan.answer(item.id).note.strip()
    ]


def _evidence(plan: Plan, domain: Domain, tr: Translate) -> list[Block]:
    rows = [
        (titled(item), piece.title, day_words(piece.date), piece.where)
        for item in domain.walk()
        if item.applies_to(plan.round.role)
        for piece in plan.answer(item.id).evidence
        if piece.shared
    ]
    if not rows:
        return []
    return [
        Table(
            tr("Evidence: {domain}").format(domain=domain.title),
            (tr("Competency"), tr("Evidence"), tr("Date"), tr("Where it is kept")),
            (29, 29, 21, 21),
            tuple(rows),
        )
    ]
