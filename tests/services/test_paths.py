"""Folders of the person and shipped files, from the source tree and from an installed copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lnatool.services import paths

FOLDERS = [
    paths.user_config_dir,
    paths.user_data_dir,
    paths.user_state_dir,
    paths.shared_data_dir,
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


@pytest.mark.parametrize("folder", FOLDERS)
def test_one_variable_moves_every_folder(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LNATOOL_HOME", str(tmp_path / "stick é"))
    assert folder().is_relative_to(tmp_path / "stick é")


def test_folders_differ_and_none_is_inside_another() -> None:
    folders = [folder() for folder in FOLDERS]
    assert [(a, b) for a in folders for b in folders if a is not b and a.is_relative_to(b)] == []


def test_frameworks_are_looked_for_in_ones_own_then_the_shared_then_the_bundled_folder() -> None:
    own, shared, bundled = paths.framework_folders()
    assert own.parent == paths.user_data_dir()
    assert shared.parent == paths.shared_data_dir()
    assert bundled == paths.bundled_frameworks_dir()


@pytest.mark.parametrize("folder", FOLDERS[:4])
def test_without_the_variable_folders_carry_the_name_of_the_app(
    folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LNATOOL_HOME")
    assert "lnatool" in folder().parts
    assert folder().is_absolute()


def test_asking_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LNATOOL_HOME", str(tmp_path))
    for folder in FOLDERS:
        folder()
    assert list(tmp_path.iterdir()) == []
