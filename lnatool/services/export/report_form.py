"""What a preceptor fills in: for each goal, for what is to be talked about, for the meeting.

Names of fields come from ``domain.form``; hints say by themselves what a field is about, because
a screen reader may read nothing else.
"""

from __future__ import annotations

from lnatool.domain.form import REVIEW, asked_about, field_name
from lnatool.domain.framework import Competency
from lnatool.domain.plan import Goal, Plan
from lnatool.services.export.blocks import Block, Field, Form, Heading, Paragraph
from lnatool.services.export.words import (
    Translate,
    level_words,
    rating_words,
    review_point_title,
    titled,
)


def goal_form(number: int, goal: Goal, title: str, tr: Translate) -> Form:
    """What a preceptor says about one goal: agreed, to talk about, and a comment."""
    about = {"number": number, "title": title}
    return Form(
        (
            (
                Field(
                    field_name("goal", goal.id, "agreed"),
                    "tick",
                    tr("Agreed"),
                    tr("Goal {number}, {title}: agreed").format(**about),
                    0.3,
                ),
                Field(
                    field_name("goal", goal.id, "discuss"),
                    "tick",
                    tr("Needs discussion"),
                    tr("Goal {number}, {title}: needs discussion").format(**about),
                    0.7,
                ),
            ),
            (
                Field(
                    field_name("goal", goal.id, "comment"),
                    "lines",
                    tr("Comment"),
                    tr("Comment on goal {number}, {title}").format(**about),
                ),
            ),
        ),
        tr("Preceptor's view of goal {number}").format(number=number),
    )


def talk_about(plan: Plan, tr: Translate) -> list[Block]:
    """The competencies that the form asks about, each with the person's own rating beside it."""
    wanted = set(asked_about(plan))
    if not wanted:
        return []
    blocks: list[Block] = [
        Heading(2, tr("For the preceptor: items to talk about")),
        Paragraph(
            tr(
                "These are the needs that come first and what the person would like to discuss. "
                "Your view stands beside their own rating and does not replace it. Leave blank "
                "what you have not talked about."
            ),
            quiet=True,
        ),
    ]
    levels = level_options(plan, tr)
    blocks += [_item(plan, item, levels, tr) for item in plan.competencies if item.id in wanted]
    return blocks


def level_options(plan: Plan, tr: Translate) -> tuple[tuple[str, str], ...]:
    """The levels of the framework's scale as a choice; the blank one stands first."""
    levels = plan.framework.rating_scale.levels
    return (
        ("", tr("No view yet")),
        *((str(level.value), level_words(plan, level.value)) for level in levels),
    )


def _item(plan: Plan, item: Competency, levels: tuple[tuple[str, str], ...], tr: Translate) -> Form:
    about = {"code": item.code, "title": item.title}
    return Form(
        (
            (
                Field(
                    field_name("item", item.id, "level"),
                    "choice",
                    tr("Preceptor's view of the level"),
                    tr("Preceptor's view of the level for {code}, {title}").format(**about),
                    0.42,
                    levels,
                ),
                Field(
                    field_name("item", item.id, "comment"),
                    "lines",
                    tr("Comment"),
                    tr("Comment on {code}, {title}").format(**about),
                    0.58,
                ),
            ),
        ),
        titled(item),
        _own_view(plan, item, tr),
    )


def _own_view(plan: Plan, item: Competency, tr: Translate) -> str:
    """What the person says about a competency, and what a preceptor said earlier."""
    answer = plan.answer(item.id)
    parts = [tr("Own rating: {rating}").format(rating=rating_words(plan, answer, tr))]
    expected = item.expected_level(plan.round.role, plan.round.review_point)
    if expected is not None:
        parts.append(
            tr("Expected by {point}: {level}").format(
                point=review_point_title(plan), level=level_words(plan, expected)
            )
        )
    if answer.discuss:
        parts.append(tr("Would like to discuss this"))
    return "  ·  ".join(parts)


def meeting_form(tr: Translate) -> Form:
    """The record of one review meeting."""

    def line(part: str, label: str, hint: str, share: float) -> Field:
        return Field(field_name("review", REVIEW, part), "line", label, hint, share)

    return Form(
        (
            (
                line(
                    "date",
                    tr("Date of the meeting"),
                    tr("Date of this review meeting, for example 3 March 2027"),
                    0.35,
                ),
                line(
                    "attended",
                    tr("Who attended"),
                    tr("Who attended this review meeting"),
                    0.65,
                ),
            ),
            (
                Field(
                    field_name("review", REVIEW, "summary"),
                    "lines",
                    tr("What was agreed"),
                    tr("What was agreed in this review meeting"),
                ),
            ),
            (
                line(
                    "next",
                    tr("Next meeting"),
                    tr("Date of the next review meeting, for example 3 June 2027"),
                    0.35,
                ),
            ),
        ),
        tr("This review meeting"),
    )
