"""A disk that refuses once, at any step of starting the journal over: nothing is lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lnatool.domain.edits import SetRating
from lnatool.domain.plan import Plan
from lnatool.services.storage import journal
from lnatool.services.storage import keeper as keeper_module
from lnatool.services.storage.keeper import Keeper
from lnatool.services.storage.places import Places
from tests.builders import after
from tests.made_up import plan_of

PLAN = plan_of(12)
ITEMS = [item.id for item in PLAN.framework.walk()]
STEPS = ("open", "write", "close", "unlink", "fsync", "fdatasync", "replace", "rename", "mkdir")


class Cut(BaseException):
    """The process ends here, as with kill -9."""


class Disk:
    """Counts the calls that change a disk; the one with number ``at`` fails or ends it all."""

    def __init__(self, at: int, failure: Callable[[], BaseException]) -> None:
        self.at, self.failure, self.calls, self.on = at, failure, 0, False

    def over(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            if self.on:
                self.calls += 1
                if self.calls == self.at:
                    if real is CLOSE:
                        real(*args)
                    raise self.failure()
            return real(*args, **more)

        return call


CLOSE = os.close


def full() -> BaseException:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def rated(*levels: int) -> Plan:
    return after(PLAN, *[SetRating(item, n) for item, n in zip(ITEMS, levels, strict=False)])


def reopened(folder: Path) -> Plan:
    opened = Keeper.open(folder / "p.lnaplan", folder / "state")
    opened.keeper.abandon()
    return opened.plan


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    """A plan with one rating in its journal; the journal's thread is left out."""
    monkeypatch.setattr(journal.Journal, "_sync_soon", lambda self: None)
    made = Keeper.create(tmp_path / "p.lnaplan", PLAN, tmp_path / "state")
    made.record(PLAN, rated(4))
    return made


def start_over_while_rating(keeper: Keeper, patch: pytest.MonkeyPatch, disk: Disk) -> None:
    """Save four ratings, while the fifth to eighth are made; the disk counts from then on."""

    def meanwhile(path: Path, data: bytes, private: bool = False) -> None:
        real_write(path, data, private)
        keeper.record(rated(4), rated(4, 4, 4))

    real_write = keeper_module.write_atomic
    real_start = Keeper._start_over

    def started(self: Keeper, saved: Plan) -> None:
        disk.on = True
        real_start(self, saved)

    patch.setattr(keeper_module, "write_atomic", meanwhile)
    patch.setattr(Keeper, "_start_over", started)
    for name in STEPS:
        patch.setattr(os, name, disk.over(getattr(os, name)))
    patch.setattr(journal, "_sync", disk.over(journal._sync))
    keeper.save(rated(4))


def test_there_are_steps_to_fail_at(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(0, full)
    with monkeypatch.context() as patch:
        start_over_while_rating(keeper, patch, disk)
        keeper._journal.flush()
    keeper.abandon()
    assert disk.calls >= 12


@pytest.mark.parametrize("step", range(1, 21))
def test_a_step_that_fails_loses_nothing(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    disk = Disk(step, full)
    with monkeypatch.context() as patch:
        start_over_while_rating(keeper, patch, disk)
        keeper.record(rated(4, 4, 4), rated(4, 4, 4, 1))
        last = rated(4, 4, 4, 1, 4)
        keeper.record(rated(4, 4, 4, 1), rated(4, 4, 4, 1, 4))
        if keeper.trouble is not None:  # it was the last one that failed, and it is said
            keeper.record(rated(4, 4, 4, 1, 4), rated(4, 4, 4, 1, 4, 2))
            assert keeper.trouble is None
            last = rated(4, 4, 4, 1, 4, 2)
    keeper.abandon()
    assert reopened(tmp_path) == last


@pytest.mark.parametrize("step", range(1, 21))
def test_a_process_that_ends_at_any_step_loses_nothing(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    with monkeypatch.context() as patch:
        try:
            start_over_while_rating(keeper, patch, Disk(step, Cut))
            keeper._journal.flush()
        except Cut:
            pass
    lose_grip(keeper)
    assert reopened(tmp_path) == rated(4, 4, 4)


@pytest.mark.parametrize("kept", range(0, 4000, 97))
def test_a_new_generation_that_is_torn_leaves_the_one_before_it(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    """A power cut can keep any part of the newest files, while the older ones are whole."""
    with monkeypatch.context() as patch:
        start_over_while_rating(keeper, patch, Disk(0, full))
    lose_grip(keeper)
    newest = max(recovery(tmp_path).glob("*.journal"), key=lambda file: int(file.stem))
    for file in (newest, newest.with_suffix(".base")):
        whole = file.read_bytes()
        file.write_bytes(whole[: min(kept, len(whole) - 1)])
        assert reopened(tmp_path) == rated(4, 4, 4)
        if not newest.exists():  # what was read was tidied
            break


def lose_grip(keeper: Keeper) -> None:
    """Only what a dead process would let go of: its handles."""
    keeper._journal._close_handle()
    keeper._lock.release()


def recovery(folder: Path) -> Path:
    return Places(folder / "state", PLAN.id).recovery


def test_a_full_disk_leaves_no_half_written_snapshot(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.save(rated(4))

    def short(handle: int, data: bytes) -> int:
        if len(data) <= 100:
            raise full()
        return write(handle, data[:100])

    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short)
        keeper.record(rated(4), rated(4, 4))
    assert keeper.trouble is not None
    assert list(recovery(tmp_path).glob("[0-9]*")) == []
    keeper.record(rated(4, 4), rated(4, 4, 4))
    keeper.abandon()
    assert reopened(tmp_path) == rated(4, 4, 4)
