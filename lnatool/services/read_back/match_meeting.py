"""What came back about the review meeting, and the sign-offs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lnatool.domain import say
from lnatool.domain.form import REVIEW, SIGNATORIES, field_name
from lnatool.domain.problems import Problem
from lnatool.domain.words import Phrase, phrase
from lnatool.services.read_back.dates import day_in
from lnatool.services.read_back.finding import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lnatool.domain.plan import Plan, Review, Signatory

MEETING_LABELS: Final = {
    "date": Phrase("Review meeting, held on"),
    "attended": Phrase("Review meeting, who attended"),
    "summary": Phrase("Review meeting, what was agreed"),
    "next": Phrase("Next review meeting, planned for"),
}


def planned(plan: Plan) -> list[Review]:
    """The meetings that have not been held, the next one first; those without a day last."""
    left = [one for one in plan.reviews if not (one.held or one.summary or one.attended)]
    return sorted(left, key=lambda one: (not one.due, one.due))


def meeting_findings(
    plan: Plan, values: Mapping[str, str], problems: list[Problem], place: str
) -> Iterator[Finding]:
    """What was written about the meeting, and the day of the next one."""
    said = {part: values.get(field_name("review", REVIEW, part), "") for part in MEETING_LABELS}
    days = {part: day_in(said[part]) for part in ("date", "next")}
    for part, day in days.items():
        if said[part] and not day:
            message = "{label}: “{text}” is not a day. It is kept as it is written, as a note."
            args: dict[str, object] = {"label": MEETING_LABELS[part], "text": said[part][:100]}
            problems.append(Problem("warning", place, message, args))
    same = _same_meeting(plan, {**said, "date": days["date"]})
    recorded = any(said[part] for part in ("date", "attended", "summary"))
    waiting = planned(plan)
    target = waiting[0] if waiting else None
    for part in ("date", "attended", "summary"):
        if said[part]:
            theirs = say.day(days[part]) if days.get(part) else say.text(said[part])
            mine = _fills(same or target)
            state: State = "same" if same else "new"
            yield _finding(part, days.get(part) or said[part], theirs, mine, state)
    if said["next"]:
        following = waiting[1:] if recorded and not same else waiting
        yield _next(plan, said["next"], days["next"], following[0] if following else None)


def _next(plan: Plan, written: str, day: str, following: Review | None) -> Finding:
    theirs = say.day(day) if day else say.text(written)
    if day and any(one.due == day for one in plan.reviews):
        return _finding("next", day, theirs, say.day(day), "same")
    if day and following is not None and following.due:
        return _finding("next", day, theirs, say.day(following.due), "conflict")
    return _finding("next", day or written, theirs, say.NOTHING, "new")


def _finding(part: str, value: str, theirs: Phrase, mine: Phrase, state: State) -> Finding:
    key, label = field_name("review", REVIEW, part), MEETING_LABELS[part]
    return Finding(key, "review", REVIEW, part, label, value, theirs, mine, say.NOTHING, state)


def _fills(review: Review | None) -> Phrase:
    """Where a meeting goes: the next planned one, or a new one."""
    if review is None:
        return Phrase("a new meeting")
    if not review.due:
        return say.meeting(review.title)
    day = say.day(review.due)
    return phrase("{meeting}, planned for {day}", meeting=say.meeting(review.title), day=day)


def _same_meeting(plan: Plan, said: Mapping[str, str]) -> Review | None:
    """The meeting that says all of this already."""
    wanted = {part: said[part] for part in ("date", "attended", "summary") if said[part]}

    def says(one: Review) -> bool:
        held = {"date": one.held, "attended": one.attended, "summary": one.summary}
        return all(f"{held[part]}\n".startswith(f"{value}\n") for part, value in wanted.items())

    return next((one for one in plan.reviews if says(one)), None) if wanted else None


def sign_findings(
    plan: Plan, values: Mapping[str, str], problems: list[Problem], place: str,
    *, lost: bool, doubtful: bool,
) -> Iterator[Finding]:  # fmt: skip
    """The sign-offs; ``lost`` if what was signed cannot be told, ``doubtful`` if it was changed."""
    for who in SIGNATORIES:
        parts = {
            part: values.get(field_name("sign", who, part), "")
            for part in ("agree", "name", "role", "date")
        }
        written = [parts[part] for part in ("name", "role", "date") if parts[part]]
        if not parts["agree"] and not written:
            continue
        theirs = say.text(", ".join(written)) if written else Phrase("no name given")
        label = phrase("Sign-off by {who}", who=say.WHO[who])
        key = field_name("sign", who, "agree")
        problems += _sign_problems(who, parts, place)
        gone = lost or not parts["agree"]
        state: State = "conflict" if gone or doubtful else "new"
        mine = say.NOTHING
        for one in plan.sign_offs:
            if (
                one.who == who
                and one.name == parts["name"][:200]
                and one.day == day_in(parts["date"])
            ):
                state, mine = "same", say.text(", ".join(x for x in (one.name, one.role) if x))
        yield Finding(
            key, "sign", who, "agree", label, ", ".join(written), theirs, mine, say.NOTHING,
            state, gone,
        )  # fmt: skip


def _sign_problems(who: Signatory, parts: Mapping[str, str], place: str) -> Iterator[Problem]:
    """What keeps a sign-off from being one, or from having a day."""
    if not parts["agree"]:
        message = (
            "Sign-off by {who}: the agreement is not ticked, so this is not a sign-off. What is "
            "written can be kept as a note."
        )
        yield Problem("warning", place, message, {"who": say.WHO[who]})
    elif parts["date"] and not day_in(parts["date"]):
        message = (
            "Sign-off by {who}: “{text}” is not a day. It is kept as written, beside the role."
        )
        args: dict[str, object] = {"who": say.WHO[who], "text": parts["date"][:100]}
        yield Problem("warning", place, message, args)
