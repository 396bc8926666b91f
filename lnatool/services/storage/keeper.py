"""Keeps one open plan safe; the only owner of its file.

Every change goes to the journal on this computer at once (``record``); the person's own file is
written by ``save``. What the file held when it was last read or written is known by its hash, so
a change made by anybody else is noticed before it would be overwritten.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError, Problem
from lnatool.services.clock import Clock, system_clock
from lnatool.services.storage.atomic import explained, write_atomic
from lnatool.services.storage.backups import Backups
from lnatool.services.storage.codec import canonical, decode, decode_trusted, digest, encode
from lnatool.services.storage.journal import Journal, read
from lnatool.services.storage.lock import FileLock
from lnatool.services.storage.places import Known, Places, id_in, recall, remember
from lnatool.services.storage.rescue import Recovered, read_plan, recovered
from lnatool.services.storage.siblings import sort_out, unsorted


class ForeignChangeError(KnownError):
    """The file was changed by somebody else; ``theirs`` is what it holds now."""

    def __init__(self, path: Path, theirs: bytes) -> None:
        super().__init__(
            "This plan file was changed somewhere else since you opened it.", str(path)
        )
        self.theirs = theirs


class Opened(NamedTuple):
    """A plan that was opened, and what the person should be told about it."""

    keeper: Keeper
    plan: Plan
    notices: tuple[Problem, ...]


class Keeper:
    """Made by ``create`` or ``open``; ``close`` ends it. ``save`` may run on a worker thread."""

    def __init__(
        self, path: Path, places: Places, file_digest: str, clock: Clock = system_clock
    ) -> None:
        """Raises KnownError where the plan is open elsewhere on this computer."""
        self.path = path
        self.trouble: Problem | None = None
        self.read_only = not _writable(path)
        self._places = places
        self._lock = FileLock(places.recovery / "lock")
        self._digest = file_digest
        self._clock = clock
        self._journal = Journal(places.recovery)
        self.unprotected = self._trouble_with_lock()
        """Why nothing can be recorded on this computer, if so; the file is saved all the same."""
        self._backups = Backups(places.backups)
        self._file_mutex = threading.RLock()
        """Held while the person's file is written; a change can be recorded meanwhile."""
        self._mutex = threading.RLock()
        """Held for the journal and what is known of the file; never for long."""
        self._latest: Plan | None = None
        self._unrecorded: Plan | None = None

    @classmethod
    def create(cls, path: Path, plan: Plan, state_dir: Path, clock: Clock = system_clock) -> Keeper:
        """Write a new plan file and keep it. Raises KnownError if there is a file already."""
        if path.exists():
            raise KnownError(
                "There is a file with this name already. Choose another name.", str(path)
            )
        keeper = cls(path, Places(state_dir, plan.id), "", clock)
        try:
            keeper._write(plan)
        except KnownError:
            keeper._let_go()
            raise
        return keeper

    @classmethod
    def open(cls, path: Path, state_dir: Path, clock: Clock = system_clock) -> Opened:
        """Read a plan file, with whatever a crash left in its journal, and keep it.

        Raises KnownError where there is nothing to read, or the plan is open elsewhere.
        """
        found = read_plan(path, state_dir, clock())
        places = Places(state_dir, found.plan.id)
        keeper = cls(path, places, found.file_digest, clock)
        plan, notices = found.plan, list(found.notices)
        if keeper.unprotected is not None:
            notices.append(keeper.unprotected)
        left = keeper._left_behind(plan)
        if left is not None:
            plan, notices = keeper._take_over(left, notices)
        elif found.rescued:
            keeper._latest = plan
        else:
            remember(path, state_dir, Known(found.file_digest, plan.id))
        return Opened(keeper, plan, tuple(notices))

    def _left_behind(self, plan: Plan) -> Recovered | None:
        """What a crash left of this very file; another file's is moved out of the way."""
        places = self._places
        try:
            sort_out(places, self.path, self._digest)
        except OSError:
            if unsorted(places, self.path, self._digest):
                self._let_go()
                raise KnownError(
                    "A file of this plan has changes that have not reached it yet, and they cannot "
                    "be put in order here. Make room on this computer, then open the plan again.",
                    str(places.recovery),
                ) from None
        self._journal = Journal(places.recovery)  # which may have other generations now
        return recovered(places, plan, self._digest, recall(self.path, places.state_dir))

    def _take_over(self, left: Recovered, notices: list[Problem]) -> tuple[Plan, list[Problem]]:
        """Go on from what the journal holds; the file follows with the next save."""
        if left.file_digest and self._digest:
            self._digest = left.file_digest
        self._latest = left.plan
        notices.append(
            Problem(
                "note",
                str(self.path),
                "Last time, not all of your work reached this file. Everything you entered is here "
                "again.",
            )
        )
        return left.plan, notices

    def _trouble_with_lock(self) -> Problem | None:
        try:
            if self._lock.take():
                return None
        except OSError as error:
            return Problem(
                "warning",
                str(self._places.recovery),
                "You can work on this plan, but recovery copies and backups cannot be kept on this "
                "computer: {why}. Only your own file is saved. Ask whoever looks after the "
                "computer to make this folder writable.",
                {"why": error.strerror or type(error).__name__},
            )
        raise KnownError("This plan is open already on this computer.", str(self.path))

    def record(self, before: Plan, after: Plan) -> None:
        """Append a change to the journal. Trouble with the disk is kept in ``trouble``."""
        with self._mutex:
            self._latest = after
            try:
                self._lock.hold()
                if self._unrecorded is not None:
                    self._journal.restart()
                    before = self._unrecorded
                self._journal.append(before, after, self.path, self._digest)
                self._unrecorded = None
                self.trouble = None
            except OSError as error:
                if self._unrecorded is None:
                    self._unrecorded = before
                self.trouble = explained(error, self._places.recovery).problem

    def pending(self) -> bool:
        """Whether something was recorded that the file does not have yet."""
        return self._latest is not None

    @property
    def unkept(self) -> bool:
        """Whether the newest changes are neither in the file nor in the journal."""
        return self._latest is not None and self._unrecorded is not None

    def kept(self) -> bool:
        """Whether the journal holds everything that the file does not; looks at the disk."""
        with self._mutex:
            if self._latest is None or self._unrecorded is not None:
                return self._latest is None
            try:
                self._journal.flush()
                left = read(self._places.recovery)
                return left is not None and decode_trusted(canonical(left.plain)) == self._latest
            except (OSError, ValueError, TypeError, KeyError):
                return False

    def save(self, plan: Plan) -> None:
        """Write the person's file.

        Raises ForeignChangeError if somebody else changed it, KnownError if it cannot be
        written; the journal keeps everything meanwhile.
        """
        with self._file_mutex:
            theirs = _bytes_of(self.path)
            if theirs is not None and digest(theirs) != self._digest and theirs != encode(plan):
                raise ForeignChangeError(self.path, theirs)
            self._write(plan)

    def _write(self, plan: Plan) -> None:
        data = encode(plan)
        found = digest(data)
        # Noted first: after a crash between the two, the file is then known to be our own.
        remember(self.path, self._places.state_dir, Known(found, plan.id))
        write_atomic(self.path, data)
        trouble: Problem | None = None
        try:
            self._backups.keep(data, self._clock())
        except KnownError as error:  # the file itself is safe; say it, and try again next time
            trouble = error.problem
        with self._mutex:
            self._digest = found
            self.trouble = trouble
            self._start_over(plan)

    def _start_over(self, saved: Plan) -> None:
        """The journal holds only what came after ``saved``."""
        latest = self._latest
        try:
            if latest is None or latest is saved or latest == saved:
                self._latest = self._unrecorded = None
                self._journal.forget()
            else:
                self._unrecorded = saved
                self._journal.restart()
                self._journal.append(saved, latest, self.path, self._digest)
                self._unrecorded = None
        except OSError as error:
            self.trouble = explained(error, self._places.recovery).problem

    def save_as(self, path: Path, plan: Plan) -> None:
        """Write the plan to another file and go on with that one.

        Raises KnownError where that cannot be written, or holds somebody else's plan.
        """
        with self._file_mutex:
            theirs = id_in(_bytes_of(path) or b"")
            if theirs and theirs != plan.id:
                raise KnownError(
                    "This file holds another plan, so it is not replaced. Choose another name.",
                    str(path),
                )
            before, self.path = self.path, path
            try:
                self._write(plan)
            except KnownError:
                self.path = before
                raise
            self.read_only = False

    def accept_theirs(self, mine: Plan) -> Plan:
        """The plan as it is on disk now, which ``save`` may replace from here on.

        ``mine`` is kept beside the file first. Raises KnownError where one of the two cannot be.
        """
        with self._file_mutex:
            data = _bytes_of(self.path)
            if data is None:
                raise KnownError("The file is not there any more.", str(self.path))
            plan = decode(data, str(self.path))
            write_atomic(self._other_version(), encode(mine))
            self._digest = digest(data)
            return plan

    def _other_version(self) -> Path:
        return _free(self.path.with_name(f"{self.path.stem} (other version).lnaplan"))

    def overwrite(self, plan: Plan) -> None:
        """Write the person's file over whatever is there; that is kept as a backup first."""
        with self._file_mutex:
            theirs = _bytes_of(self.path)
            if theirs is not None:
                write_atomic(self._other_version(), theirs)
                self._digest = digest(theirs)
            self._write(plan)

    def close(self, plan: Plan) -> None:
        """Save what is pending and let the file go. Raises KnownError if it cannot be saved.

        Whatever happens, the lock is released, and an unsaved journal stays for the next start.
        """
        try:
            if self.pending() and not self.read_only:
                self.save(plan)
        finally:
            self._let_go()

    def look_again(self) -> None:
        """Find out anew whether the file can be written."""
        self.read_only = not _writable(self.path)

    def abandon(self, forget: bool = False) -> None:
        """Let the file go without saving; the journal stays, unless it is to be forgotten too."""
        if forget:
            with self._mutex, suppress(OSError):
                self._journal.forget()
        self._let_go()

    def _let_go(self) -> None:
        self._journal.close()
        self._lock.release()


def _bytes_of(path: Path) -> bytes | None:
    """The file's content; None where there is no file. Raises KnownError if it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise explained(error, path) from error


def _writable(path: Path) -> bool:
    """Whether the file, if there is one, and its folder can be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _free(path: Path) -> Path:
    """The path, or the next one of its kind that no file has."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
