"""The set-up script: what it takes for done, what it says where it cannot go on."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "setup_env.py"


@pytest.fixture
def setup(tmp_path: Path) -> SimpleNamespace:
    """The script's functions, working in a copy of the project's folder."""
    for name in ("build", "dev", "runtime"):
        (tmp_path / "requirements").mkdir(exist_ok=True)
        (tmp_path / "requirements" / f"{name}.lock").write_text(name)
    (tmp_path / "lnatool").mkdir()
    (tmp_path / "lnatool" / "__init__.py").write_text("")
    (tmp_path / "pyproject.toml").write_text("")
    space = runpy.run_path(str(SCRIPT), run_name="setup_env")
    functions = space["main"].__globals__
    functions.update(ROOT=tmp_path, VENV=tmp_path / ".venv", STAMP=tmp_path / "stamp")
    return SimpleNamespace(
        root=tmp_path,
        globals=functions,
        **{name: functions[name] for name in ("fingerprint", "install", "main", "SetupError")},
    )


def test_old_python_can_read_the_script() -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("changed", ["requirements/dev.lock", "pyproject.toml"])
def test_a_change_to_what_is_installed_is_noticed(setup: SimpleNamespace, changed: str) -> None:
    before = setup.fingerprint("test")
    (setup.root / changed).write_text("changed")
    assert setup.fingerprint("test") != before


def test_test_tools_do_not_matter_to_a_person_who_only_runs(setup: SimpleNamespace) -> None:
    before = setup.fingerprint("run")
    (setup.root / "requirements" / "dev.lock").write_text("changed")
    assert setup.fingerprint("run") == before


@pytest.mark.parametrize(("level", "done"), [("run", "run"), ("run", "test"), ("test", "test")])
def test_nothing_is_installed_twice(setup: SimpleNamespace, level: str, done: str) -> None:
    def fail() -> None:
        raise AssertionError("installed again")

    setup.globals.update(VENV_PYTHON=sys.executable, make_venv=fail)
    (setup.root / "stamp").write_text(setup.fingerprint(done))
    setup.install(level)


def test_running_is_not_enough_for_testing(setup: SimpleNamespace) -> None:
    def stop() -> None:
        raise setup.SetupError("stop")

    setup.globals.update(VENV_PYTHON=sys.executable, make_venv=stop)
    (setup.root / "stamp").write_text(setup.fingerprint("run"))
    with pytest.raises(setup.SetupError):
        setup.install("test")


def test_no_suitable_python_is_said_in_words(
    setup: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.globals.update(
        VENV_PYTHON=setup.root / "none",
        administrator=lambda: None,
        output_of=lambda *command: "3.9" if command[0] == sys.executable else None,
    )
    assert setup.main(["run"]) == 1
    said = capsys.readouterr().out
    assert "needs Python 3.11, 3.12 or 3.13" in said
    assert "this is Python 3.9" in said


def test_without_the_right_to_install_the_command_is_printed(
    setup: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.globals.update(administrator=lambda: None)
    setup.globals["provide"](["xvfb", "xauth"], "for the tests")
    said = capsys.readouterr().out
    assert "sudo apt-get install -y --no-install-recommends xvfb xauth" in said


def test_an_npm_that_fails_is_said_and_stops_nothing(
    setup: SimpleNamespace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = setup.root / "tests" / "viewers"
    folder.mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}")
    monkeypatch.setitem(setup.globals, "VENV_PYTHON", sys.executable)
    monkeypatch.setitem(setup.globals, "NPM", "import sys; sys.exit('no npm here')")
    setup.globals["install_viewers"]()
    said = capsys.readouterr().out
    assert "its tests are left out" in said
    assert "no npm here" in said
