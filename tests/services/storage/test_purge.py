"""Deleting a plan: all of it goes, nothing else does, and a refusal keeps the copies."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lnatool.domain.edits import SetRating
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage.codec import encode
from lnatool.services.storage.keeper import Keeper
from lnatool.services.storage.leftover import leftover
from lnatool.services.storage.purge import belongings, purge
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

    def refuse(target: str | Path, **more: Any) -> None:
        if Path(target) == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        unlink(target, **more)

    unlink = os.unlink
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        with pytest.raises(KnownError):
            purge(path, state)
    assert files(tmp_path) == before


def test_other_versions_of_the_plan_go_with_it(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    plan = used(path, state)
    opened = Keeper.open(path, state)
    for level in (1, 2):
        path.write_bytes(encode(after(plan, SetRating("c1-2", level))))
        opened.keeper.overwrite(opened.plan)
    path.write_bytes(encode(plan)[:-40])  # a third one, torn
    opened.keeper.overwrite(opened.plan)
    opened.keeper.abandon()
    other = tmp_path / "p (other version).lnaplan"
    Keeper.open(other, state).keeper.abandon()  # known here, but no reason to keep anything
    named = {file.name for file in belongings(path, state)}
    assert {"p.lnaplan", *(f"p (other version){n}.lnaplan" for n in ("", " 2", " 3"))} < named
    purge(path, state)
    assert files(tmp_path) == set()


def test_a_plan_of_somebody_else_stays_whatever_its_name(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    used(path, state)
    other = path.with_name("p (other version).lnaplan")
    other.write_bytes(encode(replace(plan_of(3), id="somebody-else")))
    purge(path, state)
    assert files(tmp_path) == {other}


def test_a_plan_that_is_open_elsewhere_is_not_deleted(tmp_path: Path) -> None:
    path, state = tmp_path / "p.lnaplan", tmp_path / "state"
    used(path, state)
    opened = Keeper.open(path, state)
    before = files(tmp_path)
    with pytest.raises(KnownError, match="Close it"):
        purge(path, state)
    assert files(tmp_path) == before
    opened.keeper.abandon()
