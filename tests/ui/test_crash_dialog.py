"""After a bug: what the person is told about their work is true."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lnatool.ui import errors


@pytest.mark.parametrize(
    ("kept", "words"), [(True, "is safe on this computer"), (False, "could not be saved yet")]
)
def test_the_crash_dialog_says_whether_the_work_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool, words: str
) -> None:
    told: list[str] = []

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    monkeypatch.setattr(errors, "_show", told.append)
    errors.install(tmp_path, lambda: kept)
    error = ValueError("a bug")
    sys.excepthook(ValueError, error, None)
    assert words in told[0]
    assert any(tmp_path.rglob("*.txt"))
