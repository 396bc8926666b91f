"""What the validator found, in plain sentences for the person who wrote the file."""

from __future__ import annotations

import dataclasses
import difflib
import re
import typing
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lnatool.domain.framework import Framework
from lnatool.services.library.faults import Fault
from lnatool.services.library.positions import Part

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Words = tuple[str, dict[str, object]]
_SHOWN = 60
"""How much of a wrong value a sentence repeats."""

_AT = re.compile(r" at line (\d+) column (\d+)$")
_SYNTAX = {
    "EOF": "The file ends too early. Part of it may be missing.",
    "trailing comma": "There is a comma before a closing bracket. Take it out.",
    "trailing characters": "There is something after the end of the data. Take it out.",
    "recursion limit": "Brackets stand inside each other too deep to be a framework.",
    "control character": "A text goes over the end of a line. Write \\n for a new line in a text.",
    "key must be a string": "A name in quotes is expected here.",
    "hex escape": "A character is written in a way that no computer can read.",
    "invalid unicode": "A character is written in a way that no computer can read.",
    "escape": "A backslash in a text must be written twice: \\\\.",
    "number out of range": "This number is too long.",
    "expected `,` or": "A comma or a closing bracket is missing here.",
    "expected `:`": "A colon is missing here.",
    "expected value": "A value is missing here, or it needs quotes.",
    "expected ident": "Something here is neither text in quotes, a number, true, false nor null.",
}
"""Sentences for the JSON parser's own words, by a part of them; the first that fits counts."""


def syntax_fault(error: str) -> tuple[str, int, int]:
    """A sentence, line and column for the JSON parser's message."""
    found = _AT.search(error)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    fits = (sentence for part, sentence in _SYNTAX.items() if part in error)
    return next(fits, "This is not well-formed JSON."), line, column


def fault(error: ErrorDetails, model: type = Framework) -> Fault:
    """One fault of type, length or value in a file that should hold this model."""
    path = tuple(part for part in error["loc"] if part != "[key]")
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        message, args = _unknown(str(path[-1]), _allowed(path[:-1], model))
    elif kind in _SENTENCES:
        message, args = _SENTENCES[kind](error["input"], context)
    else:
        message, args = "This is not valid: {why}.", {"why": error["msg"]}
    return Fault(path, message, args)


def _unknown(name: str, allowed: list[str]) -> Words:
    close = difflib.get_close_matches(name, allowed, 1)
    if close:
        return "'{name}' is not known here. Did you mean '{close}'?", {
            "name": name,
            "close": close[0],
        }
    return "'{name}' is not known here. Check the spelling or take it out.", {"name": name}


def _allowed(path: tuple[Part, ...], model: type) -> list[str]:
    """The names that the object at this path of a model can have."""
    hint: Any = model
    for part in path:
        if isinstance(part, str) and dataclasses.is_dataclass(hint):
            hint = typing.get_type_hints(hint).get(part)
        else:  # a place in a list, or a name in an open dictionary
            hint = next((item for item in typing.get_args(hint) if item is not str), None)
    return (
        [item.name for item in dataclasses.fields(hint)] if dataclasses.is_dataclass(hint) else []
    )


def _fixed(message: str) -> Callable[[Any, Mapping[str, Any]], Words]:
    return lambda value, context: (message, {"value": _shown(value), **context})


def _too_long(value: Any, context: Mapping[str, Any]) -> Words:
    args = {"count": len(value), "limit": context["max_length"]}
    return "{count} characters; the limit is {limit}.", args


def _pattern(value: Any, context: Mapping[str, Any]) -> Words:
    if context["pattern"].startswith("^[0-9]+"):
        return "{value} is not an edition. Write numbers and full stops, such as 2026.1.", {
            "value": _shown(value)
        }
    return (
        "{value} is not an id. Use lower case letters, digits, hyphens and full stops.",
        {"value": _shown(value)},
    )


_SENTENCES: dict[str, Callable[[Any, Mapping[str, Any]], Words]] = {
    "missing": _fixed("This is missing."),
    "string_type": _fixed("This must be text in quotes, not {value}."),
    "string_too_short": _fixed("This must not be empty."),
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "int_type": _fixed("This must be a whole number, not {value}."),
    "int_from_float": _fixed("This must be a whole number, not {value}."),
    "int_parsing_size": _fixed("This number is far too large."),
    "greater_than_equal": _fixed("{value} is too small; the least is {ge}."),
    "less_than_equal": _fixed("{value} is too large; the most is {le}."),
    "bool_type": _fixed("This must be true or false, not {value}."),
    "literal_error": _fixed("{value} is not known here. It must be {expected}."),
    "tuple_type": _fixed("This must be a list in square brackets, not {value}."),
    "dict_type": _fixed("This must be names and values in curly brackets, not {value}."),
    "dataclass_type": _fixed("This must be names and values in curly brackets, not {value}."),
}


def _shown(value: Any) -> str:
    """A value as an author wrote it, shortened."""
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= _SHOWN else f"'{value[:_SHOWN]}…'"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, dict):
        return "names and values"
    if isinstance(value, list):
        return "a list"
    return _number(value)


def _number(value: Any) -> str:
    try:
        return str(value)[:_SHOWN]
    except ValueError:  # Python does not write integers of more than 4,300 digits
        return "a very long number"
