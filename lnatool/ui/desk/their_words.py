"""What somebody's plan says about a section of the review, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from lnatool.domain import say as domain_say
from lnatool.services.export.report_agreement import who_words
from lnatool.services.export.words import (
    day_words,
    level_words,
    rating_words,
    review_point_title,
    titled,
)
from lnatool.ui.say import say

if TYPE_CHECKING:
    from lnatool.domain.analysis.needs import Analysis
    from lnatool.domain.framework import Competency
    from lnatool.domain.plan import Action, Goal, Plan
    from lnatool.services.desk.copies import SomebodysCopy
    from lnatool.ui.desk.sections import Section

FIRST: Final = 5
LineKind = Literal["heading", "strong", "body", "muted"]


class Line(NamedTuple):
    """One line: a heading, the name of what follows, text, or a quieter remark."""

    kind: LineKind
    text: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("Theirs", text)


def their_lines(copy: SomebodysCopy, analysis: Analysis, section: Section) -> list[Line]:
    """What the copy says about a section."""
    plan = copy.plan
    if section.kind == "overview":
        return list(_overview(plan, analysis))
    if section.kind == "goal":
        goal = plan.goal(section.id)
        return list(_goal(plan, goal, analysis)) if goal else []
    if section.kind == "item":
        item = next((one for one in plan.framework.walk() if one.id == section.id), None)
        return list(_item(plan, item, analysis)) if item else []
    if section.kind == "review":
        return list(_meetings(plan))
    if section.kind == "sign":
        return list(_sign_offs(copy))
    return []


def _pair(name: str, text: str) -> Iterator[Line]:
    if text.strip():
        yield Line("strong", name)
        yield Line("body", text)


def _overview(plan: Plan, analysis: Analysis) -> Iterator[Line]:
    person = plan.person
    yield from _pair(_tr("Job title"), ", ".join(x for x in (person.job_title, person.site) if x))
    yield from _pair(_tr("In this role since"), day_words(person.start_date))
    yield from _pair(_tr("Looking towards"), review_point_title(plan))
    talk = "\n".join(titled(item) for item in analysis.to_discuss)
    yield from _pair(_tr("Would like to discuss"), talk)
    if analysis.needs:
        yield Line("strong", _tr("To learn first"))
        for need in analysis.needs[:FIRST]:
            yield Line("body", titled(need.competency))
            yield Line("muted", " ".join(say(reason) for reason in need.reasons))
        if len(analysis.needs) > FIRST:
            more = _tr("Further learning needs: {count}.")
            yield Line("muted", more.format(count=len(analysis.needs) - FIRST))
    else:
        words = _tr("No rating is below the level expected at this review point.")
        yield Line("body", words)
    waiting = "\n".join(titled(item) for item in analysis.no_opportunity)
    yield from _pair(_tr("Not yet had the opportunity"), waiting)


def _goal(plan: Plan, goal: Goal, analysis: Analysis) -> Iterator[Line]:
    status = {
        "planned": _tr("Planned"),
        "under-way": _tr("Under way"),
        "done": _tr("Done"),
        "set-aside": _tr("Set aside"),
    }[goal.status]
    due = _tr("by {day}").format(day=day_words(goal.due)) if goal.due else ""
    yield Line("muted", "  ·  ".join(part for part in (status, due) if part))
    yield from _pair(_tr("What I will do"), goal.objective)
    yield from _pair(_tr("How we will know"), goal.measure)
    yield from _pair(_tr("Support I need"), goal.support)
    yield from _pair(_tr("Why it matters"), goal.reason)
    if goal.actions:
        yield Line("strong", _tr("Actions"))
        for action in goal.actions:
            yield Line("body", _action(action))
    yield from _pair(_tr("Evidence to collect"), goal.evidence)
    items = {item.id: item for item in plan.framework.walk()}
    linked = [items[one] for one in goal.competencies if one in items]
    if linked:
        yield Line("strong", _tr("For these needs"))
    for item in linked:
        yield Line("body", titled(item))
        yield Line("muted", _standing(plan, item, analysis))
    if goal.preceptor is not None:
        view = say(domain_say.VIEWS[goal.preceptor.view]) if goal.preceptor.view else ""
        said = ". ".join(part for part in (view, goal.preceptor.comment) if part)
        yield from _pair(_said_before(goal.preceptor.by, goal.preceptor.day), said)


def _action(action: Action) -> str:
    kinds = {
        "experience": _tr("learning by doing"),
        "others": _tr("from other people"),
        "formal": _tr("formal learning"),
    }
    due = _tr("by {day}").format(day=day_words(action.due)) if action.due else ""
    notes = ", ".join(part for part in (kinds[action.kind], due) if part)
    mark = "✓" if action.done else "•"
    done = "  " + _tr("(done)") if action.done else ""
    return f"{mark}  {action.text} ({notes}){done}"


def _standing(plan: Plan, item: Competency, analysis: Analysis) -> str:
    """The reasons of a need; for what is none, the rating itself."""
    need = next((one for one in analysis.needs if one.competency.id == item.id), None)
    if need is not None:
        return " ".join(say(reason) for reason in need.reasons)
    words = rating_words(plan, plan.answer(item.id), _tr)
    return _tr("Own rating: {rating}").format(rating=words)


def _item(plan: Plan, item: Competency, analysis: Analysis) -> Iterator[Line]:
    answer = plan.answer(item.id)
    if item.statement:
        yield Line("body", item.statement)
    if answer.discuss:
        yield Line("strong", _tr("Would like to discuss this"))
    level = plan.framework.rating_scale.level(answer.level) if answer.level is not None else None
    own = rating_words(plan, answer, _tr)
    yield Line("strong", _tr("Own rating"))
    yield Line("body", own)
    if level is not None and level.descriptor:
        yield Line("muted", level.descriptor)
    expected = item.expected_level(plan.round.role, plan.round.review_point)
    if expected is not None:
        point = review_point_title(plan)
        yield from _pair(
            _tr("Expected by {point}").format(point=point), level_words(plan, expected)
        )
    need = next((one for one in analysis.needs if one.competency.id == item.id), None)
    if need is not None and len(need.reasons) > 1:
        yield Line("muted", " ".join(say(reason) for reason in need.reasons[1:]))
    yield from _pair(_tr("Note"), answer.note)
    if answer.evidence:
        yield Line("strong", _tr("Evidence"))
    for piece in answer.evidence:
        parts = (piece.title, day_words(piece.date), piece.where)
        yield Line("body", "  ·  ".join(part for part in parts if part))
    if answer.preceptor is not None:
        second = answer.preceptor
        rating = "" if second.rating is None else say(
            domain_say.rating(plan.framework, second.rating)
        )  # fmt: skip
        said = ". ".join(part for part in (rating, second.comment) if part)
        yield from _pair(_said_before(second.by, second.day), said)


def _said_before(by: str, day: str) -> str:
    about = ", ".join(part for part in (by, day_words(day)) if part)
    return _tr("Said before ({about})").format(about=about) if about else _tr("Said before")


def _meetings(plan: Plan) -> Iterator[Line]:
    waiting = sorted(one.due for one in plan.reviews if one.due and not one.held)
    for review in plan.reviews:
        if review.due in waiting and not review.held:
            title = review.title or _tr("Meeting")
            yield Line("strong", title)
            yield Line("body", _tr("Planned for {day}").format(day=day_words(review.due)))
    held = [one for one in plan.reviews if one.held]
    for review in sorted(held, key=lambda one: one.held, reverse=True):
        title = review.title or _tr("Meeting")
        yield Line("strong", _tr("{title}, held {day}").format(
            title=title, day=day_words(review.held)))  # fmt: skip
        yield Line("body", review.summary or _tr("Nothing written down."))
        if review.attended:
            yield Line("muted", _tr("There: {people}").format(people=review.attended))
    if not plan.reviews:
        yield Line("body", _tr("No meeting is planned yet."))


def _sign_offs(copy: SomebodysCopy) -> Iterator[Line]:
    who = who_words(_tr)
    for one in copy.plan.sign_offs:
        words = ", ".join(part for part in (one.name, one.role, day_words(one.day)) if part)
        yield from _pair(who[one.who], words)
    values = copy.returned.values
    if values.get("sign_preceptee_agree"):
        parts = (values.get(f"sign_preceptee_{part}", "") for part in ("name", "role", "date"))
        words = ", ".join(part for part in parts if part) or _tr("no name given")
        yield Line("strong", _tr("Signed in this copy"))
        yield Line("body", words)
    elif not copy.plan.sign_offs:
        yield Line("body", _tr("Nobody has signed yet."))
    yield Line(
        "muted",
        _tr(
            "A sign-off is a record of what was talked about and agreed. It locks nothing: if the "
            "plan changes later, it shows what has changed since."
        ),
    )
