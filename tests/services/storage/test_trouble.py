"""A disk that refuses: the person's work stays whole, and is told in one plain sentence."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lnatool.domain.edits import SetRating
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage import keeper as keeper_module
from lnatool.services.storage.atomic import write_atomic
from lnatool.services.storage.codec import decode
from lnatool.services.storage.keeper import Keeper
from tests.builders import after
from tests.made_up import plan_of

PLAN = plan_of(12)
ITEMS = [item.id for item in PLAN.framework.walk()]


def rated(*levels: int) -> Plan:
    return after(PLAN, *[SetRating(item, n) for item, n in zip(ITEMS, levels, strict=False)])


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    made = Keeper.create(tmp_path / "p.lnaplan", PLAN, tmp_path / "state")
    yield made
    made.abandon()


def in_file(keeper: Keeper) -> Plan:
    return decode(keeper.path.read_bytes(), "file")


def failing(real: Callable[..., Any], where: str, code: int) -> Callable[..., Any]:
    """The real function, except that it fails for paths that have ``where`` in them."""

    def call(path: Any, *rest: Any, **more: Any) -> Any:
        if where in str(path):
            raise OSError(code, os.strerror(code), str(path))
        return real(path, *rest, **more)

    return call


def test_the_file_is_whole_when_the_disk_fills_in_the_middle(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(handle: int, data: bytes) -> int:
        if len(data) < 1000:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, data[:1000])

    write, before = os.write, keeper.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short)
        with pytest.raises(KnownError, match="disk is full"):
            keeper.save(rated(1))
    assert keeper.path.read_bytes() == before
    assert [file.name for file in keeper.path.parent.iterdir() if file.is_file()] == ["p.lnaplan"]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EIO])
def test_a_rename_that_is_refused_leaves_the_old_file(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    before = keeper.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(os.replace, ".p.lnaplan", code))
        with pytest.raises(KnownError) as caught:
            keeper.save(rated(1))
    assert caught.value.problem.place == str(keeper.path)
    assert keeper.path.read_bytes() == before
    assert [file.name for file in keeper.path.parent.iterdir() if file.is_file()] == ["p.lnaplan"]
    keeper.save(rated(1))
    assert in_file(keeper) == rated(1)


def test_backups_that_cannot_be_kept_do_not_stop_a_save(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", failing(os.open, f"{os.sep}backups{os.sep}", errno.ENOSPC))
        keeper.save(rated(1))
        assert keeper.trouble is not None
        assert "disk is full" in keeper.trouble.sentence
    assert in_file(keeper) == rated(1)
    keeper.save(rated(1, 2))
    assert keeper.trouble is None


def test_a_state_folder_that_is_deleted_meanwhile_is_made_again(
    keeper: Keeper, tmp_path: Path
) -> None:
    keeper.record(PLAN, rated(1))
    shutil.rmtree(tmp_path / "state")
    keeper.save(rated(1))
    keeper.record(rated(1), rated(1, 2))
    assert keeper.trouble is None
    keeper.abandon()
    opened = Keeper.open(keeper.path, tmp_path / "state")
    opened.keeper.abandon()
    assert opened.plan == rated(1, 2)


def test_a_change_made_while_the_file_is_written_is_not_lost(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def slow(path: Path, data: bytes, private: bool = False) -> None:
        """A disk that takes as long as the person takes to make the next change."""
        typing = threading.Thread(target=keeper.record, args=(rated(1), rated(1, 2)))
        typing.start()
        typing.join(5)
        assert not typing.is_alive(), "a change waits for the disk"
        write_atomic(path, data, private)

    keeper.record(PLAN, rated(1))
    with monkeypatch.context() as patch:
        patch.setattr(keeper_module, "write_atomic", slow)
        keeper.save(rated(1))
    assert keeper.pending()
    assert in_file(keeper) == rated(1)
    keeper.abandon()
    opened = Keeper.open(keeper.path, tmp_path / "state")
    opened.keeper.abandon()
    assert opened.plan == rated(1, 2)
