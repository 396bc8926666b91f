"""What a person sees of saving: the file follows, trouble is said once, nothing is overwritten."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import SetRating
from lnatool.domain.problems import Problem
from lnatool.services.storage.codec import decode, encode
from lnatool.ui.main_window import MainWindow
from tests.builders import after


class Answers:
    """Stands in for the dialogs: gives one answer and keeps what was asked."""

    def __init__(self, answer: int | None) -> None:
        self.answer, self.asked, self.told = answer, 0, list[Problem]()

    def choose(self, title: str, text: str, options: tuple[str, ...]) -> int | None:
        self.asked += 1
        return self.answer

    def tell(self, title: str, problem: Problem) -> None:
        self.told.append(problem)


def first(window: MainWindow) -> str:
    return window.bridge.plan.competencies[0].id  # type: ignore[union-attr]


def change_on_disk(window: MainWindow) -> Path:
    bridge = window.bridge
    assert bridge is not None
    theirs = after(bridge.plan, SetRating(bridge.plan.competencies[5].id, 4))
    bridge.keeper.path.write_bytes(encode(theirs))
    return bridge.keeper.path


@pytest.mark.parametrize("answer", [None, 0, 1])
def test_a_change_on_disk_is_asked_about_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: int | None
) -> None:
    answers = Answers(answer)
    monkeypatch.setattr(window, "ask", answers)
    path = change_on_disk(window)
    window.bridge.edit(SetRating(first(window), 2))
    qtbot.waitUntil(lambda: answers.asked == 1, timeout=5000)
    window.bridge.save_now()
    qtbot.wait(300)
    assert answers.asked == 1
    in_file = decode(path.read_bytes(), "plan")
    other = window.bridge.plan.competencies[5].id
    if answer is None:
        assert in_file.answer(first(window)).rating is None
        assert window.bridge.save_state.kind == "trouble"
        assert window.bridge.plan.answer(first(window)).rating == 2
    elif answer == 0:
        assert in_file.answer(first(window)).rating == 2
        assert list(path.parent.glob("*other version*"))
    else:
        assert window.bridge.plan.answer(other).rating == 4


def test_closing_with_work_only_in_recovery_says_so_and_keeps_it(
    window: MainWindow, app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(None)
    monkeypatch.setattr(window, "ask", answers)
    path = change_on_disk(window)
    item = first(window)
    window.bridge.edit(SetRating(item, 2))
    window.close()
    assert len(answers.told) == 1
    again = app.new_window()
    monkeypatch.setattr(again, "ask", Answers(0))
    assert app.open_path(path, again)
    assert again.bridge.plan.answer(item).rating == 2


def test_a_full_disk_is_said_beside_the_name_and_mended(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lnatool.ui.session_bridge.TRY_AGAIN_MS", 200)
    path, item = window.bridge.keeper.path, first(window)
    real = os.open

    def full(name: str | Path, flags: int, *rest: int, **more: int) -> int:
        if str(name).startswith(str(path.parent)) and flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, "No space left on device", str(name))
        return real(name, flags, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", full)
        window.bridge.edit(SetRating(item, 2))
        qtbot.waitUntil(lambda: window.bridge.save_state.kind == "trouble", timeout=5000)
    qtbot.waitUntil(lambda: window.bridge.save_state.kind == "saved", timeout=5000)
    assert decode(path.read_bytes(), "plan").answer(item).rating == 2
