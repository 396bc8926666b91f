"""Learning catalogues and scales: read and checked like frameworks, merged into one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lnatool.domain.learning import FORMAT, SCALES_FORMAT, VERSION, Catalogue, Route, Scales
from lnatool.domain.problems import Problem
from lnatool.services.library.documents import Format, Read, read_file
from lnatool.services.library.faults import Fault
from lnatool.services.library.validate import repeats, scale_faults


def catalogue_files(folders: Sequence[Path]) -> Iterator[Path]:
    """Every catalogue file below these framework folders, the first folder's first."""
    for folder in folders:
        yield from sorted(folder.glob("learning/*.json"))


def scale_files(folders: Sequence[Path]) -> Iterator[Path]:
    """Every file of scales below these framework folders."""
    for folder in folders:
        yield from sorted(folder.glob("scales/*.json"))


def load_catalogue(path: Path) -> Read[Catalogue]:
    """The catalogue in a file, or what is wrong with it."""
    return read_file(path, Format(FORMAT, VERSION, "learning catalogue", Catalogue, _catalogue))


def load_scales(path: Path) -> Read[Scales]:
    """The scales in a file, or what is wrong with them."""
    return read_file(path, Format(SCALES_FORMAT, VERSION, "file of scales", Scales, _scales))


def learning_routes(
    folders: Sequence[Path],
) -> tuple[dict[str, Route], tuple[Problem, ...]]:
    """Every route by id, and what is wrong with catalogues that could not be used.

    Of two routes with one id the one in the earlier folder counts, so that an organisation can
    say what a bundled route is called and costs there.
    """
    routes: dict[str, Route] = {}
    problems: list[Problem] = []
    for path in catalogue_files(folders):
        found = load_catalogue(path)
        problems += found.problems
        if found.value is not None:
            routes = {route.id: route for route in found.value.routes} | routes
    return routes, tuple(problems)


def _catalogue(catalogue: Catalogue) -> Iterator[Fault]:
    yield from repeats(("routes",), (route.id for route in catalogue.routes))
    for place, route in enumerate(catalogue.routes):
        if route.type == "apprenticeship" and not route.code:
            yield Fault(
                ("routes", place, "code"),
                "An apprenticeship needs the code of its standard, such as ST0215.",
            )


def _scales(scales: Scales) -> Iterator[Fault]:
    yield from scale_faults(scales.scales)
