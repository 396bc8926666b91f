"""The map: where the ratings on one framework stand against every code of a standard.

Every result is inferred from mapped competencies and says from which, by what path. A rating
that a person made on the standard itself is never overwritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lnatool.domain.analysis.crosswalk import Crosswalk, Reached, frameworks_of
from lnatool.domain.analysis.standing import STANDINGS, Source, Standing, stand
from lnatool.domain.analysis.views import View, level_on, rating_in, scale_levels
from lnatool.domain.framework import Competency, Framework
from lnatool.domain.framework import Mapping as Link
from lnatool.domain.plan import Plan, Rating
from lnatool.domain.problems import Problem


class CodeStanding(NamedTuple):
    """One code of a standard: where it stands, from what; ``inferred`` unless rated itself."""

    code: str
    title: str
    standing: Standing
    inferred: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """Where a plan stands against one standard: a row for each citable code, in reading order."""

    standard: str
    edition: str
    title: str
    rows: tuple[CodeStanding, ...]
    problems: tuple[Problem, ...]

    def row(self, code: str) -> CodeStanding | None:
        """The row of a code, or None."""
        return next((row for row in self.rows if row.code == code), None)

    @property
    def counts(self) -> dict[Standing, int]:
        """How many codes stand where."""
        counted = Counter(row.standing for row in self.rows)
        return {standing: counted[standing] for standing in STANDINGS}

    @property
    def touched(self) -> int:
        """How many codes have a competency of the plan mapped to them or to a code below."""
        return sum(bool(row.sources) for row in self.rows)


def standings(
    plan: Plan, reference: Framework, others: Mapping[str, Framework], view: View = "self"
) -> Standings:
    """The standing of the current round against each code of ``reference``.

    ``others`` are the reference frameworks by id through which a path may lead. Competencies that
    the round's role is not asked about are no source. Never raises on mappings that lead nowhere
    or run in a circle: they are in ``problems``.
    """
    crosswalk = Crosswalk(frameworks_of(reference, others))
    found: dict[str, list[Source]] = {}
    own = plan.framework.id == reference.id
    for item, said in _answered(plan, view):
        links = item.mappings
        if own:
            links = (Link(reference.id, item.code, "exact"), *links)
        for code, reached in _targets(crosswalk, links, item.code, reference.id).items():
            found.setdefault(code, []).append(_source(item, said, reached))
    titles: dict[str, str] = {}
    for code, title in reference.codes():
        titles.setdefault(code, title)
    rows = tuple(_row(code, title, found.get(code, []), own) for code, title in titles.items())
    return Standings(reference.id, reference.edition, reference.title, rows, crosswalk.problems)


def touched_standards(
    plan: Plan, references: Mapping[str, Framework], view: View = "self"
) -> tuple[Standings, ...]:
    """The standings against each reference framework that the plan touches at all, by title."""
    made = [
        standings(plan, one, references, view)
        for one in references.values()
        if one.kind == "reference"
    ]
    return tuple(sorted((one for one in made if one.touched), key=lambda one: one.title))


def codes_of(item: Competency, crosswalk: Crosswalk) -> tuple[Reached, ...]:
    """Every code of any standard that a competency leads to, each by its best path."""
    best: dict[tuple[str, str], Reached] = {}
    for link in item.mappings:
        for reached in crosswalk.reach(link, item.code):
            if reached.better_than(best.get(reached.node)):
                best[reached.node] = reached
    return tuple(best.values())


def sources_of(
    plan: Plan, crosswalk: Crosswalk, view: View
) -> Iterator[tuple[Competency, Reached, Source]]:
    """Every competency of the round with each path from it, as a source of the path's end."""
    for item, said in _answered(plan, view):
        for link in item.mappings:
            for reached in crosswalk.reach(link, item.code):
                yield item, reached, _source(item, said, reached)


def _answered(plan: Plan, view: View) -> Iterator[tuple[Competency, _Said]]:
    scale, role, point = scale_levels(plan.framework), plan.round.role, plan.round.review_point
    for item in plan.framework.walk():
        if not item.applies_to(role):
            continue
        rating = rating_in(plan.round.answer(item.id), view)
        level, expected = level_on(scale, rating), item.expected_level(role, point)
        met = None if level is None or expected is None else level >= expected
        yield item, _Said(rating, level, expected, met)


class _Said(NamedTuple):
    """What is known of a competency before any path from it: see ``Source``."""

    rating: Rating | None
    level: int | None
    expected: int | None
    met: bool | None


def _source(item: Competency, said: _Said, reached: Reached) -> Source:
    relation, path = reached
    return Source(item, said.rating, said.level, said.expected, said.met, relation, path)


def _targets(
    crosswalk: Crosswalk, links: Iterable[Link], place: str, standard: str
) -> dict[str, Reached]:
    """The best path to each code of a standard that these mappings lead to."""
    best: dict[str, Reached] = {}
    for link in links:
        for reached in crosswalk.reach(link, place):
            found, code = reached.node
            if found == standard and reached.better_than(best.get(code)):
                best[code] = reached
    return best


def _row(code: str, title: str, sources: list[Source], own: bool) -> CodeStanding:
    if own:
        rated = [one for one in sources if one.competency.code == code and one.rating is not None]
        if rated:
            return CodeStanding(code, title, stand(rated), inferred=False, sources=tuple(rated))
    standing = stand(sources)
    inferred = standing not in {"not covered", "not answered"}
    return CodeStanding(code, title, standing, inferred, tuple(sources))
