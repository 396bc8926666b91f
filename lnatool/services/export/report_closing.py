"""The end of the report: meetings, sign-off, and how the numbers were made."""

from __future__ import annotations

from lnatool.domain.analysis.methods import MAP, NEEDS, STATES
from lnatool.domain.plan import Plan
from lnatool.services.export.blocks import Block, Heading, Paragraph, Table
from lnatool.services.export.report_agreement import agreement
from lnatool.services.export.report_form import meeting_form
from lnatool.services.export.words import Translate, day_words, say_in


def closing(plan: Plan, kind: str, content: str, tr: Translate) -> list[Block]:
    """Reviews and sign-off; the one-page summary has neither, only the privacy line.

    ``content`` is the digest of the plan inside the document.
    """
    if kind == "summary":
        return [_privacy(tr)]
    return [
        *_reviews(plan, tr),
        meeting_form(tr),
        *agreement(plan, content, tr),
        *_method(tr),
    ]


def _method(tr: Translate) -> list[Block]:
    blocks: list[Block] = [Heading(2, tr("How this was made"))]
    blocks += [
        Paragraph(
            f"{say_in(method.name, tr)}: {say_in(method.words, tr)} ({method.source})", quiet=True
        )
        for method in (NEEDS, MAP)
    ]
    blocks.append(Paragraph(say_in(STATES, tr), quiet=True))
    blocks.append(
        Paragraph(
            tr(
                "Preceptorship supports people in a new role. It does not test clinical "
                "competence again, and it is not pass or fail."
            )
        )
    )
    blocks.append(_privacy(tr))
    return blocks


def _privacy(tr: Translate) -> Paragraph:
    return Paragraph(
        tr(
            "Private notes and evidence that is not shared are not in this document. Keep it as "
            "you keep other personal records. It should hold nothing that identifies a patient."
        ),
        quiet=True,
    )


def _reviews(plan: Plan, tr: Translate) -> list[Block]:
    blocks: list[Block] = [Heading(2, tr("Review meetings"))]
    if not plan.reviews:
        blocks.append(Paragraph(tr("No meetings have been planned yet.")))
        return blocks
    ordered = sorted(plan.reviews, key=lambda review: (review.due or review.held, review.id))
    blocks.append(
        Table(
            tr("Review meetings"),
            (tr("Meeting"), tr("Planned for"), tr("Held on"), tr("Agreed")),
            (24, 21, 21, 34),
            tuple(
                (
                    review.title,
                    day_words(review.due),
                    day_words(review.held),
                    "\n".join(part for part in (review.attended, review.summary) if part),
                )
                for review in ordered
            ),
        )
    )
    return blocks
