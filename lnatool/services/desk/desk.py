"""The preceptor's desk: reviews of other people's plans on this computer.

Nothing here becomes a plan of one's own. A review is kept under the id of the plan it is about,
in ``<state>/desk/<plan id>/``, until it is removed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from lnatool.domain.problems import KnownError, Problem
from lnatool.services.clock import Clock, stamp, system_clock
from lnatool.services.desk.copies import SomebodysCopy, field_words, read_copy
from lnatool.services.desk.folder import DeskFolder, locked
from lnatool.services.desk.record import DeskRecord
from lnatool.services.desk.review import DeskReview, received_bytes, values_digest
from lnatool.services.read_back.bounds import read_bounded
from lnatool.services.read_back.match_meeting import planned

if TYPE_CHECKING:
    from lnatool.domain.plan import Plan

Standing = Literal["new", "same", "newer", "older", "other"]
"""How a copy stands to the one on the desk; ``other`` is the same state in another file."""


class OnDesk(NamedTuple):
    """One person on the desk. ``problem`` says why a review cannot be read as it should be."""

    plan: str
    name: str = ""
    role: str = ""
    framework: str = ""
    next: str = ""
    filled: int = 0
    fields: int = 0
    opened: str = ""
    sent: bool = False
    sent_at: str = ""
    problem: Problem | None = None


class Arrived(NamedTuple):
    """A copy that was opened and is not on the desk yet."""

    copy: SomebodysCopy
    standing: Standing
    source: Path


class Desk:
    """Finds, opens and removes reviews; what is open is a ``DeskReview``."""

    def __init__(self, state_dir: Path, clock: Clock = system_clock) -> None:
        self._root = state_dir / "desk"
        self._clock = clock

    def everybody(self) -> tuple[OnDesk, ...]:
        """Everybody on the desk, the next meeting first; those without a date last."""
        found = [self._on_desk(folder) for folder in sorted(self._root.glob("*")) if _used(folder)]
        return tuple(sorted(found, key=lambda one: (not one.next, one.next, one.name, one.plan)))

    def arrive(self, path: Path, password: str = "") -> Arrived:
        """Read somebody's copy. Raises RefusedError or KnownError with one sentence."""
        copy = read_copy(read_bounded(path), str(path), password)
        return Arrived(copy, self._standing(copy), path.absolute())

    def take(self, arrived: Arrived) -> DeskReview:
        """Put a copy on the desk, or in the place of the one that is there, and open it.

        What was filled in before is carried over by field name; what has no field any more is
        kept too (``DeskReview.homeless``). Where nothing can be written, the review can be made
        all the same and its first notice says that it is not kept. Raises KnownError where the
        review is open elsewhere.
        """
        copy = arrived.copy
        folder = self._folder(copy.plan.id)
        lock = locked(folder)
        record, values, notices = self._carried(folder, arrived)
        review = DeskReview(folder, record, copy, values, lock, self._clock)
        review.notices = (*notices, *copy.problems)
        try:
            review.store(received_bytes(copy, self._clock))
            review.keep(values)
        except KnownError as error:
            review.notices = (_not_kept(error.problem), *review.notices)
        return review

    def open(self, plan_id: str, password: str = "") -> DeskReview:
        """Go on with a review. Raises KnownError where its copy cannot be read or is open."""
        folder = self._folder(plan_id)
        record = folder.read_note()
        copy = read_copy(folder.read_received(record), record.source, password)
        lock = locked(folder)
        values, notices = _draft_values(folder, copy)
        review = DeskReview(folder, record, copy, values, lock, self._clock)
        review.notices = (*notices, *copy.problems)
        review.stored = True
        return review

    def belongings(self, plan_id: str) -> tuple[Path, ...]:
        """The files that go when a review is removed."""
        return tuple(
            sorted(file for file in self._folder(plan_id).path.glob("*") if file.name != "lock")
        )

    def remove(self, plan_id: str) -> None:
        """Remove a review with the copy and the draft. Raises KnownError where it cannot be."""
        folder = self._folder(plan_id)
        lock = locked(folder)
        if lock is not None:
            lock.release()
        folder.remove()

    def _folder(self, plan_id: str) -> DeskFolder:
        return DeskFolder(self._root / plan_id)

    def _standing(self, copy: SomebodysCopy) -> Standing:
        folder = self._folder(copy.plan.id)
        try:
            record = folder.read_note()
        except KnownError:
            return "new"
        if record.file == copy.returned.file:
            return "same"
        there, here = record.reference.revision, copy.reference.revision
        return "newer" if here > there else "older" if here < there else "other"

    def _carried(
        self, folder: DeskFolder, arrived: Arrived
    ) -> tuple[DeskRecord, dict[str, str], list[Problem]]:
        """The note, the values and what to say when a copy takes its place on the desk."""
        copy = arrived.copy
        values, notices = copy.values, list[Problem]()
        try:
            before = folder.read_note()
            labels = {**before.labels, **before.fields}
        except KnownError:
            labels = {}  # nothing was there, or nothing that says what its fields were
        if folder.draft.exists():
            draft, notices = _draft_values(folder, copy, blank=True)
            clashes = [name for name in values if draft.get(name, values[name]) != values[name]]
            if clashes:
                notices.append(_clashes(len(clashes), str(arrived.source)))
            values = {**values, **draft}
        names = {one.name for one in copy.fields}
        left = {name: labels.get(name, name) for name in values if name not in names}
        return self._record(arrived, left), values, notices

    def _record(self, arrived: Arrived, labels: dict[str, str]) -> DeskRecord:
        copy, plan = arrived.copy, arrived.copy.plan
        role = plan.framework.role(plan.round.role)
        kind = "pdf" if copy.returned.form == "pdf" else "json"
        return DeskRecord(
            reference=copy.reference,
            file=copy.returned.file,
            received=f"received-{copy.returned.file[:12]}.{kind}",
            form=copy.returned.form,
            name=plan.person.name,
            role=role.title if role else "",
            framework=plan.framework.title,
            next=_next_day(plan),
            source=str(arrived.source),
            opened=stamp(self._clock()),
            protected=bool(copy.password),
            fields={one.name: field_words(plan, one).text for one in copy.fields},
            labels=labels,
        )

    def _on_desk(self, folder: Path) -> OnDesk:
        where = DeskFolder(folder)
        try:
            record = where.read_note()
        except KnownError as error:
            return OnDesk(folder.name, problem=error.problem)
        values, problem = {}, None
        try:
            draft = where.read_draft()
            values = dict(draft.values) if draft else {}
        except KnownError as error:
            problem = error.problem
        return OnDesk(
            plan=folder.name,
            name=record.name,
            role=record.role,
            framework=record.framework,
            next=record.next,
            filled=sum(1 for name in record.fields if values.get(name)),
            fields=len(record.fields),
            opened=record.opened,
            sent=bool(record.sent) and record.sent == values_digest(values),
            sent_at=record.sent_at,
            problem=problem,
        )


def _used(folder: Path) -> bool:
    """Whether a folder holds a review, or what is left of one."""
    try:
        return any(file.name != "lock" for file in folder.iterdir())
    except OSError:  # not a folder, or not ours
        return False


def _draft_values(
    folder: DeskFolder, copy: SomebodysCopy, *, blank: bool = False
) -> tuple[dict[str, str], list[Problem]]:
    """What was filled in; where that is damaged, what the copy itself says (or nothing)."""
    try:
        draft = folder.read_draft()
    except KnownError:
        aside = folder.put_aside_draft()
        words = (
            "What was filled in cannot be read any more. It was put aside, and the review starts "
            "from the copy as it was received."
        )
        return {} if blank else copy.values, [Problem("warning", str(aside), words)]
    if draft is None:
        return {} if blank else copy.values, []
    return dict(draft.values), []


def _next_day(plan: Plan) -> str:
    """The day of the next meeting that has not been held; empty where none is planned."""
    return next((one.due for one in planned(plan) if one.due), "")


def _not_kept(problem: Problem) -> Problem:
    return Problem(
        "warning",
        problem.place,
        "This review cannot be kept on this computer: {why} Save the reviewed copy before you "
        "close it.",
        {"why": problem.sentence},
    )


def _clashes(count: int, place: str) -> Problem:
    return Problem(
        "note",
        place,
        "Some fields of this file say something else than what you had filled in here: {count}. "
        "What you had filled in was kept.",
        {"count": count},
    )
