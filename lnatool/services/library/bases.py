"""The framework that an overlay extends, found among files that may be anything."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lnatool.domain.framework import FORMAT, Framework
from lnatool.services.library.documents import MOST_PARTS, said_format
from lnatool.services.library.files import contents
from lnatool.services.library.glances import Mark, mark_of
from lnatool.services.library.read import load_file
from lnatool.services.library.source import Source

Name = tuple[str, str]
"""The id and edition that a file gives itself."""


class Bases:
    """Finds frameworks by id and edition, and remembers which files are none."""

    def __init__(self) -> None:
        self._names: dict[Path, tuple[Mark, Name | None]] = {}

    def find(self, paths: Iterable[Path], framework_id: str, edition: str) -> Framework | None:
        """The framework with this id and edition in the first of these files that has it.

        None where there is none, or where it has faults.
        """
        for path in paths:
            if self._name(path) == (framework_id, edition):
                found = load_file(path).framework
                if found is None:
                    self._names[path] = (self._names[path][0], None)
                return found
        return None

    def _name(self, path: Path) -> Name | None:
        mark = mark_of(path)
        if mark is None:
            return None
        known = self._names.get(path)
        if known is None or known[0] != mark:
            known = self._names[path] = (mark, _read_name(path))
        return known[1]


def _read_name(path: Path) -> Name | None:
    data = contents(path, "framework")
    if not isinstance(data, bytes) or said_format(data) != FORMAT:
        return None
    if Source(data, "").parts > MOST_PARTS:
        return None
    with suppress(ValueError, TypeError, KeyError, RecursionError, MemoryError):
        plain = json.loads(data)
        return str(plain["id"]), str(plain["edition"])
    return None
