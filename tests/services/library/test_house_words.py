"""Words of the house: verdicts are found, denials of them and other senses are not."""

from __future__ import annotations

from typing import Any

import pytest

from lnatool.domain.framework import Competency
from lnatool.domain.plain import from_plain
from lnatool.services.library.house_words import house_word_faults
from tests.builders import competency


def found(*, support: bool = False, **changes: Any) -> list[tuple[object, ...]]:
    item = from_plain(Competency, competency(1, **changes))
    return [(*fault.path, fault.args["word"]) for fault in house_word_faults(item, support=support)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I can pass the test for this room.", "pass"),
        ("I have passed.", "passed"),
        ("A trainer passes me.", "passes"),
        ("I know what to do if I fail.", "fail"),
        ("I failed the course.", "failed"),
        ("I say when a colleague fails.", "fails"),
        ("I am competent to scan.", "competent"),
        ("I am not competent yet.", "competent"),
        ("I can show Competence in CT.", "Competence"),
        ("I have a competency in CT.", "competency"),
        ("I am signed off as ready.", "signed off as"),
        ("I know the zones around the magnet.", "zones"),
        ("I know the zone of the magnet.", "zone"),
        ("I do not pass.", "pass"),
    ],
)
def test_a_verdict_in_a_statement_is_found(text: str, word: str) -> None:
    assert found(statement=text) == [("statement", word)]


@pytest.mark.parametrize(
    "text",
    [
        "It supports and develops, it does not test competence again, and nobody passes or fails.",
        "I can explain that preceptorship is not pass or fail.",
        "I can say why it is not a pass or a fail.",
        "A review does not re-test their clinical competence.",
        "I pass on what the next person needs to know.",
        "I pass each alert to the right person, and the rest was passed on.",
        "I know what to do when the equipment fails.",
        "I keep to compassion and bypass nothing.",
    ],
)
def test_denials_and_other_senses_are_not(text: str) -> None:
    assert found(statement=text) == []


def test_prompts_and_evidence_are_held_to_it_too() -> None:
    assert found(
        prompts=["Did I pass?", "What is competence?"],
        evidence=[{"type": "other", "text": "Signed off as ready"}],
    ) == [("prompts", 0, "pass"), ("evidence", 0, "text", "Signed off as")]


def test_support_roles_have_plainer_words() -> None:
    assert found(prompts=["Whom do I ask?"]) == []
    assert found(prompts=["Whom do I ask?"], support=True) == [("prompts", 0, "Whom")]
