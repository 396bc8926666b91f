"""Whole files held against the rules: what ``lnatool framework validate`` reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from os.path import realpath
from pathlib import Path
from typing import Any

from lnatool.domain.analysis.coverage import Covered, codes_below, coverage
from lnatool.domain.framework import Framework
from lnatool.domain.learning import FORMAT as CATALOGUE
from lnatool.domain.learning import SCALES_FORMAT as SCALES
from lnatool.domain.problems import Problem
from lnatool.services.library import learning
from lnatool.services.library.documents import Read, said_format
from lnatool.services.library.faults import Fault
from lnatool.services.library.files import contents
from lnatool.services.library.find import Library
from lnatool.services.library.read import load_file
from lnatool.services.library.reading import reading_band, reading_grade, statement_grade
from lnatool.services.library.strict import Around, strict_faults
from lnatool.services.library.wording import wording_faults

Loader = Callable[[Path], Read[Any]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A standard that a framework claims to cover, heading by heading."""

    standard: Framework
    rows: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file: its problems and, for an assessment framework under strict rules, its figures."""

    path: Path
    problems: tuple[Problem, ...]
    grade: float | None = None
    band: tuple[float, float] | None = None
    statement_grade: float | None = None
    claims: tuple[Claim, ...] = ()


def review_all(library: Library, *, strict: bool, wording: bool) -> tuple[Reviewed, ...]:
    """Every framework, learning catalogue and file of scales that the library finds."""
    beside = [
        *(Reviewed(path, load(path).problems) for path, load in _beside(library.folders)),
        *(Reviewed(path, (problem,)) for path, problem in library.strangers()),
    ]
    files = [path for path, _ in library.files()]
    return (*_frameworks(files, library, strict, wording), *beside)


def review(
    files: Sequence[Path], library: Library, *, strict: bool, wording: bool
) -> tuple[Reviewed, ...]:
    """These files, each by what it says that it is; they need not be in the library's folders.

    ``strict`` adds the rules for published frameworks and ``wording`` those that need the
    libraries of ``wording.missing``.
    """
    loaders = {path: _loader(path) for path in files}
    frameworks = [path for path, load in loaders.items() if load is None]
    found = {each.path: each for each in _frameworks(frameworks, library, strict, wording)}
    return tuple(
        found[path] if load is None else Reviewed(path, load(path).problems)
        for path, load in loaders.items()
    )


def _loader(path: Path) -> Loader | None:
    """What reads a file that is no framework and no overlay; None for all others."""
    data = contents(path, "framework")
    return _LOADERS.get(said_format(data)) if isinstance(data, bytes) else None


_LOADERS: Mapping[str, Loader] = {
    CATALOGUE: learning.load_catalogue,
    SCALES: learning.load_scales,
}


def _frameworks(
    files: Sequence[Path], library: Library, strict: bool, wording: bool
) -> tuple[Reviewed, ...]:
    """These files of frameworks and overlays."""
    given = [found for path in files if (found := library.load(path).framework) is not None]
    references = {each.id: each for each in (*_references(library), *_only_references(given))}
    codes = {name: dict(each.codes()) for name, each in references.items()}
    around = Around(learning.learning_routes(library.folders)[0], references)
    doubles = {realpath(path): problem for path, problem in library.doubles().items()}
    reviewed = []
    for path in files:
        loaded = library.load(path, codes)
        double = doubles.get(realpath(path))  # a looped link has one, too
        file = Reviewed(path, (*loaded.problems, *((double,) if double else ())))
        if loaded.framework is not None and strict:
            faults = [*strict_faults(loaded.framework, around)]
            faults += wording_faults(loaded.framework) if wording else ()
            file = _with_figures(file, loaded.framework, faults, references)
        reviewed.append(file)
    return tuple(reviewed)


def _beside(folders: Sequence[Path]) -> Iterator[tuple[Path, Loader]]:
    yield from ((path, learning.load_catalogue) for path in learning.catalogue_files(folders))
    yield from ((path, learning.load_scales) for path in learning.scale_files(folders))


def _references(library: Library) -> Iterator[Framework]:
    for entry in library.entries():
        if entry.kind == "reference":
            found = load_file(entry.path).framework
            if found is not None:
                yield found


def _only_references(given: Iterable[Framework]) -> Iterator[Framework]:
    return (each for each in given if each.kind == "reference")


def _with_figures(
    found: Reviewed,
    framework: Framework,
    faults: Sequence[Fault],
    references: Mapping[str, Framework],
) -> Reviewed:
    place = str(found.path)
    problems = (*found.problems, *(fault.problem(framework, place) for fault in faults))
    if framework.kind == "reference":
        return replace(found, problems=problems)
    return replace(
        found,
        problems=problems,
        grade=reading_grade(framework),
        band=reading_band(framework),
        statement_grade=statement_grade(framework),
        claims=tuple(_claims(framework, references)),
    )


def _claims(framework: Framework, references: Mapping[str, Framework]) -> Iterator[Claim]:
    for claim in framework.covers:
        standard = references.get(claim.standard)
        if standard is not None:
            known = codes_below(standard)
            codes = tuple(code for code in claim.codes if code in known)
            yield Claim(standard, coverage(framework, standard, codes))
