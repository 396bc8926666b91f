"""One running program per person and session: a second start hands its file to the first.

Done with a lock file and a folder of requests, so that no socket of any kind is opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject

_RAISE = "(raise)"


class SingleInstance(QObject):
    """``first`` says whether this process is the one that shows windows.

    Where the folder cannot be used, every process is the first: it is on its own.
    """

    def __init__(self, state_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = state_dir / f"session-{session_name()}"
        self._lock = QLockFile(str(self._folder / "running.lock"))
        self._lock.setStaleLockTime(0)  # stale only if its process is gone, however long it runs
        self._alone = not self._made_folder()
        held = not self._alone and self._lock.tryLock(0)
        taken = self._lock.error() == QLockFile.LockError.LockFailedError
        self._alone = self._alone or not (held or taken)
        self.first = held or self._alone
        self._watcher: QFileSystemWatcher | None = None
        self._asked: Callable[[Path | None], None] | None = None

    def _made_folder(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        return True

    def hand_over(self, path: Path | None) -> bool:
        """Ask the first process to show a plan, or only to come to the front.

        False where that cannot be written down; this process is then on its own.
        """
        from lnatool.domain.ids import new_id

        request = self._folder / f"{new_id()}.request"
        temporary = request.with_suffix(".tmp")
        try:
            temporary.write_text(str(path.absolute()) if path else _RAISE, encoding="utf-8")
            os.replace(temporary, request)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            self._alone = True
            return False
        return True

    def listen(self, asked: Callable[[Path | None], None]) -> None:
        """Call ``asked`` for every request from now on, with the file or None."""
        if self._alone:
            return
        for old in self._folder.glob("*.request"):
            old.unlink(missing_ok=True)
        self._asked = asked
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self, _folder: str = "") -> None:
        for request in sorted(self._folder.glob("*.request")):
            try:
                text = request.read_text(encoding="utf-8")
                request.unlink()
            except OSError:  # still being written, or another look took it
                continue
            if self._asked is not None:
                self._asked(None if text == _RAISE else Path(text))

    def release(self) -> None:
        """Let another process be the first."""
        self._lock.unlock()


def session_name() -> str:
    """What tells one log-on session from another on this computer."""
    name = os.environ.get("SESSIONNAME") or os.environ.get("XDG_SESSION_ID") or ""
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    return "".join(c if c.isalnum() else "-" for c in f"{name}{screen}") or "one"
