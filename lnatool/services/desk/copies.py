"""Somebody's copy, read for a review: the plan in it, and which fields it has for a preceptor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lnatool.domain import say
from lnatool.domain.form import FormField, asked_about, form_fields
from lnatool.domain.problems import KnownError, Problem
from lnatool.domain.words import Phrase, phrase
from lnatool.services.read_back.bounds import bounded
from lnatool.services.read_back.match_meeting import MEETING_LABELS
from lnatool.services.read_back.pdf_parts import fields as pdf_fields
from lnatool.services.read_back.read import open_pdf, read_bytes

if TYPE_CHECKING:
    from lnatool.domain.plan import Plan
    from lnatool.domain.returned import Reference
    from lnatool.services.read_back.returned import Returned


@dataclass(frozen=True, slots=True)
class SomebodysCopy:
    """A copy as it was received; ``fields`` are those that are the preceptor's or a manager's."""

    data: bytes
    returned: Returned
    plan: Plan
    reference: Reference
    fields: tuple[FormField, ...]
    problems: tuple[Problem, ...] = ()
    password: str = ""

    @property
    def values(self) -> dict[str, str]:
        """What is filled into the preceptor's fields of the copy itself."""
        return {
            one.name: self.returned.values[one.name]
            for one in self.fields
            if self.returned.values.get(one.name)
        }


def read_copy(data: bytes, place: str, password: str = "") -> SomebodysCopy:
    """The copy in these bytes.

    Raises RefusedError or KnownError with a sentence where there is no plan to review in them.
    """
    returned = read_bytes(data, place, password)
    shared, reference = returned.shared, returned.reference
    if shared is None or reference is None or shared.plan.id != reference.plan:
        raise KnownError(
            "The plan inside this file cannot be read, so it cannot be reviewed here. Ask for a "
            "new copy.",
            place,
        )
    problems = list(returned.problems)
    if returned.content != reference.content:
        problems.append(
            Problem(
                "warning",
                place,
                "The plan inside this copy was changed after it was made. Ask for a new copy if "
                "anything looks odd.",
            )
        )
    fields = _fields(data, place, password, returned, shared.plan)
    return SomebodysCopy(
        data, returned, shared.plan, reference, fields, tuple(problems), password
    )  # fmt: skip


def _fields(
    data: bytes, place: str, password: str, returned: Returned, plan: Plan
) -> tuple[FormField, ...]:
    """The fields that the copy has; one that is no PDF has those that its PDF would have."""
    every = form_fields(plan, [item.id for item in plan.framework.walk()])
    if returned.form == "pdf":
        with bounded(place):
            there = {name for name, _, _ in pdf_fields(open_pdf(data, place, password))}
    else:
        there = {one.name for one in form_fields(plan, asked_about(plan))} | {*returned.values}
    return tuple(
        one
        for one in every
        if one.name in there and not (one.group == "sign" and one.id == "preceptee")
    )


def field_words(plan: Plan, field: FormField) -> Phrase:
    """What a field is about, for where it has no place of its own any more."""
    if field.group == "review":
        return MEETING_LABELS[field.part]
    if field.group == "sign":
        who = say.WHO["manager" if field.id == "manager" else "preceptor"]
        return phrase("Sign-off by {who}: {part}", who=who, part=_PARTS[field.part])
    goal = plan.goal(field.id) if field.group == "goal" else None
    about = say.goal(goal.title) if goal else say.competency(plan, field.id)
    return phrase("{about}: {part}", about=about, part=_PARTS[field.part])


_PARTS: Final = {
    "agreed": Phrase("agreed"),
    "discuss": Phrase("needs discussion"),
    "comment": Phrase("comment"),
    "level": Phrase("view of the level"),
    "agree": Phrase("agreement"),
    "name": Phrase("name"),
    "role": Phrase("role"),
    "date": Phrase("date"),
}
