"""What every model has in common, written once.

``dataclass`` would compile these methods anew for each of some thirty models, which takes longer
than reading a plan; so the models leave them out (``eq=False, repr=False``) and inherit them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from operator import attrgetter
from typing import Any, cast


class Model:
    """A value: equal to another of its kind with equal fields, and hashable where they are."""

    __slots__ = ()
    __match_args__: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        values = _values(cast(Any, self.__class__))
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        return hash(_values(cast(Any, self.__class__))(self))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{self.__class__.__name__}({fields})"


@cache
def _values(cls: Hashable) -> Callable[[Any], Any]:
    """What reads every field of a model."""
    return attrgetter(*cast(Any, cls).__match_args__)
