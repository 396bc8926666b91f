"""Personal folders and shipped files, from the source tree and from an installed copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lnatool.services import paths

PERSONAL = [
    paths.user_config_dir,
    paths.user_data_dir,
    paths.user_state_dir,
    paths.documents_dir,
]


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """Look for shipped files anew in each test."""
    paths._shipped.cache_clear()
    yield
    paths._shipped.cache_clear()


def test_source_tree_ships_frameworks_and_resources() -> None:
    assert (paths.bundled_frameworks_dir() / "LICENSE").is_file()
    assert paths.resource_path("fonts").parent.name == "resources"


def test_installed_copy_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("frameworks", "resources"):
        (tmp_path / "lnatool" / "_data" / name).mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "lnatool")
    data = tmp_path / "lnatool" / "_data"
    assert paths.bundled_frameworks_dir() == data / "frameworks"
    assert paths.resource_path("icons", "x.svg") == data / "resources" / "icons" / "x.svg"


@pytest.mark.parametrize("folder", PERSONAL)
def test_one_variable_moves_every_personal_folder(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LNATOOL_HOME", str(tmp_path / "stick é"))
    assert folder().is_relative_to(tmp_path / "stick é")


def test_personal_folders_are_four_different_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({folder() for folder in PERSONAL}) == 4
    monkeypatch.delenv("LNATOOL_HOME")
    assert paths.user_state_dir() != paths.documents_dir()


@pytest.mark.parametrize("folder", PERSONAL[:3])
def test_without_the_variable_folders_carry_the_name_of_the_app(
    folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LNATOOL_HOME")
    assert "lnatool" in folder().parts
    assert folder().is_absolute()


def test_asking_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LNATOOL_HOME", str(tmp_path))
    for folder in PERSONAL:
        folder()
    assert list(tmp_path.iterdir()) == []
