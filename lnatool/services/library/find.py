"""The frameworks on this computer: the person's own, the organisation's and the bundled ones.

The list for the picker reads bundled files with ``json`` alone, without pydantic, and keeps what
it read while a file stays as it is. A bad file is a problem beside the list and hides nothing.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from lnatool.domain.framework import FORMAT, VERSION, Framework, Kind, Role, edition_key
from lnatool.domain.plain import from_plain, to_plain
from lnatool.domain.problems import KnownError, Problem
from lnatool.services.library.documents import LARGEST
from lnatool.services.library.overlays import is_overlay, load_overlay
from lnatool.services.library.read import NEVER_READ, Loaded, load_file, never_read

Origin = Literal["own", "shared", "bundled"]
"""Whose folder a framework is in: the person's, the organisation's or the program's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the picker shows of a framework.

    ``competency_count`` counts the codes that can be cited in a reference framework.
    """

    id: str
    title: str
    edition: str
    kind: Kind
    competency_count: int
    roles: tuple[Role, ...]
    summary: str
    path: Path
    origin: Origin


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was when it was read: its size and time, and what came of it."""

    mark: tuple[int, int]
    entry: Entry | None
    problems: tuple[Problem, ...] = ()


class Library:
    """Finds frameworks in folders, in the order of ``Origin``; folders may not exist."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(zip(folders, get_args(Origin), strict=False))
        self._seen: dict[Path, _Seen] = {}

    def entries(self) -> tuple[Entry, ...]:
        """The newest edition of every framework: those to rate first, then by title."""
        return self._listed(superseded=False)

    def superseded(self) -> tuple[Entry, ...]:
        """Editions that a newer one, or the same one in an earlier folder, stands before."""
        return self._listed(superseded=True)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, in the order of ``Origin``."""
        return tuple(folder for folder, _ in self._folders)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with files that are not in the lists."""
        listed = (problem for seen in self._look() for problem in seen.problems)
        return (*listed, *(problem for _, problem in self.strangers()))

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
        found: dict[str, dict[str, str]] = {}
        for entry in self.entries():
            if entry.kind == "reference":
                loaded = load_file(entry.path)
                if loaded.framework is not None:
                    found[entry.id] = dict(loaded.framework.codes())
        return found

    def references(self) -> dict[str, Framework]:
        """Every usable reference framework by id, the newest edition of each."""
        found = {}
        for entry in self.entries():
            if entry.kind == "reference" and (loaded := load_file(entry.path)).framework:
                found[entry.id] = loaded.framework
        return found

    def load(self, path: Path, known: Mapping[str, Container[str]] | None = None) -> Loaded:
        """The framework in a file, or the one that an overlay in it makes; see ``load_file``."""
        with suppress(OSError):  # load_file says why
            if path.stat().st_size <= LARGEST:
                data = path.read_bytes()
                if is_overlay(data):
                    return load_overlay(path, data, self._base, known)
        return load_file(path, known)

    def _base(self, framework_id: str, edition: str) -> Framework | None:
        """A framework from a file of its own: an overlay cannot extend an overlay."""
        for path, origin in self.files():
            if self._is(path, origin, framework_id, edition):
                return load_file(path).framework
        return None

    def _is(self, path: Path, origin: Origin, framework_id: str, edition: str) -> bool:
        seen = self._seen.get(path)
        if seen is not None and seen.entry is not None:
            return (seen.entry.id, seen.entry.edition) == (framework_id, edition)
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            if path.stat().st_size <= LARGEST:
                plain = json.loads(path.read_text("utf-8-sig"))
                entry = _entry(plain, path, origin)
                return (entry.id, entry.edition) == (framework_id, edition)
        return False

    def _checked(self, entry: Entry) -> Framework:
        loaded = self.load(entry.path)
        if loaded.framework is None:
            problem = loaded.problems[0]
            raise KnownError(problem.message, problem.place, **problem.args)
        return loaded.framework

    def _listed(self, *, superseded: bool) -> tuple[Entry, ...]:
        entries = [seen.entry for seen in self._look() if seen.entry is not None]
        entries.sort(key=lambda entry: edition_key(entry.edition), reverse=True)  # stable
        newest: dict[str, Entry] = {}
        for entry in entries:
            newest.setdefault(entry.id, entry)
        chosen = [entry for entry in entries if (newest[entry.id] is not entry) == superseded]
        return tuple(sorted(chosen, key=lambda entry: (entry.kind, entry.title.casefold())))

    def files(self) -> Iterator[tuple[Path, Origin]]:
        """Every framework file, good or bad, the person's own first."""
        for folder, origin in self._folders:
            with suppress(OSError):  # a shared folder that is out of reach is as good as none
                yield from ((path, origin) for path in sorted(folder.glob("*.json")))

    def _look(self) -> Iterator[_Seen]:
        """Every framework file as it is now; only changed ones are read."""
        return (self._glance(path, origin) for path, origin in self.files())

    def _glance(self, path: Path, origin: Origin) -> _Seen:
        try:
            state = path.stat()
            mark = (state.st_size, state.st_mtime_ns)
        except OSError:
            return _Seen((0, 0), None, load_file(path).problems)
        seen = self._seen.get(path)
        if seen is None or seen.mark != mark:
            seen = self._seen[path] = _Seen(mark, *self._read(path, origin, state.st_size))
        return seen

    def _read(
        self, path: Path, origin: Origin, size: int
    ) -> tuple[Entry | None, tuple[Problem, ...]]:
        """The entry of a file, or what is wrong with it.

        Only what ships with the program is taken at its word: any other file is checked whole, so
        that a faulty one never stands before a good one with the same id.
        """
        if origin == "bundled" and size <= LARGEST:
            with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
                return _entry(json.loads(path.read_text("utf-8-sig")), path, origin), ()
        loaded = self.load(path)
        if loaded.framework is None:
            return None, loaded.problems
        return _entry(to_plain(loaded.framework), path, origin), ()


def _entry(plain: Any, path: Path, origin: Origin) -> Entry:
    """The entry from parsed JSON; raises what such access raises where it is no framework."""
    edition_key(plain["edition"])
    if (plain["format"], plain["version"]) != (FORMAT, VERSION) or plain["kind"] not in get_args(
        Kind
    ):
        raise ValueError
    return Entry(
        id=_text(plain["id"]),
        title=_text(plain["title"]),
        edition=plain["edition"],
        kind=plain["kind"],
        competency_count=_count(plain["domains"], plain["kind"]),
        roles=tuple(from_plain(Role, role) for role in plain.get("roles", ())),
        summary=_text(plain.get("summary", "")),
        path=path,
        origin=origin,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(domains: Any, kind: Kind) -> int:
    """As ``Framework.competency_count``, on parsed JSON."""
    return sum(
        (kind == "reference" and domain.get("code", "") != "")
        + len(domain.get("competencies", ()))
        + _count(domain.get("domains", ()), kind)
        for domain in domains
    )
