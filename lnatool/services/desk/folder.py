"""The files of one review on this computer: its note, what was received, and the draft.

All are readable by the person only. The note is written last: it names the received file it
belongs to, so a crash in between leaves the review as it was.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import NamedTuple

from lnatool.domain.problems import KnownError
from lnatool.domain.returned import ReturnFile
from lnatool.services.desk.record import DeskRecord, decode_record, encode_record
from lnatool.services.read_back.bounds import LARGEST_FILE, read_bounded
from lnatool.services.read_back.return_file import decode_return, encode_return
from lnatool.services.storage.atomic import explained, write_atomic
from lnatool.services.storage.lock import FileLock

LARGEST_NOTE = 40_000_000
"""Bytes; a draft of 300 goals with long comments has about one million."""


class DeskFolder(NamedTuple):
    """The folder of one plan's review under the state folder."""

    path: Path

    @property
    def note(self) -> Path:
        """Whose copy it is, and how far the review is."""
        return self.path / "desk.json"

    @property
    def draft(self) -> Path:
        """What was filled in, as a return file without the plan."""
        return self.path / "draft.json"

    def lock(self) -> FileLock:
        """Held while the review is open in a window."""
        return FileLock(self.path / "lock")

    def read_note(self) -> DeskRecord:
        """The note. Raises KnownError where there is none that can be read."""
        return decode_record(read_bounded(self.note, LARGEST_NOTE), str(self.note))

    def read_draft(self) -> ReturnFile | None:
        """The draft, None where there is none yet. Raises KnownError where it is damaged."""
        if not self.draft.exists():
            return None
        return decode_return(read_bounded(self.draft, LARGEST_NOTE), str(self.draft))

    def read_received(self, record: DeskRecord) -> bytes:
        """The file as it was received. Raises KnownError where it is not there any more."""
        return read_bounded(self.path / record.received, LARGEST_FILE)

    def write_note(self, record: DeskRecord) -> None:
        """Write the note. Raises KnownError."""
        self._write(self.note, encode_record(record))

    def write_draft(self, draft: ReturnFile) -> None:
        """Write the draft. Raises KnownError; the draft before is then still there."""
        self._write(self.draft, encode_return(draft))

    def write_received(self, record: DeskRecord, data: bytes) -> None:
        """Write what was received, under the name that the note gives it. Raises KnownError."""
        self._write(self.path / record.received, data)

    def tidy(self, record: DeskRecord) -> None:
        """Remove what was received before, which the note does not name any more."""
        for old in self.path.glob("received-*"):
            if old.name != record.received:
                with contextlib.suppress(OSError):
                    old.unlink()

    def put_aside_draft(self) -> Path:
        """Keep a damaged draft under another name, so that it is not written over."""
        aside = self.draft.with_name("draft.damaged.json")
        number = 2
        while aside.exists():
            aside = self.draft.with_name(f"draft.damaged-{number}.json")
            number += 1
        with contextlib.suppress(OSError):
            self.draft.rename(aside)
        return aside

    def remove(self) -> None:
        """Remove the folder with all that is in it. Raises KnownError where something stays."""
        if not self.path.exists():
            return
        try:
            shutil.rmtree(self.path)
        except OSError as error:
            raise explained(error, self.path) from error

    def _write(self, file: Path, data: bytes) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.mkdir(exist_ok=True, mode=0o700)
        except OSError as error:
            raise explained(error, self.path) from error
        write_atomic(file, data, private=True)


def locked(folder: DeskFolder) -> FileLock | None:
    """The lock of a review, ours now; None where nothing can be written there at all.

    Raises KnownError where another window has the review open.
    """
    lock = folder.lock()
    try:
        free = lock.take()
    except OSError:  # nobody could hold a lock there either
        return None
    if not free:
        raise KnownError("This review is open in another window.", str(folder.path))
    return lock
