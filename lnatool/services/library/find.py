"""The frameworks on this computer: the person's own, the organisation's and the bundled ones.

The list for the picker reads bundled files with ``json`` alone, without pydantic, and keeps what
it read while a file stays as it is. A bad file is a problem beside the list and hides nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import get_args

from lnatool.domain.framework import Framework, edition_key
from lnatool.domain.overlay import FORMAT as OVERLAY
from lnatool.domain.problems import KnownError, Problem
from lnatool.services.library.bases import Bases
from lnatool.services.library.documents import said_format
from lnatool.services.library.entries import Entry, Origin
from lnatool.services.library.files import contents
from lnatool.services.library.fitting import Fitting
from lnatool.services.library.glances import Glances, Seen
from lnatool.services.library.overlays import load_overlay
from lnatool.services.library.read import NEVER_READ, Loaded, load_contents, load_file, never_read


class Library:
    """Finds frameworks in folders, in the order of ``Origin``; folders may not exist."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(zip(folders, get_args(Origin), strict=False))
        self._bases = Bases()
        self._glances = Glances(self.load)
        self._fitting = Fitting(self.load)

    def entries(self) -> tuple[Entry, ...]:
        """The newest edition of every framework: those to rate first, then by title."""
        return _listed(self._look(), superseded=False)

    def superseded(self) -> tuple[Entry, ...]:
        """Editions that a newer one, or the same one in an earlier folder, stands before."""
        return _listed(self._look(), superseded=True)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, in the order of ``Origin``."""
        return tuple(folder for folder, _ in self._folders)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with files that are not in the lists."""
        listed = (problem for seen in self._look() for problem in seen.problems)
        return (*listed, *(problem for _, problem in self.strangers()))

    def doubles(self) -> dict[Path, Problem]:
        """Files that are not used because another one beside them has the same id and edition."""
        found = (seen for seen in self._look() if seen.double is not None)
        return {seen.path: seen.double for seen in found if seen.double is not None}

    def strangers(self) -> Iterator[tuple[Path, Problem]]:
        """Files in the folders that look like frameworks to a person and are never read."""
        for folder, _ in self._folders:
            with suppress(OSError):
                for path in sorted(folder.iterdir()):
                    if path.suffix.casefold() in NEVER_READ:
                        yield path, never_read(path)

    def framework(self, framework_id: str, edition: str | None = None) -> Framework:
        """The framework with this id, checked; the newest edition unless one is named.

        Raises KnownError where there is none, or where its file has faults.
        """
        known = (*self.entries(), *self.superseded())
        for entry in known:
            if entry.id == framework_id and edition in (None, entry.edition):
                return self._checked(entry)
        if any(entry.id == framework_id for entry in known):
            raise KnownError(
                "There is no edition {edition} of {id}. Editions here: {known}.",
                edition=edition,
                id=framework_id,
                known=", ".join(entry.edition for entry in known if entry.id == framework_id),
            )
        raise KnownError(
            "There is no framework {id}. Frameworks here: {known}.",
            id=framework_id,
            known=", ".join(entry.id for entry in self.entries()) or "none",
        )

    def reference_codes(self) -> dict[str, dict[str, str]]:
        """For each usable reference framework by id, its codes with their titles."""
        looked = self._look()
        codes = {seen.path: seen.codes for seen in looked}
        return {
            entry.id: codes[entry.path]
            for entry in _listed(looked, superseded=False)
            if entry.kind == "reference"
        }

    def references(self) -> dict[str, Framework]:
        """Every usable reference framework by id, the newest edition of each."""
        found = {}
        for entry in self.entries():
            if entry.kind == "reference" and (loaded := load_file(entry.path)).framework:
                found[entry.id] = loaded.framework
        return found

    def load(self, path: Path, known: Mapping[str, Container[str]] | None = None) -> Loaded:
        """The framework in a file, or the one that an overlay in it makes; see ``load_file``."""
        if path.suffix.casefold() in NEVER_READ:
            return load_file(path, known)
        data = contents(path, "framework")
        if isinstance(data, bytes) and said_format(data) == OVERLAY:
            return load_overlay(path, data, self._base, known)
        return load_contents(data, path, known)

    def _base(self, framework_id: str, edition: str) -> Framework | None:
        """A framework from a file of its own: an overlay cannot extend an overlay."""
        return self._bases.find((path for path, _ in self.files()), framework_id, edition)

    def _checked(self, entry: Entry) -> Framework:
        loaded = self.load(entry.path)
        if loaded.framework is None:
            problem = loaded.problems[0]
            raise KnownError(problem.message, problem.place, **problem.args)
        return loaded.framework

    def files(self) -> Iterator[tuple[Path, Origin]]:
        """Every framework file, good or bad, the person's own first."""
        for folder, origin in self._folders:
            with suppress(OSError):  # a shared folder that is out of reach is as good as none
                yield from ((path, origin) for path in sorted(folder.glob("*.json")))

    def _look(self) -> list[Seen]:
        """Every framework file as it is now; only changed ones are read."""
        seen = [self._glances.at(path, origin) for path, origin in self.files()]
        return self._fitting.together(seen)


def _listed(looked: Sequence[Seen], *, superseded: bool) -> tuple[Entry, ...]:
    entries = [seen.entry for seen in looked if seen.entry is not None]
    entries.sort(key=lambda entry: edition_key(entry.edition), reverse=True)  # stable
    newest: dict[str, Entry] = {}
    for entry in entries:
        newest.setdefault(entry.id, entry)
    chosen = [entry for entry in entries if (newest[entry.id] is not entry) == superseded]
    return tuple(sorted(chosen, key=lambda entry: (entry.kind, entry.title.casefold())))
