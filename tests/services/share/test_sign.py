"""A sign-off says what was agreed to, and what has changed since."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import rfc8785

from lnatool.domain.edits import (
    Edit,
    MoveGoal,
    PutEvidence,
    PutGoal,
    PutReview,
    PutSignOff,
    RemoveGoal,
    SetAgreed,
    SetDiscuss,
    SetGoalReview,
    SetImportance,
    SetNote,
    SetPerson,
    SetRating,
    SetReviewPoint,
    SetRole,
    SetSecondView,
    StartRound,
)
from lnatool.domain.plan import (
    Action,
    Evidence,
    Goal,
    GoalReview,
    Person,
    Plan,
    Review,
    SecondView,
    SignOff,
)
from lnatool.domain.problems import KnownError
from lnatool.domain.shared import signed_content
from lnatool.services.share.sign import (
    ContentError,
    changed_since,
    changed_words,
    sign,
    sign_content,
)
from lnatool.services.storage.codec import decode, digest, encode
from tests.builders import after, plan

GOAL = Goal("g1", "Lead a list", ("d1-c1",), due="2027-03-03")


def signed() -> tuple[Plan, SignOff]:
    made = plan(
        SetRating("d1-c1", 1),
        SetNote("d1-c1", "Shy"),
        PutGoal(GOAL),
        PutGoal(Goal("g2", "Second")),
        PutReview(Review("r1", "First", "2026-12-01")),
    )
    return made, sign(made, "preceptor", "Alex Morgan", "Senior radiographer", "2026-12-02")


def test_a_sign_off_holds_what_was_signed_in_canonical_form() -> None:
    made, one = signed()
    content = json.loads(one.content)
    assert one.digest == digest(one.content.encode())
    assert one.content.encode() == rfc8785.dumps(content)
    assert content["framework"] == {"id": "example", "edition": "2026.1"}
    assert "modified" not in content
    assert (one.who, one.name, one.role, one.day) == (
        "preceptor", "Alex Morgan", "Senior radiographer", "2026-12-02",
    )  # fmt: skip
    assert changed_since(made, one) == ()
    assert (
        changed_words(one, ()).text == "Unchanged since signed on 2 December 2026 by Alex Morgan."
    )


def test_signing_locks_nothing_and_is_not_a_change_itself() -> None:
    made, one = signed()
    both = after(made, PutSignOff(one), PutSignOff(sign(made, "manager", "Jo", "", "2026-12-03")))
    assert [each.who for each in both.sign_offs] == ["preceptor", "manager"]
    assert all(changed_since(both, each) == () for each in both.sign_offs)
    again = decode(encode(both), "x")
    assert changed_since(again, again.sign_offs[0]) == ()


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (SetRating("d1-c1", 3), "1.1 Competency 1.1, own rating: 1 Level 1 → 3 Level 3"),
        (SetRating("d1-c2", "not-applicable"),
         "1.2 Competency 1.2, own rating: nothing → Not applicable to my role"),
        (SetImportance("d1-c1", 5), "1.1 Competency 1.1, importance: nothing → 5"),
        (SetDiscuss("d1-c1", True), "1.1 Competency 1.1, to discuss: no → yes"),
        (SetNote("d1-c1", ""), "1.1 Competency 1.1, note: Shy → nothing"),
        (SetAgreed("d1-c1", 2), "1.1 Competency 1.1, agreed level: nothing → 2 Level 2"),
        (SetSecondView("d1-c1", SecondView(None, "Good")),
         "1.1 Competency 1.1, preceptor's comment: nothing → Good"),
        (PutEvidence("d1-c1", Evidence("e", title="Log", shared=True)),
         "1.1 Competency 1.1, evidence: nothing → Log"),
        (PutGoal(replace(GOAL, due="2027-04-04")),
         "Goal “Lead a list”, by when: 3 March 2027 → 4 April 2027"),
        (PutGoal(replace(GOAL, status="done")), "Goal “Lead a list”, status: Planned → Done"),
        (PutGoal(replace(GOAL, actions=(Action("a", "Ask", due="2027-01-01", done=True),))),
         "Goal “Lead a list”, actions: nothing → Ask (1 January 2027) ✓"),
        (PutGoal(replace(GOAL, competencies=())),
         "Goal “Lead a list”, what it is for: 1.1 Competency 1.1 → nothing"),
        (SetGoalReview("g1", GoalReview("discuss")),
         "Goal “Lead a list”, preceptor's view: nothing → Needs discussion"),
        (RemoveGoal("g1"), "Goal “Lead a list”, whole: in the plan → not in the plan"),
        (PutGoal(Goal("g3")), "Goal without a title, whole: not in the plan → in the plan"),
        (MoveGoal("g2", 0), "Goals, order: Lead a list; Second → Second; Lead a list"),
        (PutReview(Review("r1", "First", "2026-12-01", held="2026-12-02")),
         "Meeting “First”, held on: nothing → 2 December 2026"),
        (SetRole("other"), "Self-assessment, role: New radiographer → Assistant"),
        (SetReviewPoint("m12"), "Self-assessment, review point: 6 months → 12 months"),
        (SetPerson(Person("Kim", start_date="2026-09-01", band="5")),
         "About the person, name: Sam → Kim"),
    ],
)  # fmt: skip
def test_a_change_is_said_in_words(edit: Edit, line: str) -> None:
    made, one = signed()
    found = changed_since(after(made, edit), one)
    assert [each.text for each in found] == [line]
    assert changed_words(one, found).text == (
        "Changed since signed on 2 December 2026 by Alex Morgan; differences: 1."
    )


def test_every_part_that_is_signed_is_compared() -> None:
    """A part added to the plan later must be compared, too."""
    made, _ = signed()
    known = {"id", "format", "version", "created", "framework"}
    compared = {"person", "round", "goals", "reviews", "earlier", "schedule"}
    fields = set(signed_content(replace(made, schedule="core", earlier=(made.round,))))
    assert fields == known | compared


def test_what_is_private_is_no_change() -> None:
    made, one = signed()
    later = after(
        made, SetNote("d1-c1", "secret", True), PutEvidence("d1-c2", Evidence("e", title="mine"))
    )
    assert changed_since(later, one) == ()


def test_where_a_piece_of_evidence_is_kept_is_a_change() -> None:
    made, _ = signed()
    held = after(made, PutEvidence("d1-c1", Evidence("e", title="Log", shared=True)))
    one = sign(held, "preceptee", "Sam", "", "2026-12-02")
    moved = after(held, PutEvidence("d1-c1", Evidence("e", title="Log", where="B", shared=True)))
    assert [each.text for each in changed_since(moved, one)] == [
        "1.1 Competency 1.1, evidence: Log → Log (details changed)"
    ]


def test_a_new_round_is_a_change() -> None:
    made, one = signed()
    labels = [each.label.text for each in changed_since(after(made, StartRound("n", "m12")), one)]
    assert labels == ["review point", "started", "earlier rounds"]


def test_a_newer_edition_is_a_change() -> None:
    made, one = signed()
    later = replace(made, framework=replace(made.framework, edition="2027"))
    assert [each.text for each in changed_since(later, one)] == [
        "Framework, edition: example 2026.1 → example 2027"
    ]


@pytest.mark.parametrize("kind", ["plan", "summary"])
def test_only_what_was_signed_is_compared(kind: str) -> None:
    made, _ = signed()
    one = sign_content(signed_content(made, kind), "preceptor", "A", "", "2026-12-02")  # type: ignore[arg-type]
    assert changed_since(made, one) == ()
    assert changed_since(after(made, SetNote("d1-c2", "New")), one) == ()
    assert len(changed_since(after(made, SetRating("d1-c2", 1)), one)) == 1


def test_half_a_character_is_no_change() -> None:
    made = plan(SetNote("d1-c1", "a\ud800b"))
    one = sign(made, "preceptee", "Sam", "", "")
    assert changed_since(made, one) == ()
    assert changed_since(decode(encode(made), "x"), one) == ()


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", "null", '{"framework": 3}', "[" * 50_000,
        '{"framework": {"id": "x", "edition": "1"}, "scope": 3}',
        '{"framework": {"id": "x", "edition": "1"}, "scope": {"kind": []}}',
        '{"framework": {"id": "x", "edition": "1"}, "format": "lnatool.plan", "version": 2}',
    ],
)  # fmt: skip
def test_content_that_is_not_what_was_signed_is_a_sentence(content: str) -> None:
    made, one = signed()
    for bad in (
        replace(one, content=content),
        replace(one, content=content, digest=digest(content.encode())),
    ):
        with pytest.raises(ContentError, match="What was signed on 2 December 2026 by Alex"):
            changed_since(made, bad)


def test_content_of_a_newer_version_is_a_sentence() -> None:
    made, _ = signed()
    one = sign_content({**signed_content(made), "version": 99}, "manager", "", "", "")
    with pytest.raises(KnownError, match="newer lnatool"):
        changed_since(made, one)
