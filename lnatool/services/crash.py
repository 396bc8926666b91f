"""A local report of a bug: what happened in which code, and nothing a person typed."""

from __future__ import annotations

import platform
import sys
import traceback
from importlib import metadata
from pathlib import Path

from lnatool import __version__
from lnatool.services.clock import stamp, system_clock

KEPT = 10
"""How many reports stay in the folder; older ones are removed."""

_PACKAGE = Path(__file__).resolve().parent.parent


def write_report(error: BaseException, state_dir: Path) -> Path | None:
    """Write a report and return its file, or None if the folder cannot be written.

    The report holds versions, the kinds of the errors and the places in the code. Messages of
    errors, values of variables and paths of the person's files stay out: they can hold what
    somebody typed.
    """
    folder = state_dir / "crashes"
    moment = stamp(system_clock())
    path = folder / f"crash-{moment.replace(':', '')}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{moment}\n{_versions()}\n\n{_story(error)}", encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


def _versions() -> str:
    parts = [f"lnatool {__version__}", f"Python {platform.python_version()}", platform.platform()]
    for name in ("PySide6-Essentials", "pydantic", "reportlab"):
        try:
            parts.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            parts.append(f"{name} unknown")
    return "\n".join(parts)


def _story(error: BaseException) -> str:
    """Each error in the chain, the first cause first."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return "\n".join(_one(part) for part in reversed(chain))


def _one(error: BaseException) -> str:
    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    lines += [
        f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(lines) + "\n"


def _place(filename: str) -> str:
    """The file inside this package, or only its last parts: no folder of a person."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    folders = [Path(folder) for folder in sys.path if folder]
    inside = [path.relative_to(folder) for folder in folders if path.is_relative_to(folder)]
    return min(inside, key=lambda part: len(part.parts)).as_posix() if inside else path.name
