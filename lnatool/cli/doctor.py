"""``doctor``: whether everything that lnatool stands on works here. For help desks."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import lnatool
from lnatool.cli.out import DONE, PROBLEM, say, say_json
from lnatool.services import paths

if TYPE_CHECKING:
    from lnatool.cli.main import Commands

_QT_TRIAL = "from PySide6.QtWidgets import QApplication; print(QApplication([]).platformName())"
_QT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried, and what came of it."""

    name: str
    ok: bool
    detail: str


MOST_FAULTS = 3
"""How many faults of frameworks are told in full."""


class _Trouble(Exception):  # noqa: N818 - only ever becomes a finding
    """What a trial found wrong."""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("doctor", help="check that everything works on this computer")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    findings = [_try(name, trial) for name, trial in _TRIALS.items()]
    good = all(finding.ok for finding in findings)
    if args.json:
        say_json({"ok": good, "checks": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            say(f"{'ok' if finding.ok else 'problem':8} {finding.name}: {finding.detail}")
    return DONE if good else PROBLEM


def _try(name: str, trial: Callable[[], str]) -> Finding:
    """A trial's answer; whatever goes wrong is what it found, never a stop."""
    try:
        return Finding(name, True, trial())
    except _Trouble as trouble:
        return Finding(name, False, str(trouble))
    except Exception as error:  # noqa: BLE001 - a self-check reports anything at all
        return Finding(name, False, f"{type(error).__name__}: {error}")


def _versions() -> str:
    packages = (
        f"{package} {importlib.metadata.version(package)}"
        for package in ("PySide6-Essentials", "pydantic", "reportlab", "pypdf")
    )
    ours = f"lnatool {lnatool.__version__}", f"Python {platform.python_version()}"
    return ", ".join((*ours, *packages, platform.platform()))


def _writable(folder: Callable[[], Path]) -> Callable[[], str]:
    def trial() -> str:
        path = folder()
        try:
            path.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path):
                return str(path)
        except OSError as error:
            raise _Trouble(f"{path} cannot be written: {error.strerror or error}") from None

    return trial


def _shared_frameworks() -> str:
    folder = paths.framework_folders()[1]
    return str(folder) if folder.is_dir() else f"{folder} (not there, and need not be)"


def _frameworks() -> str:
    from lnatool.services.library.find import Library

    library = Library(paths.framework_folders())
    entries = library.entries()
    for entry in entries:
        library.framework(entry.id, entry.edition)
    if library.problems:
        first, more = library.problems[:MOST_FAULTS], len(library.problems) - MOST_FAULTS
        words = "; ".join(map(str, first))
        if more > 0:
            words += f"; and {more} more, see: lnatool framework validate --all"
        raise _Trouble(words)
    if not entries:
        raise _Trouble(f"none found in {paths.bundled_frameworks_dir()}")
    return f"{len(entries)} can be used"


def _fonts() -> str:
    folder = paths.resource_path("fonts")
    fonts = sorted(path.name for path in folder.glob("*.ttf"))
    if not fonts:
        raise _Trouble(f"none found in {folder}")
    return ", ".join(fonts)


def _window() -> str:
    # In a process of its own: where Qt lacks something it ends the process it is in.
    done = subprocess.run(
        [sys.executable, "-c", _QT_TRIAL],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=_QT_SECONDS,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise _Trouble(said[-1] if said else f"Qt ended with code {done.returncode}")
    return f"Qt opens ({done.stdout.strip()})"


def _pdf() -> str:
    from lnatool.services.check_pdf import check_pdf
    from lnatool.services.export.plan_pdf import write_plan_pdf
    from lnatool.services.export.report import ReportOptions
    from lnatool.services.library.find import Library
    from lnatool.services.sample import sample_plan

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.pdf"
        write_plan_pdf(sample_plan(Library(paths.framework_folders())), path, ReportOptions())
        wrong = [f"{check.name} {check.detail}" for check in check_pdf(path) if not check.ok]
        if wrong:
            raise _Trouble("; ".join(wrong))
        return f"a sample was made and is accessible ({path.stat().st_size // 1024} KB)"


_TRIALS: dict[str, Callable[[], str]] = {
    "versions": _versions,
    "settings folder": _writable(paths.user_config_dir),
    "own frameworks folder": _writable(lambda: paths.framework_folders()[0]),
    "organisation's frameworks folder": _shared_frameworks,
    "recovery folder": _writable(paths.user_state_dir),
    "frameworks": _frameworks,
    "fonts": _fonts,
    "window": _window,
    "PDF": _pdf,
}
