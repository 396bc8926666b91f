"""Backups: enough of them, not too many, and the newest good one is the one that is used."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lnatool.services.storage.backups import Backups

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


def dated(backups: Backups) -> list[bytes]:
    """The dated backups, newest first."""
    return [file.read_bytes() for file in backups.files() if file.stem != "latest"]


def test_the_latest_is_always_the_last_save(backups: Backups) -> None:
    for minute in range(5):
        backups.keep(b"%d" % minute, NOON + timedelta(minutes=minute))
    assert backups.files()[0].read_bytes() == b"4"


def test_saves_in_quick_succession_make_one_dated_backup(backups: Backups) -> None:
    for second in range(0, 600, 30):
        backups.keep(b"%d" % second, NOON + timedelta(seconds=second))
    assert dated(backups) == [b"0"]
    backups.keep(b"later", NOON + timedelta(minutes=10))
    assert dated(backups) == [b"later", b"0"]


def test_a_long_day_keeps_the_ten_newest(backups: Backups) -> None:
    for turn in range(30):
        backups.keep(b"%d" % turn, NOON + timedelta(minutes=10 * turn))
    kept = dated(backups)
    assert kept[:10] == [b"%d" % turn for turn in range(29, 19, -1)]
    assert len(kept) == 10


def test_each_of_the_last_fourteen_days_keeps_its_newest(backups: Backups) -> None:
    for day in range(30):
        for hour in range(3):
            backups.keep(b"%d.%d" % (day, hour), NOON + timedelta(days=day, hours=hour))
    kept = dated(backups)
    for day in range(29, 15, -1):
        assert b"%d.2" % day in kept
    assert len(kept) <= 10 + 14


def test_a_clock_that_goes_back_still_makes_backups(backups: Backups) -> None:
    backups.keep(b"first", NOON)
    backups.keep(b"second", NOON - timedelta(days=400))
    assert backups.files()[0].read_bytes() == b"second"
    assert sorted(dated(backups)) == [b"first", b"second"]


def test_after_a_clock_far_ahead_the_saves_of_today_stay(backups: Backups) -> None:
    for turn in range(12):
        backups.keep(b"ahead", NOON + timedelta(days=400, minutes=10 * turn))
    for day in range(3):
        backups.keep(b"today %d" % day, NOON + timedelta(days=day))
    assert {b"today 0", b"today 1", b"today 2"} <= set(dated(backups))


def test_files_of_others_in_the_folder_are_left_alone(backups: Backups) -> None:
    backups.folder.mkdir()
    other = backups.folder / "2026 portfolio.lnaplan"
    other.write_bytes(b"mine")
    for day in range(40):
        backups.keep(b"x", NOON + timedelta(days=day))
    assert other.read_bytes() == b"mine"
