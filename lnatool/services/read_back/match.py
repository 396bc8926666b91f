"""Field by field, what came back, beside what the plan has now and what the copy had.

What is found is said for every value that was filled in; nothing is dropped because a goal or a
competency is not in the plan any more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lnatool.domain import say
from lnatool.domain.differences import THEIRS, Difference, differences
from lnatool.domain.form import REVIEW, Group, field_name, form_fields
from lnatool.domain.plan import (
    NO_OPPORTUNITY,
    NOT_APPLICABLE,
    GoalReview,
    Plan,
    Rating,
    SecondView,
)
from lnatool.domain.problems import Problem
from lnatool.domain.shared import shared_plan
from lnatool.domain.words import Phrase, phrase
from lnatool.services.read_back.dates import day_in
from lnatool.services.read_back.finding import Finding, Findings, State
from lnatool.services.read_back.match_meeting import meeting_findings, sign_findings
from lnatool.services.read_back.verdicts import TAMPERED, trusted, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lnatool.services.read_back.returned import Returned

_OURS: Final = re.compile(r"(goal|item|review|sign)_[A-Za-z0-9_]+")
_Said = GoalReview | SecondView | None
_LEVEL: Final = re.compile(r"(\d{1,2})\b")
_STATES: Final[dict[str, Rating]] = {
    NOT_APPLICABLE: "not-applicable",
    NO_OPPORTUNITY: "no-opportunity",
    "not applicable to my role": "not-applicable",
    "not yet had the opportunity": "no-opportunity",
}


def findings(plan: Plan, returned: Returned) -> Findings:
    """What came back for a plan. Raises RefusedError where it is a copy of another plan."""
    base = returned.shared.plan if returned.shared and trusted(plan, returned) else None
    matcher = _Matcher(plan, returned, base)
    said = verdicts(plan, returned, base is None or bool(matcher.changed))
    tampered = base is None or any(one.kind in TAMPERED for one in said)
    found = [
        *matcher.goals(),
        *matcher.items(),
        *meeting_findings(plan, returned.values, matcher.problems, returned.place),
        *sign_findings(
            plan, returned.values, matcher.problems, returned.place,
            lost=base is None, doubtful=tampered,
        ),
        *matcher.strangers(),
    ]  # fmt: skip
    values = returned.values
    dates = (field_name("sign", "preceptor", "date"), field_name("review", REVIEW, "date"))
    days = [day_in(values.get(name, "")) for name in dates]
    name = values.get(field_name("sign", "preceptor", "name"), "")
    return Findings(
        returned=returned,
        base=base,
        verdicts=said,
        fields=tuple(found),
        changed=matcher.changed,
        problems=(*returned.problems, *matcher.problems),
        by=(returned.by or name or plan.person.preceptor_name)[:200],
        day=next((each for each in days if each), ""),
    )


class _Matcher:
    """One plan, one returned copy, and what was wrong with values on the way."""

    def __init__(self, plan: Plan, returned: Returned, base: Plan | None) -> None:
        self.plan = plan
        self.base = base
        self.problems: list[Problem] = []
        self.changed = _since(plan, returned, base)
        self._returned = returned
        self._prefilled = base if returned.form == "pdf" else None
        """What the fields may have held when the copy was made."""

    def goals(self) -> Iterator[Finding]:
        """The preceptor's views of goals and comments on them."""
        goals = {goal.id: goal for goal in (self.base.goals if self.base else ())}
        goals.update({goal.id: goal for goal in self.plan.goals})
        for item, goal in goals.items():
            name, now = say.goal(goal.title), self.plan.goal(item)
            was = self._prefilled.goal(item) if self._prefilled else None
            mine = now.preceptor if now else None
            then = was.preceptor if was else None
            view = self._view(item, name)
            if view:
                current, before = mine.view if mine else "", then.view if then else ""
                words = (say.VIEWS[view], say.VIEWS[current], say.VIEWS[before])
                yield self._finding("goal", item, "view", name, view, (current, before), words)
            comment = self._value("goal", item, "comment")
            if comment:
                yield self._text("goal", item, name, comment, mine, then)

    def items(self) -> Iterator[Finding]:
        """The preceptor's views of levels and comments on competencies."""
        known = dict.fromkeys(item.id for item in self.plan.framework.walk())
        known.update(
            dict.fromkeys(item.id for item in self.base.framework.walk()) if self.base else {}
        )
        for item in known:
            level = self._value("item", item, "level")
            comment = self._value("item", item, "comment")
            if not level and not comment:
                continue
            here = any(each.id == item for each in self.plan.framework.walk())
            name = say.competency(self.plan if here else self.base or self.plan, item)
            mine = self.plan.answer(item).preceptor
            then = self._prefilled.answer(item).preceptor if self._prefilled else None
            if level:
                yield from self._level(item, name, level, mine, then)
            if comment:
                yield self._text("item", item, name, comment, mine, then)

    def strangers(self) -> Iterator[Finding]:
        """What was filled into fields that neither the plan nor the copy knows."""
        ids = [item.id for plan in (self.plan, self.base) if plan for item in plan.framework.walk()]
        known = {
            field.name
            for plan in (self.plan, self.base)
            if plan
            for field in form_fields(plan, ids)
        }
        others = 0
        for name, value in self._returned.values.items():
            if name in known:
                continue
            if _OURS.fullmatch(name) is None:
                others += 1
                continue
            words = (say.text(value), say.NOTHING, say.NOTHING)
            label = phrase("Field {name}, which is not in your plan any more", name=name)
            yield Finding(name, "item", name, "other", label, value, *words, "conflict", gone=True)
        if others:
            self._problem(
                "This copy has fields that are not ours, with something in them: {count}. They are "
                "not read.",
                count=others,
            )

    def _value(self, group: Group, item: str, part: str) -> str:
        return self._returned.values.get(field_name(group, item, part), "")

    def _view(self, goal: str, name: Phrase) -> str:
        agreed, discuss = (self._value("goal", goal, part) for part in ("agreed", "discuss"))
        if agreed and discuss:
            self._problem(
                "{name}: both “agreed” and “needs discussion” are ticked. It is read as needs "
                "discussion.",
                name=name,
            )
        return "discuss" if discuss else ("agreed" if agreed else "")

    def _level(
        self,
        item: str,
        name: Phrase,
        written: str,
        mine: SecondView | None,
        then: SecondView | None,
    ) -> Iterator[Finding]:
        value = self._rating(written)
        if value is None:
            self._problem(
                "{name}: “{text}” is not a level of the scale. It can be kept as a note.",
                name=name,
                text=written[:100],
            )
            words = (say.text(written), say.NOTHING, say.NOTHING)
            label = phrase("{name}, preceptor's view of the level", name=name)
            key = field_name("item", item, "level")
            yield Finding(key, "item", item, "level", label, written, *words, "conflict", gone=True)
            return
        current, before = (one.rating if one else None for one in (mine, then))
        words = (
            say.rating(self.plan.framework, value),
            say.rating(self.plan.framework, current),
            say.rating(self.plan.framework, before),
        )
        values = tuple("" if one is None else str(one) for one in (current, before))
        yield self._finding("item", item, "level", name, str(value), (values[0], values[1]), words)

    def _rating(self, written: str) -> Rating | None:
        """A level of the scale or a state, from a value or from how it is shown."""
        said = " ".join(written.casefold().split())
        if said in _STATES:
            return _STATES[said]
        levels = self.plan.framework.rating_scale.levels
        number = _LEVEL.match(said)
        for level in levels:
            if (number and int(number[1]) == level.value) or said == level.label.casefold():
                return level.value
        return None

    def _text(
        self, group: Group, item: str, name: Phrase, comment: str, mine: _Said, then: _Said
    ) -> Finding:
        current, before = (one.comment if one else "" for one in (mine, then))
        words = (say.text(comment), say.text(current), say.text(before))
        return self._finding(group, item, "comment", name, comment, (current, before), words)

    def _finding(
        self, group: Group, item: str, part: str, name: Phrase, value: str,
        others: tuple[str, str], words: tuple[Phrase, Phrase, Phrase],
    ) -> Finding:  # fmt: skip
        """A finding; ``others`` are what the plan has now and what the copy had."""
        mine, base = others
        changed = self._changed(group, item)
        gone = (
            self.plan.goal(item) is None
            if group == "goal"
            else all(each.id != item for each in self.plan.competencies)
        )
        state: State = "new"
        if not gone and (value.strip() == mine.strip() or (base and value == base)):
            state = "same"
        elif gone or mine.strip() or changed:
            state = "conflict"
        key = field_name(group, item, part)
        label = phrase(_LABELS[group, part], name=name)
        return Finding(key, group, item, part, label, value, *words, state, gone, changed)

    def _changed(self, group: Group, item: str) -> tuple[Difference, ...]:
        """What the person changed about a goal or a competency since the copy was made."""
        restarted = self.base is not None and self.base.round.id != self.plan.round.id
        return tuple(
            one
            for one in self.changed
            if (one.about == group and one.id == item)
            or (group == "item" and restarted and one.about == "round")
        )

    def _problem(self, message: str, **args: object) -> None:
        self.problems.append(Problem("warning", self._returned.place, message, args))


_LABELS: Final = {
    ("goal", "view"): "{name}, preceptor's view",
    ("goal", "comment"): "{name}, preceptor's comment",
    ("item", "level"): "{name}, preceptor's view of the level",
    ("item", "comment"): "{name}, preceptor's comment",
}


def _since(plan: Plan, returned: Returned, base: Plan | None) -> tuple[Difference, ...]:
    """What the person changed since the copy was made, of what the copy shows."""
    shared = returned.shared
    if base is None or shared is None:
        return ()
    now = shared_plan(plan, shared.kind, shared.notes, shared.evidence).plan
    return tuple(one for one in differences(base, now) if one.part not in THEIRS)
