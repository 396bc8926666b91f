"""The recovery journal of one open plan: a snapshot, then one merge patch a change.

A record is handed to the operating system before it returns, so it survives a killed process;
a thread of its own makes it survive a power cut. A plan's recovery folder holds generations:
``<n>.base`` is the snapshot, ``<n>.journal`` the header line and one line a patch, each with a
checksum. The highest generation that is complete, down to its first patch, counts; a torn last
line is ignored. An older generation is removed only once the newer one is on the disk.
"""

from __future__ import annotations

import json
import os
import threading
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from lnatool.domain.plain import changed, merged
from lnatool.domain.plan import Plan
from lnatool.services.storage.atomic import write_all
from lnatool.services.storage.codec import canonical, digest, encode

_BINARY = getattr(os, "O_BINARY", 0)
_COMPACT_AFTER = 4 * 1024 * 1024
"""Bytes of patches after which a new snapshot is taken."""


class Found(NamedTuple):
    """What a journal left behind says: the document, the file it belongs to and how that was."""

    plain: dict[str, Any]
    path: Path
    name: str
    file_digest: str
    patches: int


class Journal:
    """Appends changes of one plan. Raises OSError where the disk refuses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handle: int | None = None
        self._generation = max(_generations(folder), default=0)
        self._older: list[int] | None = None
        """What a new generation replaces as soon as it is on the disk; None once it is."""
        self._written = 0
        self._wake = threading.Condition()
        self._dirty = False
        self._stopping = False
        self._thread: threading.Thread | None = None

    def append(self, before: Plan, after: Plan, path: Path, file_digest: str) -> None:
        """Record one change; the first one after a start or a save takes the snapshot."""
        line = _line(changed(before, after))
        if self._handle is None or self._written > _COMPACT_AFTER:
            self._begin(before, line, path, file_digest)
        else:
            write_all(self._handle, line)
        self._written += len(line)
        self._sync_soon()

    def _begin(self, plan: Plan, first: bytes, path: Path, file_digest: str) -> None:
        """A new generation with its first patch; the ones before it stay if that fails."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._close_handle()
        old = _generations(self.folder)
        self._generation = max((*old, self._generation)) + 1
        data = encode(plan)
        header = {
            "format": "lnatool.journal",
            "version": 1,
            "base": digest(data),
            "path": str(path),
            "name": plan.person.name,
            "file": file_digest,
        }
        try:
            os.close(_written(self._file("base"), data))
            handle = _written(self._file("journal"), _line(header) + first)
        except OSError:
            with suppress(OSError):
                _remove_generation(self.folder, self._generation)
            raise
        with self._wake:
            self._handle, self._written, self._older = handle, 0, old

    def _file(self, ending: str) -> Path:
        return self.folder / f"{self._generation}.{ending}"

    def restart(self) -> None:
        """Take a new snapshot with the next record."""
        self._close_handle()

    def forget(self) -> None:
        """Everything is in the person's file: remove what was recorded."""
        self._close_handle()
        forget(self.folder)

    def _sync_soon(self) -> None:
        with self._wake:
            self._dirty = True
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._sync_loop, name="lnatool-journal", daemon=True
                )
                self._thread.start()
            self._wake.notify()

    def _sync_loop(self) -> None:
        while True:
            with self._wake:
                while not self._dirty and not self._stopping:
                    self._wake.wait()
                if self._stopping:
                    return
                self._dirty = False
            with suppress(OSError):  # the next record meets the same disk and reports it
                self.flush()

    def flush(self) -> None:
        """Make everything recorded so far survive a power cut; waits for the disk.

        What the newest generation replaces is removed then.
        """
        with self._wake:
            if self._handle is None:
                return
            handle, base, older = os.dup(self._handle), self._file("base"), self._older
        try:
            if older is not None:
                _sync_file(base)
            _sync(handle)
        finally:
            os.close(handle)
        for generation in older or ():
            _remove_generation(self.folder, generation)
        with self._wake:
            if self._older is older:
                self._older = None

    def _close_handle(self) -> None:
        with self._wake:
            handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def close(self) -> None:
        """Stop; what has been recorded stays, on the disk if that can be."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        with suppress(OSError):
            self.flush()
        self._close_handle()


def read(folder: Path) -> Found | None:
    """What the newest complete generation in a recovery folder holds; None if there is none."""
    bare: Found | None = None
    for generation in sorted(_generations(folder), reverse=True):
        found = _read_generation(folder, generation)
        if found is not None and found.patches:
            return found
        bare = bare or found  # cut off before its first patch: an older one knows more
    return bare


def _read_generation(folder: Path, generation: int) -> Found | None:
    try:
        base = (folder / f"{generation}.base").read_bytes()
        lines = (folder / f"{generation}.journal").read_bytes().split(b"\n")
    except OSError:
        return None
    header = _parsed(lines[0]) if lines else None
    if header is None or header.get("base") != digest(base):
        return None
    plain, count = json.loads(base), 0
    for line in lines[1:]:
        patch = _parsed(line)
        if patch is None:
            break
        plain = merged(plain, patch)
        count += 1
    return Found(plain, Path(header["path"]), header["name"], header["file"], count)


def forget(folder: Path) -> None:
    """Remove every generation from a recovery folder; the newest last, should it be cut off."""
    for generation in sorted(_generations(folder)):
        _remove_generation(folder, generation)


def put_aside(folder: Path) -> None:
    """Keep what cannot be read, under names that are not looked for again."""
    for generation in _generations(folder):
        for ending in ("journal", "base"):
            file = folder / f"{generation}.{ending}"
            if file.exists():
                file.rename(file.with_name(f"{file.name}.unread"))


def header_of(folder: Path) -> dict[str, Any] | None:
    """The header of the newest journal in a folder, without reading the plan."""
    for generation in sorted(_generations(folder), reverse=True):
        try:
            with (folder / f"{generation}.journal").open("rb") as stream:
                header = _parsed(stream.readline().rstrip(b"\n"))
        except OSError:
            continue
        if header is not None:
            return header
    return None


def _line(value: Any) -> bytes:
    body = canonical(value)
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _parsed(line: bytes) -> dict[str, Any] | None:
    """The value of a line, or None where it is torn or damaged."""
    try:
        check, body = line.split(b" ", 1)
        if int(check, 16) != zlib.crc32(body):
            return None
        value = json.loads(body)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _generations(folder: Path) -> list[int]:
    """The numbers in use, of half-written generations too."""
    try:
        found = [*folder.glob("*.journal"), *folder.glob("*.base")]
    except OSError:
        return []
    return list({int(item.stem) for item in found if item.stem.isdigit()})


def _remove_generation(folder: Path, generation: int) -> None:
    for ending in ("journal", "base"):
        (folder / f"{generation}.{ending}").unlink(missing_ok=True)


def _written(path: Path, data: bytes) -> int:
    """The handle of a new file that holds the bytes, to append to."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | _BINARY, 0o600)
    try:
        write_all(handle, data)
    except OSError:
        os.close(handle)
        raise
    return handle


_sync = getattr(os, "fdatasync", os.fsync)


def _sync_file(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | _BINARY)
    try:
        _sync(handle)
    finally:
        os.close(handle)
