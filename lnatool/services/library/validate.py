"""What types cannot say about a framework: that its parts fit together.

A framework of 20,000 competencies is checked in a fraction of the time that parsing it takes, so
the loop over competencies does nothing that it need not, and paths are built for faults only.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lnatool.domain.framework import Competency, Domain, Framework, Scale
from lnatool.domain.problems import Problem
from lnatool.services.library.faults import Fault
from lnatool.services.library.positions import Part

Path = tuple[Part, ...]
_LEFT_OUT = "This competency is not for the role {id}, because its roles list leaves it out."
DEEPEST = 4
"""How deep domains may be nested; more cannot be shown or read."""


def check(framework: Framework) -> tuple[Problem, ...]:
    """Everything in a framework that does not fit together, in plain sentences."""
    return tuple(fault.problem(framework) for fault in faults(framework))


def check_references(
    framework: Framework, known: Mapping[str, Container[str]]
) -> tuple[Problem, ...]:
    """Mappings to codes that no known reference framework has.

    ``known`` gives the codes of each reference framework by its id. A standard that is not here
    at all is only a warning: it may be on another computer.
    """
    return tuple(fault.problem(framework) for fault in reference_faults(framework, known))


def reference_faults(framework: Framework, known: Mapping[str, Container[str]]) -> Iterator[Fault]:
    """As ``check_references``, with paths."""
    for path, domain in domains(framework):
        for place, item in enumerate(domain.competencies):
            for number, mapping in enumerate(item.mappings):
                codes = known.get(mapping.standard)
                if codes is not None and mapping.code in codes:
                    continue
                where = (*path, "competencies", place, "mappings", number)
                if codes is None:
                    yield Fault(
                        where,
                        "There is no reference framework {standard} here.",
                        {"standard": mapping.standard},
                        "warning",
                    )
                else:
                    yield Fault(
                        where,
                        "The reference framework {standard} has no code {code}.",
                        {"standard": mapping.standard, "code": mapping.code},
                    )


def faults(framework: Framework) -> Iterator[Fault]:
    """As ``check``, with paths."""
    yield from _kind(framework)
    yield from scale_faults(framework.scales)
    yield from _lists(framework)
    yield from _content(framework)


def _kind(framework: Framework) -> Iterator[Fault]:
    """What each kind of framework cannot do without."""
    if framework.kind == "reference":
        if framework.source is None:
            yield Fault((), "A reference framework must name its source.")
        if not any(True for _ in framework.codes()):
            yield Fault(("domains",), "There is no code that could be cited.")
        return
    for name in ("scale", "importance_scale"):
        scale = getattr(framework, name)
        if not scale:
            message = "An assessment framework must name one of its scales here."
            yield Fault((name,), message)
        elif framework.scale_named(scale) is None:
            yield Fault((name,), "There is no scale with the id {id}.", {"id": scale})
    if not framework.roles:
        yield Fault(("roles",), "An assessment framework needs at least one role.")
    if not framework.review_points:
        yield Fault(("review_points",), "An assessment framework needs at least one review point.")
    if not any(True for _ in framework.walk()):
        yield Fault(("domains",), "There is no competency to assess.")


def scale_faults(scales: tuple[Scale, ...]) -> Iterator[Fault]:
    """What is wrong with a list of scales that stands under ``scales``."""
    yield from repeats(("scales",), (scale.id for scale in scales))
    for place, scale in enumerate(scales):
        path = ("scales", place, "levels")
        if len(scale.levels) < 2:
            yield Fault(path, "A scale needs at least two levels.")
        yield from _rising(path, [level.value for level in scale.levels], "value")


def _lists(framework: Framework) -> Iterator[Fault]:
    yield from repeats(("roles",), (role.id for role in framework.roles))
    yield from repeats(("review_points",), (point.id for point in framework.review_points))
    months = [point.months for point in framework.review_points]
    yield from _rising(("review_points",), months, "months")
    yield from repeats(("schedules",), (schedule.id for schedule in framework.schedules))
    for place, schedule in enumerate(framework.schedules):
        path = ("schedules", place, "meetings")
        yield from _rising(path, [meeting.weeks for meeting in schedule.meetings], "weeks")


def repeats(path: Path, ids: Iterable[str]) -> Iterator[Fault]:
    """A fault for every id in a list that was used before."""
    seen: set[str] = set()
    for place, name in enumerate(ids):
        if name in seen:
            yield Fault((*path, place, "id"), "The id {id} is used before.", {"id": name})
        seen.add(name)


def _rising(path: Path, numbers: list[int], key: str) -> Iterator[Fault]:
    for place in range(1, len(numbers)):
        if numbers[place] <= numbers[place - 1]:
            yield Fault(
                (*path, place, key),
                "{number} must be more than {before}, the one before it.",
                {"number": numbers[place], "before": numbers[place - 1]},
            )


def domains(framework: Framework) -> Iterator[tuple[Path, Domain]]:
    """Every domain with its path, in reading order."""

    def walk(path: Path, domains: tuple[Domain, ...]) -> Iterator[tuple[Path, Domain]]:
        for place, domain in enumerate(domains):
            here = (*path, "domains", place)
            yield here, domain
            yield from walk(here, domain.domains)

    return walk((), framework.domains)


def _content(framework: Framework) -> Iterator[Fault]:
    """Domains and competencies: one pass."""
    rules = _Rules.of(framework)
    domain_ids: set[str] = set()
    ids: set[str] = set()
    codes: set[str] = set()
    for path, domain in domains(framework):
        yield from _domain(path, domain, domain_ids)
        if domain.code and framework.kind == "reference":
            yield from _code((*path, "code"), domain.code, codes)
        for place, item in enumerate(domain.competencies):
            if item.id in ids:
                where = (*path, "competencies", place, "id")
                yield Fault(where, "The id {id} is used before.", {"id": item.id})
            ids.add(item.id)
            if item.code in codes:
                yield from _code((*path, "competencies", place, "code"), item.code, codes)
            codes.add(item.code)
            if rules is not None:
                for fault in rules.faults(item):
                    where = (*path, "competencies", place, *fault.path)
                    yield Fault(where, fault.message, fault.args, fault.severity)


def _domain(path: Path, domain: Domain, ids: set[str]) -> Iterator[Fault]:
    if domain.id in ids:
        yield Fault((*path, "id"), "The id {id} is used before.", {"id": domain.id})
    ids.add(domain.id)
    if len(path) // 2 == DEEPEST and domain.domains:
        message = "Domains can stand inside each other {limit} deep; this is one more."
        yield Fault((*path, "domains"), message, {"limit": DEEPEST})


def _code(path: Path, code: str, seen: set[str]) -> Iterator[Fault]:
    if code in seen:
        yield Fault(path, "The code {code} is used before.", {"code": code})
    seen.add(code)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a competency of an assessment framework is held against."""

    roles: tuple[str, ...]
    points: tuple[str, ...]
    levels: frozenset[int]
    weights: frozenset[int]
    good: set[tuple[tuple[str, int], ...]] = field(default_factory=set)
    """Expected levels that were found right before: most competencies share a few."""

    @classmethod
    def of(cls, framework: Framework) -> _Rules | None:
        """The rules of an assessment framework; a reference framework has none."""
        if framework.kind == "reference":
            return None
        ordered = sorted(framework.review_points, key=lambda point: point.months)
        return cls(
            tuple(role.id for role in framework.roles),
            tuple(point.id for point in ordered),
            _values(framework.scale_named(framework.scale)),
            _values(framework.scale_named(framework.importance_scale)),
        )

    def faults(self, item: Competency) -> Iterator[Fault]:
        """What is wrong with one competency; paths start at it."""
        if not item.statement:
            yield Fault(("statement",), "Say what the person rates, as a sentence with 'I'.")
        for place, role in enumerate(item.roles):
            if role not in self.roles:
                yield Fault(("roles", place), "There is no role with the id {id}.", {"id": role})
        if item.importance is not None and item.importance not in self.weights:
            yield Fault(
                ("importance",),
                "{value} is not on the importance scale.",
                {"value": item.importance},
            )
        for role in item.roles or self.roles:
            if role not in item.expected:
                yield Fault(
                    ("expected",),
                    "There are no expected levels for the role {id}, so it can never be a need.",
                    {"id": role},
                    "warning",
                )
        yield from self._all_expected(item)

    def _all_expected(self, item: Competency) -> Iterator[Fault]:
        for role, expected in item.expected.items():
            if role not in (item.roles or self.roles):
                message = _LEFT_OUT if role in self.roles else "There is no role with the id {id}."
                yield Fault(("expected", role), message, {"id": role})
            rising = tuple(expected.items())
            if rising not in self.good:
                found = tuple(self._expected(("expected", role), expected))
                if not found:
                    self.good.add(rising)
                yield from found

    def _expected(self, path: Path, expected: dict[str, int]) -> Iterator[Fault]:
        reached = -1
        for point in self.points:
            level = expected.get(point)
            if level is None:
                continue
            if level not in self.levels:
                message = "{value} is not on the rating scale."
                yield Fault((*path, point), message, {"value": level})
            elif level < reached:
                yield Fault(
                    (*path, point),
                    "The expected level falls from {before} to {value}; it can only rise or stay.",
                    {"before": reached, "value": level},
                )
            reached = max(reached, level)
        for point in expected:
            if point not in self.points:
                message = "There is no review point with the id {id}."
                yield Fault((*path, point), message, {"id": point})


def _values(scale: Scale | None) -> frozenset[int]:
    return frozenset(level.value for level in scale.levels) if scale else frozenset(range(11))
