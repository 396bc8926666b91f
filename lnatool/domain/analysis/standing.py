"""How a rating on one competency bears on a code of a standard, and what several amount to.

A relation says how ours lies to theirs: exact, broader (ours holds all of theirs), narrower (ours
is a part of theirs), partial (they overlap) or related (they touch). Only exact and broader can
show that all of a code is met. A chain of relations is no stronger than its weakest link, and
weaker where the two links do not add up: narrower and then broader says nothing about how much
is shared. The relations are those of SKOS mapping (W3C 2009) with partial between narrower and
related.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from lnatool.domain.framework import Competency, Relation
from lnatool.domain.plan import NOT_APPLICABLE, Rating

Standing = Literal["evidence", "partly", "gap", "not covered", "not answered"]
STANDINGS: Final[tuple[Standing, ...]] = (
    "evidence",
    "partly",
    "gap",
    "not answered",
    "not covered",
)

WHOLE: Final = frozenset({"exact", "broader"})
"""The relations that can show that all of a code is met."""

_STRENGTH: Final = {"exact": 4, "broader": 3, "narrower": 2, "partial": 1, "related": 0}
_INVERSE: Final[dict[Relation, Relation]] = {
    "exact": "exact",
    "broader": "narrower",
    "narrower": "broader",
    "partial": "partial",
    "related": "related",
}
# What does not follow from "an exact link changes nothing" and "otherwise they are only related".
_JOINED: Final[dict[tuple[Relation, Relation], Relation]] = {
    ("broader", "broader"): "broader",
    ("narrower", "narrower"): "narrower",
    ("broader", "narrower"): "partial",
    ("broader", "partial"): "partial",
    ("partial", "narrower"): "partial",
}


class Step(NamedTuple):
    """One link of a path: to which code of which standard, and how what came before relates."""

    standard: str
    code: str
    relation: Relation


class Source(NamedTuple):
    """One competency that bears on a code.

    ``met`` says whether its level reaches the expected one; None where one of the two is missing.
    ``relation`` is that of the whole ``path``.
    """

    competency: Competency
    rating: Rating | None
    level: int | None
    expected: int | None
    met: bool | None
    relation: Relation
    path: tuple[Step, ...]


def joined(first: Relation, second: Relation) -> Relation:
    """How the start relates to the end of two links; never stronger than the weaker of them."""
    if first == "exact":
        return second
    if second == "exact":
        return first
    return _JOINED.get((first, second), "related")


def inverse(relation: Relation) -> Relation:
    """The same link seen from its other end."""
    return _INVERSE[relation]


def strength(relation: Relation) -> int:
    """The order of relations: exact 4, broader 3, narrower 2, partial 1, related 0."""
    return _STRENGTH[relation]


def stand(sources: Sequence[Source]) -> Standing:
    """What all sources of one code amount to; levels are compared, never averaged.

    ``evidence`` needs a met source that is exact or broader, every other such source that applies
    met as well, and no source below its level. Met and unmet sources, or met ones that are
    narrower, partial or related only, make ``partly``; unmet ones alone ``gap``.
    """
    if not sources:
        return "not covered"
    if all(source.met is None for source in sources):
        return "not answered"
    if not any(source.met for source in sources):
        return "gap"
    whole = [source for source in sources if source.relation in WHOLE]
    applying = [source.met for source in whole if source.rating != NOT_APPLICABLE]
    if applying and all(applying) and all(source.met is not False for source in sources):
        return "evidence"
    return "partly"
