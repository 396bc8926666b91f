"""Looking at a plan without opening it: everything recorded is there, and nothing is touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lnatool.domain.edits import SetRating
from lnatool.domain.problems import KnownError
from lnatool.services.storage import rescue
from lnatool.services.storage.keeper import Keeper
from lnatool.services.storage.rescue import look
from tests.builders import after
from tests.made_up import plan_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAN = plan_of(6)
RATED = after(PLAN, SetRating("c1-1", 2))
MORE = after(RATED, SetRating("c1-2", 3))


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    made = Keeper.create(tmp_path / "p.lnaplan", PLAN, tmp_path / "state")
    made.record(PLAN, RATED)
    yield made
    made.abandon()


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_an_open_plan_is_read_as_it_is_on_screen(keeper: Keeper, tmp_path: Path) -> None:
    before = contents(tmp_path)
    assert look(keeper.path, tmp_path / "state", NOW).plan == RATED
    assert contents(tmp_path) == before
    keeper.record(RATED, MORE)
    keeper.save(MORE)
    assert look(keeper.path, tmp_path / "state", NOW).plan == MORE


def test_a_damaged_file_is_read_from_its_copy_and_left_alone(
    keeper: Keeper, tmp_path: Path
) -> None:
    keeper.path.write_bytes(b"{")
    before = contents(tmp_path)
    found = look(keeper.path, tmp_path / "state", NOW)
    assert found.plan == RATED
    assert "damaged" in found.notices[0].sentence
    assert "kept as" not in found.notices[0].sentence
    assert contents(tmp_path) == before


def test_a_save_in_the_middle_of_a_look_loses_nothing(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then_saved(*args: object, **more: object) -> rescue.Read:
        found = real(*args, **more)  # type: ignore[arg-type]
        keeper.save(RATED)
        return found

    real = rescue.read_plan
    monkeypatch.setattr(rescue, "read_plan", then_saved)
    assert look(keeper.path, tmp_path / "state", NOW).plan == RATED


def test_a_copy_is_read_as_it_is(keeper: Keeper, tmp_path: Path) -> None:
    copy = Path(shutil.copy(keeper.path, tmp_path / "copy.lnaplan"))
    assert look(copy, tmp_path / "state", NOW).plan == PLAN


def test_nothing_to_read_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no file here"):
        look(tmp_path / "p.lnaplan", tmp_path / "state", NOW)
    assert list(tmp_path.iterdir()) == []
