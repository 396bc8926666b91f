"""Where things stand in a JSON text: only needed once something is known to be wrong.

Parsing keeps no positions, because that would slow every good file down for the bad ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Part = str | int
"""One step of a path: a key of an object, or a place in a list (0 is the first)."""

_GAP = re.compile(r"[ \t\n\r]*")
_SEPARATOR = re.compile(r"[ \t\n\r]*[,:]?[ \t\n\r]*")
# Numbers are passed over, never used: as text they cannot be too long.
_SKIP = json.JSONDecoder(parse_int=str, parse_float=str)


class Child(NamedTuple):
    """A value inside an object or list: its key or place, and where key and value begin."""

    part: Part
    start: int
    value: int


class Positions:
    """Finds lines in a JSON text that is known to be well formed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._children: dict[int, tuple[Child, ...]] = {}

    def line(self, path: Sequence[Part]) -> int:
        """The line (from 1) of what a path leads to, or of as much of the path as exists."""
        start = place = self._gap(0)
        for part in path:
            child = next((c for c in self._inside(place) if c.part == part), None)
            if child is None:
                break
            start, place = child.start, child.value
        return self._line(start)

    def repeated(self) -> Iterator[tuple[tuple[Part, ...], int]]:
        """The path and line of every key that an object has already used, in reading order."""
        yield from self._repeated(self._gap(0), ())

    def _repeated(
        self, place: int, path: tuple[Part, ...]
    ) -> Iterator[tuple[tuple[Part, ...], int]]:
        seen: set[Part] = set()
        for child in self._inside(place):
            if child.part in seen:
                yield (*path, child.part), self._line(child.start)
            seen.add(child.part)
            yield from self._repeated(child.value, (*path, child.part))

    def _line(self, place: int) -> int:
        return self._text.count("\n", 0, place) + 1

    def _inside(self, place: int) -> tuple[Child, ...]:
        """What the object or list at this place holds; nothing for any other value."""
        if place not in self._children:
            kind = self._text[place : place + 1]
            found = self._members(place) if kind == "{" else self._elements(place, kind)
            self._children[place] = tuple(found)
        return self._children[place]

    def _members(self, place: int) -> Iterator[Child]:
        place = self._gap(place + 1)
        while self._text[place] != "}":
            key, after = _SKIP.raw_decode(self._text, place)
            value = self._next(after)
            yield Child(key, place, value)
            place = self._next(self._end(value))

    def _elements(self, place: int, kind: str) -> Iterator[Child]:
        if kind != "[":
            return
        place, number = self._gap(place + 1), 0
        while self._text[place] != "]":
            yield Child(number, place, place)
            place, number = self._next(self._end(place)), number + 1

    def _end(self, place: int) -> int:
        return _SKIP.raw_decode(self._text, place)[1]

    def _gap(self, place: int) -> int:
        return _GAP.match(self._text, place).end()  # type: ignore[union-attr]  # always matches

    def _next(self, place: int) -> int:
        return _SEPARATOR.match(self._text, place).end()  # type: ignore[union-attr]
