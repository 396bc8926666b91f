"""Overlays from files: read, checked and laid over the framework that they extend."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from itertools import chain
from pathlib import Path

from lnatool.domain.framework import Framework
from lnatool.domain.overlay import FORMAT, VERSION, Overlay, resolve, unknown
from lnatool.domain.problems import Problem
from lnatool.services.library import validate
from lnatool.services.library.documents import Format, read
from lnatool.services.library.faults import Fault
from lnatool.services.library.read import Loaded
from lnatool.services.library.source import first, limited

FindBase = Callable[[str, str], Framework | None]
"""The framework with this id and edition, if it is here."""


def load_overlay(
    path: Path,
    data: bytes,
    find_base: FindBase,
    known: Mapping[str, Container[str]] | None = None,
) -> Loaded:
    """The framework that an overlay makes of its base, or what is wrong with either."""
    base: list[Framework] = []

    def faults(overlay: Overlay) -> Iterator[Fault]:
        wanted = overlay.extends
        found = find_base(wanted.id, wanted.edition)
        if found is None:
            message = "It extends {id}, edition {edition}, which is not here or has faults."
            yield Fault(("extends",), message, {"id": wanted.id, "edition": wanted.edition})
            return
        base.append(found)
        for where, name in unknown(found, overlay):
            word = "domain" if where[0] == "add" else "competency"
            message = "The framework {framework} has no {word} '{id}'."
            yield Fault(where, message, {"framework": wanted.id, "word": word, "id": name})

    found = read(data, str(path), Format(FORMAT, VERSION, "overlay", Overlay, faults))
    if found.value is None:
        return Loaded(None, found.problems)
    framework = resolve(base[0], found.value)
    whole = validate.faults(framework)
    if known is not None:
        whole = chain(whole, validate.reference_faults(framework, known))
    problems: list[Problem] = [*found.problems]
    problems += [fault.problem(framework, str(path)) for fault in first(whole)]
    usable = all(problem.severity != "error" for problem in problems)
    return Loaded(framework if usable else None, limited(problems, str(path)))
