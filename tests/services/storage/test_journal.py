"""The journal: every change that was recorded comes back, whatever happened to the end of it."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain import edits as e
from lnatool.domain.plan import Action, Evidence, Goal, Person, Plan, Review
from lnatool.services.storage.codec import encode
from lnatool.services.storage.keeper import Keeper
from lnatool.services.storage.places import Places
from tests.builders import after
from tests.made_up import plan_of

START = plan_of(6)
ITEMS = st.sampled_from([item.id for item in START.framework.walk()])
IDS = st.sampled_from(["a", "b", "c"])
TEXT = st.text(max_size=40)
LEVELS = st.none() | st.integers(0, 4) | st.sampled_from(["not-applicable", "no-opportunity"])
GOALS = st.builds(
    Goal,
    IDS,
    title=TEXT,
    competencies=st.lists(ITEMS, max_size=2).map(tuple),
    actions=st.lists(st.builds(Action, IDS, TEXT), max_size=2).map(tuple),
)
EDITS = st.one_of(
    st.builds(e.SetRating, ITEMS, LEVELS),
    st.builds(e.SetImportance, ITEMS, st.none() | st.integers(1, 5)),
    st.builds(e.SetDiscuss, ITEMS, st.booleans()),
    st.builds(e.SetNote, ITEMS, TEXT, st.booleans()),
    st.builds(e.PutEvidence, ITEMS, st.builds(Evidence, IDS, title=TEXT, shared=st.booleans())),
    st.builds(e.RemoveEvidence, ITEMS, IDS),
    st.builds(e.SetPerson, st.builds(Person, name=TEXT, site=TEXT)),
    st.builds(e.SetReviewPoint, st.sampled_from(["start", "m6", "m12"])),
    st.builds(e.StartRound, IDS, st.sampled_from(["m6", "m12"])),
    st.builds(e.PutGoal, GOALS),
    st.builds(e.RemoveGoal, IDS),
    st.builds(e.PutReview, st.builds(Review, IDS, title=TEXT, summary=TEXT)),
)


def recorded(folder: Path, *edits: e.Edit, save_after: int = -1) -> Plan:
    """The plan as it was when the program was cut off."""
    plan = START
    keeper = Keeper.create(folder / "p.lnaplan", plan, folder / "state")
    for place, edit in enumerate(edits):
        changed = after(plan, edit)
        if changed is not plan:
            keeper.record(plan, changed)
        plan = changed
        if place == save_after:
            keeper.save(plan)
    keeper.abandon()
    return plan


def reopened(folder: Path) -> Plan:
    opened = Keeper.open(folder / "p.lnaplan", folder / "state")
    opened.keeper.abandon()
    return opened.plan


def recovery(folder: Path) -> Path:
    return Places(folder / "state", START.id).recovery


@given(st.lists(EDITS, max_size=12), st.integers(-1, 12))
def test_any_changes_come_back_without_a_save(edits: list[e.Edit], save_after: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        wanted = recorded(Path(name), *edits, save_after=save_after)
        assert reopened(Path(name)) == wanted


@pytest.mark.parametrize("cut", [1, 2, 9, 30])
def test_a_torn_last_change_costs_only_itself(tmp_path: Path, cut: int) -> None:
    items = [item.id for item in START.framework.walk()]
    recorded(tmp_path, *[e.SetNote(item, "What I learned, and what is next.") for item in items])
    file = next(recovery(tmp_path).glob("*.journal"))
    file.write_bytes(file.read_bytes()[:-cut])
    answered = [item for item in items if reopened(tmp_path).answer(item).note]
    assert answered == (items if cut == 1 else items[:-1])


def test_a_damaged_change_and_what_follows_it_are_left_out(tmp_path: Path) -> None:
    items = [item.id for item in START.framework.walk()]
    recorded(tmp_path, *[e.SetRating(item, 2) for item in items])
    file = next(recovery(tmp_path).glob("*.journal"))
    lines = file.read_bytes().split(b"\n")
    lines[4] = lines[4].replace(b":2", b":4", 1)
    file.write_bytes(b"\n".join(lines))
    assert [item for item in items if reopened(tmp_path).answer(item).rating == 2] == items[:3]


def test_a_journal_of_another_snapshot_changes_nothing(tmp_path: Path) -> None:
    recorded(tmp_path, e.SetRating("c1-1", 2))
    base = next(recovery(tmp_path).glob("*.base"))
    base.write_bytes(encode(replace(START, person=Person(name="Someone Else"))))
    assert reopened(tmp_path) == START


def test_a_new_snapshot_is_taken_before_the_journal_grows_long(tmp_path: Path) -> None:
    notes = [e.SetNote("c1-1", f"{turn}" * 700_000) for turn in range(14)]
    wanted = recorded(tmp_path, *notes)
    assert sum(file.stat().st_size for file in recovery(tmp_path).iterdir()) < 6_000_000
    assert reopened(tmp_path) == wanted


def test_half_a_character_does_not_cost_the_rest(tmp_path: Path) -> None:
    recorded(tmp_path, e.SetRating("c1-1", 2), e.SetNote("c1-2", "cut \ud83d"))
    plan = reopened(tmp_path)
    assert (plan.answer("c1-1").rating, plan.answer("c1-2").note) == (2, "cut \ufffd")


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_only_the_person_can_read_what_was_recorded(tmp_path: Path) -> None:
    recorded(tmp_path, e.SetNote("c1-1", "Between me and my preceptor", private=True))
    files = list(recovery(tmp_path).iterdir())
    assert len(files) == 2
    assert [file.stat().st_mode & 0o077 for file in files] == [0, 0]
