"""Two files of one plan, as a saved or copied file makes them: whose journal is it?

A plan's recovery folder belongs to the file that is open. What a crash left of another file of
the plan waits in a folder of its own below it, until that file is opened.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from lnatool.services.storage import journal
from lnatool.services.storage.places import Places


def waiting(places: Places, path: Path) -> Path:
    """Where the journal of the file at a path waits while another file of the plan is open."""
    name = hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()
    return places.recovery / f"of-{name[:32]}"


def of_another_file(places: Places, path: Path, file_digest: str) -> bool:
    """Whether the journal in the recovery folder goes with another file than this one.

    A file that was moved or renamed is still the one the journal goes on from, if it holds what
    the journal says.
    """
    header = journal.header_of(places.recovery)
    if header is None:
        return False
    its = Path(header["path"])
    if its == path:
        return False
    try:
        if its.exists():
            return not (path.exists() and its.samefile(path))
    except OSError:
        return True
    return bool(header["file"] != file_digest)


def unsorted(places: Places, path: Path, file_digest: str) -> bool:
    """Whether ``sort_out`` has something to do, or was cut off while doing it."""
    return of_another_file(places, path, file_digest) or bool(_files(waiting(places, path)))


def sort_out(places: Places, path: Path, file_digest: str) -> None:
    """Make the recovery folder that of this file. Raises OSError; nothing is lost then either.

    A journal's header says whose the recovery folder is, so journals leave it last and enter it
    first: whoever is cut off half-way, or opens the other file next, can go on from there.
    """
    header = journal.header_of(places.recovery)
    if header is not None and of_another_file(places, path, file_digest):
        _move(places.recovery, waiting(places, Path(header["path"])), (".base", ".journal"))
    own = waiting(places, path)
    if own.is_dir():
        _move(own, places.recovery, (".journal", ".base"))
        own.rmdir()


def journal_of(places: Places, path: Path, file_digest: str) -> journal.Found | None:
    """What a crash left of this file, wherever it waits; changes nothing."""
    left = journal.read(waiting(places, path))
    if left is None and not of_another_file(places, path, file_digest):
        left = journal.read(places.recovery)
    return left


def _move(source: Path, target: Path, order: tuple[str, str]) -> None:
    """Move every generation under its own number; the target has others' only if cut off."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for file in sorted(_files(source), key=lambda file: order.index(file.suffix)):
        os.replace(file, target / file.name)


def _files(folder: Path) -> list[Path]:
    return [
        file
        for file in folder.glob("*.*")
        if file.suffix in {".base", ".journal"} and file.stem.isdigit()
    ]
