"""Older versions of a plan's file, kept on this computer in case the file goes bad."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from lnatool.services.storage.atomic import explained, write_atomic

KEEP_NEWEST = 10
KEEP_DAYS = 14
APART = timedelta(minutes=10)
_LATEST = "latest.lnaplan"
_NAME = "%Y%m%dT%H%M%SZ"


class Backups:
    """The backups of one plan, in a folder of their own; newest last by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes, now: datetime) -> None:
        """Keep these bytes as the latest, and every ten minutes as a dated backup too.

        Raises KnownError where they cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise explained(error, self.folder) from error
        write_atomic(self.folder / _LATEST, data, private=True)
        newest = self.newest_time()
        if newest is not None and timedelta(0) <= now - newest < APART:
            return
        write_atomic(self.folder / f"{now:{_NAME}}.lnaplan", data, private=True)
        self._prune(now)

    def files(self) -> list[Path]:
        """The backups, newest first."""
        latest = self.folder / _LATEST
        return [*([latest] if latest.exists() else []), *self._dated()]

    def _dated(self) -> list[Path]:
        files = self.folder.glob("[0-9]*.lnaplan")
        return sorted((file for file in files if _time_of(file)), reverse=True)

    def newest_time(self) -> datetime | None:
        """When the newest backup was made, by its name."""
        return next((when for file in self._dated() if (when := _time_of(file))), None)

    def _prune(self, now: datetime) -> None:
        """The ten newest stay, and the newest of each of the last fourteen days."""
        days: set[str] = set()
        for place, file in enumerate(self._dated()):
            when, day = _time_of(file), file.name[:8]
            recent = when is not None and now - when <= timedelta(days=KEEP_DAYS)
            if place < KEEP_NEWEST or (recent and day not in days):
                days.add(day)
            else:
                file.unlink(missing_ok=True)


def _time_of(file: Path) -> datetime | None:
    try:
        return datetime.strptime(f"{file.stem}+0000", f"{_NAME}%z")
    except ValueError:
        return None
