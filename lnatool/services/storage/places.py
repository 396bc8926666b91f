"""Where the copies of a plan are on this computer, and what is known of its file."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from lnatool import __version__


class Places(NamedTuple):
    """The folders of one plan under the state folder."""

    state_dir: Path
    plan_id: str

    @property
    def recovery(self) -> Path:
        """Journal and snapshot while the plan is open, or after a crash."""
        return self.state_dir / "recovery" / self.plan_id

    @property
    def backups(self) -> Path:
        """Older versions of the file."""
        return self.state_dir / "backups" / self.plan_id

    @staticmethod
    def known_file(path: Path, state_dir: Path) -> Path:
        """The record of what is known about the plan file at a path."""
        name = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()
        return state_dir / "known" / f"{name[:32]}.json"

    def shared(self, paths: Collection[Path]) -> bool:
        """Whether a file of this plan beside these, such as a copy that was saved, needs them."""
        own = {self.known_file(path, self.state_dir) for path in paths}
        others = (file for file in (self.state_dir / "known").glob("*.json") if file not in own)
        return any(self._belongs(file) for file in others)

    def _belongs(self, known_file: Path) -> bool:
        """Whether a record is of a file of this plan that is still there."""
        try:
            plain = json.loads(known_file.read_bytes())
            return bool(plain["plan_id"] == self.plan_id and Path(plain["path"]).exists())
        except (OSError, ValueError, KeyError, TypeError):
            return False


class Known(NamedTuple):
    """What this program last saw in a plan file: the SHA-256 of its bytes and the plan's id."""

    digest: str
    plan_id: str
    program: str = __version__

    @property
    def trusted(self) -> bool:
        """Whether this very version wrote it, so that it needs no second validation."""
        return self.program == __version__


def recall(path: Path, state_dir: Path) -> Known | None:
    """What is known of the file at a path; None where nothing is."""
    try:
        plain = json.loads(Places.known_file(path, state_dir).read_bytes())
        return Known(plain["digest"], plain["plan_id"], plain["program"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(path: Path, state_dir: Path, known: Known) -> None:
    """Note what the file at a path holds. Only speed is lost where it cannot be noted."""
    file = Places.known_file(path, state_dir)
    plain = {**known._asdict(), "path": str(path.absolute())}
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = file.with_suffix(f".{os.getpid()}.tmp")
        try:
            temporary.write_bytes(json.dumps(plain).encode())
            os.replace(temporary, file)
        except OSError:
            temporary.unlink(missing_ok=True)


def id_in(data: bytes) -> str:
    """The id in the bytes of a plan; empty where they are not, or no longer, a plan's."""
    try:
        plan_id = json.loads(data)["id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    good = isinstance(plan_id, str) and re.fullmatch(r"[a-z0-9][a-z0-9.\-]*", plan_id)
    return str(plan_id) if good else ""
