"""The rules for published frameworks: each breach is found, at its place."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from lnatool.domain.framework import Framework
from lnatool.domain.learning import Route
from lnatool.domain.plain import from_plain
from lnatool.services.library.readability import grade
from lnatool.services.library.reading import reading_grade, statement_grade
from lnatool.services.library.strict import Around, strict_faults
from lnatool.services.library.wording import wording_faults
from tests.builders import competency, levels, plain_framework, plain_reference

GOOD = {
    "statement": "I can prepare the room for every person and explain simply what will happen.",
    "prompts": ["Which examination do I find difficult?", "Whom could I ask about it?"],
    "evidence": [
        {"type": "reflection", "text": "A short reflection on one list"},
        {"type": "discussion", "text": "A conversation with a senior colleague"},
    ],
    "routes": ["course"],
    "tags": ["Rooms"],
}
FORMAL = Route("course", "A course", "Employer", "in-house", True, "formal", "time")
INFORMAL = Route("talk", "A talk", "Employer", "mentoring", False, "others", "time")
AROUND = Around(
    {"course": FORMAL, "talk": INFORMAL},
    {"standard": from_plain(Framework, plain_reference())},
)


def good(**changes: Any) -> dict[str, Any]:
    plain = plain_framework(
        1, 1, covers=[{"standard": "standard", "codes": ["1"]}], **changes.pop("top", {})
    )
    plain["domains"][0]["competencies"] = [competency(1, **{**deepcopy(GOOD), **changes})]
    return plain


def told(plain: dict[str, Any]) -> list[tuple[str, str]]:
    framework = from_plain(Framework, plain)
    faults = [*strict_faults(framework, AROUND)]
    return [(str(fault.path[-1]) if fault.path else "", fault.message) for fault in faults]


def test_a_good_one_has_no_fault() -> None:
    assert told(good()) == []


def test_reference_frameworks_have_no_such_rules() -> None:
    assert told(plain_reference()) == []


@pytest.mark.parametrize(
    ("changes", "place", "message"),
    [
        ({"statement": "I can do it."}, "statement", "{count} words; {least} to {most} read well."),
        (
            {"statement": "Prepares " + str(GOOD["statement"])},
            "statement",
            "Start the sentence with 'I', so that a person can rate it.",
        ),
        ({"prompts": ["One?"]}, "prompts", "{count} prompts; {least} or {most} help"),
        ({"evidence": []}, "evidence", "{count} examples of evidence; {least} to {most}"),
        ({"tags": []}, "tags", "Add at least one tag"),
        ({"if_in_role": True}, "statement", "This is for some posts only, so start"),
        (
            {"statement": f"Where my role includes it, {GOOD['statement']}"},
            "if_in_role",
            "The statement is for some posts only",
        ),
        (
            {"mappings": [{"standard": "standard", "code": "1", "relation": "exact"}]},
            "relation",
            "{code} is a heading of {standard}, so the relation cannot be exact.",
        ),
        ({"importance": None}, "importance", "Say how important this is by default."),
        ({"mappings": []}, "mappings", "Map this to at least one code"),
        ({"routes": ["gone"]}, "0", "No learning catalogue here has a route {id}."),
        ({"routes": ["talk"]}, "routes", "Name a formal learning route"),
        ({"routes": []}, "routes", "Name a formal learning route"),
        ({"no_formal_route": True}, "no_formal_route", "One of the routes is formal"),
        (
            {"mappings": [{"standard": "other", "code": "1"}]},
            "0",
            "No competency maps to {code} '{title}'",
        ),
        (
            {"top": {"covers": [{"standard": "gone", "codes": ["1"]}]}},
            "standard",
            "There is no ref",
        ),
        ({"top": {"covers": [{"standard": "standard", "codes": ["7"]}]}}, "0", "The reference fr"),
    ],
)
def test_each_breach_is_found(changes: dict[str, Any], place: str, message: str) -> None:
    top = changes.pop("top", None)
    plain = good(**changes)
    plain.update(top or {})
    assert any(at == place and text.startswith(message) for at, text in told(plain)), told(plain)


def test_what_is_for_some_posts_says_so_twice() -> None:
    statement = f"Where my role includes it, {GOOD['statement']}"
    assert told(good(if_in_role=True, statement=statement)) == []


def test_a_code_that_is_no_heading_can_be_the_same() -> None:
    assert told(good(mappings=[{"standard": "standard", "code": "1a", "relation": "exact"}])) == []


def test_no_formal_route_is_a_finding_beside_informal_ones() -> None:
    assert told(good(routes=["talk"], no_formal_route=True)) == []


def test_a_role_without_competencies_and_a_level_without_words() -> None:
    plain = good(roles=["new"], expected={"new": {"start": 1}})
    plain["scales"][0]["levels"] = [{"value": 0, "label": "None"}, *levels(1, 4)]
    assert told(plain) == [
        ("1", "No competency is for this role."),
        ("descriptor", "Say what this level looks like in practice."),
    ]


def test_hard_reading_for_support_roles_is_found() -> None:
    hard = (
        "I can operationalise multidisciplinary communication methodologies, facilitating "
        "individualised radiological preparation and comprehensive documentation responsibilities."
    )
    plain = good(statement=hard, prompts=[hard, hard])
    plain["roles"] = [{"id": "new", "title": "Support worker", "bands": ["2"]}]
    plain["domains"][0]["competencies"][0]["expected"] = {"new": {"start": 1}}
    assert [text[:20] for _, text in told(plain)] == [
        "The reading grade is",
        "The mean reading gra",
    ]


def test_hard_statements_are_found_among_easy_prompts() -> None:
    hard = (
        "I can explain examination preparation and radiological documentation to colleagues who "
        "are responsible for individual patients and for communication between departments."
    )
    plain = good(statement=hard, prompts=["What do I do first?", "Who can I ask about it?"])
    framework = from_plain(Framework, plain)
    assert reading_grade(framework) < 11 < statement_grade(framework)
    assert told(plain) == [
        (
            "",
            (
                "The mean reading grade of the statements is {grade:.1f}; for these readers it is "
                "{most:.0f} at most."
            ),
        )
    ]


def test_every_statement_counts_alike_however_long_it_is() -> None:
    plain = good()
    plain["domains"][0]["competencies"].append(competency(2, statement="I ask."))
    framework = from_plain(Framework, plain)
    one, two = (grade([item.statement]) for item in framework.walk())
    assert statement_grade(framework) == pytest.approx((one + two) / 2)


def test_grade_rises_with_long_words_and_long_sentences() -> None:
    easy = grade(["I ask for help. I wash my hands."])
    longer = grade(["I ask for help before I start and I wash my hands after I have done it."])
    hardest = grade(["Radiological documentation necessitates multidisciplinary communication."])
    assert easy < longer < hardest
    assert grade([""]) == 0
    # Worked by hand: 7 words, 2 sentences, 7 syllables.
    assert grade(["I ask for help. I wash hands."]) == pytest.approx(0.39 * 3.5 + 11.8 - 15.59)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda item: item.update(statement="I can organize teh room for the next person here."),
            2,
        ),
        (lambda item: item.update(title="Practice of colour"), 0),
        (lambda item: item["prompts"].append("What color is it?"), 1),
    ],
)
def test_spelling_is_british(change: Callable[[dict[str, Any]], None], words: int) -> None:
    plain = good()
    change(plain["domains"][0]["competencies"][0])
    faults = [*wording_faults(from_plain(Framework, plain))]
    assert len(faults) == words
    assert all("is spelt" in fault.message for fault in faults)


def test_statements_that_say_the_same_are_found() -> None:
    plain = good()
    again = competency(2, **{**GOOD, "statement": f"{GOOD['statement'][:-1]} today."})
    plain["domains"][0]["competencies"].append(again)
    (fault,) = wording_faults(from_plain(Framework, plain))
    assert fault.path[-2:] == (1, "statement")
    assert fault.args["code"] == "1.1"


def test_only_the_first_of_many_like_it_is_named() -> None:
    plain = good()
    plain["domains"][0]["competencies"] = [competency(n, **GOOD) for n in range(1, 301)]
    faults = [*wording_faults(from_plain(Framework, plain))]
    assert len(faults) == 299
    assert {fault.args["code"] for fault in faults} == {"1.1"}


def test_too_many_statements_to_compare_is_a_note() -> None:
    framework = from_plain(Framework, plain_framework(21, 50))
    notes = [fault for fault in wording_faults(framework) if fault.severity == "note"]
    assert [fault.args["count"] for fault in notes] == [1_050]
    assert notes[0].message.startswith("Sameness was not checked")
