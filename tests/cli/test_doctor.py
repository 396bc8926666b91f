"""The self-check reports trouble and never stops at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lnatool.cli import doctor
from lnatool.services import paths
from tests.cli.conftest import Run

NAMES = [
    "versions",
    "settings folder",
    "own frameworks folder",
    "organisation's frameworks folder",
    "recovery folder",
    "frameworks",
    "fonts",
    "window",
    "PDF",
]


def test_every_trial_has_a_line_even_if_all_go_wrong(
    run: Run, monkeypatch: pytest.MonkeyPatch, lnatool_home: Path
) -> None:
    blocked = lnatool_home / "blocked"
    blocked.write_text("a file where folders should be", encoding="utf-8")
    monkeypatch.setenv("LNATOOL_HOME", str(blocked))
    monkeypatch.setattr(paths, "bundled_frameworks_dir", lambda: blocked)
    monkeypatch.setattr(paths, "resource_path", lambda *parts: blocked)
    monkeypatch.setattr(doctor, "_QT_TRIAL", "raise SystemExit('no Qt here')")
    said = run("doctor", "--json")
    assert (said.code, said.json["ok"], said.err) == (1, False, "")
    found = {check["name"]: check for check in said.json["checks"]}
    assert list(found) == NAMES
    good = ["versions", "organisation's frameworks folder"]
    assert [name for name, check in found.items() if check["ok"]] == good
    assert "cannot be written" in found["recovery folder"]["detail"]
    assert found["window"]["detail"] == "no Qt here"


def test_a_line_each_as_text(run: Run) -> None:
    lines = run("doctor").out.splitlines()
    assert len(lines) == len(NAMES)
    for line, name in zip(lines, NAMES, strict=True):
        assert line.startswith((f"ok       {name}: ", f"problem  {name}: "))


def test_all_is_well_here(run: Run) -> None:
    said = run("doctor")
    assert said.code == 0, said.out


def test_both_framework_folders_are_named_in_full(run: Run) -> None:
    own, shared, _ = paths.framework_folders()
    lines = run("doctor").out.splitlines()
    assert f"ok       own frameworks folder: {own}" in lines
    assert any(f"organisation's frameworks folder: {shared} (not there" in line for line in lines)
    shared.mkdir(parents=True)
    lines = run("doctor").out.splitlines()
    assert f"ok       organisation's frameworks folder: {shared}" in lines
