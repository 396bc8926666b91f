"""What changed since the last round, area by area, and three views side by side."""

from __future__ import annotations

from lnatool.domain.analysis.changes import WhatChanged, what_changed
from lnatool.domain.analysis.rounds import (
    ThreeViews,
    point_title,
    round_summaries,
    three_views,
)
from lnatool.domain.charts.heatmap import domain_heatmap
from lnatool.domain.plan import Answer, Plan, Rating
from lnatool.services.export.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from lnatool.services.export.words import Translate, day_words, rating_words, say_in, titled

MOST_CHANGES = 12
"""Changes that are told one by one; all ratings stand in the tables of answers."""


def rounds_blocks(plan: Plan, tr: Translate) -> list[Block]:
    """Nothing for a plan with one round."""
    found = what_changed(plan)
    if found is None:
        return []
    before = plan.earlier[-1]
    day = day_words(before.started[:10])
    title = tr("What changed since {point}").format(point=point_title(plan, before))
    blocks: list[Block] = [Heading(2, title)]
    if day:
        words = tr("The round before was started on {day}.").format(day=day)
        blocks.append(Paragraph(words, quiet=True))
    blocks.append(Bullets(tuple(say_in(one, tr) for one in found.summary)))
    blocks += _one_by_one(found, tr)
    blocks.append(Figure(domain_heatmap(plan, round_summaries(plan)), tr("Areas round by round")))
    return blocks


def _one_by_one(found: WhatChanged, tr: Translate) -> list[Block]:
    """The changes that reach a level now expected first, then the largest steps."""
    order = sorted(
        zip(found.changes, found.details, strict=True),
        key=lambda pair: (not pair[0].reached, -abs(pair[0].step or 0)),
    )
    if not order:
        return []
    blocks: list[Block] = [
        Heading(3, tr("The changes that matter most")),
        Bullets(tuple(say_in(words, tr) for _, words in order[:MOST_CHANGES])),
    ]
    if order[MOST_CHANGES:]:
        more = tr("{count} more ratings have changed.").format(count=len(order) - MOST_CHANGES)
        blocks.append(Paragraph(more, quiet=True))
    return blocks


def views_blocks(plan: Plan, tr: Translate) -> list[Block]:
    """Own, preceptor's and agreed ratings where somebody besides the person has said something."""
    known = [
        one for one in three_views(plan) if one.preceptor is not None or one.agreed is not None
    ]
    if not known:
        return []
    known.sort(key=lambda one: (not one.differ, -abs(one.apart or 0)))
    return [
        Heading(2, tr("Side by side")),
        Paragraph(
            tr("Where the views differ comes first. Nobody's view replaces another."), quiet=True
        ),
        Table(
            tr("Own, preceptor's and agreed ratings"),
            (tr("Competency"), tr("Own"), tr("Preceptor"), tr("Agreed")),
            (40, 20, 20, 20),
            tuple(_views_row(plan, one, tr) for one in known),
        ),
    ]


def _views_row(plan: Plan, one: ThreeViews, tr: Translate) -> tuple[str, ...]:
    views = (one.own, one.preceptor, one.agreed)
    return (titled(one.competency), *(_words(plan, view, tr) for view in views))


def _words(plan: Plan, rating: Rating | None, tr: Translate) -> str:
    return "" if rating is None else rating_words(plan, Answer(rating), tr)
