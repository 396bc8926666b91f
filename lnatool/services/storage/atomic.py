"""Writing a file so that it is either the old one or the new one, whatever happens."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path

from lnatool.domain.problems import KnownError

_TRIES = 6
_FIRST_WAIT = 0.05
"""Antivirus and sync programs hold a file for moments; six tries wait about 1.6 s in all."""

_BUSY_WINDOWS_ERRORS = (5, 32, 33)
_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_atomic(path: Path, data: bytes, private: bool = False) -> None:
    """Replace the file's content: temporary file beside it, fsync, rename.

    ``private`` makes the file readable by this person only. Raises KnownError where it cannot be
    written; the old file is then as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        mode = 0o600 if private else _mode_of(path)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, mode)
        try:
            write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        _replace(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise explained(error, path) from error
    _sync_folder(path.parent)


_BINARY = getattr(os, "O_BINARY", 0)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte to an open file; a short write is continued."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def explained(error: OSError, path: Path) -> KnownError:
    """What an operating system error means for the person."""
    place = str(path)
    if error.errno in _FULL:
        return KnownError("The disk is full. Make some room, or save a copy elsewhere.", place)
    if isinstance(error, FileNotFoundError):
        return KnownError("The folder of this file is not there any more.", place)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return KnownError(
            "This file cannot be written. It may be read-only, or open in another program.", place
        )
    return KnownError(
        "The file cannot be reached: {why}.", place, why=error.strerror or type(error).__name__
    )


def _mode_of(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o644


def _replace(temporary: Path, path: Path) -> None:
    wait = _FIRST_WAIT
    for attempt in range(_TRIES):
        try:
            os.replace(temporary, path)
        except PermissionError as error:
            busy = getattr(error, "winerror", None) in _BUSY_WINDOWS_ERRORS
            if not busy or attempt == _TRIES - 1:
                raise
            time.sleep(wait)
            wait *= 2
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network drives refuse; the data itself is synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
