"""Where things are: what ships with the program, and the folders that belong to the person.

Nothing here creates a folder: whoever writes a file makes its folder. `LNATOOL_HOME`, when set,
holds every personal folder: for a portable copy on a USB stick, and for tests.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

APP_NAME = "lnatool"
HOME_VARIABLE = "LNATOOL_HOME"

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_path(*parts: str) -> Path:
    """A file or folder under `resources/`, in the source tree and in an installed copy alike."""
    return _shipped("resources").joinpath(*parts)


def bundled_frameworks_dir() -> Path:
    """The folder of the framework files that ship with the program."""
    return _shipped("frameworks")


def user_config_dir() -> Path:
    """Settings; follows the person from PC to PC where the organisation roams profiles."""
    return _portable("config") or _platform(roaming=True).user_config_path


def user_data_dir() -> Path:
    """The person's own frameworks and templates; roams like the settings."""
    return _portable("data") or _platform(roaming=True).user_data_path


def user_state_dir() -> Path:
    """Recovery copies, window state, locks and logs; stays on this PC and never roams."""
    return _portable("state") or _platform(roaming=False).user_state_path


def shared_data_dir() -> Path:
    """What an organisation puts on the PC for everyone who uses it; read, never written."""
    return _portable("shared") or _platform(roaming=False).site_data_path


def framework_folders() -> tuple[Path, ...]:
    """Where frameworks are looked for: the person's own, the organisation's, the bundled ones.

    The first two may not exist.
    """
    own, shared = user_data_dir(), shared_data_dir()
    return own / "frameworks", shared / "frameworks", bundled_frameworks_dir()


def documents_dir() -> Path:
    """Where a new plan is offered to be saved."""
    return _portable("documents") or _platform(roaming=False).user_documents_path


def _portable(name: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).expanduser().resolve() / name if home else None


@cache
def _shipped(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


@cache
def _platform(*, roaming: bool) -> PlatformDirsABC:
    from platformdirs import PlatformDirs

    # One folder name and no publisher folder above it, the same on every system.
    return PlatformDirs(APP_NAME, appauthor=False, roaming=roaming)
