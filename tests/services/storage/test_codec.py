"""Plan files: what is written can be read, and what cannot be read is explained."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.edits import SetNote, SetRating
from lnatool.domain.plan import NOT_APPLICABLE, Person, Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage.codec import decode, encode
from tests.builders import after
from tests.made_up import plan_of

GOLDEN = sorted((Path(__file__).parents[2] / "data" / "plans").glob("v*/*.lnaplan"))


def sentence(data: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        decode(data, "my plan.lnaplan")
    assert caught.value.problem.place == "my plan.lnaplan"
    return caught.value.problem.sentence


def rated() -> Plan:
    plan = plan_of(12)
    first, second = list(plan.framework.walk())[:2]
    return after(plan, SetRating(first.id, 3), SetRating(second.id, NOT_APPLICABLE))


def test_round_trip() -> None:
    plan = rated()
    assert decode(encode(plan), "x") == plan


def test_the_same_plan_is_the_same_bytes() -> None:
    plan = rated()
    assert encode(plan) == encode(decode(encode(plan), "x"))


@pytest.mark.parametrize(
    "name",
    ["Zoë Ó Briain", "李小龍", "مريم", "👩🏽‍⚕️ Sam", "a\u0301\u200d\u202e", "Łukasz\u0000"[:-1]],
)
def test_names_in_any_script(name: str) -> None:
    plan = replace(plan_of(3), person=Person(name=name))
    assert decode(encode(plan), "x").person.name == name


@given(st.text(max_size=200), st.text(max_size=2000))
def test_any_text_comes_back(name: str, note: str) -> None:
    plan = replace(plan_of(3), person=Person(name=name))
    item = next(plan.framework.walk())
    noted = after(plan, SetNote(item.id, note))
    assert decode(encode(noted), "x") == noted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\ud800b", "a\ufffdb"),
        ("\udc00", "\ufffd"),
        ("end\ud83d", "end\ufffd"),
        ("\ud83d\ude00 whole", "😀 whole"),
        ("\udead\ubeef", "\ufffd\ubeef"),
    ],
)
def test_half_a_character_does_not_stop_a_plan_from_opening(typed: str, kept: str) -> None:
    plan = replace(plan_of(3), person=Person(name=typed))
    assert decode(encode(plan), "x").person.name == kept


def test_a_pasted_megabyte_is_kept_whole() -> None:
    plan = plan_of(3)
    text = "Long thought. \n" * 70_000
    item = next(plan.framework.walk())
    longer = after(plan, SetNote(item.id, text, private=True))
    assert decode(encode(longer), "x").answer(item.id).private_note == text


def test_an_empty_file_is_called_empty() -> None:
    assert "empty" in sentence(b"")
    assert "empty" in sentence(b"  \n")


def test_a_cut_off_file_says_where_it_stops() -> None:
    data = encode(rated())
    assert "damaged or not complete" in sentence(data[: len(data) // 2])


def test_other_files_are_called_other_files() -> None:
    assert "not a lnatool plan" in sentence(b'{"hello": 1}')
    assert "not text" in sentence(b"\x89PNG\r\n\x1a\n")
    assert "nested too deeply" in sentence(b"[" * 200_000)


def test_a_newer_file_asks_for_the_newer_program() -> None:
    plain = json.loads(encode(rated()))
    plain["version"] = 99
    words = sentence(json.dumps(plain).encode())
    assert "newer lnatool" in words
    assert "99" in words


WRONG = [
    (("person", "name"), 7, "at person, name: text belongs here."),
    (("person",), [], "at person: names and values belong here."),
    (("revision",), "x", "at revision: a whole number belongs here."),
    (("revision",), -1, "at revision: the number is too small."),
    (("person", "shoe"), 1, "at person, shoe: lnatool does not know it."),
    (("goals",), [{"id": "a", "competencies": 3}], "at goals, number 1, competencies: a list"),
    (("round", "answers", "c1-1"), {"rating": "superb"}, "at round, answers, c1-1, rating: "),
    (("person", "name"), "x" * 100_000, "at person, name: the text is too long."),
]


@pytest.mark.parametrize(("path", "value", "words"), WRONG)
def test_a_wrong_value_is_named_in_plain_words(
    path: tuple[str, ...], value: Any, words: str
) -> None:
    plain = json.loads(encode(rated()))
    inner = plain
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    said = sentence(json.dumps(plain).encode())
    assert words in said
    assert not any(word in said for word in ("Input", "valid", "constrained", "argument"))


def test_what_is_missing_is_named() -> None:
    plain = json.loads(encode(rated()))
    del plain["id"]
    assert "at id: it is missing." in sentence(json.dumps(plain).encode())


def test_there_are_golden_files() -> None:
    assert GOLDEN


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_golden_files_open_for_ever(path: Path) -> None:
    plan = decode(path.read_bytes(), str(path))
    assert plan.person.name
    assert plan.round.answers
    assert decode(encode(plan), str(path)) == plan
