"""Spelling and sameness of a framework's texts, with libraries that authors install.

``codespell`` brings the spelling lists and ``rapidfuzz`` the similarity. They are not part of the
program: ``missing`` names those that are not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from lnatool.domain.framework import Framework
from lnatool.services.library.faults import Fault
from lnatool.services.library.positions import Part
from lnatool.services.library.validate import domains

MOST_ALIKE = 80.0
"""Similarity of two statements, 0 to 100, from which one of them has nothing to add."""

MOST_COMPARED = 1_000
"""Statements that are compared, each with all others: twice as many take four times as long."""

_LIBRARIES = {"codespell": "codespell_lib", "rapidfuzz": "rapidfuzz"}
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_NOT_BRITISH = frozenset(("license", "practice", "program", "programs", "story", "stories"))
"""Right in British English too, as another word or part of speech."""


def missing() -> list[str]:
    """The names of libraries that these checks need and that are not installed."""
    return [name for name, module in _LIBRARIES.items() if find_spec(module) is None]


def wording_faults(framework: Framework) -> Iterator[Fault]:
    """Words that are misspelt or not British, and statements that say nearly the same."""
    yield from _spelling(framework)
    if framework.kind == "assessment":
        yield from _alike(framework)


def _spelling(framework: Framework) -> Iterator[Fault]:
    right = _corrections()
    for path, text in _texts(framework):
        for word in _WORD.findall(text):
            better = right.get(word.casefold())
            if better is not None:
                message = "'{word}' is spelt '{better}' in British English."
                yield Fault(path, message, {"word": word, "better": better}, "warning")


@cache
def _corrections() -> dict[str, str]:
    """Wrong or American spellings with what to write instead, from codespell's lists."""
    from importlib.resources import files

    folder = files("codespell_lib") / "data"
    wrong = dict(_entries((folder / "dictionary.txt").read_text("utf-8")))
    british = _entries((folder / "dictionary_en-GB_to_en-US.txt").read_text("utf-8"))
    american = {us: gb for gb, us in british if us not in _NOT_BRITISH}
    return wrong | american


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        wrong, _, right = line.partition("->")
        if right:
            yield wrong, right.split(",")[0]


def _texts(node: Any, path: tuple[Part, ...] = ()) -> Iterator[tuple[tuple[Part, ...], str]]:
    """The texts that people read, with their paths."""
    if isinstance(node, tuple):
        for place, child in enumerate(node):
            yield from _texts(child, (*path, place))
        return
    for name in _READ:
        value = getattr(node, name, None)
        if isinstance(value, str):
            yield (*path, name), value
        elif isinstance(value, tuple):
            for place, child in enumerate(value):
                if isinstance(child, str):
                    yield (*path, name, place), child
                else:
                    yield from _texts(child, (*path, name, place))


_READ = (
    "title",
    "summary",
    "label",
    "descriptor",
    "question",
    "description",
    "statement",
    "text",
    "prompts",
    "evidence",
    "scales",
    "levels",
    "roles",
    "schedules",
    "meetings",
    "competencies",
    "domains",
)


def _alike(framework: Framework) -> Iterator[Fault]:
    """The first statement before it that says nearly the same, for each statement."""
    from rapidfuzz import utils

    items = [
        ((*path, "competencies", place, "statement"), item)
        for path, domain in domains(framework)
        for place, item in enumerate(domain.competencies)
    ]
    if len(items) > MOST_COMPARED:
        yield Fault(
            (),
            "Sameness was not checked: there are {count:,} statements, and {most:,} can be "
            "compared with each other.",
            {"count": len(items), "most": MOST_COMPARED},
            "note",
        )
        return
    texts = [utils.default_process(item.statement) for _, item in items]
    for number, (path, _) in enumerate(items):
        found = _same(texts[number], texts[:number])
        if found is not None:
            score, place = found
            message = "This says nearly the same as {code}: alike by {score:.0f} of 100."
            args: dict[str, object] = {"code": items[place][1].code, "score": score}
            yield Fault(path, message, args, "warning")


def _same(text: str, before: list[str]) -> tuple[float, int] | None:
    """How alike the most alike text is, and its place; None below the limit."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        text, before, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=MOST_ALIKE
    )
    return None if found is None else (found[1], found[2])
