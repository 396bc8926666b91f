"""After a crash: the newest work comes back, also where that was an undo or the file moved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lnatool.domain.edits import Edit, SetNote, SetRating
from lnatool.services.session import Session
from lnatool.services.storage.codec import decode
from lnatool.services.storage.keeper import Keeper, Opened
from lnatool.services.storage.purge import purge
from tests.made_up import plan_of

FIRST, SECOND, THIRD = SetRating("c1-1", 1), SetRating("c1-2", 2), SetNote("c1-3", "Three")


class Desk:
    """A plan being worked on in a session whose every change is recorded, as the program does."""

    def __init__(self, folder: Path) -> None:
        self.path, self.state = folder / "p.lnaplan", folder / "state"
        self.session = Session(plan_of(6))
        self.keeper = Keeper.create(self.path, self.session.plan, self.state)
        self.session.listen(lambda before, after, change: self.keeper.record(before, after))

    def make(self, *edits: Edit) -> None:
        for edit in edits:
            self.session.edit(edit)

    def save(self) -> None:
        self.keeper.save(self.session.plan)

    def opened_again(self, path: Path | None = None) -> Opened:
        """The plan as the next start of the program shows it."""
        self.keeper.abandon()
        opened = Keeper.open(path or self.path, self.state)
        self.keeper = opened.keeper
        return opened


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(autouse=True)
def let_go(desk: Desk) -> object:
    yield
    desk.keeper.abandon()


def test_an_undo_after_a_save_comes_back(desk: Desk) -> None:
    desk.make(FIRST, SECOND)
    desk.save()
    desk.session.undo()
    opened = desk.opened_again()
    assert opened.plan == desk.session.plan
    assert list(opened.plan.round.answers) == ["c1-1"]


def test_what_was_entered_after_an_undo_comes_back(desk: Desk) -> None:
    desk.make(FIRST, SECOND)
    desk.save()
    desk.session.undo()
    desk.make(THIRD)
    opened = desk.opened_again()
    assert opened.plan.answer("c1-3").note == "Three"
    assert "Everything you entered is here again" in opened.notices[0].sentence
    opened.keeper.close(opened.plan)
    assert decode(desk.path.read_bytes(), "file") == opened.plan


def test_a_crash_right_after_a_save_says_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.make(FIRST, SECOND)
    with monkeypatch.context() as patch:
        patch.setattr(Keeper, "_start_over", lambda self, plan: None)
        desk.save()
    opened = desk.opened_again()
    assert opened.plan == desk.session.plan
    assert opened.notices == ()


def test_two_crashes_in_a_row_lose_nothing(desk: Desk) -> None:
    desk.make(FIRST)
    desk.opened_again()
    desk.make(SECOND)
    assert list(desk.opened_again().plan.round.answers) == ["c1-1", "c1-2"]


def test_a_file_that_was_renamed_takes_its_unsaved_work_along(desk: Desk) -> None:
    desk.make(FIRST)
    moved = desk.path.rename(desk.path.with_name("moved.lnaplan"))
    opened = desk.opened_again(moved)
    assert opened.plan == desk.session.plan
    opened.keeper.close(opened.plan)
    assert decode(moved.read_bytes(), "file") == desk.session.plan


def test_an_old_copy_is_not_overwritten_with_unsaved_work_of_the_other(desk: Desk) -> None:
    copy = Path(shutil.copy(desk.path, desk.path.with_name("copy.lnaplan")))
    before = copy.read_bytes()
    desk.make(FIRST)
    desk.save()
    desk.make(SECOND)
    opened = desk.opened_again(copy)
    assert opened.plan == decode(before, "copy")
    opened.keeper.close(opened.plan)
    assert copy.read_bytes() == before
    assert desk.opened_again().plan == desk.session.plan


def test_deleting_the_original_keeps_what_the_copy_needs(desk: Desk) -> None:
    copy = desk.path.with_name("copy.lnaplan")
    desk.keeper.save_as(copy, desk.session.plan)
    desk.make(FIRST)
    purge(desk.path, desk.state)
    desk.make(SECOND)
    assert desk.opened_again(copy).plan == desk.session.plan
    desk.keeper.abandon()
    purge(copy, desk.state)
    assert [file for file in desk.path.parent.rglob("*") if file.is_file()] == []
