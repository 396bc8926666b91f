"""A document from the bytes of a JSON file: checked, or with every fault in a plain sentence.

Frameworks, learning catalogues and scales are read in the same way; a ``Format`` says how they
differ.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from lnatool.domain.problems import Problem
from lnatool.services.library.faults import Fault
from lnatool.services.library.positions import Positions

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

LARGEST = 50_000_000
"""Bytes. 20,000 complete competencies, indented, are 21 million."""

_HAND_WRITTEN = 2_000_000
"""Bytes up to which a name used twice is looked for: a slip of hand-written files only."""

_MOST_PROBLEMS = 50
_UTF8_MARK = b"\xef\xbb\xbf"

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Format(Generic[Model]):
    """A kind of file: its name and version as the file says them, its model and its rules.

    ``word`` is what a person calls it.
    """

    name: str
    version: int
    word: str
    model: type[Model]
    faults: Callable[[Model], Iterable[Fault]]

    def adapter(self) -> TypeAdapter[Model]:
        """The validator; building it loads pydantic."""
        model: Any = self.model
        return _adapter(model)


@dataclass(frozen=True, slots=True)
class Read(Generic[Model]):
    """The document if it can be used, and what is wrong with it: no errors, if it can."""

    value: Model | None
    problems: tuple[Problem, ...] = ()


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(model)


def read_file(path: Path, kind: Format[Model]) -> Read[Model]:
    """The document in a file; a file that cannot be read is a problem like any other."""
    try:
        if path.stat().st_size > LARGEST:
            return _refused(_Source(b"", str(path)), _too_large(kind))
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        fault = Fault((), "The file cannot be read: {why}.", {"why": why})
        return _refused(_Source(b"", str(path)), fault)
    return read(data, str(path), kind)


def read(data: bytes, place: str, kind: Format[Model]) -> Read[Model]:
    """The document in these bytes; ``place`` names them in problems. Never raises for content."""
    from pydantic import ValidationError

    source = _Source(data.removeprefix(_UTF8_MARK), place)
    if len(data) > LARGEST:
        return _refused(source, _too_large(kind))
    with _collection_paused():
        try:
            value = kind.adapter().validate_json(source.data, strict=True)
        except ValidationError as error:
            return _explained(error, source, kind)
        found = source.problems(kind.faults(value), value)
        found += source.repeated(value)
    usable = all(problem.severity != "error" for problem in found)
    return Read(value if usable else None, _limited(found, place))


class _Source:
    """The bytes, and what is only worked out once there is something to explain."""

    def __init__(self, data: bytes, place: str) -> None:
        self.data = data
        self.place = place

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.data.decode())

    def problems(self, faults: Iterable[Fault], root: Any) -> list[Problem]:
        """Faults with file, line and place in words."""
        return [
            fault.problem(root, self.place, self.positions.line(fault.path)) for fault in faults
        ]

    def repeated(self, root: Any) -> list[Problem]:
        """Names used twice in one object: JSON readers keep one of the two without a word."""
        if len(self.data) > _HAND_WRITTEN or not _any_repeated(self.data):
            return []
        return [
            Fault(path, "The name '{name}' is here twice.", {"name": path[-1]}).problem(
                root, self.place, line
            )
            for path, line in self.positions.repeated()
        ]


def _explained(error: ValidationError, source: _Source, kind: Format[Model]) -> Read[Model]:
    """Why the bytes are not such a document."""
    from lnatool.services.library.translate import fault, syntax_fault

    details = error.errors(include_url=False)
    if details[0]["type"] == "json_invalid":
        return _not_json(source, *syntax_fault(details[0]["ctx"]["error"]))
    plain = json.loads(source.data, parse_int=_whole)
    other = _other_format(plain, kind)
    if other is not None:
        return _refused(source, other)
    shown = islice(details, _MOST_PROBLEMS + 1)
    found = source.problems((fault(each, kind.model) for each in shown), plain)
    return Read(None, _limited(found + source.repeated(plain), source.place))


def _not_json(source: _Source, sentence: str, line: int, column: int) -> Read[Any]:
    try:
        source.data.decode()
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        sentence, column = "This is not UTF-8 text. Save the file with the encoding UTF-8.", 0
    if not source.data.strip():
        sentence = "The file is empty."
    where = f"{source.place}, line {line}" + (f", column {column}" if column else "")
    return Read(None, (Problem("error", where, sentence),))


def _other_format(plain: Any, kind: Format[Any]) -> Fault | None:
    """The one thing to say about a file that is something else, or from a newer program."""
    if not isinstance(plain, dict):
        return None
    if plain.get("format") != kind.name:
        message = 'This is not a {word}: a {word} file says "format": "{format}".'
        return Fault(("format",), message, {"word": kind.word, "format": kind.name})
    version = plain.get("version")
    if isinstance(version, int) and version > kind.version:
        return Fault(
            ("version",),
            "This {word} was made for a newer version of lnatool (format {version}; this one "
            "knows {known}). Update lnatool, or ask for the file in format {known}.",
            {"word": kind.word, "version": version, "known": kind.version},
        )
    return None


def _refused(source: _Source, fault: Fault) -> Read[Any]:
    line = source.positions.line(fault.path) if source.data and fault.path else None
    return Read(None, (fault.problem(None, source.place, line),))


def _too_large(kind: Format[Any]) -> Fault:
    return Fault(
        (),
        "The file is larger than {limit}, the most for a {word}.",
        {"limit": f"{LARGEST // 1_000_000} MB", "word": kind.word},
    )


def _limited(found: list[Problem], place: str) -> tuple[Problem, ...]:
    """The first problems, worst first, and a word about the rest."""
    ordered = sorted(found, key=lambda problem: problem.severity != "error")
    if len(ordered) <= _MOST_PROBLEMS:
        return tuple(ordered)
    rest = Problem("note", place, "There are more problems than the {count} shown.", _SHOWN)
    return (*ordered[:_MOST_PROBLEMS], rest)


_SHOWN: dict[str, object] = {"count": _MOST_PROBLEMS}


def _any_repeated(data: bytes) -> bool:
    found = False

    def look(pairs: list[tuple[str, object]]) -> None:
        nonlocal found
        found = found or len(dict(pairs)) < len(pairs)

    json.loads(data, object_pairs_hook=look, parse_int=str)
    return found


def _whole(digits: str) -> int:
    """A whole number; Python refuses to read more than 4,300 digits, so none is read beyond 20."""
    return int(digits[:20])


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Without garbage collection, which would walk the growing framework again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
