"""Deleting a plan: all of it goes, nothing else does, and a refusal keeps the copies."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from lnatool.domain.edits import SetRating
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage.keeper import Keeper, purge
from lnatool.services.storage.leftover import leftover
from tests.builders import after
from tests.made_up import plan_of


def used(path: Path, state: Path) -> Plan:
    """A plan with backups, a journal of unsaved changes and a damaged file put aside."""
    plan = plan_of(3)
    Keeper.create(path, plan, state).close(plan)
    path.write_bytes(b"{")
    opened = Keeper.open(path, state)
    opened.keeper.save(opened.plan)
    opened.keeper.record(opened.plan, after(opened.plan, SetRating("c1-1", 2)))
    opened.keeper.abandon()
    return opened.plan


def files(folder: Path) -> set[Path]:
    return {file for file in folder.rglob("*") if file.is_file()}


def test_nothing_of_the_plan_is_left(tmp_path: Path) -> None:
    path, state = tmp_path / "My [plan].lnaplan", tmp_path / "state"
    used(path, state)
    assert len(files(tmp_path)) >= 6
    purge(path, state)
    assert files(tmp_path) == set()
    assert leftover(state) == []


def test_other_plans_keep_all_of_theirs(tmp_path: Path) -> None:
    other, path, state = tmp_path / "p.lnaplan.lnaplan", tmp_path / "p.lnaplan", tmp_path / "state"
    used(other, state)
    kept = files(tmp_path)
    used(path, state)
    purge(path, state)
    assert files(tmp_path) == kept


def test_a_file_that_is_gone_already_takes_its_copies_along(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    used(path, state)
    path.unlink()
    purge(path, state)
    assert files(tmp_path) == set()


def test_a_plan_is_found_by_its_content_where_its_place_is_not_known(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    used(path, state)
    shutil.rmtree(state / "known")
    purge(path, state)
    assert files(tmp_path) == set()


def test_a_file_that_cannot_be_deleted_keeps_its_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    used(path, state)
    before = files(tmp_path)

    def refuse(target: str | Path, **more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        with pytest.raises(KnownError):
            purge(path, state)
    assert files(tmp_path) == before
