"""A lock that one process holds as long as it lives, on a file nobody else needs."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path


class FileLock:
    """Taken by ``take``; the system lets it go when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Whether the lock is ours now. Raises OSError where the folder cannot be used."""
        if self._handle is not None:
            return True
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def hold(self) -> None:
        """Take it if it is not ours yet. Raises OSError where that cannot be."""
        if not self.take():
            raise BlockingIOError(errno.EAGAIN, "open in another program", str(self._path))

    def release(self) -> None:
        """Let it go and remove the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
            with suppress(OSError):  # an empty file does no harm
                self._path.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
