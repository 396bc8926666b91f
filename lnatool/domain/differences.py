"""What differs between two states of one plan, in words that a person understands.

Used to say what changed since a sign-off, and since a copy was handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from lnatool.domain import say
from lnatool.domain.plan import Evidence, Goal, Plan, Review, SecondView
from lnatool.domain.words import Phrase

About = Literal["framework", "person", "round", "item", "goal", "review"]
THEIRS = frozenset({"preceptor"})
"""Parts that a preceptor says, not the person whose plan it is."""


class Difference(NamedTuple):
    """One thing that differs: what it is about, in which part, and both values in words."""

    about: About
    id: str
    name: Phrase
    part: str
    label: Phrase
    before: Phrase
    after: Phrase

    @property
    def text(self) -> str:
        """The difference as one line."""
        return f"{self.name}, {self.label}: {_short(self.before)} → {_short(self.after)}"


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Everything that people enter and that is not the same in both, in the order of the plan."""
    return (
        *_framework(before, after),
        *_fields("person", "", Phrase("About the person"), _PERSON, before, after),
        *_fields("round", "", Phrase("Self-assessment"), _ROUND, before, after),
        *_answers(before, after),
        *_listed("goal", before.goals, after.goals, before, after),
        *_order(before, after),
        *_listed("review", before.reviews, after.reviews, before, after),
    )


class _Part(NamedTuple):
    """A part that is compared: its value, and how the value is said."""

    key: str
    label: str
    value: Callable[[Any], Any]
    say: Callable[[Plan, Any], Phrase]


def _text(_: Plan, value: Any) -> Phrase:
    return say.text(str(value))


def _day(_: Plan, value: Any) -> Phrase:
    return say.day(str(value))


def _rating(plan: Plan, value: Any) -> Phrase:
    return say.rating(plan.framework, value)


def _yes(_: Plan, value: Any) -> Phrase:
    return Phrase("yes") if value else Phrase("no")


def _number(_: Plan, value: Any) -> Phrase:
    return say.NOTHING if value is None else say.text(str(value))


def _field(key: str, label: str, saying: Callable[[Plan, Any], Phrase] = _text) -> _Part:
    return _Part(key, label, lambda thing: getattr(thing, key), saying)


def _person(key: str, label: str, saying: Callable[[Plan, Any], Phrase] = _text) -> _Part:
    return _Part(key, label, lambda plan: getattr(plan.person, key), saying)


_PERSON = (
    _person("name", "name"),
    _person("job_title", "job title"),
    _person("band", "pay band"),
    _person("site", "where they work"),
    _person("start_date", "start date", _day),
    _person("transition", "kind of start"),
    _person("preceptor_name", "supported by"),
    _person("preceptor_role", "role of who supports them"),
    _person("preceptor_contact", "how to reach who supports them"),
)


def _role(plan: Plan, value: Any) -> Phrase:
    role = plan.framework.role(value)
    return say.text(role.title if role else str(value))


def _point(plan: Plan, value: Any) -> Phrase:
    points = plan.framework.review_points
    return say.text(next((point.title for point in points if point.id == value), str(value)))


def _started(_: Plan, value: Any) -> Phrase:
    return say.day(str(value)[:10])


_ROUND = (
    _Part("role", "role", lambda plan: plan.round.role, _role),
    _Part("review_point", "review point", lambda plan: plan.round.review_point, _point),
    _Part("started", "started", lambda plan: plan.round.started, _started),
    _Part("earlier", "earlier rounds", lambda plan: len(plan.earlier), _number),
    _Part("schedule", "schedule of meetings", lambda plan: plan.schedule, _text),
)


def _pieces(_: Plan, value: tuple[Evidence, ...]) -> Phrase:
    return say.text("; ".join(piece.title or piece.id for piece in value))


def _view(key: str) -> Callable[[Any], Any]:
    return lambda answer: getattr(answer.preceptor or SecondView(), key)


_ANSWER = (
    _field("rating", "own rating", _rating),
    _field("importance", "importance", _number),
    _field("discuss", "to discuss", _yes),
    _field("note", "note"),
    _field("evidence", "evidence", _pieces),
    _field("agreed", "agreed level", _rating),
    _Part("preceptor", "preceptor's view of the level", _view("rating"), _rating),
    _Part("preceptor", "preceptor's comment", _view("comment"), _text),
)


def _actions(_: Plan, value: Any) -> Phrase:
    lines = [
        f"{action.text or '?'}{f' ({_day(_, action.due)})' if action.due else ''}"
        f"{' ✓' if action.done else ''}"
        for action in value
    ]
    return say.text("; ".join(lines))


def _competencies(plan: Plan, value: Any) -> Phrase:
    return say.text("; ".join(say.competency(plan, item).text for item in value))


_STATUS = {
    "planned": Phrase("Planned"),
    "under-way": Phrase("Under way"),
    "done": Phrase("Done"),
    "set-aside": Phrase("Set aside"),
}
_GOAL = (
    _field("title", "title"),
    _field("competencies", "what it is for", _competencies),
    _field("objective", "what I will do"),
    _field("measure", "how we will know"),
    _field("support", "support I need"),
    _field("reason", "why it matters"),
    _field("evidence", "evidence to collect"),
    _field("due", "by when", _day),
    _field("status", "status", lambda _, value: _STATUS[value]),
    _field("actions", "actions", _actions),
    _Part(
        "preceptor",
        "preceptor's view",
        lambda goal: goal.preceptor.view if goal.preceptor else "",
        lambda _, value: say.VIEWS[value],
    ),
    _Part(
        "preceptor",
        "preceptor's comment",
        lambda goal: goal.preceptor.comment if goal.preceptor else "",
        _text,
    ),
)
_REVIEW = (
    _field("title", "title"),
    _field("due", "planned for", _day),
    _field("held", "held on", _day),
    _field("attended", "who attended"),
    _field("summary", "what was agreed"),
)


def _framework(before: Plan, after: Plan) -> Iterator[Difference]:
    old, new = before.framework, after.framework
    if (old.id, old.edition) != (new.id, new.edition):
        name, label = Phrase("Framework"), Phrase("edition")
        yield Difference(
            "framework", new.id, name, "edition", label,
            say.text(f"{old.id} {old.edition}"), say.text(f"{new.id} {new.edition}"),
        )  # fmt: skip


def _fields(
    about: About, item: str, name: Phrase, parts: tuple[_Part, ...], before: Any, after: Any,
    plans: tuple[Plan, Plan] | None = None,
) -> Iterator[Difference]:  # fmt: skip
    """The parts that differ between two things of one kind; two plans where ``plans`` is None."""
    old_plan, new_plan = plans or (before, after)
    for part in parts:
        old, new = part.value(before), part.value(after)
        if old != new:
            was, now = part.say(old_plan, old), part.say(new_plan, new)
            if was == now:  # something that is not said, such as where a piece of evidence is
                now = Phrase("{text} (details changed)", {"text": now.text})
            yield Difference(about, item, name, part.key, Phrase(part.label), was, now)


def _answers(before: Plan, after: Plan) -> Iterator[Difference]:
    order = dict.fromkeys(item.id for item in after.framework.walk())
    order.update(dict.fromkeys((*before.round.answers, *after.round.answers)))
    for item in order:
        old, new = before.answer(item), after.answer(item)
        if old is not new and old != new:
            name = say.competency(after, item)
            yield from _fields("item", item, name, _ANSWER, old, new, (before, after))


def _listed(
    about: Literal["goal", "review"],
    old: tuple[Goal, ...] | tuple[Review, ...],
    new: tuple[Goal, ...] | tuple[Review, ...],
    before: Plan,
    after: Plan,
) -> Iterator[Difference]:
    naming = say.goal if about == "goal" else say.meeting
    parts = _GOAL if about == "goal" else _REVIEW
    was = {thing.id: thing for thing in old}
    now = {thing.id: thing for thing in new}
    for item, thing in {**was, **now}.items():
        name = naming(thing.title)
        if item in was and item in now:
            yield from _fields(about, item, name, parts, was[item], now[item], (before, after))
        else:
            states = (Phrase("in the plan"), Phrase("not in the plan"))
            first, second = states if item in was else states[::-1]
            yield Difference(about, item, name, "there", Phrase("whole"), first, second)


def _order(before: Plan, after: Plan) -> Iterator[Difference]:
    was = [goal.id for goal in before.goals if after.goal(goal.id)]
    now = [goal.id for goal in after.goals if before.goal(goal.id)]
    if was != now:
        titles = ("; ".join(goal.title for goal in plan.goals) for plan in (before, after))
        first, second = (say.text(each) for each in titles)
        yield Difference("goal", "", Phrase("Goals"), "order", Phrase("order"), first, second)


LONGEST = 200


def _short(words: Phrase) -> str:
    line = " ".join(words.text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
