"""A preceptor's desk in a window, and somebody who answers its questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import PutGoal, PutReview, SetDiscuss, SetPerson, SetRating
from lnatool.domain.plan import Goal, Person, Plan, Review
from lnatool.domain.problems import Problem
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.ui.ask import QtAsk
from lnatool.ui.desk.review_desk import ReviewDesk
from lnatool.ui.pages.preceptor import PreceptorPage
from tests.builders import plan


def theirs(plan_id: str = "p1", name: str = "Sam Taylor", due: str = "2026-12-01") -> Plan:
    """Somebody's plan: two goals, three topics, a meeting."""
    made = plan(
        SetPerson(Person(name=name, preceptor_name="Alex Morgan", preceptor_role="Superintendent")),
        SetRating("d1-c1", 1),
        SetRating("d1-c2", 0),
        SetDiscuss("d1-c3", True),
        PutGoal(Goal("g1", "Lead a list", ("d1-c1",), objective="Lead a list on my own")),
        PutGoal(Goal("g2", "Second goal")),
        PutReview(Review("r1", "First", due)),
    )
    return replace(made, id=plan_id)


@dataclass
class Answers:
    """Answers what the program asks, in the order of the questions."""

    confirms: list[bool] = field(default_factory=list)
    files: list[Path | None] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)

    def take_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Answer in the place of dialogs."""

        def confirm(_ask: Any, title: str, text: str, yes: str, no: str) -> bool:
            self.asked.append(f"{title}\n{text}\n{yes}\n{no}")
            return self.confirms.pop(0)

        def which(_ask: Any, _title: str, _path: Path, _pattern: str) -> Path | None:
            return self.files.pop(0)

        def secret(_ask: Any, _title: str, text: str) -> str | None:
            self.asked.append(text)
            return self.secrets.pop(0)

        monkeypatch.setattr(QtAsk, "confirm", confirm)
        monkeypatch.setattr(QtAsk, "open_file", which)
        monkeypatch.setattr(QtAsk, "save_file", which)
        monkeypatch.setattr(QtAsk, "password", secret)
        monkeypatch.setattr(QtAsk, "tell", lambda _ask, _title, problem: self.told.append(problem))


class DeskWindow:
    """A window on the preceptor page."""

    def __init__(self, app: App, qtbot: QtBot, person: Answers, folder: Path) -> None:
        self.app = app
        self.qtbot = qtbot
        self.person = person
        self.folder = folder
        self.window = app.new_window()
        self.window.resize(1180, 780)
        self.window.show_page("preceptor")
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    @property
    def page(self) -> PreceptorPage:
        page = self.window.page("preceptor")
        assert isinstance(page, PreceptorPage)
        return page

    @property
    def review(self) -> ReviewDesk:
        assert self.page.review is not None
        return self.page.review

    def copy_of(self, made: Plan, name: str = "copy.pdf") -> Path:
        path = self.folder / name
        write_plan_pdf(made, path)
        return path

    def begin(self, path: Path) -> ReviewDesk:
        self.page.open_file(path)
        self.until(lambda: self.page.review is not None)
        return self.review

    def back(self, count: int = 1) -> None:
        self.review.back.click()
        self.until(lambda: len(self.page.people.cards) == count)

    def until(self, good: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(good, timeout=5000)

    def kept(self) -> None:
        self.until(lambda: self.review.bridge.state.kind == "kept")
