"""Taking in what came back, as one step that can be undone, and keeping the file itself.

What a preceptor says is kept as theirs, beside the self-rating and never over it. What has no
place of its own any more goes into the record of the meeting, so that nothing is lost.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lnatool.domain.apply import apply
from lnatool.domain.edits import (
    Edit,
    NoteReturn,
    PutReview,
    PutSignOff,
    SetGoalReview,
    SetSecondView,
    Together,
)
from lnatool.domain.form import SIGNATORIES, field_name
from lnatool.domain.ids import new_id
from lnatool.domain.plan import (
    NO_OPPORTUNITY,
    NOT_APPLICABLE,
    GoalReview,
    Plan,
    Rating,
    ReturnedFile,
    Review,
    SecondView,
    SignOff,
)
from lnatool.domain.shared import signed_content
from lnatool.services.read_back.bounds import read_bounded
from lnatool.services.read_back.dates import day_in
from lnatool.services.read_back.match_meeting import planned
from lnatool.services.share.sign import sign_content
from lnatool.services.storage.atomic import explained, write_atomic
from lnatool.services.storage.codec import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lnatool.services.read_back.finding import Choice, Finding, Findings

LONGEST_LINE = 200
LONGEST_KEPT_NAME = 150


class _Ids(NamedTuple):
    """Ids of what may be new, the same for the plan and for what was signed."""

    meeting: str
    following: str


def edits_for(
    plan: Plan, findings: Findings, choices: Mapping[str, Choice], kept: str, now: str
) -> Together:
    """What makes the plan hold what came back; one edit, so one step of undo.

    ``choices`` is by the key of a finding. What is new is taken in unless ``mine`` is chosen, a
    conflict only where ``theirs`` is. ``kept`` is the name under which the file is kept, ``now``
    a moment.
    """
    taken = taken_in(findings, choices)
    ids = _Ids(new_id(), new_id())
    edits: list[Edit] = [*_content(plan, findings, taken, ids, now)]
    edits += [PutSignOff(one) for one in _sign_offs(findings, taken, ids, now)]
    returned = findings.returned
    revision = returned.reference.revision if returned.reference else 0
    noted = ReturnedFile(new_id(), now, returned.file, kept, revision, findings.by[:LONGEST_LINE])
    edits.append(NoteReturn(noted))
    return Together(tuple(edits))


def taken_in(findings: Findings, choices: Mapping[str, Choice]) -> tuple[Finding, ...]:
    """The findings that these choices take in."""
    usual: dict[str, Choice] = {"new": "theirs", "same": "mine", "conflict": "mine"}
    return tuple(
        one
        for one in findings.fields
        if one.state != "same" and choices.get(one.key, usual[one.state]) == "theirs"
    )


def keep_file(path: Path, plan_path: Path, day: str) -> str:
    """Copy the returned file, unchanged, to a folder beside the plan; the name it has there.

    The same bytes are kept once. Raises KnownError where the file cannot be read or kept.
    """
    data = read_bounded(path)
    folder = plan_path.with_name(f"{plan_path.stem} returned")
    found = digest(data)
    try:
        folder.mkdir(exist_ok=True)
        for each in sorted(folder.iterdir()):
            alike = each.is_file() and each.stat().st_size == len(data)
            if alike and digest(each.read_bytes()) == found:
                return each.name
    except OSError as error:
        raise explained(error, folder) from error
    target = _free(folder, f"{day} {_safe(path)}".strip())
    write_atomic(target, data)
    return target.name


def _safe(path: Path) -> str:
    """The file's own name without what some systems refuse, and not too long."""
    stem = re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", path.stem.encode("utf-8", "replace").decode())
    return stem[:LONGEST_KEPT_NAME].rstrip(" .") + path.suffix[:10]


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return path


def _content(
    plan: Plan, findings: Findings, taken: tuple[Finding, ...], ids: _Ids, now: str
) -> Iterator[Edit]:
    """All but the sign-offs, for the plan now or for the plan that was signed."""
    day = findings.day or now[:10]
    by = findings.by[:LONGEST_LINE]
    own: dict[tuple[str, str], dict[str, str]] = {}
    notes, meeting = [], {}
    for one in taken:
        if one.group == "review":
            meeting[one.part] = one.value
        elif one.group == "sign":
            if one.gone:
                notes.append(f"{one.label}: {one.theirs}")
        elif one.gone:
            notes.append(f"{one.label}: {one.theirs}")
        else:
            own.setdefault((one.group, one.id), {})[one.part] = one.value
    for (group, item), parts in own.items():
        yield (
            _goal(plan, item, parts, by, day)
            if group == "goal"
            else _item(plan, item, parts, by, day)
        )
    yield from _meeting(plan, meeting, notes, ids, day)


def _goal(plan: Plan, item: str, parts: dict[str, str], by: str, day: str) -> SetGoalReview:
    goal = plan.goal(item)
    before = (goal.preceptor if goal else None) or GoalReview()
    changes: dict[str, Any] = {**parts, "by": by, "day": day}
    return SetGoalReview(item, replace(before, **changes))


def _item(plan: Plan, item: str, parts: dict[str, str], by: str, day: str) -> SetSecondView:
    view = replace(plan.answer(item).preceptor or SecondView(), by=by, day=day)
    if "level" in parts:
        view = replace(view, rating=_rating(parts["level"]))
    if "comment" in parts:
        view = replace(view, comment=parts["comment"])
    return SetSecondView(item, view)


def _rating(value: str) -> Rating:
    if value == NOT_APPLICABLE:
        return "not-applicable"
    return "no-opportunity" if value == NO_OPPORTUNITY else int(value)


def _meeting(
    plan: Plan, said: dict[str, str], notes: list[str], ids: _Ids, day: str
) -> Iterator[PutReview]:
    """The meeting in the next planned place or a new one; then the day of the one after."""
    waiting = planned(plan)
    held, following = said.get("date", ""), said.get("next", "")
    for label, written in (("Held on", held), ("Next meeting", following)):
        if written and not day_in(written):
            notes.append(f"{label}: {written}")
    held, following = day_in(held), day_in(following)
    summary = "\n".join(part for part in (said.get("summary", ""), *notes) if part)
    if held or summary or said.get("attended"):
        recorded = {"date", "attended", "summary"} & set(said)
        target = waiting.pop(0) if waiting and recorded else Review(ids.meeting)
        if not recorded:  # notes alone are a record of the day they came, not a planned meeting
            held = day
        yield PutReview(
            replace(target, held=held, attended=said.get("attended", ""), summary=summary)
        )
    if following:
        target = waiting[0] if waiting else Review(ids.following)
        yield PutReview(replace(target, due=following))


def _sign_offs(
    findings: Findings, taken: tuple[Finding, ...], ids: _Ids, now: str
) -> Iterator[SignOff]:
    """Sign-offs of the plan inside the copy together with what the same form said."""
    signed = {one.id for one in taken if one.group == "sign" and not one.gone}
    shared, base = findings.returned.shared, findings.base
    if not signed or shared is None or base is None:
        return
    said = tuple(one for one in findings.fields if one.group != "sign" and not one.gone)
    for edit in _content(base, findings, said, ids, now):
        with suppress(LookupError):  # a goal that was added to the plan since
            base, _ = apply(base, edit, now)
    content = signed_content(base, shared.kind, shared.notes, shared.evidence)
    values = findings.returned.values
    for who in SIGNATORIES:
        if who in signed:
            written = {
                part: values.get(field_name("sign", who, part), "")
                for part in ("name", "role", "date")
            }
            day = day_in(written["date"])
            if written["date"] and not day:
                written["role"] = f"{written['role']} ({written['date']})".strip()
            name, role = written["name"][:LONGEST_LINE], written["role"][:LONGEST_LINE]
            yield sign_content(content, who, name, role, day)
