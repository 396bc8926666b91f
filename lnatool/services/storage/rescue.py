"""Reading a plan file, and what to do when it is damaged or a crash left more in the journal."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError, Problem
from lnatool.services.storage import journal, siblings
from lnatool.services.storage.atomic import explained, write_atomic
from lnatool.services.storage.backups import Backups
from lnatool.services.storage.codec import (
    DamagedError,
    decode,
    decode_trusted,
    digest,
    migrated_plain,
    validated,
)
from lnatool.services.storage.places import Known, Places, recall


class Read(NamedTuple):
    """A plan from its file; ``rescued`` if it came from a copy because the file was damaged."""

    plan: Plan
    file_digest: str
    notices: tuple[Problem, ...] = ()
    rescued: bool = False


class Recovered(NamedTuple):
    """A plan from its journal, and the hash of the file that the journal went on from."""

    plan: Plan
    file_digest: str


def read_plan(path: Path, state_dir: Path, now: datetime, look_only: bool = False) -> Read:
    """The plan in a file, or in the newest good copy if the file is damaged or gone.

    A damaged file is kept aside, unless this is only a look. Raises KnownError where there is
    neither.
    """
    known = recall(path, state_dir)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        rescued = _from_copies(path, state_dir, now) if known else None
        if rescued is None:
            raise KnownError("There is no file here any more.", str(path)) from error
        return Read(rescued[0], "", (_gone(path, rescued[1]),), rescued=True)
    except OSError as error:
        raise explained(error, path) from error
    found = digest(data)
    try:
        if known is not None and known.trusted and known.digest == found:
            return Read(decode_trusted(data), found)
        return Read(decode(data, str(path)), found)
    except DamagedError:
        rescued = _from_copies(path, state_dir, now) if known else None
        if rescued is None:
            raise
        aside = path.with_name(f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}")
        notice = _damaged(path, "" if look_only else aside.name, rescued[1])
        if not look_only:
            write_atomic(aside, data)
        return Read(rescued[0], found, (notice,), rescued=True)


def look(path: Path, state_dir: Path, now: datetime) -> Read:
    """The plan in a file with what its journal holds beyond it, also while the plan is open.

    Nothing is locked and nothing is written. Raises KnownError where there is nothing to read.
    """
    tries = 5
    while True:
        read = read_plan(path, state_dir, now, look_only=True)
        places, tries = Places(state_dir, read.plan.id), tries - 1
        left = siblings.journal_of(places, path, read.file_digest)
        beyond = None
        if left is not None:
            with suppress(KnownError):  # what cannot be read stays for another version
                beyond = _beyond(left, read.plan, read.file_digest, recall(path, state_dir))
        if not tries or _digest_now(path) in ("", read.file_digest):  # else saved meanwhile
            return read if beyond is None else read._replace(plan=beyond.plan)


def _digest_now(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def recovered(
    places: Places, plan: Plan, file_digest: str, known: Known | None
) -> Recovered | None:
    """What the journal holds beyond the plan that was read; None if that is nothing.

    A journal that this version cannot read is put aside, never deleted. One that goes on from
    this very file is newer, also where an undo made its revision lower. One whose file was
    changed by somebody else since is not older either: it is given back, and the next save asks
    which of the two to keep.
    """
    left = journal.read(places.recovery)
    if left is None:
        return None
    try:
        beyond = _beyond(left, plan, file_digest, known)
    except KnownError:
        with suppress(OSError):
            journal.put_aside(places.recovery)
        return None
    if beyond is None:
        with suppress(OSError):  # an old journal does no harm
            journal.forget(places.recovery)
    return beyond


def _beyond(
    left: journal.Found, plan: Plan, file_digest: str, known: Known | None
) -> Recovered | None:
    """Raises KnownError where this version cannot read what was left."""
    found = validated(migrated_plain(left.plain, str(left.path)), str(left.path))
    own_file = known is not None and known.digest == file_digest
    saved_since = own_file and left.file_digest != file_digest
    if found == plan or (saved_since and found.revision <= plan.revision):
        return None
    return Recovered(found, file_digest if own_file else left.file_digest)


def _from_copies(path: Path, state_dir: Path, now: datetime) -> tuple[Plan, str] | None:
    """The newest good copy on this computer and when it was made."""
    known = recall(path, state_dir)
    if known is None:
        return None
    places = Places(state_dir, known.plan_id)
    left = siblings.journal_of(places, path, known.digest)
    if left is not None:
        with suppress(KnownError):  # an older copy may still be good
            plan = validated(migrated_plain(left.plain, str(path)), str(path))
            return plan, plan.modified
    for file in Backups(places.backups).files():
        with suppress(KnownError, OSError):
            plan = decode(file.read_bytes(), str(file))
            return plan, plan.modified
    return None


def _gone(path: Path, when: str) -> Problem:
    return Problem(
        "warning",
        str(path),
        "The file was not there any more. Your plan was brought back from the copy on this "
        "computer, as it was on {when}.",
        {"when": _day(when)},
    )


def _damaged(path: Path, aside: str, when: str) -> Problem:
    words = (
        "The file was damaged. Your plan was brought back from the copy on this computer, as it "
        "was on {when}."
    )
    if not aside:
        return Problem("warning", str(path), words, {"when": _day(when)})
    words += " The damaged file is kept as {aside}."
    return Problem("warning", str(path), words, {"when": _day(when), "aside": aside})


def _day(moment: str) -> str:
    try:
        then = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    return f"{then.day} {then:%B %Y at %H:%M}"
