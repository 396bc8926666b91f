"""Closing a window: nothing is lost without having been asked about, and every word is true."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import SetRating
from lnatool.domain.problems import Problem
from lnatool.services.storage.codec import decode
from lnatool.services.storage.keeper import Keeper
from lnatool.ui.main_window import MainWindow
from lnatool.ui.widgets.text_field import HAND_ON_AFTER_MS, LineField, TextField


class Person:
    """Stands in for the dialogs: gives these answers in turn, and keeps what was asked and told."""

    def __init__(self, *answers: int | None, copy: Path | None = None) -> None:
        self.answers, self.copy = list(answers), copy
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.told: list[tuple[str, Problem]] = []

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        self.asked.append((title, options))
        return self.answers.pop(0)

    def save_file(self, title: str, suggestion: Path, pattern: str) -> Path | None:
        return self.copy

    def tell(self, title: str, problem: Problem) -> None:
        self.told.append((title, problem))


class FullDisk:
    """No file can be made under these folders while ``on``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folders: tuple[str, ...] = ()
        real_open, real_write = os.open, os.write

        def opened(name: str | Path, flags: int, *rest: int, **more: int) -> int:
            if self.folders and flags & os.O_CREAT and str(name).startswith(self.folders):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(name))
            return real_open(name, flags, *rest, **more)

        def write(handle: int, data: bytes) -> int:
            if self.folders and self.everywhere and len(data) > 1:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real_write(handle, data)

        self.everywhere = False
        monkeypatch.setattr(os, "open", opened)
        monkeypatch.setattr(os, "write", write)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[FullDisk]:
    made = FullDisk(monkeypatch)
    yield made
    made.folders = ()


def rate(window: MainWindow, place: int, level: int) -> str:
    assert window.bridge is not None
    item = window.bridge.plan.competencies[place].id
    window.bridge.edit(SetRating(item, level))
    return item


def fill(window: MainWindow, disk: FullDisk, qtbot: QtBot) -> tuple[str, str]:
    """One rating is saved, then the disk is full and another is made."""
    assert window.bridge is not None
    first = rate(window, 0, 1)
    window.bridge.save_now()
    qtbot.waitUntil(lambda: window.bridge.save_state.kind == "saved", timeout=5000)
    disk.folders, disk.everywhere = (os.sep,), True
    second = rate(window, 1, 2)
    qtbot.waitUntil(lambda: window.bridge.save_state.kind == "nowhere", timeout=5000)
    return first, second


def test_a_full_disk_is_said_and_closing_asks_first(
    window: MainWindow, disk: FullDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, second = fill(window, disk, qtbot)
    label = window.top_bar._state
    assert label.text().startswith("NOT saved anywhere yet")
    assert label.property("kind") == "error"
    assert "disk is full" in label.toolTip()
    assert "not saved anywhere" in window.announce.last
    person = Person(0, None)
    monkeypatch.setattr(window, "ask", person)
    window.close()
    assert window.isVisible()
    assert [title for title, _ in person.asked] == [
        "Your latest changes are not saved anywhere"
    ] * 2
    assert not person.told
    disk.folders = ()  # room is made
    path = window.bridge.keeper.path
    window.close()
    assert not window.isVisible()
    assert len(person.asked) == 2
    assert decode(path.read_bytes(), "plan").answer(second).rating == 2


def test_trying_again_after_making_room_saves(
    window: MainWindow, disk: FullDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, second = fill(window, disk, qtbot)
    path = window.bridge.keeper.path

    class MakesRoom(Person):
        def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
            disk.folders = ()
            return super().choose(title, text, options)

    monkeypatch.setattr(window, "ask", MakesRoom(0))
    window.close()
    assert not window.isVisible()
    assert decode(path.read_bytes(), "plan").answer(second).rating == 2


def test_a_copy_elsewhere_holds_everything(
    window: MainWindow, disk: FullDisk, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    first, second = fill(window, disk, qtbot)
    copy = tmp_path / "stick.lnaplan"
    person = Person(1, copy=copy)

    def then_room(title: str, suggestion: Path, pattern: str) -> Path:
        disk.folders = ()  # the stick has some
        return copy

    monkeypatch.setattr(person, "save_file", then_room)
    monkeypatch.setattr(window, "ask", person)
    window.close()
    assert not window.isVisible()
    plan = decode(copy.read_bytes(), "copy")
    assert (plan.answer(first).rating, plan.answer(second).rating) == (1, 2)


def test_losing_it_is_a_choice_and_keeps_what_was_saved(
    window: MainWindow, disk: FullDisk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = fill(window, disk, qtbot)
    keeper = window.bridge.keeper
    monkeypatch.setattr(window, "ask", Person(2))
    window.close()
    assert not window.isVisible()
    disk.folders = ()
    opened = Keeper.open(keeper.path, keeper._places.state_dir)
    opened.keeper.abandon()
    assert opened.plan.answer(first).rating == 1
    assert opened.plan.answer(second).rating is None


def test_where_only_the_file_is_out_of_reach_the_work_is_kept_for_next_time(
    window: MainWindow, disk: FullDisk, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, person = window.bridge.keeper.path, Person()
    monkeypatch.setattr(window, "ask", person)
    disk.folders = (str(path.parent),)
    item = rate(window, 0, 2)
    window.close()
    assert not window.isVisible()
    [(title, problem)] = person.told
    assert title == "Your work is kept on this computer"
    assert "will be here when you open this plan again" in problem.sentence
    disk.folders = ()
    opened = Keeper.open(path, app.state_dir)
    opened.keeper.abandon()
    assert opened.plan.answer(item).rating == 2


@pytest.mark.parametrize(("answer", "rating"), [(1, 2), (2, None)])
def test_changes_to_a_read_only_file_are_asked_about(
    window: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch, answer: int, rating: int | None
) -> None:
    window.bridge.keeper.read_only = True
    path, before = window.bridge.keeper.path, window.bridge.keeper.path.read_bytes()
    item = rate(window, 0, 2)
    assert window.bridge.save_state.kind == "read-only"
    person = Person(None, answer)
    monkeypatch.setattr(window, "ask", person)
    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    assert {title for title, _ in person.asked} == {"This file is read-only"}
    assert path.read_bytes() == before
    opened = Keeper.open(path, app.state_dir)
    opened.keeper.abandon()
    assert opened.plan.answer(item).rating == rating
    words = " ".join(notice.sentence for notice in opened.notices)
    assert "unexpectedly" not in words
    assert ("not all of your work reached this file" in words) == (answer == 1)


def test_a_read_only_plan_is_saved_as_a_copy_on_closing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.bridge.keeper.read_only = True
    item = rate(window, 0, 2)
    copy = tmp_path / "mine.lnaplan"
    monkeypatch.setattr(window, "ask", Person(0, copy=copy))
    window.close()
    assert not window.isVisible()
    assert decode(copy.read_bytes(), "copy").answer(item).rating == 2


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_typing_without_a_pause_is_handed_on(qtbot: QtBot, kind: type) -> None:
    field = kind("Notes")
    qtbot.addWidget(field)
    field.show()
    sent: list[str] = []
    field.edited.connect(sent.append)
    for _ in range(12):  # a key every 50 ms
        qtbot.keyClick(field, Qt.Key.Key_A)
        qtbot.wait(HAND_ON_AFTER_MS // 5)
    assert len(sent) >= 2
    field.hand_on()
    assert sent[-1] == "a" * 12


def test_a_closed_window_leaves_no_widgets(app: App, qtbot: QtBot) -> None:
    """Each would be styled anew for ever, and keep its plan in memory."""
    before = len(QApplication.allWidgets())
    window = app.new_window()
    app.open_sample(window)
    for page in ("assess", "needs", "reviews", "share"):
        window.show_page(page)
    window.close()
    qtbot.waitUntil(lambda: len(QApplication.allWidgets()) <= before)
