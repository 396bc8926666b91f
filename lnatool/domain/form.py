"""The fields that a preceptor fills in, and their names.

A name has ``a-z``, ``0-9`` and ``_`` only, because a full stop breaks some PDF viewers; any other
character of an id is written ``_xx`` in hexadecimal. Names are never taken apart: whoever reads a
returned form has the plan it was made from, and looks each name up in ``form_fields``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from lnatool.domain.analysis.needs import analyse
from lnatool.domain.plan import Plan

FIRST_NEEDS = 5
"""How many of the first needs the form asks about, marked to discuss or not."""

REFERENCE = "lnatool_ref"
"""The read-only field that says which plan, revision and content a form belongs to."""

Group = Literal["goal", "item", "review", "sign"]
GOAL_PARTS = ("agreed", "discuss", "comment")
ITEM_PARTS = ("level", "comment")
REVIEW_PARTS = ("date", "attended", "summary", "next")
SIGN_PARTS = ("agree", "name", "role", "date")
SIGNATORIES: tuple[Literal["preceptee", "preceptor", "manager"], ...] = (
    "preceptee",
    "preceptor",
    "manager",
)
TICKS = frozenset({"agreed", "discuss", "agree"})
"""Parts that are ticked; every other part is text or, for ``level``, a choice."""

REVIEW = "meeting"
"""The id of the one review meeting that a form records."""


class FormField(NamedTuple):
    """One field: what it is about (a goal's or a competency's id, or who signs) and which part."""

    name: str
    group: Group
    id: str
    part: str


def field_name(group: Group, item: str, part: str) -> str:
    """The name of a field in the PDF, the same for ever."""
    safe = "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):02x}" for c in item)
    return f"{group}_{safe}_{part}"


def asked_about(plan: Plan) -> tuple[str, ...]:
    """The ids of the competencies that the form asks about, in reading order.

    Those marked to discuss and the needs that come first.
    """
    first = {need.competency.id for need in analyse(plan).needs[:FIRST_NEEDS]}
    return tuple(
        item.id for item in plan.competencies if plan.answer(item.id).discuss or item.id in first
    )


def form_fields(plan: Plan, competencies: Iterable[str]) -> tuple[FormField, ...]:
    """Every field of the form for a plan that asks about these competencies, in reading order.

    A form is written with ``asked_about`` and read with all competencies of the plan, so that
    forms of older and newer programs can be read, whatever they ask about.
    """
    wanted: list[tuple[Group, str, tuple[str, ...]]] = []
    wanted += [("goal", goal.id, GOAL_PARTS) for goal in plan.goals]
    wanted += [("item", item, ITEM_PARTS) for item in competencies]
    wanted.append(("review", REVIEW, REVIEW_PARTS))
    wanted += [("sign", who, SIGN_PARTS) for who in SIGNATORIES]
    return tuple(
        FormField(field_name(group, item, part), group, item, part)
        for group, item, parts in wanted
        for part in parts
    )
