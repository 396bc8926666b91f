"""A framework from the bytes of a file: checked, or with every fault in a plain sentence."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lnatool.domain.framework import FORMAT, VERSION, Framework
from lnatool.domain.problems import Problem
from lnatool.services.library import validate
from lnatool.services.library.documents import Format, Read, read, read_contents
from lnatool.services.library.faults import Fault
from lnatool.services.library.files import contents

NEVER_READ = (".yaml", ".yml")
"""A framework has one format. Parsing YAML is slow, and its aliases can grow without end."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A framework if it can be used, and what is wrong with it: warnings only, if it can."""

    framework: Framework | None
    problems: tuple[Problem, ...] = ()


def load_file(path: Path, known: Mapping[str, Container[str]] | None = None) -> Loaded:
    """The framework in a file; a file that cannot be read is a problem like any other.

    With the codes of ``known`` reference frameworks by id, mappings are held against them.
    """
    if path.suffix.casefold() in NEVER_READ:
        return Loaded(None, (never_read(path),))
    return load_contents(contents(path, "framework"), path, known)


def load_contents(
    data: bytes | Fault, path: Path, known: Mapping[str, Container[str]] | None = None
) -> Loaded:
    """The framework in what ``files.contents`` gave for this path; ``known`` as above."""
    return _loaded(read_contents(data, path, _format(known)))


def load(data: bytes, place: str, known: Mapping[str, Container[str]] | None = None) -> Loaded:
    """The framework in these bytes; ``place`` names them in problems. Never raises for content.

    ``known`` is as for ``load_file``.
    """
    return _loaded(read(data, place, _format(known)))


def never_read(path: Path) -> Problem:
    """Why a YAML file is no framework, and what to do."""
    return Problem(
        "error",
        str(path),
        "This is YAML, and frameworks are JSON files. Save it as JSON and try again.",
    )


def _format(known: Mapping[str, Container[str]] | None = None) -> Format[Framework]:
    def faults(framework: Framework) -> Iterator[Fault]:
        yield from validate.faults(framework)
        if known is not None:
            yield from validate.reference_faults(framework, known)

    return Format(FORMAT, VERSION, "framework", Framework, faults)


def _loaded(found: Read[Framework]) -> Loaded:
    return Loaded(found.value, found.problems)
