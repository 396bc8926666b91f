"""The sections of a review, in the order of the form, and how far each is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from lnatool.domain.form import FormField
from lnatool.services.export.words import titled

if TYPE_CHECKING:
    from lnatool.services.desk.copies import SomebodysCopy

Kind = Literal["overview", "goal", "item", "review", "sign", "left"]


class Section(NamedTuple):
    """One step of the review: a goal, a topic, the meeting or the sign-off, and its fields."""

    kind: Kind
    id: str
    title: str
    fields: tuple[FormField, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the other sections."""
        return f"{self.kind}:{self.id}"

    def begun(self, values: Mapping[str, str]) -> bool:
        """Whether anything is filled in."""
        return any(values.get(one.name) for one in self.fields)

    def name_of(self, part: str, who: str = "") -> str:
        """The name of the field for a part; empty where the copy does not have it."""
        found = (one.name for one in self.fields if one.part == part and one.id == (who or self.id))
        return next(found, "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sections", text)


def sections_of(copy: SomebodysCopy, *, left: bool) -> list[Section]:
    """The sections of a review of this copy; ``left`` if something has no place in it."""
    plan = copy.plan
    by_id: dict[tuple[str, str], list[FormField]] = {}
    for one in copy.fields:
        place = (one.group, "" if one.group == "sign" else one.id)
        by_id.setdefault(place, []).append(one)
    items = {item.id: item for item in plan.framework.walk()}
    numbers = {goal.id: (number, goal) for number, goal in enumerate(plan.goals, start=1)}
    made = [Section("overview", "", _tr("At a glance"))]
    for (group, key), fields in by_id.items():
        if group == "goal" and key in numbers:
            number, goal = numbers[key]
            words = _tr("Goal {number}: {title}") if goal.title else _tr("Goal {number}")
            title = words.format(number=number, title=goal.title)
            made.append(Section("goal", key, title, tuple(fields)))
        elif group == "item" and key in items:
            made.append(Section("item", key, titled(items[key]), tuple(fields)))
        elif group == "review":
            made.append(Section("review", key, _tr("Our meeting"), tuple(fields)))
        elif group == "sign":
            made.append(Section("sign", key, _tr("Sign-off"), tuple(fields)))
    if left:
        made.append(Section("left", "", _tr("Without a place in this copy")))
    return made
