"""The paths from a mapping to codes: up to headings, and across mappings between standards.

A link is an alignment, never a place in a hierarchy: a heading takes from the codes below it,
and nothing is handed down from a heading. A code below a heading is a part of it (narrower), so
that headings are never shown as met by parts alone: standards say more than the codes we list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lnatool.domain.analysis.standing import Step, inverse, joined, strength
from lnatool.domain.framework import Domain, Framework, Relation
from lnatool.domain.framework import Mapping as Link
from lnatool.domain.problems import Problem

Node = tuple[str, str]
"""The id of a framework and a code in it."""


class Reached(NamedTuple):
    """What a path arrives at: all of its steps, and the relation of start to end."""

    relation: Relation
    path: tuple[Step, ...]

    @property
    def node(self) -> Node:
        """Where the path ends."""
        return self.path[-1].standard, self.path[-1].code

    def better_than(self, other: Reached | None) -> bool:
        """Whether it has fewer steps, or as many and a stronger relation."""
        if other is None:
            return True
        mine = len(self.path), -strength(self.relation)
        return mine < (len(other.path), -strength(other.relation))


class Crosswalk:
    """The codes of some frameworks and the links between them; made once for one question.

    Mappings that lead nowhere are left out and named in ``problems``; circles do no harm.
    """

    def __init__(self, frameworks: Iterable[Framework]) -> None:
        self._links: dict[Node, list[Step]] = {}
        self._reached: dict[tuple[str, str, Relation], tuple[Reached, ...]] = {}
        self._found: dict[str, Problem] = {}
        self._known: set[str] = set()
        mapped: list[tuple[Node, Link]] = []
        for framework in {one.id: one for one in frameworks}.values():
            self._known.add(framework.id)
            for domain in framework.domains:
                mapped += self._take(framework.id, domain, "")
        for node, link in mapped:
            self._connect(node, link)
        self._circles = _circles(mapped)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Mappings that led nowhere so far, and mappings that run in a circle."""
        if not self._circles:
            return tuple(self._found.values())
        codes = ", ".join(f"{standard} {code}" for standard, code in sorted(self._circles))
        message = "Mappings between standards run in a circle, which is harmless: {codes}."
        return (*self._found.values(), Problem("note", "", message, {"codes": codes}))

    def reach(self, link: Link, place: str = "") -> tuple[Reached, ...]:
        """Every code that a mapping leads to, itself first, each by its shortest path.

        Among paths of one length the strongest relation stands. ``place`` says where the mapping
        is written, for the problem if it leads nowhere.
        """
        key = link.standard, link.code, link.relation
        reached = self._reached.get(key)
        if reached is None and self._leads(link, place):
            reached = self._reached[key] = tuple(self._walk(link))
        return reached or ()

    def _walk(self, link: Link) -> Iterator[Reached]:
        start = Step(link.standard, link.code, link.relation)
        seen: set[Node] = {(link.standard, link.code)}
        front = [Reached(link.relation, (start,))]
        while front:
            yield from front
            following: dict[Node, Reached] = {}
            for here in front:
                for step in self._links[here.node]:
                    node = step.standard, step.code
                    onward = Reached(joined(here.relation, step.relation), (*here.path, step))
                    if node not in seen and onward.better_than(following.get(node)):
                        following[node] = onward
            seen.update(following)
            front = list(following.values())

    def _take(self, standard: str, domain: Domain, heading: str) -> Iterator[tuple[Node, Link]]:
        above = heading
        if domain.code:
            heading = domain.code
            self._add(standard, heading, above)
        for item in domain.competencies:
            self._add(standard, item.code, heading)
            for link in item.mappings:
                yield (standard, item.code), link
        for child in domain.domains:
            yield from self._take(standard, child, heading)

    def _add(self, standard: str, code: str, heading: str) -> None:
        steps = self._links.setdefault((standard, code), [])
        if heading and heading != code:
            steps.append(Step(standard, heading, "narrower"))

    def _connect(self, node: Node, link: Link) -> None:
        if self._leads(link, f"{node[0]} {node[1]}"):
            self._links[node].append(Step(link.standard, link.code, link.relation))
            back = self._links[link.standard, link.code]
            back.append(Step(*node, inverse(link.relation)))

    def _leads(self, link: Link, place: str) -> bool:
        """Whether a mapping ends at a code that is here; if not, a problem is noted."""
        if (link.standard, link.code) in self._links:
            return True
        if link.standard not in self._known:
            message = "Mappings to {standard} are left out, because it is not among the standards."
            problem = Problem("note", "", message, {"standard": link.standard})
        else:
            message = "{standard} has no code {code}, so this mapping is left out."
            args: dict[str, object] = {"standard": link.standard, "code": link.code}
            problem = Problem("warning", place, message, args)
        self._found.setdefault(str(problem), problem)
        return False


def _circles(mapped: Iterable[tuple[Node, Link]]) -> set[Node]:
    """The codes whose mappings lead back to themselves, found by taking away loose ends."""
    links = [(node, (link.standard, link.code)) for node, link in mapped]
    while True:
        starts, ends = {one for one, _ in links}, {two for _, two in links}
        kept = [(one, two) for one, two in links if one in ends and two in starts]
        if len(kept) == len(links):
            return starts
        links = kept


def frameworks_of(reference: Framework, others: Mapping[str, Framework]) -> list[Framework]:
    """A reference framework and the others, each once; the reference stands for its id."""
    return [*(one for one in others.values() if one.id != reference.id), reference]
