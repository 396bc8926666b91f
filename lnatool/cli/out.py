"""What commands say, on whatever terminal they are run."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from lnatool.domain.problems import Problem

DONE, PROBLEM, USAGE = 0, 1, 2
"""Exit codes: done, something is wrong in the data, the command was not understood."""


def prepare() -> None:
    """Write a question mark for a character that the terminal cannot show, instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str) -> None:
    """A line of the answer."""
    print(text)


def say_json(value: object) -> None:
    """The answer as JSON, in plain ASCII so that every terminal and pipe carries it."""
    print(json.dumps(value, indent=2))


def tell(problem: Problem | str) -> None:
    """A line about what is wrong, apart from the answer."""
    print(str(problem), file=sys.stderr)


def tell_all(problems: Iterable[Problem]) -> None:
    """A line for each problem."""
    for problem in problems:
        tell(problem)
