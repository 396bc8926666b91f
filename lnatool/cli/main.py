"""The command line: one parser, one place where trouble becomes a sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, TypeAlias

import lnatool
from lnatool.cli import analyse, demo, doctor, frameworks, mapping, pdf, plans, read_back
from lnatool.cli.out import PROBLEM, prepare, tell
from lnatool.domain.problems import KnownError

if TYPE_CHECKING:
    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - has no public name

_GROUPS = (plans, pdf, read_back, analyse, mapping, frameworks, doctor, demo)
_ENDING = """\
Without a command, lnatool opens its window, on a plan file if one is named.
Exit codes: 0 done, 1 something is wrong in the data, 2 the command was not understood.
"""


def main(argv: list[str]) -> int:
    """Run a command; returns the exit code."""
    prepare()
    try:
        args = parser().parse_args(argv)
    except SystemExit as stopped:  # argparse has said why; after --help the code is 0
        return int(stopped.code or 0)
    try:
        code: int = args.run(args)
    except KnownError as error:
        tell(error.problem)
        return PROBLEM
    except BrokenPipeError:  # whoever read the answer, such as `head`, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEM
    return code


def parser() -> argparse.ArgumentParser:
    """The parser with every command."""
    made = argparse.ArgumentParser(
        prog="lnatool",
        description="Learning needs and development plans in radiography, on your own computer.",
        epilog=_ENDING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"lnatool {lnatool.__version__}")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for group in _GROUPS:
        group.add(commands)
    return made
