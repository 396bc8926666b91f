"""A home with two frameworks in it, and commands as a person runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lnatool.cli.main import main
from lnatool.services import paths
from tests.builders import plain_framework, plain_reference


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with these arguments."""

    def command(*args: object) -> Answer:
        capsys.readouterr()
        code = main([str(arg) for arg in args])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return command


@pytest.fixture
def frameworks(lnatool_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own folder with an assessment and a reference framework; nothing is bundled."""
    monkeypatch.setattr(paths, "bundled_frameworks_dir", lambda: tmp_path / "bundled")
    folder = paths.user_data_dir() / "frameworks"
    folder.mkdir(parents=True)
    for name, plain in (("a", plain_framework(title="Café")), ("r", plain_reference())):
        (folder / f"{name}.json").write_text(json.dumps(plain), encoding="utf-8")
    return folder
