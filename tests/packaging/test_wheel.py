"""The installable package: what ships with the program is in it, and is found there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lnatool import __version__

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built wheel unpacked in it, as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-c", BUILD, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    with zipfile.ZipFile(folder / done.stdout.split()[-1]) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def files_below(folder: Path) -> set[str]:
    """Every file below a folder, but for the ones that Python or an editor leaves there."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


@pytest.mark.parametrize("name", ["frameworks", "resources"])
def test_wheel_carries_what_ships(installed: Path, name: str) -> None:
    shipped = files_below(ROOT / name)
    assert shipped
    assert files_below(installed / "lnatool" / "_data" / name) == shipped


def test_wheel_carries_the_program_alone(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} == {
        "lnatool",
        f"lnatool-{__version__}.dist-info",
    }


def test_installed_copy_finds_its_frameworks(installed: Path, tmp_path: Path) -> None:
    code = (
        "from lnatool.services.paths import bundled_frameworks_dir, resource_path;"
        "print(bundled_frameworks_dir(), resource_path('README.md').is_file())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )
    expected = (installed / "lnatool" / "_data" / "frameworks").resolve()
    assert done.stdout.split() == [str(expected), "True"]
