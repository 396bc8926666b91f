"""Versions that must not come back, and locks that name no address."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
SOURCES = sorted((ROOT / "lnatool").rglob("*.py"))


def pins(lock: Path) -> dict[str, str]:
    """Each package's version in a lock."""
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
    return dict(found)


def test_there_are_locks_for_running_building_and_testing() -> None:
    assert [lock.name for lock in LOCKS] == ["build.lock", "dev.lock", "runtime.lock"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_names_no_address(lock: Path) -> None:
    assert not re.search(r"://|--(extra-)?index|--find-links| @ ", lock.read_text("utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pinned_package_has_a_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text("utf-8"))[1:]
    assert len(entries) == len(pins(lock)) > 0
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["runtime.lock", "dev.lock"])
def test_qt_is_pinned_to_the_series_that_keeps_its_references(name: str) -> None:
    found = pins(ROOT / "requirements" / name)
    assert found["pyside6-essentials"].startswith("6.11.")
    assert found["shiboken6"] == found["pyside6-essentials"]


def test_the_test_lock_pins_what_the_app_ships_with() -> None:
    runtime, dev = (pins(ROOT / "requirements" / name) for name in ("runtime.lock", "dev.lock"))
    assert runtime.items() <= dev.items()


def test_the_project_refuses_qt_6_12() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    qt = [line for line in project["dependencies"] if line.lower().startswith("pyside6")]
    assert qt == ["PySide6-Essentials>=6.11,<6.12"]


def imported_names(path: Path, package: str) -> list[tuple[str, str]]:
    """Each (module, name) that a file imports from a package."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return [
        (node.module, alias.name)
        for node in imports
        if node.module.split(".")[0] == package
        for alias in node.names
    ]


def test_qt_names_are_imported_one_by_one() -> None:
    starred = [
        path.relative_to(ROOT)
        for path in SOURCES
        for _, name in imported_names(path, "PySide6")
        if name == "*"
    ]
    assert starred == []


def test_qt_network_is_used_for_local_sockets_only() -> None:
    used = {
        name
        for path in SOURCES
        for module, name in imported_names(path, "PySide6")
        if module == "PySide6.QtNetwork" or name == "QtNetwork"
    }
    assert used <= {"QLocalServer", "QLocalSocket"}
