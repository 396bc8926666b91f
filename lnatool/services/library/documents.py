"""A document from the bytes of a JSON file: checked, or with every fault in a plain sentence.

Frameworks, learning catalogues and scales are read in the same way; a ``Format`` says how they
differ.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from lnatool.domain.problems import Problem
from lnatool.services.library import files
from lnatool.services.library.explain import explained, lacking, refused
from lnatool.services.library.faults import Fault
from lnatool.services.library.source import Source, limited
from lnatool.services.library.validators import LacksName, quick, thorough

MOST_PARTS = 1_000_000
"""Values in a file. 20,000 complete competencies have half as many; each takes some hundred bytes
of memory, however short it is in the file."""

_EVERY_FAULT = 30_000
"""Values in a file up to which every fault is looked for."""

_UTF8_MARK = b"\xef\xbb\xbf"
_SAYS = re.compile(rb'"format"\s*:\s*"([a-z.]+)"')

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


@dataclass(frozen=True, slots=True)
class Read(Generic[Model]):
    """The document if it can be used, and what is wrong with it: no errors, if it can."""

    value: Model | None
    problems: tuple[Problem, ...] = ()


def read_file(path: Path, kind: Format[Model]) -> Read[Model]:
    """The document in a file; a file that cannot be read is a problem like any other."""
    return read_contents(files.contents(path, kind.word), path, kind)


def read_contents(data: bytes | Fault, path: Path, kind: Format[Model]) -> Read[Model]:
    """The document in what ``files.contents`` gave for this path."""
    if isinstance(data, Fault):
        return Read(None, refused(Source(b"", str(path)), data))
    return read(data, str(path), kind)


def read(data: bytes, place: str, kind: Format[Model]) -> Read[Model]:
    """The document in these bytes; ``place`` names them in problems. Never raises for content."""
    source = Source(data.removeprefix(_UTF8_MARK), place)
    if len(data) > files.LARGEST:
        return Read(None, refused(source, files.too_large(kind.word)))
    if source.parts > MOST_PARTS:
        return Read(None, refused(source, _too_many(kind)))
    try:
        with _collection_paused():
            return _validated(source, kind)
    except MemoryError:
        return Read(None, refused(Source(b"", place), files.no_memory()))


def said_format(data: bytes) -> str:
    """What a file's bytes say that it is; nothing where they do not."""
    found = _SAYS.search(data)
    return found[1].decode() if found else ""


def _validated(source: Source, kind: Format[Model]) -> Read[Model]:
    from pydantic import ValidationError

    model: Any = kind.model
    every = source.parts <= _EVERY_FAULT
    validator = thorough(model) if every else quick(model)
    try:
        value: Model = validator.validate_json(source.data, strict=True)
    except ValidationError as error:
        return Read(None, explained(error, source, kind, every=every))
    except LacksName as lack:
        return Read(None, lacking(lack, source, kind))
    found = source.problems(kind.faults(value), value)
    found += source.repeated(value)
    usable = all(problem.severity != "error" for problem in found)
    return Read(value if usable else None, limited(found, source.place))


def _too_many(kind: Format[Any]) -> Fault:
    message = "The file has more than {limit:,} values, the most for a {word}."
    return Fault((), message, {"limit": MOST_PARTS, "word": kind.word})


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
