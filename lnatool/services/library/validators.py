"""Pydantic's validators of a model: one that finds every fault, and one that is soon done.

A fault carries a copy of the value it was found in, and a large file can have one in every three
bytes. The quick one stops each list at its first fault, and altogether where a group lacks a name
it needs: that fault would carry all that is in the group, at each level of groups anew. Both
accept exactly the same files.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import SchemaValidator


_GROUPS = {
    "Addition": "An addition",
    "Catalogue": "The learning catalogue",
    "Domain": "A domain",
    "Framework": "The framework",
    "Overlay": "The overlay",
    "Scales": "The file of scales",
}
"""What may hold nearly all of a file, in words."""


class LacksName(Exception):  # noqa: N818 - becomes a problem like any other
    """A group lacks a name that it needs."""

    def __init__(self, group: str, name: str) -> None:
        super().__init__(group, name)
        self.group = group
        self.name = name


@cache
def thorough(model: Any) -> TypeAdapter[Any]:
    """Finds every fault."""
    from pydantic import TypeAdapter

    return TypeAdapter(model)


@cache
def quick(model: Any) -> SchemaValidator:
    """Finds the first fault of each list; its ``validate_json`` may raise LacksName."""
    from pydantic_core import SchemaValidator

    return SchemaValidator(_stopping(thorough(model).core_schema))


def _stopping(schema: Any) -> Any:
    """A copy of a core schema whose lists stop at their first fault."""
    if isinstance(schema, list):
        return [_stopping(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {name: _stopping(value) for name, value in schema.items()}
    kind, group = schema.get("type"), _GROUPS.get(schema.get("dataclass_name", ""))
    if kind == "tuple":
        return {**copy, "fail_fast": True}
    if kind == "dataclass-args" and group:
        return {**copy, "fields": [_needed(field, group) for field in copy["fields"]]}
    return copy


def _needed(field: Any, group: str) -> Any:
    """A field that stops validation where it is missing and has no default."""
    if field["schema"]["type"] == "default":
        return field
    stopping = {
        "type": "default",
        "schema": field["schema"],
        "default_factory": _stop(group, field["name"]),
    }
    return {**field, "schema": stopping}


def _stop(group: str, name: str) -> Callable[[], Any]:
    def raise_it() -> Any:
        raise LacksName(group, name)

    return raise_it
