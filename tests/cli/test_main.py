"""What every command shares: exit codes, sentences, and terminals that cannot show a letter."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import lnatool
from lnatool.cli.main import main, parser
from tests.cli.conftest import Run


def test_version(run: Run) -> None:
    said = run("--version")
    assert (said.code, said.out) == (0, f"lnatool {lnatool.__version__}\n")


@pytest.mark.parametrize(
    "args", [(), ("unknown",), ("new",), ("framework",), ("goals", "a.lnaplan")]
)
def test_a_command_that_is_not_understood_ends_with_2(run: Run, args: tuple[str, ...]) -> None:
    said = run(*args)
    assert said.code == 2
    assert said.err.startswith("usage: lnatool")


def test_every_command_has_help(run: Run) -> None:
    text = parser().format_help()
    for command in (
        "new", "answer", "goals", "export", "analyse", "framework", "check-pdf", "doctor", "demo"
    ):  # fmt: skip
        assert command in text
        assert run(command, "--help").code == 0


def test_expected_trouble_is_one_sentence(run: Run, tmp_path: Path) -> None:
    said = run("check-pdf", tmp_path / "gone.pdf")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith(f"{tmp_path / 'gone.pdf'}: The file cannot be read: ")


def test_a_terminal_that_cannot_show_a_letter_gets_a_question_mark(
    frameworks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main(["framework", "list"]) == 0
    narrow.flush()
    assert b"Caf?" in narrow.buffer.getvalue()  # type: ignore[attr-defined]


def test_a_reader_that_stops_early_is_no_trouble(frameworks: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "lnatool", "framework", "show", "example", "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert b"Traceback" not in done.stderr


def test_commands_do_not_load_qt_or_pydantic_to_start() -> None:
    code = (
        "import sys; from lnatool.cli.main import parser; parser();"
        "loaded = {'PySide6', 'pydantic', 'reportlab', 'pypdf'} & set(sys.modules);"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
