"""What does not fit together in a framework is named at its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain
from lnatool.services.library.validate import check, check_references
from tests.builders import competency, framework, levels, plain_framework, plain_reference

Plain = dict[str, Any]
FIRST = "domain 1 'Domain 1', competency 1 (1.1)"


def said(plain: Plain) -> list[str]:
    return [str(problem) for problem in check(from_plain(Framework, plain))]


def with_first(**changes: Any) -> Plain:
    plain = plain_framework()
    plain["domains"][0]["competencies"][0] = competency(1, **changes)
    return plain


def expected(*values: int) -> dict[str, dict[str, int]]:
    rising = dict(zip(("start", "m6", "m12"), values, strict=False))
    return {"new": rising, "other": {"start": 0, "m6": 1, "m12": 2}}


def test_good_frameworks_have_no_faults() -> None:
    assert said(plain_framework()) == []
    assert said(plain_reference()) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"statement": ""}, "statement: Say what the person rates, as a sentence with 'I'."),
        ({"importance": 6}, "importance: 6 is not on the importance scale."),
        ({"importance": 0}, "importance: 0 is not on the importance scale."),
        ({"expected": expected(1, 5)}, "expected, new, m6: 5 is not on the rating scale."),
        (
            {"expected": expected(2, 1)},
            "expected, new, m6: The expected level falls from 2 to 1; it can only rise or stay.",
        ),
        (
            {"expected": {**expected(1), "boss": {}}},
            "expected, boss: There is no role with the id boss.",
        ),
        (
            {"expected": expected(1), "roles": ["new"]},
            (
                "expected, other: This competency is not for the role other, because its roles "
                "list leaves it out."
            ),
        ),
        (
            {"expected": {**expected(1), "new": {"m3": 1}}},
            "expected, new, m3: There is no review point with the id m3.",
        ),
        (
            {"expected": {"new": {"m6": 1}}},
            "expected: There are no expected levels for the role other, so it can never be a need.",
        ),
        ({"id": "d1-c2"}, "id: The id d1-c2 is used before."),
        ({"code": "1.2"}, "code: The code 1.2 is used before."),
    ],
)
def test_a_competency_that_does_not_fit(changes: Plain, sentence: str) -> None:
    found = said(with_first(**changes))
    assert len(found) == 1
    assert found[0].split(", ", 2)[2] == sentence


def test_a_competency_for_an_unknown_role() -> None:
    assert f"{FIRST}, role 1: There is no role with the id boss." in said(
        with_first(roles=["boss"])
    )


def _domains(plain: Plain) -> Any:
    return plain["domains"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda p: p.update(scale=""), "scale: An assessment framework must name one of its"),
        (lambda p: p.update(scale="gone"), "scale: There is no scale with the id gone."),
        (
            lambda p: p["scales"][0].update(levels=levels(0, 0)),
            "scale 1 'How much support I need', levels: A scale needs at least two levels.",
        ),
        (
            lambda p: p["scales"][0].update(levels=levels(1, 4)[::-1]),
            "scale 1 'How much support I need', level 2 'Level 3', value: 3 must be more than 4,",
        ),
        (
            lambda p: p["scales"].append(p["scales"][0]),
            "scale 3 'How much support I need', id: The id support is used before.",
        ),
        (lambda p: p.update(roles=[]), "roles: An assessment framework needs at least one role."),
        (
            lambda p: p.update(review_points=[]),
            "review_points: An assessment framework needs at least one review point.",
        ),
        (
            lambda p: p["review_points"].append({"id": "m3", "title": "3 months", "months": 3}),
            "review point 4 '3 months', months: 3 must be more than 12, the one before it.",
        ),
        (
            lambda p: p["schedules"][0]["meetings"].reverse(),
            "schedule 1 'Core', meeting 2 'First', weeks: 2 must be more than 12, the one",
        ),
        (lambda p: p.update(domains=[]), "domains: There is no competency to assess."),
        (
            lambda p: _domains(p)[1].update(id="d1"),
            "domain 2 'Domain 2', id: The id d1 is used before.",
        ),
    ],
)
def test_a_framework_that_does_not_fit(change: Callable[[Plain], object], sentence: str) -> None:
    plain = plain_framework()
    change(plain)
    assert any(text.startswith(sentence) for text in said(plain)), said(plain)


def test_domains_nest_four_deep_and_no_deeper() -> None:
    plain = plain_framework()
    inner = plain["domains"][0]
    for depth in range(2, 5):
        inner["domains"] = [{"id": f"deep-{depth}", "title": "Deeper"}]
        inner = inner["domains"][0]
    assert said(plain) == []
    inner["domains"] = [{"id": "deep-5", "title": "Deepest"}]
    assert [text.rsplit(": ", 1)[1] for text in said(plain)] == [
        "Domains can stand inside each other 4 deep; this is one more."
    ]


def test_a_reference_framework_needs_a_source_and_codes() -> None:
    plain = plain_reference(domains=[], source=None)
    assert said(plain) == [
        "A reference framework must name its source.",
        "domains: There is no code that could be cited.",
    ]


def test_a_code_of_a_heading_and_of_an_item_differ_in_a_reference() -> None:
    plain = plain_reference()
    plain["domains"][0]["code"] = "1a"
    assert said(plain) == [
        "domain 1 'First heading', competency 1 (1a), code: The code 1a is used before."
    ]


def test_mappings_are_held_against_known_codes() -> None:
    known = {"standard": {"1a"}}
    assert check_references(framework(), known) == ()
    wrong = check_references(framework(), {"standard": {"1b"}})
    assert {problem.severity for problem in wrong} == {"error"}
    assert str(wrong[0]) == (
        f"{FIRST}, mapping 1: The reference framework standard has no code 1a."
    )
    unknown = check_references(framework(), {})
    assert {problem.severity for problem in unknown} == {"warning"}
    assert unknown[0].sentence == "There is no reference framework standard here."
