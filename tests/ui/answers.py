"""Somebody who answers what the program asks, instead of dialogs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest

from lnatool.domain.problems import Problem
from lnatool.ui.main_window import MainWindow


@dataclass
class Answers:
    """Set what will be answered; see what was asked and told."""

    yes: bool = False
    opens: Path | None = None
    saves: Path | None = None
    passwords: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @classmethod
    def instead_of(cls, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Self:
        """In the place of the window's dialogs."""
        made = cls()
        for name in ("confirm", "open_file", "save_file", "password", "tell"):
            monkeypatch.setattr(window.ask, name, getattr(made, name))
        return made

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        self.asked.append(title)
        return self.yes

    def open_file(self, title: str, folder: Path, pattern: str) -> Path | None:
        return self.opens

    def save_file(self, title: str, suggestion: Path, pattern: str) -> Path | None:
        return self.saves

    def password(self, title: str, text: str) -> str | None:
        return self.passwords.pop(0) if self.passwords else None

    def tell(self, title: str, problem: Problem) -> None:
        self.told.append(problem.sentence)
