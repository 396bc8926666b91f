"""The plan that travels: canonical, without anything private, and checked on the way in."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.edits import (
    NoteExport,
    NoteReturn,
    PutEvidence,
    PutGoal,
    PutReview,
    SetNote,
    SetRating,
    SetSecondView,
    StartRound,
)
from lnatool.domain.plan import (
    Evidence,
    Export,
    Goal,
    Person,
    Plan,
    ReportKind,
    ReturnedFile,
    Review,
    SecondView,
)
from lnatool.domain.problems import KnownError
from lnatool.domain.shared import shared_plan, signed_content
from lnatool.services.share.encode import (
    LARGEST,
    NewerError,
    decode_shared,
    encode_shared,
    short_digest,
)
from lnatool.services.share.sign import sign
from lnatool.services.storage.codec import canonical
from tests.builders import NOW, plan

KINDS: tuple[ReportKind, ...] = ("full", "plan", "summary")
OPTIONS = list(product(KINDS, (True, False), (True, False)))
PRIVATE = "PLANTED-SECRET"


def full_plan() -> Plan:
    """A plan with something private in every place that can hold it."""
    made = plan(
        SetRating("d1-c1", 1),
        SetNote("d1-c1", f"{PRIVATE} note", private=True),
        SetNote("d1-c2", "Open note"),
        PutEvidence(
            "d1-c1", Evidence("e1", title=f"{PRIVATE} evidence", where=f"{PRIVATE} drawer")
        ),
        PutEvidence("d1-c1", Evidence("e2", title="Open evidence", shared=True)),
        PutGoal(Goal("g1", "Goal", ("d1-c1",))),
        PutReview(Review("r1", "First", private_note=f"{PRIVATE} review", summary="Open summary")),
        StartRound("round2", "m12"),
        SetNote("d1-c2", f"{PRIVATE} again", private=True),
        SetSecondView("d1-c1", SecondView(2, "Open comment", "Alex", "2027-01-02")),
        NoteExport(Export("x", NOW, "full", 3, "a" * 64, (), "b" * 64)),
        NoteReturn(ReturnedFile("y", NOW, "c" * 64, f"{PRIVATE} file.pdf", 3, f"{PRIVATE} by")),
    )
    signed = sign(made, "preceptor", "Alex", "Lead", "2027-01-02")
    return replace(made, sign_offs=(replace(signed, content=f"{PRIVATE} content"),))


@pytest.mark.parametrize(("kind", "notes", "evidence"), OPTIONS)
def test_nothing_private_travels(kind: ReportKind, notes: bool, evidence: bool) -> None:
    data = encode_shared(shared_plan(full_plan(), kind, notes, evidence))
    assert PRIVATE.encode() not in data
    assert b"a" * 64 not in data
    assert (b"Open evidence" in data) == (kind == "full" and evidence)
    assert (b"Open note" in data) == (kind == "full" and notes)
    assert b"Open summary" in data
    assert PRIVATE not in json.dumps(signed_content(full_plan(), kind, notes, evidence))


@pytest.mark.parametrize(("kind", "notes", "evidence"), OPTIONS)
def test_what_travels_arrives(kind: ReportKind, notes: bool, evidence: bool) -> None:
    shared = shared_plan(full_plan(), kind, notes, evidence)
    data = encode_shared(shared)
    assert decode_shared(data, "x") == shared
    assert encode_shared(decode_shared(data, "x")) == data
    assert data == rfc8785.dumps(json.loads(data))


TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@given(
    name=TEXT, note=TEXT, title=TEXT, level=st.integers(0, 4), revision=st.integers(0, 2**53 - 1)
)
def test_bytes_are_those_of_rfc_8785(
    name: str, note: str, title: str, level: int, revision: int
) -> None:
    made = plan(SetRating("d1-c1", level), SetNote("d1-c1", note), PutGoal(Goal("g", title)))
    made = replace(made, person=Person(name=name), revision=revision)
    data = encode_shared(shared_plan(made, "full", notes=True, evidence=True))
    assert data == rfc8785.dumps(json.loads(data))
    decode_shared(data, "x")


@given(st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text("abc_.-019", max_size=6), inner, max_size=4),
    max_leaves=20,
))  # fmt: skip
def test_canonical_is_rfc_8785_for_keys_in_ascii(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_half_a_character_travels_as_a_replacement() -> None:
    made = replace(plan(), person=Person(name="a\ud800b"))
    shared = decode_shared(encode_shared(shared_plan(made, "full", True, True)), "x")
    assert shared.plan.person.name == "a\ufffdb"


def plain() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(encode_shared(shared_plan(full_plan(), "full", True, True)))
    return made


def refused(data: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        decode_shared(data, "copy.pdf")
    assert caught.value.problem.place == "copy.pdf"
    return caught.value.problem.sentence


def test_a_newer_version_is_named() -> None:
    with pytest.raises(NewerError, match="made by a newer lnatool"):
        decode_shared(json.dumps({**plain(), "version": 2}).encode(), "x")
    inner = {**plain()["plan"], "version": 99}
    with pytest.raises(NewerError, match="made by a newer lnatool"):
        decode_shared(json.dumps({**plain(), "plan": inner}).encode(), "x")


def test_an_older_plan_inside_is_migrated() -> None:
    document = plain()
    inner = {key: value for key, value in document["plan"].items() if key != "sign_offs"}
    for answers in (inner["round"]["answers"], *(one["answers"] for one in inner["earlier"])):
        for answer in answers.values():
            answer.pop("preceptor", None)
    data = json.dumps({**document, "plan": {**inner, "version": 1}}).encode()
    assert decode_shared(data, "x").plan.version == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is damaged"),
        (b"\xff\xfe\x00", "is damaged"),
        (b"[]", "is damaged"),
        (b'{"format": "lnatool.plan"}', "is damaged"),
        (b'{"format": "lnatool.shared-plan", "version": 1, "plan": 3}', "is damaged"),
        (b'{"a": ' + b"9" * 5000 + b"}", "is damaged"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b" " * (LARGEST + 1), "too large"),
    ],
)
def test_what_is_no_shared_plan_is_a_sentence(data: bytes, sentence: str) -> None:
    assert sentence in refused(data)


def test_what_does_not_belong_is_named() -> None:
    document = plain()
    document["plan"]["goals"][0]["colour"] = "red"
    assert "goals, number 1, colour" in refused(json.dumps(document).encode())
    assert "kind" in refused(json.dumps({**plain(), "kind": "half"}).encode())


@pytest.mark.parametrize("change", ["scale", "role", "point", "reference"])
def test_a_framework_that_does_not_fit_together_is_refused(change: str) -> None:
    document = plain()
    inner = document["plan"]
    if change == "scale":
        inner["framework"]["scale"] = "nothing"
    elif change == "role":
        inner["round"]["role"] = "boss"
    elif change == "point":
        inner["round"]["review_point"] = "never"
    else:
        inner["framework"]["kind"] = "reference"
    assert "does not fit together" in refused(json.dumps(document).encode())


def test_digests_are_shown_in_groups() -> None:
    assert short_digest("ab12cd34ef567890" + "f" * 48) == "ab12 cd34 ef56 7890"
