"""Words that statements, prompts and evidence do without.

Preceptorship does not test competence again and is not pass or fail, so a text may use these words
only to say just that. Other words have a plainer one, or a right one, in UK practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lnatool.domain.framework import Competency
from lnatool.services.library.faults import Fault
from lnatool.services.library.positions import Part


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern, why it is not used, and where it counts."""

    words: re.Pattern[str]
    message: str
    statements_only: bool = False
    support_only: bool = False


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_DENIED = _whole(
    r"not (?:a )?pass or (?:a )?fail|neither (?:a )?pass nor (?:a )?fail|"
    r"(?:nobody|no one) (?:passes or fails|passes|fails)|"
    r"(?:not|never|nobody|without) (?:re-?)?(?:test|tests|testing|assess|assessing|judge|judging|"
    r"examine|examining|question|questioning)(?: \w+){0,2} competenc(?:e|y)"
)
"""What says that nothing is tested."""

_OTHER_SENSE = _whole(
    r"pass(?:ed|es)? (?!(?:the|a|an|this|that|my|each|every|any) (?:test|exam|examination|"
    r"assessment|course|module|check|interview)\b)(?:on|over|round|through|by|along|down|it|them|"
    r"the|this|that|these|those|what|each|every|any|information|messages?|concerns?|a|an|my)|"
    r"fail(?:ed|s)?[- ]safe|(?:equipment|machine|scanner|system|power|network|device|alarm|"
    r"generator|pump) (?:has |have )?fail(?:s|ed)?"
)
"""Passing a message on, and things that break down."""

_VERDICT = "'{word}' sounds like a test. Say what the person does, or what was talked about."
_RULES = (
    _Rule(_whole("pass|passed|passes|fail|failed|fails"), _VERDICT),
    _Rule(_whole("competent|competence|competency"), _VERDICT, statements_only=True),
    _Rule(_whole("signed off as"), _VERDICT),
    _Rule(
        _whole("zones?"),
        "'{word}' is not the UK word. Write 'area', as in 'MR controlled access area'.",
    ),
    _Rule(_whole("whom"), "'{word}' is hard to read here. Write 'who'.", support_only=True),
)


def house_word_faults(item: Competency, *, support: bool) -> Iterator[Fault]:
    """A fault for each such word of a competency; paths start at it.

    ``support`` holds it to plain words for the support workforce, too.
    """
    for path, text in _texts(item):
        plain = _OTHER_SENSE.sub(" ", _DENIED.sub(" ", text))
        for rule in _RULES:
            if rule.support_only and not support:
                continue
            if rule.statements_only and path[0] != "statement":
                continue
            for found in rule.words.finditer(plain):
                yield Fault(path, rule.message, {"word": found.group()}, "warning")


def _texts(item: Competency) -> Iterator[tuple[tuple[Part, ...], str]]:
    yield ("statement",), item.statement
    for place, prompt in enumerate(item.prompts):
        yield ("prompts", place), prompt
    for place, example in enumerate(item.evidence):
        yield ("evidence", place, "text"), example.text
