"""The report of a bug: useful to us, and nothing private in it."""

from __future__ import annotations

from pathlib import Path

from lnatool.services.crash import KEPT, write_report
from lnatool.services.storage.codec import decode


def broken() -> Exception:
    try:
        try:
            decode(b"{ my private thought", "/home/ana.sample/plan.lnaplan")
        except Exception as inner:
            secret = "my private thought"
            raise RuntimeError(f"could not show {secret}") from inner
    except RuntimeError as error:
        return error


def test_it_names_versions_kinds_and_places(tmp_path: Path) -> None:
    path = write_report(broken(), tmp_path)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "lnatool 0." in text
    assert "PySide6-Essentials 6.11." in text
    assert "builtins.RuntimeError" in text
    assert "lnatool/services/storage/codec.py:" in text
    assert text.index("DamagedError") < text.index("RuntimeError"), "the first cause comes first"


def test_nothing_typed_and_no_folder_of_the_person_is_in_it(tmp_path: Path) -> None:
    path = write_report(broken(), tmp_path)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "private thought" not in text
    assert "ana.sample" not in text
    assert str(Path.home()) not in text


def test_old_reports_go(tmp_path: Path) -> None:
    folder = tmp_path / "crashes"
    folder.mkdir()
    for number in range(KEPT + 5):
        (folder / f"crash-2020-01-{number + 1:02}.txt").write_text("old", encoding="utf-8")
    newest = write_report(broken(), tmp_path)
    left = sorted(folder.iterdir())
    assert len(left) == KEPT
    assert newest in left


def test_a_folder_that_cannot_be_written_is_no_second_crash(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert write_report(broken(), blocked) is None
