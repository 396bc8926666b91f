"""Work that a crash left only in the recovery journal, for the start page."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Leftover(NamedTuple):
    """A plan whose last session ended before its file was saved."""

    path: Path
    name: str


def leftover(state_dir: Path) -> list[Leftover]:
    """Plans with work that is only in the journal and that nobody has open."""
    recovery = state_dir / "recovery"
    found_in = (*recovery.glob("*/*.journal"), *recovery.glob("*/of-*/*.journal"))
    folders = {journal.parent for journal in found_in}
    return [found for folder in sorted(folders) if (found := _left_in(folder))]


def _left_in(folder: Path) -> Leftover | None:
    # Loaded only where something was left: most starts find nothing.
    from lnatool.services.storage.journal import header_of
    from lnatool.services.storage.lock import FileLock

    header = header_of(folder)
    if header is None:
        return None
    own = folder.parent if folder.name.startswith("of-") else folder  # see siblings
    lock = FileLock(own / "lock")
    try:
        free = lock.take()
    except OSError:
        return None
    if not free:
        return None
    lock.release()
    return Leftover(Path(header["path"]), header["name"])
