"""The front door: checks what the program runs on, then opens the app or runs a command."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import lnatool

PYTHON_FROM = (3, 11)
PYTHON_BELOW = (3, 14)
# 6.12.0 loses a reference to None at every call on Python 3.11 and aborts after about 5,000.
QT_SERIES = "6.11."
PLAN_SUFFIX = ".lnaplan"
WRONG_VERSION = 2
PLAN_MODULES = (
    "lnatool.services.settings",
    "lnatool.services.storage.keeper",
    "lnatool.services.session",
    "lnatool.domain.analysis.progress",
)
"""What a plan needs without Qt. PySide's import hook slows whatever is loaded after it."""


def main(argv: list[str] | None = None) -> int:
    """Run lnatool with these arguments (default: the command line's); returns the exit code."""
    args = sys.argv[1:] if argv is None else argv
    problem = version_problem(sys.version_info[:3], installed_qt(sys.path))
    if problem:
        tell(problem)
        return WRONG_VERSION
    if args == ["--version"]:
        print(f"lnatool {lnatool.__version__}")
        return 0
    if opens_app(args):
        prepare(args)
        from lnatool.app import main as open_app

        return open_app(args)
    from lnatool.cli.main import main as run_command

    return run_command(args)


def prepare(args: list[str]) -> None:
    """Make ready for a quick start of the window; the window turns collecting on again."""
    gc.disable()  # nothing to collect while modules load
    for name in PLAN_MODULES if args else ():
        import_module(name)


def opens_app(args: list[str]) -> bool:
    """Whether these arguments ask for the window: none at all, or a plan file first."""
    return not args or args[0].lower().endswith(PLAN_SUFFIX)


def version_problem(python: tuple[int, ...], qt: str | None) -> str | None:
    """What to tell a person whose Python or Qt does not fit, or None where both do.

    `qt` is None where no PySide6 can be found; commands without a window work all the same.
    """
    if not PYTHON_FROM <= python[:2] < PYTHON_BELOW:
        found = ".".join(map(str, python))
        return f"lnatool needs Python 3.11, 3.12 or 3.13. This is Python {found}."
    if qt is not None and not qt.startswith(QT_SERIES):
        return (
            f"lnatool needs PySide6-Essentials 6.11. This computer has {qt}, which can stop "
            'without warning. Install the right one: pip install "PySide6-Essentials<6.12"'
        )
    return None


def installed_qt(folders: list[str]) -> str | None:
    """The PySide6-Essentials version that the first of these folders holds, without loading it.

    The name of its metadata folder is enough, and reading it costs less than a millisecond.
    """
    for folder in folders:
        try:
            entries = list(os.scandir(folder or "."))
        except OSError:
            continue
        for entry in entries:
            project, _, rest = entry.name.partition("-")
            if project.lower() == "pyside6_essentials" and rest.endswith(".dist-info"):
                return rest.removesuffix(".dist-info")
    return None


def tell(message: str) -> None:
    """Say something before there is a window: on the terminal, or in a box where there is none."""
    if sys.stderr is not None:
        print(message, file=sys.stderr)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, message, "lnatool", 0x10)


if __name__ == "__main__":
    sys.exit(main())
