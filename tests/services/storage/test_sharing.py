"""Two windows, two computers and one plan file: one at a time, and nobody is overwritten."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lnatool.domain.edits import SetRating
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services.storage.codec import decode, encode
from lnatool.services.storage.keeper import ForeignChangeError, Keeper
from tests.builders import after
from tests.made_up import plan_of

PLAN = plan_of(12)
ITEMS = [item.id for item in PLAN.framework.walk()]

HOLDER = """
import sys
from pathlib import Path
from lnatool.services.storage.keeper import Keeper
opened = Keeper.open(Path(sys.argv[1]), Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.read()
"""


def rated(*levels: int) -> Plan:
    return after(PLAN, *[SetRating(item, n) for item, n in zip(ITEMS, levels, strict=False)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "p.lnaplan"
    Keeper.create(file, PLAN, tmp_path / "one").close(PLAN)
    return file


@pytest.fixture
def keeper(path: Path, tmp_path: Path) -> Iterator[Keeper]:
    opened = Keeper.open(path, tmp_path / "one")
    yield opened.keeper
    opened.keeper.abandon()


def test_a_plan_open_in_another_program_is_refused_until_that_one_ends(
    path: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", HOLDER, str(path), str(tmp_path / "one")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(KnownError, match="open already"):
            Keeper.open(path, tmp_path / "one")
        other.kill()
    opened = Keeper.open(path, tmp_path / "one")
    opened.keeper.abandon()
    assert opened.plan == PLAN


def test_a_refused_second_window_does_not_disturb_the_first(
    path: Path, keeper: Keeper, tmp_path: Path
) -> None:
    keeper.record(PLAN, rated(1))
    for _ in range(2):
        with pytest.raises(KnownError, match="open already"):
            Keeper.open(path, tmp_path / "one")
    keeper.record(rated(1), rated(1, 2))
    keeper.abandon()
    opened = Keeper.open(path, tmp_path / "one")
    opened.keeper.abandon()
    assert opened.plan == rated(1, 2)


def test_two_computers_on_a_shared_folder_never_overwrite_each_other(
    path: Path, keeper: Keeper, tmp_path: Path
) -> None:
    other = Keeper.open(path, tmp_path / "two").keeper
    other.save(rated(4))
    other.abandon()
    for _ in range(2):
        with pytest.raises(ForeignChangeError) as caught:
            keeper.save(rated(1))
        assert decode(caught.value.theirs, "theirs") == rated(4)
        assert decode(path.read_bytes(), "file") == rated(4)


def test_both_versions_stay_however_often_mine_is_kept(path: Path, keeper: Keeper) -> None:
    for level in (2, 3):
        path.write_bytes(encode(rated(level)))
        keeper.overwrite(rated(1))
    others = {file for file in path.parent.glob("*.lnaplan") if file != path}
    assert {file.read_bytes() for file in others} == {encode(rated(2)), encode(rated(3))}
    assert decode(path.read_bytes(), "file") == rated(1)


def test_the_same_change_from_elsewhere_is_no_conflict(path: Path, keeper: Keeper) -> None:
    path.write_bytes(encode(rated(1)))
    keeper.save(rated(1))
    assert not keeper.pending()


def test_a_copy_that_only_looks_newer_is_no_conflict(path: Path, keeper: Keeper) -> None:
    os.utime(path, (2_000_000_000, 2_000_000_000))
    keeper.save(rated(1))
    assert decode(path.read_bytes(), "file") == rated(1)


def test_using_theirs_keeps_mine_beside_it(path: Path, keeper: Keeper) -> None:
    theirs = rated(2)
    path.write_bytes(encode(theirs))
    assert keeper.accept_theirs(rated(1)) == theirs
    (mine,) = path.parent.glob("*(other version).lnaplan")
    assert decode(mine.read_bytes(), "mine") == rated(1)


def test_what_cannot_be_read_as_theirs_is_said_and_left(path: Path, keeper: Keeper) -> None:
    path.write_bytes(b"a sync program was here")
    with pytest.raises(ForeignChangeError):
        keeper.save(rated(1))
    with pytest.raises(KnownError, match="damaged"):
        keeper.accept_theirs(rated(1))
    with pytest.raises(ForeignChangeError):
        keeper.save(rated(1))
    assert path.read_bytes() == b"a sync program was here"
