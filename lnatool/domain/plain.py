"""Between the frozen models and plain JSON values, without pydantic.

``to_plain`` leaves out whatever equals its default, so files stay small and a JSON merge patch
(RFC 7386) between two plain documents says exactly what changed. ``from_plain`` trusts its
input: it is for bytes this program wrote itself, known by their hash. Everything else goes
through pydantic (``services.storage.codec``).
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Hashable
from functools import cache
from types import UnionType
from typing import Any, TypeVar

T = TypeVar("T")
Decoder = Callable[[Any], Any]
_KEPT = frozenset({"format", "version"})
"""Fields that every file states although they have defaults."""


def to_plain(value: Any) -> Any:
    """The value as dicts, lists and scalars; fields at their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for name, default in _defaults(typing.cast(Any, type(value))):
            item = getattr(value, name)
            if name in _KEPT or (item is not default and item != default):
                plain[name] = to_plain(item)
        return plain
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return value


@cache
def _defaults(cls: Hashable) -> tuple[tuple[str, Any], ...]:
    """Field names with their default values; a required field has a default nothing equals."""
    found = []
    for item in dataclasses.fields(typing.cast(Any, cls)):
        default: Any = item.default
        if item.default_factory is not dataclasses.MISSING:
            default = item.default_factory()
        found.append((item.name, default))
    return tuple(found)


def from_plain(cls: type[T], plain: Any) -> T:
    """The model that ``to_plain`` wrote. Raises TypeError, KeyError or ValueError if it did not."""
    return typing.cast(T, _decoder(typing.cast(Any, cls))(plain))


@cache
def _decoder(hint: Any) -> Decoder:
    """A function that turns a plain value into the hinted type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _decoder(arguments[0])
    if origin in (UnionType, typing.Union):
        return _optional_decoder(arguments)
    if origin is tuple:
        inner = _decoder(arguments[0])
        return tuple if inner is _same else lambda plain: tuple(map(inner, plain))
    if origin is dict:
        inner = _decoder(arguments[1])
        return lambda plain: {key: inner(item) for key, item in plain.items()}
    return _model_decoder(hint) if dataclasses.is_dataclass(hint) else _same


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    """For a model or None; unions of scalars need no decoding."""
    model: Any = next((part for part in arguments if dataclasses.is_dataclass(part)), None)
    if model is None:
        return _same
    inner = _decoder(model)
    return lambda plain: None if plain is None else inner(plain)


def _same(plain: Any) -> Any:
    return plain


def _model_decoder(cls: Any) -> Decoder:
    plan: dict[str, Decoder] = {}

    def decode(plain: Any) -> Any:
        if not plan:  # hints are resolved on first use: a model may contain itself
            hints = typing.get_type_hints(cls, include_extras=True)
            plan.update({item.name: _decoder(hints[item.name]) for item in dataclasses.fields(cls)})
        return cls(**{name: plan[name](item) for name, item in plain.items()})

    return decode


def changed(old: Any, new: Any) -> Any:
    """The JSON merge patch (RFC 7386) that turns ``to_plain(old)`` into ``to_plain(new)``.

    Works on the models, by identity first, so an edit costs what it changed. Tuples are replaced
    whole, as the RFC does with arrays. Both values are models of one type, or both dicts.
    """
    if isinstance(old, dict):
        patch: dict[str, Any] = {key: None for key in old if key not in new}
        for key, item in new.items():
            before = old.get(key)
            if before is item:
                continue
            if before is None or not _mergeable(before, item):
                patch[key] = to_plain(item)
            elif inner := changed(before, item):
                patch[key] = inner
        return patch
    patch = {}
    for name, default in _defaults(typing.cast(Any, type(old))):
        before, after = getattr(old, name), getattr(new, name)
        if before is after or before == after:
            continue
        if after == default:
            patch[name] = None
        elif _mergeable(before, after):
            patch[name] = changed(before, after)
        else:
            patch[name] = to_plain(after)
    return patch


def _mergeable(before: Any, after: Any) -> bool:
    return type(before) is type(after) and (
        isinstance(after, dict) or dataclasses.is_dataclass(after)
    )


def merged(plain: Any, patch: Any) -> Any:
    """``plain`` with a JSON merge patch applied (RFC 7386, section 2). ``plain`` is not changed."""
    if not isinstance(patch, dict):
        return patch
    result = dict(plain) if isinstance(plain, dict) else {}
    for key, item in patch.items():
        if item is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), item)
    return result
