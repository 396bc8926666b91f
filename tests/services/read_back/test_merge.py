"""What a preceptor filled in is in the plan afterwards, as theirs, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.edits import (
    PutGoal,
    PutReview,
    RemoveGoal,
    SetGoalReview,
    SetRating,
    SetRole,
    SetSecondView,
)
from lnatool.domain.form import TICKS, FormField, form_fields
from lnatool.domain.plan import Goal, GoalReview, Plan, Review, SecondView
from lnatool.domain.problems import KnownError
from lnatool.services.read_back.dates import day_in
from lnatool.services.read_back.finding import Choice, Findings
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.merge import edits_for, keep_file
from lnatool.services.read_back.pdf_parts import clean
from lnatool.services.read_back.read import read_bytes
from lnatool.services.session import Session
from lnatool.services.share.sign import changed_since
from lnatool.services.storage.codec import decode, digest, encode
from tests.builders import after
from tests.services.read_back.conftest import HandedOut, rated_plan
from tests.services.read_back.pdfs import copy, fill

NOW = "2026-12-05T09:00:00Z"
FULL = {
    "goal_g1_agreed": "Yes",
    "goal_g1_comment": "Start with one list a week.",
    "goal_g2_discuss": "Yes",
    "item_d1_2dc1_level": "2",
    "item_d1_2dc1_comment": "You do more on your own than you think.",
    "review_meeting_date": "4 December 2026",
    "review_meeting_attended": "Sam, Alex",
    "review_meeting_summary": "Went well.",
    "review_meeting_next": "1/3/2027",
    "sign_preceptor_agree": "Yes",
    "sign_preceptor_name": "Alex Morgan",
    "sign_preceptor_role": "Senior radiographer",
    "sign_preceptor_date": "4.12.2026",
}


def merged(plan: Plan, found: Findings, choices: dict[str, Choice] | None = None) -> Plan:
    return after(plan, edits_for(plan, found, choices or {}, "kept.pdf", NOW))


def test_a_whole_form_is_in_the_plan(handed_out: HandedOut) -> None:
    found = handed_out.back(FULL)
    assert found.conflicts == ()
    assert found.problems == ()
    assert [one.kind for one in found.verdicts] == ["known"]
    made = merged(handed_out.plan, found)
    day, by = "2026-12-04", "Alex Morgan"
    first, second = made.goals
    assert first.preceptor == GoalReview("agreed", "Start with one list a week.", by, day)
    assert second.preceptor == GoalReview("discuss", "", by, day)
    answer = made.answer("d1-c1")
    assert answer.rating == 1
    assert answer.preceptor == SecondView(2, "You do more on your own than you think.", by, day)
    held, planned = made.reviews
    assert held == Review("r1", "First", "2026-12-01", day, "Sam, Alex", "Went well.")
    assert planned == Review("r2", "Second", "2027-03-01")
    (noted,) = made.returns
    assert (noted.kept, noted.by, noted.received) == ("kept.pdf", by, NOW)
    assert noted.revision == handed_out.copy.export.revision
    assert noted.file == digest(handed_out.filled(FULL))


def test_a_sign_off_is_about_what_was_signed(handed_out: HandedOut) -> None:
    made = merged(handed_out.plan, handed_out.back(FULL))
    (signed,) = made.sign_offs
    assert (signed.who, signed.name, signed.role, signed.day) == (
        "preceptor", "Alex Morgan", "Senior radiographer", "2026-12-04",
    )  # fmt: skip
    assert changed_since(made, signed) == ()
    later = after(made, SetRating("d1-c1", 3))
    assert [one.text for one in changed_since(later, signed)] == [
        "1.1 Competency 1.1, own rating: 1 Level 1 → 3 Level 3"
    ]


def test_what_changed_on_my_side_before_it_came_back_is_a_change_since_signing(
    handed_out: HandedOut,
) -> None:
    later = after(handed_out.plan, SetRating("d2-c1", 1))
    made = merged(later, handed_out.back(FULL, SetRating("d2-c1", 1)))
    assert [one.text for one in changed_since(made, made.sign_offs[0])] == [
        "2.1 Competency 2.1, own rating: nothing → 1 Level 1"
    ]


def test_it_is_one_step_of_undo(handed_out: HandedOut) -> None:
    session = Session(handed_out.plan)
    session.edit(edits_for(handed_out.plan, handed_out.back(FULL), {}, "kept.pdf", NOW))
    session.undo()
    assert replace(session.plan, revision=0) == replace(handed_out.plan, revision=0)
    assert not session.can_undo


def test_taken_in_twice_says_the_same_and_changes_nothing_but_the_note(
    handed_out: HandedOut,
) -> None:
    once = merged(handed_out.plan, handed_out.back(FULL))
    again = findings(once, read_bytes(handed_out.filled(FULL), "x"))
    assert {one.state for one in again.fields} == {"same"}
    assert "already-taken-in" in [one.kind for one in again.verdicts]
    twice = merged(once, again)
    assert replace(twice, returns=once.returns, revision=0, modified="") == replace(
        once, revision=0, modified=""
    )


def test_an_other_value_of_the_preceptor_is_a_conflict(handed_out: HandedOut) -> None:
    since = (
        SetGoalReview("g1", GoalReview("discuss", "Typed in from paper", "Alex", "2026-12-01")),
        SetSecondView("d1-c1", SecondView(3, "", "Alex", "2026-12-01")),
    )
    found = handed_out.back(FULL, *since)
    assert [one.key for one in found.conflicts] == [
        "goal_g1_view", "goal_g1_comment", "item_d1_2dc1_level",
    ]  # fmt: skip
    view = found.conflicts[0]
    assert (view.theirs.text, view.mine.text, view.base.text) == (
        "Agreed", "Needs discussion", "nothing",
    )  # fmt: skip
    now = after(handed_out.plan, *since)
    left = merged(now, found)
    assert left.goals[0].preceptor == GoalReview(
        "discuss", "Typed in from paper", "Alex", "2026-12-01"
    )
    assert left.answer("d1-c1").preceptor == SecondView(
        3, "You do more on your own than you think.", "Alex Morgan", "2026-12-04"
    )
    chosen = merged(now, found, {"goal_g1_view": "theirs", "item_d1_2dc1_level": "theirs"})
    assert chosen.goals[0].preceptor == GoalReview(
        "agreed", "Typed in from paper", "Alex Morgan", "2026-12-04"
    )
    second = chosen.answer("d1-c1").preceptor
    assert second is not None
    assert second.rating == 2


def test_what_was_in_the_field_already_is_not_an_answer(handed_out: HandedOut) -> None:
    prefilled = after(handed_out.plan, SetGoalReview("g1", GoalReview("agreed", "Before")))
    out = copy(prefilled)
    later = after(prefilled, SetGoalReview("g1", GoalReview("discuss", "After")))
    back = fill(out.data, {"goal_g1_agreed": "Yes", "goal_g1_comment": "Before"})
    assert {one.state for one in findings(later, read_bytes(back, "x")).fields} == {"same"}


def test_a_goal_that_i_changed_since_is_a_conflict_with_what_changed(
    handed_out: HandedOut,
) -> None:
    found = handed_out.back(FULL, PutGoal(Goal("g1", "Lead two lists", ("d1-c1",))))
    assert [one.key for one in found.conflicts] == ["goal_g1_view", "goal_g1_comment"]
    assert [one.text for one in found.conflicts[0].mine_changed] == [
        "Goal “Lead two lists”, title: Lead a list → Lead two lists"
    ]


def test_what_has_no_place_any_more_can_be_kept_as_a_note(handed_out: HandedOut) -> None:
    since = (RemoveGoal("g1"),)
    found = handed_out.back(FULL, *since)
    gone = [one for one in found.fields if one.gone]
    assert [one.label.text for one in gone] == [
        "Goal “Lead a list”, preceptor's view",
        "Goal “Lead a list”, preceptor's comment",
    ]
    now = after(handed_out.plan, *since)
    assert merged(now, found).goals[0].id == "g2"
    kept = merged(now, found, {one.key: "theirs" for one in gone})
    assert kept.reviews[0].summary == (
        "Went well.\nGoal “Lead a list”, preceptor's view: Agreed\n"
        "Goal “Lead a list”, preceptor's comment: Start with one list a week."
    )


def test_notes_alone_make_a_record_of_their_own_and_fill_no_planned_meeting(
    handed_out: HandedOut,
) -> None:
    found = handed_out.back({"goal_g1_comment": "Good"}, RemoveGoal("g1"))
    now = after(handed_out.plan, RemoveGoal("g1"))
    made = merged(now, found, {"goal_g1_comment": "theirs"})
    assert made.reviews[:2] == now.reviews
    assert (made.reviews[2].held, made.reviews[2].due) == ("2026-12-05", "")
    assert "Good" in made.reviews[2].summary


def test_a_competency_that_my_role_is_not_asked_about_any_more_is_listed() -> None:
    made = rated_plan()
    domain = made.framework.domains[0]
    items = (replace(domain.competencies[0], roles=("new",)), *domain.competencies[1:])
    domains = (replace(domain, competencies=items), *made.framework.domains[1:])
    made = replace(made, framework=replace(made.framework, domains=domains))
    back = fill(copy(made).data, {"item_d1_2dc1_comment": "Good"})
    (one,) = findings(after(made, SetRole("other")), read_bytes(back, "x")).fields
    assert (one.gone, one.state) == (True, "conflict")


def test_a_meeting_is_added_where_none_is_planned(handed_out: HandedOut) -> None:
    bare = replace(handed_out.plan, reviews=())
    found = findings(bare, read_bytes(handed_out.filled(FULL), "x"))
    held, following = merged(bare, found).reviews
    assert (held.held, held.summary) == ("2026-12-04", "Went well.")
    assert (following.due, following.held) == ("2027-03-01", "")


def test_a_next_meeting_on_another_day_is_a_conflict(handed_out: HandedOut) -> None:
    found = handed_out.back({**FULL, "review_meeting_next": "2 March 2027"})
    assert [one.key for one in found.conflicts] == ["review_meeting_next"]
    assert found.conflicts[0].mine.text == "1 March 2027"
    made = merged(handed_out.plan, found, {"review_meeting_next": "theirs"})
    assert made.reviews[1] == Review("r2", "Second", "2027-03-02")


def test_a_day_that_is_none_is_kept_as_it_is_written(handed_out: HandedOut) -> None:
    values = {"review_meeting_date": "last Tuesday", "review_meeting_next": "in spring"}
    found = handed_out.back(values)
    first, second = (problem.sentence for problem in found.problems)
    assert first.startswith("Review meeting, held on: “last Tuesday” is not a day.")
    assert second.startswith("Next review meeting, planned for: “in spring” is not a day.")
    review = merged(handed_out.plan, found).reviews[0]
    assert review.summary == "Held on: last Tuesday\nNext meeting: in spring"
    assert review.held == ""


def test_both_ticks_are_read_as_needs_discussion(handed_out: HandedOut) -> None:
    found = handed_out.back({"goal_g1_agreed": "Yes", "goal_g1_discuss": "Yes"})
    assert [one.value for one in found.fields] == ["discuss"]
    assert "both “agreed” and “needs discussion” are ticked" in found.problems[0].sentence


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("2", 2), ("2  Level 2", 2), ("level 3", 3), ("0", 0),
        ("not-applicable", "not-applicable"), ("Not yet had the opportunity", "no-opportunity"),
    ],
)  # fmt: skip
def test_a_level_is_read_by_value_or_label(
    handed_out: HandedOut, written: str, rating: object
) -> None:
    found = handed_out.back({"item_d1_2dc1_level": written})
    second = merged(handed_out.plan, found).answer("d1-c1").preceptor
    assert second is not None
    assert second.rating == rating


def test_a_level_that_is_none_can_be_kept_as_a_note(handed_out: HandedOut) -> None:
    found = handed_out.back({"item_d1_2dc1_level": "17"})
    assert "“17” is not a level of the scale" in found.problems[0].sentence
    made = merged(handed_out.plan, found, {"item_d1_2dc1_level": "theirs"})
    assert made.answer("d1-c1").preceptor is None
    assert "preceptor's view of the level: 17" in made.reviews[-1].summary


def test_a_name_without_a_tick_is_no_sign_off(handed_out: HandedOut) -> None:
    found = handed_out.back({"sign_manager_name": "Jo", "sign_manager_date": "soon"})
    assert "the agreement is not ticked" in found.problems[0].sentence
    assert merged(handed_out.plan, found).sign_offs == ()
    noted = merged(handed_out.plan, found, {"sign_manager_agree": "theirs"})
    assert noted.sign_offs == ()
    assert "Sign-off by the manager: Jo, soon" in noted.reviews[-1].summary


def test_a_day_of_signing_that_is_none_stands_beside_the_role(handed_out: HandedOut) -> None:
    values = {"sign_manager_agree": "Yes", "sign_manager_role": "Lead", "sign_manager_date": "soon"}
    (signed,) = merged(handed_out.plan, handed_out.back(values)).sign_offs
    assert (signed.role, signed.day) == ("Lead (soon)", "")


def test_what_is_new_can_be_left_out(handed_out: HandedOut) -> None:
    found = handed_out.back({"goal_g1_comment": "x", "goal_g2_comment": "y"})
    made = merged(handed_out.plan, found, {"goal_g1_comment": "mine"})
    assert made.goals[0].preceptor is None
    assert made.goals[1].preceptor is not None


LETTERS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60).map(clean)
HANDED_OUT = rated_plan()
COPY = copy(HANDED_OUT)
FIELDS = form_fields(HANDED_OUT, [item.id for item in HANDED_OUT.competencies])


def _value(field: FormField) -> st.SearchStrategy[str]:
    if field.part in TICKS:
        return st.just("Yes")
    if field.part == "level":
        return st.sampled_from(["0", "1", "2", "3", "4", "not-applicable", "no-opportunity"])
    if field.part in {"date", "next"}:
        return st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year:04}") | LETTERS
    return LETTERS


@given(
    st.sets(st.sampled_from(FIELDS)).flatmap(
        lambda chosen: st.fixed_dictionaries({one.name: _value(one) for one in sorted(chosen)})
    ),
    st.sampled_from(["kept", "goal removed", "meetings removed"]),
)
def test_whatever_is_filled_in_is_found_in_the_plan(values: dict[str, str], since: str) -> None:
    now = HANDED_OUT
    if since == "goal removed":
        now = after(now, RemoveGoal("g1"))
    elif since == "meetings removed":
        now = replace(now, reviews=())
    found = findings(now, read_bytes(fill(COPY.data, values), "x"))
    made = merged(now, found, {one.key: "theirs" for one in found.fields})
    for field in FIELDS:
        if values.get(field.name):
            assert _found(made, field, values), field
    for item in now.competencies:
        assert made.answer(item.id).rating == now.answer(item.id).rating
    assert decode(encode(made), "x") == made
    session = Session(now)
    session.edit(edits_for(now, found, {}, "k", NOW))
    session.undo()
    assert replace(session.plan, revision=0) == replace(now, revision=0)


def _found(plan: Plan, field: FormField, values: dict[str, str]) -> bool:
    value = values[field.name]
    noted = "\n".join(review.summary for review in plan.reviews)
    if field.group == "goal":
        goal = plan.goal(field.id)
        said = goal.preceptor if goal else None
        if field.part == "comment":
            return value in noted or (said is not None and said.comment == value)
        both = {f"goal_{field.id}_{part}" for part in ("agreed", "discuss")} <= set(values)
        wanted = "discuss" if both else field.part
        return "preceptor's view:" in noted or (said is not None and said.view == wanted)
    if field.group == "item":
        second = plan.answer(field.id).preceptor
        assert second is not None
        return str(second.rating) == value if field.part == "level" else second.comment == value
    if field.group == "review":
        days = {one.held for one in plan.reviews} | {one.due for one in plan.reviews}
        texts = "\n".join((noted, *(one.attended for one in plan.reviews)))
        return day_in(value) in days if day_in(value) else value in texts
    signed = {one.who: one for one in plan.sign_offs}.get(field.id)  # type: ignore[call-overload]
    if f"sign_{field.id}_agree" not in values:
        return value in noted
    assert signed is not None
    day = day_in(value) if field.part == "date" else ""
    return {
        "agree": True,
        "name": signed.name == value,
        "role": value in signed.role,
        "date": signed.day == day if day else value in signed.role,
    }[field.part]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4 December 2026", "2026-12-04"), ("4th of December 2026", "2026-12-04"),
        ("4/12/2026", "2026-12-04"), ("04.12.26", "2026-12-04"), ("4-12-2026", "2026-12-04"),
        ("2026-12-04", "2026-12-04"), ("4 dec 26", "2026-12-04"), ("4-Dec-2026", "2026-12-04"),
        ("Fri 4 Dec 2026", "2026-12-04"), ("December 4, 2026", "2026-12-04"),
        ("Friday, 4th December 2026.", "2026-12-04"), ("4 Sept 2026", "2026-09-04"),
        ("", ""), ("soon", ""), ("31/2/2026", ""), ("4/13/2026", ""), ("4 Foo 2026", ""),
        ("12", ""), ("٤/١٢/٢٠٢٦", "2026-12-04"),
    ],
)  # fmt: skip
def test_days_as_people_write_them(text: str, day: str) -> None:
    assert day_in(text) == day


def test_the_returned_file_is_kept_beside_the_plan_once(tmp_path: Path) -> None:
    plan_path = tmp_path / "Sam's plan.lnaplan"
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    first, same, other = inbox / "Plan: review?.pdf", inbox / "b.pdf", inbox / "c" / "b.pdf"
    other.parent.mkdir()
    first.write_bytes(b"one")
    same.write_bytes(b"one")
    other.write_bytes(b"two")
    name = keep_file(first, plan_path, "2026-12-04")
    assert name == "2026-12-04 Plan_ review_.pdf"
    folder = tmp_path / "Sam's plan returned"
    assert (folder / name).read_bytes() == b"one"
    assert keep_file(same, plan_path, "2026-12-05") == name
    assert keep_file(other, plan_path, "2026-12-04") == "2026-12-04 b.pdf"
    same.write_bytes(b"three")
    assert keep_file(same, plan_path, "2026-12-04") == "2026-12-04 b (2).pdf"
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-12-04 Plan_ review_.pdf", "2026-12-04 b (2).pdf", "2026-12-04 b.pdf",
    ]  # fmt: skip


def test_a_very_long_name_is_kept_shorter(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 240 + ".pdf")
    long.write_bytes(b"one")
    assert len(keep_file(long, tmp_path / "p.lnaplan", "2026-12-04")) <= 200


def test_a_file_that_cannot_be_kept_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="The file cannot be read"):
        keep_file(tmp_path / "gone.pdf", tmp_path / "p.lnaplan", "2026-12-04")
    file = tmp_path / "a.pdf"
    file.write_bytes(b"one")
    (tmp_path / "p returned").write_bytes(b"in the way")
    with pytest.raises(KnownError, match="The file cannot be reached"):
        keep_file(file, tmp_path / "p.lnaplan", "2026-12-04")


def test_putting_meetings_in_order_of_their_days() -> None:
    reviews = (Review("late", due="2027-05-01"), Review("open"), Review("soon", due="2027-01-01"))
    made = replace(rated_plan(), reviews=reviews)
    out = copy(made)
    found = findings(made, read_bytes(fill(out.data, {"review_meeting_summary": "x"}), "x"))
    assert merged(made, found).review("soon").summary == "x"  # type: ignore[union-attr]
    assert after(made, PutReview(Review("late"))).reviews
