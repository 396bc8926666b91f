"""A damaged or vanished file: the newest good copy is opened, and what was there is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lnatool.domain.plan import Person, Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage.backups import Backups
from lnatool.services.storage.codec import decode
from lnatool.services.storage.keeper import Keeper
from lnatool.services.storage.places import Places
from tests.made_up import plan_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def saved_names(path: Path, state: Path, *names: str) -> Plan:
    """A plan that was saved under each name, half an hour apart; as it was last."""
    now = [NOON]
    plan = plan_of(3)
    keeper = Keeper.create(path, plan, state, lambda: now[0])
    for name in names:
        now[0] += timedelta(minutes=30)
        changed = replace(plan, person=Person(name=name), revision=plan.revision + 1)
        keeper.record(plan, changed)
        keeper.save(changed)
        plan = changed
    keeper.abandon()
    return plan


@pytest.mark.parametrize(("damaged", "name"), [(0, "Three"), (1, "Three"), (2, "Two"), (3, "One")])
def test_a_damaged_file_comes_back_from_the_newest_good_backup(
    tmp_path: Path, damaged: int, name: str
) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    plan = saved_names(path, state, "One", "Two", "Three")
    for file in Backups(Places(state, plan.id).backups).files()[:damaged]:
        file.write_bytes(file.read_bytes()[:200])
    path.write_bytes(b"{")
    opened = Keeper.open(path, state)
    opened.keeper.close(opened.plan)
    assert opened.plan.person.name == name
    assert "kept as p.lnaplan.damaged-" in opened.notices[0].sentence
    assert decode(path.read_bytes(), "file") == opened.plan


def test_where_every_copy_is_damaged_the_file_is_left_as_it_is(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    plan = saved_names(path, state, "One")
    for file in Backups(Places(state, plan.id).backups).files():
        file.write_bytes(b"")
    path.write_bytes(b"{")
    with pytest.raises(KnownError, match="damaged or not complete"):
        Keeper.open(path, state)
    assert path.read_bytes() == b"{"


def test_a_file_that_vanished_comes_back_from_the_newest_good_backup(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    plan = saved_names(path, state, "One", "Two")
    Backups(Places(state, plan.id).backups).files()[0].write_bytes(b"")
    path.unlink()
    opened = Keeper.open(path, state)
    opened.keeper.close(opened.plan)
    assert opened.plan == plan
    assert decode(path.read_bytes(), "file") == plan


def test_unsaved_changes_are_newer_than_any_backup(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    plan = saved_names(path, state, "One")
    opened = Keeper.open(path, state)
    changed = replace(plan, person=Person(name="Two"), revision=plan.revision + 1)
    opened.keeper.record(plan, changed)
    opened.keeper.abandon()
    path.write_bytes(b"")
    again = Keeper.open(path, state)
    again.keeper.abandon()
    assert again.plan == changed


def test_a_plan_of_a_newer_program_is_never_replaced_by_a_copy(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    saved_names(path, state, "One")
    newer = path.read_bytes().replace(b'"version":2}', b'"version":3}')
    path.write_bytes(newer)
    with pytest.raises(KnownError, match="newer lnatool"):
        Keeper.open(path, state)
    assert path.read_bytes() == newer


def test_a_file_that_was_never_opened_here_is_not_made_up(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no file here"):
        Keeper.open(tmp_path / "p.lnaplan", tmp_path / "state")
    assert list(tmp_path.iterdir()) == []
