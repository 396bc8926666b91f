"""The keeper of a plan's file: nothing is lost, and nobody's work is overwritten."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lnatool.domain.edits import SetRating
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage.codec import decode, encode
from lnatool.services.storage.keeper import ForeignChangeError, Keeper
from lnatool.services.storage.leftover import leftover
from lnatool.services.storage.purge import purge
from tests.builders import after
from tests.made_up import plan_of

ITEMS = [item.id for item in plan_of(12).framework.walk()]


class Desk:
    """One plan, open, with its files in a temporary folder."""

    def __init__(self, folder: Path) -> None:
        self.path, self.state = folder / "My plan.lnaplan", folder / "state"
        self.plan: Plan = plan_of(12)
        self.keeper = Keeper.create(self.path, self.plan, self.state)

    def rate(self, place: int, level: int) -> None:
        changed = after(self.plan, SetRating(ITEMS[place], level))
        self.keeper.record(self.plan, changed)
        self.plan = changed

    def in_file(self) -> Plan:
        return decode(self.path.read_bytes(), "file")

    def crash_and_open(self) -> tuple[Plan, list[str]]:
        """As if the program had been killed and started again."""
        self.keeper.abandon()
        opened = Keeper.open(self.path, self.state)
        self.keeper, self.plan = opened.keeper, opened.plan
        return opened.plan, [notice.sentence for notice in opened.notices]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.keeper.abandon()


def fail_writes(monkeypatch: pytest.MonkeyPatch, code: int, where: str) -> None:
    """Every write of a new file under a folder fails as a full or locked disk would."""
    real = os.open

    def broken(path: str | Path, flags: int, *rest: int, **more: int) -> int:
        if where in str(path) and flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(code, os.strerror(code), str(path))
        return real(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", broken)


def test_what_is_saved_is_in_the_file(desk: Desk) -> None:
    desk.rate(0, 2)
    desk.keeper.save(desk.plan)
    assert desk.in_file() == desk.plan
    assert not desk.keeper.pending()


def test_what_was_only_recorded_comes_back_with_a_word(desk: Desk) -> None:
    desk.rate(0, 2)
    desk.keeper.save(desk.plan)
    desk.rate(1, 3)
    wanted = desk.plan
    plan, notices = desk.crash_and_open()
    assert plan == wanted
    assert any("Everything you entered is here" in words for words in notices)


def test_a_second_window_is_refused(desk: Desk) -> None:
    with pytest.raises(KnownError, match="open already"):
        Keeper.open(desk.path, desk.state)


def test_an_existing_file_is_not_overwritten_by_a_new_plan(desk: Desk) -> None:
    with pytest.raises(KnownError, match="Choose another name"):
        Keeper.create(desk.path, plan_of(3), desk.state)


def test_a_change_from_elsewhere_is_noticed_and_kept(desk: Desk) -> None:
    theirs = after(desk.plan, SetRating(ITEMS[5], 4))
    desk.path.write_bytes(encode(theirs))
    desk.rate(0, 1)
    with pytest.raises(ForeignChangeError):
        desk.keeper.save(desk.plan)
    assert desk.in_file() == theirs
    assert desk.crash_and_open()[0].answer(ITEMS[0]).rating == 1


def test_taking_theirs(desk: Desk) -> None:
    theirs = after(desk.plan, SetRating(ITEMS[5], 4))
    desk.path.write_bytes(encode(theirs))
    assert desk.keeper.accept_theirs(theirs) == theirs
    desk.keeper.save(theirs)


def test_keeping_mine_puts_theirs_beside_it(desk: Desk) -> None:
    theirs = after(desk.plan, SetRating(ITEMS[5], 4))
    desk.path.write_bytes(encode(theirs))
    desk.rate(0, 1)
    desk.keeper.overwrite(desk.plan)
    assert desk.in_file() == desk.plan
    others = [file for file in desk.path.parent.glob("*.lnaplan") if file != desk.path]
    assert [decode(file.read_bytes(), "other") for file in others] == [theirs]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_full_or_locked_disk_is_a_sentence_and_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    desk.rate(0, 2)
    before = desk.path.read_bytes()
    with monkeypatch.context() as patch:
        fail_writes(patch, code, "My plan")
        with pytest.raises(KnownError) as caught:
            desk.keeper.save(desk.plan)
    assert caught.value.problem.sentence.count(".") >= 1
    assert "Errno" not in caught.value.problem.sentence
    assert desk.path.read_bytes() == before
    desk.keeper.save(desk.plan)
    assert desk.in_file() == desk.plan


def test_trouble_with_recovery_is_told_and_mended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_writes(patch, errno.ENOSPC, "recovery")
        desk.rate(0, 2)
        assert desk.keeper.trouble is not None
    desk.rate(1, 3)
    assert desk.keeper.trouble is None
    wanted = desk.plan
    assert desk.crash_and_open()[0] == wanted


def test_a_file_that_vanished_is_written_again(desk: Desk) -> None:
    desk.path.unlink()
    desk.rate(0, 2)
    desk.keeper.save(desk.plan)
    assert desk.in_file() == desk.plan


def test_a_vanished_file_comes_back_from_its_copy(desk: Desk) -> None:
    desk.rate(0, 2)
    desk.keeper.save(desk.plan)
    wanted = desk.plan
    desk.path.unlink()
    plan, notices = desk.crash_and_open()
    assert plan == wanted
    assert any("not there any more" in words for words in notices)


@pytest.mark.parametrize("left", [0, 1, 300])
def test_a_damaged_file_is_rescued_and_kept_aside(desk: Desk, left: int) -> None:
    desk.rate(0, 2)
    desk.keeper.save(desk.plan)
    wanted, broken = desk.plan, desk.path.read_bytes()[:left]
    desk.path.write_bytes(broken)
    plan, notices = desk.crash_and_open()
    assert plan == wanted
    assert notices
    aside = list(desk.path.parent.glob("*.damaged-*"))
    assert [file.read_bytes() for file in aside] == [broken]


def test_a_clock_that_goes_back_loses_nothing(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 23, 12, tzinfo=UTC)]
    path, state, plan = tmp_path / "p.lnaplan", tmp_path / "state", plan_of(12)
    keeper = Keeper.create(path, plan, state, lambda: now[0])
    for level in range(4):
        now[0] -= timedelta(days=400)
        changed = after(plan, SetRating(ITEMS[level], level))
        keeper.record(plan, changed)
        plan = changed
        keeper.save(plan)
    keeper.abandon()
    opened = Keeper.open(path, state, lambda: now[0])
    opened.keeper.abandon()
    assert opened.plan == plan


def test_without_a_place_for_recovery_the_file_is_still_kept(tmp_path: Path) -> None:
    state, path, plan = tmp_path / "state", tmp_path / "p.lnaplan", plan_of(3)
    state.write_text("", encoding="utf-8")
    made = Keeper.create(path, plan, state)
    assert made.unprotected is not None
    made.close(plan)
    opened = Keeper.open(path, state)
    keeper, changed = opened.keeper, after(plan, SetRating("c1-1", 2))
    assert "recovery copies and backups cannot be kept" in opened.notices[0].sentence
    keeper.record(plan, changed)
    assert keeper.unkept
    assert not keeper.kept()
    keeper.save(changed)
    assert not keeper.unkept
    assert decode(path.read_bytes(), "file") == changed
    state.unlink()  # somebody mends it
    last = after(changed, SetRating("c1-2", 2))
    keeper.record(changed, last)
    assert keeper.kept()
    with pytest.raises(KnownError, match="open already"):
        Keeper.open(path, state)
    keeper.abandon()
    opened = Keeper.open(path, state)
    opened.keeper.abandon()
    assert opened.plan == last


def test_what_is_recorded_is_looked_for_on_the_disk(desk: Desk) -> None:
    assert desk.keeper.kept()
    desk.rate(0, 2)
    assert desk.keeper.kept()
    assert desk.keeper.pending()
    for file in desk.state.rglob("*.journal"):
        file.unlink()
    assert not desk.keeper.kept()


def test_what_is_not_wanted_does_not_come_back(desk: Desk) -> None:
    before = desk.plan
    desk.rate(0, 2)
    desk.keeper.abandon(forget=True)
    opened = Keeper.open(desk.path, desk.state)
    desk.keeper = opened.keeper
    assert opened.plan == before


def test_save_as_goes_on_with_the_new_file(desk: Desk) -> None:
    other = desk.path.with_name("Copy.lnaplan")
    desk.rate(0, 2)
    desk.keeper.save_as(other, desk.plan)
    desk.rate(1, 3)
    desk.keeper.save(desk.plan)
    assert decode(other.read_bytes(), "copy") == desk.plan
    assert desk.in_file() != desk.plan


def test_leftover_names_the_plan_only_while_nobody_has_it_open(desk: Desk) -> None:
    desk.rate(0, 2)
    assert leftover(desk.state) == []
    desk.keeper.abandon()
    assert [(item.path, item.name) for item in leftover(desk.state)] == [
        (desk.path, desk.plan.person.name)
    ]


def test_deleting_a_plan_leaves_no_trace(desk: Desk) -> None:
    desk.rate(0, 2)
    desk.keeper.close(desk.plan)
    purge(desk.path, desk.state)
    left = [file for file in desk.path.parent.rglob("*") if file.is_file()]
    assert left == []


def test_a_read_only_file_is_said_and_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keeper.abandon()
    before = desk.path.read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    opened = Keeper.open(desk.path, desk.state)
    assert opened.keeper.read_only
    changed = after(opened.plan, SetRating(ITEMS[0], 2))
    opened.keeper.record(opened.plan, changed)
    opened.keeper.close(changed)
    assert desk.path.read_bytes() == before
    desk.keeper = Keeper.open(desk.path, desk.state).keeper


def test_a_crash_between_the_file_and_its_journal_asks_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is new, the journal still holds the changes before it and one after it."""
    desk.rate(0, 2)
    saved = desk.plan
    with monkeypatch.context() as patch:
        patch.setattr(Keeper, "_start_over", lambda self, plan: None)
        desk.keeper.save(saved)
    desk.rate(1, 3)
    wanted = desk.plan
    assert desk.crash_and_open()[0] == wanted
    desk.keeper.save(desk.plan)
    assert desk.in_file() == wanted
