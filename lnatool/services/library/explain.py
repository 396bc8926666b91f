"""Why the bytes of a file are not such a document, in plain sentences."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from lnatool.domain.problems import Problem
from lnatool.services.library.faults import Fault
from lnatool.services.library.source import MOST_PROBLEMS, Source, limited, whole

if TYPE_CHECKING:
    from pydantic import ValidationError

    from lnatool.services.library.documents import Format
    from lnatool.services.library.validators import LacksName

_MOST_LISTED = 500_000
"""Faults of type and name that are worked out before the first 50 of them are told."""


def refused(source: Source, fault: Fault) -> tuple[Problem, ...]:
    """The one thing to say about a file."""
    line = source.line(fault.path) if fault.path else None
    return (fault.problem(None, source.place, line),)


def explained(
    error: ValidationError, source: Source, kind: Format[Any], *, every: bool
) -> tuple[Problem, ...]:
    """What a validator found; unless it found ``every`` fault, that is said at the end."""
    from lnatool.services.library.translate import fault, syntax_fault

    count = error.error_count()
    if count == 1:
        only = error.errors(include_url=False)[0]
        if only["type"] == "json_invalid":
            return _not_json(source, *syntax_fault(only["ctx"]["error"]))
    plain = json.loads(source.data, parse_int=whole)
    other = _other_format(plain, kind)
    if other is not None:
        return refused(source, other)
    if count > _MOST_LISTED:
        message = "There are {count:,} faults in the file, so it is hardly a {word}."
        return refused(source, Fault((), message, {"count": count, "word": kind.word}))
    details = error.errors(include_url=False)
    shown = islice(details, MOST_PROBLEMS + 1)
    found = source.problems((fault(each, kind.model) for each in shown), plain)
    if not every:
        message = "The file is large: only the first fault of each list is told."
        found.append(Problem("note", source.place, message))
    return limited(found + source.repeated(plain), source.place)


def lacking(lack: LacksName, source: Source, kind: Format[Any]) -> tuple[Problem, ...]:
    """A large file that a quick validator gave up."""
    other = _other_format(json.loads(source.data, parse_int=whole), kind)
    message = "{group} has no '{name}'. The file is large: only its first fault is told."
    args: dict[str, object] = {"group": lack.group, "name": lack.name}
    return refused(source, other or Fault((), message, args))


def _not_json(source: Source, sentence: str, line: int, column: int) -> tuple[Problem, ...]:
    try:
        source.data.decode()
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        sentence, column = "This is not UTF-8 text. Save the file with the encoding UTF-8.", 0
    if not source.data.strip():
        sentence = "The file is empty."
    where = f"{source.place}, line {line}" + (f", column {column}" if column else "")
    return (Problem("error", where, sentence),)


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
