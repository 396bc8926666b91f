"""Files that are good by themselves, held against each other.

A framework that cites a code which its reference framework does not have is left out, as any file
with a fault; so is the second of two files that call themselves the same.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lnatool.domain.framework import edition_key
from lnatool.domain.problems import Problem
from lnatool.services.library.glances import Seen
from lnatool.services.library.read import Loaded

Load = Callable[[Path, Mapping[str, Container[str]]], Loaded]
_Dangling = frozenset[tuple[str, str]]


class Fitting:
    """Leaves out what does not fit; ``load`` says where in a file an unknown code stands."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._told: dict[Path, tuple[object, _Dangling, tuple[Problem, ...]]] = {}

    def together(self, found: Sequence[Seen]) -> list[Seen]:
        """The same files in the same order, those that do not fit with a problem for an entry."""
        known = _references(found)
        return _single([self._held(seen, known) for seen in found])

    def _held(self, seen: Seen, known: Mapping[str, Mapping[str, str]]) -> Seen:
        dangling = frozenset(
            (standard, code)
            for standard, code in seen.cited
            if standard in known and code not in known[standard]
        )
        if not dangling:
            return seen
        told = self._told.get(seen.path)
        if told is None or told[:2] != (seen.mark, dangling):
            problems = self._load(seen.path, known).problems
            errors = tuple(problem for problem in problems if problem.severity == "error")
            told = self._told[seen.path] = (seen.mark, dangling, errors)
        return replace(seen, entry=None, problems=told[2])


def _references(found: Sequence[Seen]) -> dict[str, dict[str, str]]:
    """The codes of the newest edition of each reference framework."""
    newest: dict[str, tuple[tuple[int, ...], dict[str, str]]] = {}
    for seen in found:
        if seen.entry is not None and seen.entry.kind == "reference":
            edition = edition_key(seen.entry.edition)
            if seen.entry.id not in newest or edition > newest[seen.entry.id][0]:
                newest[seen.entry.id] = (edition, seen.codes)
    return {name: codes for name, (_, codes) in newest.items()}


def _single(found: Sequence[Seen]) -> list[Seen]:
    """Of two files in one folder with one id and edition, only the first by name."""
    used: dict[tuple[str, str, str], Path] = {}
    fitting = []
    for seen in found:
        first = seen.path
        if seen.entry is not None:
            name = (seen.origin, seen.entry.id, seen.entry.edition)
            first = used.setdefault(name, seen.path)
        fitting.append(seen if first == seen.path else _second(seen, first))
    return fitting


def _second(seen: Seen, first: Path) -> Seen:
    message = "Another file here has the same id and edition ({path}); only one of them is used."
    double = Problem("error", str(seen.path), message, {"path": str(first)})
    return replace(seen, entry=None, problems=(double,), double=double)
