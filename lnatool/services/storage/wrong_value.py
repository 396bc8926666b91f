"""What the validator found in a plan file, in words for the person whose plan it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError

_WORDS = {
    "missing": "it is missing",
    "unexpected_keyword_argument": "lnatool does not know it",
    "extra_forbidden": "lnatool does not know it",
    "string_type": "text belongs here",
    "string_too_short": "it is too short",
    "string_too_long": "the text is too long",
    "string_pattern_mismatch": "it is not written as it should be",
    "int_type": "a whole number belongs here",
    "int_from_float": "a whole number belongs here",
    "int_parsing": "a whole number belongs here",
    "int_parsing_size": "the number is far too large",
    "greater_than_equal": "the number is too small",
    "less_than_equal": "the number is too large",
    "bool_type": "true or false belongs here",
    "bool_parsing": "true or false belongs here",
    "literal_error": "it is none of the words that can be here",
    "tuple_type": "a list belongs here",
    "list_type": "a list belongs here",
    "dict_type": "names and values belong here",
    "dataclass_type": "names and values belong here",
}
_OTHER = "it does not have the form that belongs here"


def what_is_wrong(error: ValidationError, plain: dict[str, Any]) -> tuple[str, str]:
    """Where the first wrong value is, and what is wrong with it."""
    first = error.errors(include_url=False, include_input=False)[0]
    return _where(first["loc"], plain), _WORDS.get(first["type"], _OTHER)


def _where(path: tuple[int | str, ...], plain: Any) -> str:
    """The names on the way to a value. The validator adds some of its own, which end the way."""
    way: list[str] = []
    for part in path:
        if isinstance(plain, dict):
            way.append(str(part))
            plain = plain.get(part)
        elif isinstance(plain, list) and isinstance(part, int):
            way.append(f"number {part + 1}")
            plain = plain[part]
        else:
            break
    return ", ".join(way)
