"""Deleting a plan for good: its file and every copy that this program made of it."""

from __future__ import annotations

import glob
import shutil
from contextlib import suppress
from pathlib import Path

from lnatool.domain.problems import KnownError
from lnatool.services.storage.atomic import explained
from lnatool.services.storage.lock import FileLock
from lnatool.services.storage.places import Places, id_in, recall
from lnatool.services.storage.siblings import waiting


def belongings(path: Path, state_dir: Path) -> tuple[Path, ...]:
    """The files beside a plan that go with it, the plan's own first if it is there.

    These are damaged files and other versions that were put aside. A file of another plan is
    not among them, whatever its name.
    """
    stem, name = glob.escape(path.stem), glob.escape(path.name)
    plan_id = _id_of(path, state_dir)
    others = [
        file
        for file in path.parent.glob(f"{stem} (other version)*.lnaplan")
        if plan_id and _of_plan(file, plan_id)
    ]
    own = [path] if path.exists() else []
    return (*own, *sorted(others), *sorted(path.parent.glob(f"{name}.damaged-*")))


def purge(path: Path, state_dir: Path) -> None:
    """Delete a plan file with its belongings, recovery, backups and what is known of it.

    Recovery and backups stay while another file of the same plan, saved as a copy, needs them.
    Raises KnownError where the file cannot be deleted or is open; its copies are then still there.
    """
    plan_id = _id_of(path, state_dir)
    files = {path, *belongings(path, state_dir)}
    places = Places(state_dir, plan_id)
    shared = bool(plan_id) and places.shared(files)
    lock = FileLock(places.recovery / "lock")
    if plan_id and not shared:
        _take(lock, path)
    try:
        for file in sorted(files, key=lambda file: file != path):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise explained(error, path) from error
    finally:
        lock.release()
    if plan_id and not shared:
        for folder in (places.recovery, places.backups):
            shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # digests and paths only
        for file in files:
            Places.known_file(file, state_dir).unlink(missing_ok=True)
    if plan_id:  # what a crash left of these very files, while others of the plan go on
        for file in files:
            shutil.rmtree(waiting(places, file), ignore_errors=True)


def _take(lock: FileLock, path: Path) -> None:
    try:
        free = lock.take()
    except OSError:  # nobody could hold a lock there either
        return
    if not free:
        raise KnownError("This plan is open. Close it and try again.", str(path))


def _id_of(path: Path, state_dir: Path) -> str:
    """The plan's id as this program noted it, or as the file says; empty if it cannot be told."""
    known = recall(path, state_dir)
    if known is not None:
        return known.plan_id
    try:
        return id_in(path.read_bytes())
    except OSError:
        return ""


def _of_plan(file: Path, plan_id: str) -> bool:
    """Whether a file holds this plan, or what is left of it."""
    try:
        data = file.read_bytes()
    except OSError:
        return False
    found = id_in(data)
    return found == plan_id or (not found and f'"id":"{plan_id}"'.encode() in data)
