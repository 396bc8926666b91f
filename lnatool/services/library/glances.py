"""One framework file at a time, as a list needs it; read again only when the file has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lnatool.domain.framework import Framework
from lnatool.domain.plain import to_plain
from lnatool.domain.problems import Problem
from lnatool.services.library.entries import Entry, Origin, codes_of, entry_of
from lnatool.services.library.files import contents
from lnatool.services.library.read import Loaded, load_file

Mark = tuple[int, int]
"""The size and time of a file: while they stay, what was read stays true."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a file. ``codes`` are a reference's own, ``cited`` what mappings point to.

    ``double`` is set where another file beside it is used in its place.
    """

    path: Path
    origin: Origin
    mark: Mark | None
    entry: Entry | None = None
    problems: tuple[Problem, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)
    cited: frozenset[tuple[str, str]] = frozenset()
    double: Problem | None = None


def mark_of(path: Path) -> Mark | None:
    """The file's mark; None for one that is out of reach."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


class Glances:
    """Looks at files and remembers what it saw; ``load`` checks a file whole."""

    def __init__(self, load: Callable[[Path], Loaded]) -> None:
        self._load = load
        self._seen: dict[Path, Seen] = {}

    def at(self, path: Path, origin: Origin) -> Seen:
        """A file as it is now."""
        mark = mark_of(path)
        if mark is None:
            return Seen(path, origin, None, problems=load_file(path).problems)
        seen = self._seen.get(path)
        if seen is None or seen.mark != mark:
            seen = self._seen[path] = self._read(path, origin, mark)
        return seen

    def _read(self, path: Path, origin: Origin, mark: Mark) -> Seen:
        """The entry of a file, or what is wrong with it.

        Only what ships with the program is taken at its word: any other file is checked whole, so
        that a faulty one never stands before a good one with the same id.
        """
        data = contents(path, "framework") if origin == "bundled" else None
        if isinstance(data, bytes):
            with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
                plain = json.loads(data)
                entry = entry_of(plain, path, origin)
                return Seen(path, origin, mark, entry, codes=codes_of(plain))
        loaded = self._load(path)
        if loaded.framework is None:
            return Seen(path, origin, mark, problems=loaded.problems)
        plain = to_plain(loaded.framework)
        entry = entry_of(plain, path, origin)
        cited = _cited(loaded.framework)
        return Seen(path, origin, mark, entry, codes=codes_of(plain), cited=cited)


def _cited(framework: Framework) -> frozenset[tuple[str, str]]:
    return frozenset(
        (mapping.standard, mapping.code) for item in framework.walk() for mapping in item.mappings
    )
