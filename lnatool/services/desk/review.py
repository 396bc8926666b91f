"""One review that is open: the copy, what is filled in, and where that is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lnatool.domain.problems import KnownError, Problem
from lnatool.domain.returned import ReturnFile
from lnatool.services.clock import Clock, stamp, system_clock
from lnatool.services.read_back.fill import fill_pdf
from lnatool.services.read_back.pdf_parts import clean
from lnatool.services.read_back.return_file import encode_return, return_of
from lnatool.services.storage.atomic import write_atomic
from lnatool.services.storage.codec import canonical, digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lnatool.services.desk.copies import SomebodysCopy
    from lnatool.services.desk.folder import DeskFolder
    from lnatool.services.desk.record import DeskRecord
    from lnatool.services.storage.lock import FileLock


class Homeless(NamedTuple):
    """What was filled in for a field that the copy does not have."""

    name: str
    words: str
    value: str


class DeskReview:
    """Made by ``Desk``; ``close`` ends it. ``keep`` and the savers may run on a worker thread.

    ``values`` is what was filled in when the review was opened, ``notices`` what the person
    should be told about it.
    """

    def __init__(
        self,
        folder: DeskFolder,
        record: DeskRecord,
        copy: SomebodysCopy,
        values: dict[str, str],
        lock: FileLock | None,
        clock: Clock = system_clock,
    ) -> None:
        self.folder = folder
        self.record = record
        self.copy = copy
        self.values = values
        self.notices: tuple[Problem, ...] = copy.problems
        self._lock = lock
        self._clock = clock
        self.stored = False
        """Whether the copy itself and its note are on this computer."""

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields that can be filled in."""
        return frozenset(one.name for one in self.copy.fields)

    def store(self, received: bytes) -> None:
        """Keep the copy and its note. Raises KnownError where that cannot be."""
        self.folder.write_received(self.record, received)
        self.folder.write_note(self.record)
        self.folder.tidy(self.record)
        self.stored = True

    def keep(self, values: Mapping[str, str], by: str = "") -> None:
        """Keep what is filled in, on this computer. Raises KnownError where that cannot be."""
        if not self.stored:
            self.store(received_bytes(self.copy, self._clock))
        kept = {name: value for name, value in values.items() if value}
        made = stamp(self._clock())
        self.folder.write_draft(ReturnFile(self.copy.reference, by=by, made=made, values=kept))

    def homeless(self, values: Mapping[str, str]) -> tuple[Homeless, ...]:
        """What was filled in before, in an older copy, and has no field in this one."""
        names, words = self.names, self.record.labels
        return tuple(
            Homeless(name, words.get(name, name), value)
            for name, value in values.items()
            if value and name not in names
        )

    @property
    def fillable(self) -> bool:
        """Whether what was received is a PDF, into which the review can be written."""
        return self.copy.returned.form == "pdf"

    def save_pdf(self, values: Mapping[str, str], path: Path) -> None:
        """Write the received PDF with the review in its fields. Raises KnownError."""
        wanted = {name: values.get(name, "") for name in self.names}
        copy = self.copy
        filled = fill_pdf(copy.data, wanted, copy.password, copy.returned.place)
        write_atomic(path, filled)

    def save_return(self, values: Mapping[str, str], by: str, path: Path) -> None:
        """Write the review as a return file. Raises KnownError."""
        others = {
            name: value
            for name, value in self.copy.returned.values.items()
            if name not in self.names
        }
        cleaned = {name: clean(value) for name, value in {**others, **values}.items()}
        made = stamp(self._clock())
        write_atomic(path, encode_return(return_of(self.copy.returned, cleaned, by, made)))

    def note_sent(self, values: Mapping[str, str], path: Path) -> None:
        """Note that a reviewed copy with these values was saved; no more than a note."""
        self.record = replace(
            self.record,
            sent=values_digest(values),
            sent_at=stamp(self._clock()),
            sent_as=str(path),
        )
        self.folder.write_note(self.record)

    def sent(self, values: Mapping[str, str]) -> bool:
        """Whether the reviewed copy that was saved last says exactly this."""
        return bool(self.record.sent) and self.record.sent == values_digest(values)

    def close(self) -> None:
        """Let the review go; nothing is written."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def values_digest(values: Mapping[str, str]) -> str:
    """What tells one state of a draft from another."""
    return digest(canonical({name: value for name, value in values.items() if value}))


def received_bytes(copy: SomebodysCopy, clock: Clock = system_clock) -> bytes:
    """What is kept of a copy: a PDF as it is; else the shared plan and what was filled in.

    A plan file may hold private notes, which are nobody else's, so it is not kept itself.
    """
    if copy.returned.form == "pdf":
        return copy.data
    returned = copy.returned
    return encode_return(return_of(returned, returned.values, returned.by, stamp(clock())))


def no_pdf(review: DeskReview) -> KnownError:
    """Why there is no PDF to write the review into."""
    return KnownError(
        "This copy came as a file of lnatool's and not as a PDF, so there is no PDF to write your "
        "review into. Save a return file instead.",
        review.copy.returned.place,
    )
