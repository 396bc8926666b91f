"""The bytes of one file, and what is only worked out once there is something to explain."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import Any

from lnatool.domain.problems import Problem
from lnatool.services.library.faults import Fault
from lnatool.services.library.positions import Part, Positions

MOST_PROBLEMS = 50
"""How many problems of one file are told."""

_SHOWN: dict[str, object] = {"count": MOST_PROBLEMS}
_HAND_WRITTEN = 2_000_000
"""Bytes up to which lines are found and a name used twice is looked for."""


class Source:
    """What a file holds, and where in it something stands."""

    def __init__(self, data: bytes, place: str) -> None:
        self.data = data
        self.place = place

    @cached_property
    def parts(self) -> int:
        """About how many values there are: each follows a comma or an opening bracket."""
        return sum(map(self.data.count, (b",", b"[", b"{")))

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.data.decode())

    @property
    def _hand_written(self) -> bool:
        return len(self.data) <= _HAND_WRITTEN

    def line(self, path: tuple[Part, ...]) -> int | None:
        """The line of what a path leads to; None in a file too large to look."""
        return self._positions.line(path) if self._hand_written and self.data else None

    def problems(self, faults: Iterable[Fault], root: Any) -> list[Problem]:
        """The first faults with file, line and place in words."""
        return [fault.problem(root, self.place, self.line(fault.path)) for fault in first(faults)]

    def repeated(self, root: Any) -> list[Problem]:
        """Names used twice in one object: JSON readers keep one of the two without a word."""
        if not self._hand_written or not _any_repeated(self.data):
            return []
        return [
            Fault(path, "The name '{name}' is here twice.", {"name": path[-1]}).problem(
                root, self.place, line
            )
            for path, line in islice(self._positions.repeated(), MOST_PROBLEMS + 1)
        ]


def limited(found: Iterable[Problem], place: str) -> tuple[Problem, ...]:
    """The first problems, worst first, and a word about the rest."""
    ordered = sorted(found, key=lambda problem: problem.severity != "error")
    if len(ordered) <= MOST_PROBLEMS:
        return tuple(ordered)
    rest = Problem("note", place, "There are more problems than the {count} shown.", _SHOWN)
    return (*ordered[:MOST_PROBLEMS], rest)


def whole(digits: str) -> int:
    """A whole number; Python refuses to read more than 4,300 digits, so none is read beyond 20."""
    return int(digits[:20])


def first(faults: Iterable[Fault]) -> list[Fault]:
    """As many errors as are told, and as many others: each kind is there if there is any."""
    errors: list[Fault] = []
    others: list[Fault] = []
    for fault in faults:
        kept = errors if fault.severity == "error" else others
        if len(kept) <= MOST_PROBLEMS:
            kept.append(fault)
        elif len(errors) > MOST_PROBLEMS:
            break
    return errors + others


def _any_repeated(data: bytes) -> bool:
    found = False

    def look(pairs: list[tuple[str, object]]) -> None:
        nonlocal found
        found = found or len(dict(pairs)) < len(pairs)

    json.loads(data, object_pairs_hook=look, parse_int=str)
    return found
