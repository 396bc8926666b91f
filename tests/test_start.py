"""The front door: what it refuses, and where it leads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lnatool import __main__ as start
from lnatool import __version__

GOOD_PYTHON = (3, 12, 1)


@pytest.mark.parametrize("python", [(3, 11, 0), (3, 12, 4), (3, 13, 9)])
def test_supported_versions_start(python: tuple[int, ...]) -> None:
    assert start.version_problem(python, "6.11.3") is None


@pytest.mark.parametrize("python", [(3, 10, 14), (3, 14, 0)])
def test_other_python_is_named_and_refused(python: tuple[int, ...]) -> None:
    problem = start.version_problem(python, "6.11.3")
    assert problem is not None
    assert "3.11, 3.12 or 3.13" in problem
    assert ".".join(map(str, python)) in problem


@pytest.mark.parametrize("qt", ["6.12.0", "6.10.2", "6.1.1"])
def test_other_qt_is_named_and_refused_with_the_cure(qt: str) -> None:
    problem = start.version_problem(GOOD_PYTHON, qt)
    assert problem is not None
    assert f"has {qt}" in problem
    assert '"PySide6-Essentials<6.12"' in problem


def test_commands_work_without_qt() -> None:
    assert start.version_problem(GOOD_PYTHON, None) is None


def test_installed_qt_is_the_one_python_would_import() -> None:
    from PySide6 import __version__ as imported

    assert start.installed_qt(sys.path) == imported


def test_first_folder_wins_and_missing_folders_are_passed_over(tmp_path: Path) -> None:
    for place, name in (("a", "PySide6_Essentials-6.12.0"), ("b", "pyside6_essentials-6.11.3")):
        (tmp_path / place / f"{name}.dist-info").mkdir(parents=True)
    folders = [str(tmp_path / place) for place in ("gone", "a", "b")]
    assert start.installed_qt(folders) == "6.12.0"
    assert start.installed_qt(folders[2:]) == "6.11.3"
    assert start.installed_qt(folders[:1]) is None


def test_wrong_qt_stops_the_program_before_it_loads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "installed_qt", lambda folders: "6.12.0")
    assert start.main([]) == 2
    assert "6.12.0" in capsys.readouterr().err


@pytest.mark.parametrize("args", [[], ["my plan.lnaplan"], ["C:\\Plans\\ME.LNAPLAN"]])
def test_opens_the_app(args: list[str]) -> None:
    assert start.opens_app(args)


@pytest.mark.parametrize("args", [["export", "my.lnaplan"], ["--help"], ["framework", "list"]])
def test_runs_a_command(args: list[str]) -> None:
    assert not start.opens_app(args)


def test_version_is_printed_without_loading_qt_or_models() -> None:
    code = (
        "import sys; from lnatool.__main__ import main; code = main(['--version']);"
        "print(code, sorted({'PySide6', 'pydantic', 'platformdirs'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"lnatool {__version__}", "0 []"]
