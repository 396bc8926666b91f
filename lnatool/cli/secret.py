"""A password for a command, from standard input, so that it is in no list of processes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lnatool.domain.problems import KnownError

if TYPE_CHECKING:
    import argparse


def add(command: argparse.ArgumentParser, why: str) -> None:
    """Add ``--password-stdin`` to a command."""
    command.add_argument(
        "--password-stdin", action="store_true", help=f"read a password from standard input {why}"
    )


def read(args: argparse.Namespace) -> str:
    """The first line of standard input; empty without the option. Raises KnownError for none."""
    if not args.password_stdin:
        return ""
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise KnownError("There was no password on standard input.")
    return password
