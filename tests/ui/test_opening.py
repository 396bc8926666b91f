"""Opening and deleting: the plan that is asked for is in sight, what is deleted stays deleted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import SetRating
from lnatool.domain.problems import Problem
from lnatool.services.storage.codec import encode
from lnatool.services.storage.keeper import Keeper
from lnatool.ui.dialogs.keyboard import key_table
from lnatool.ui.main_window import MainWindow
from lnatool.ui.single_instance import SingleInstance
from lnatool.ui.widgets.text_field import LineField
from tests.builders import after
from tests.made_up import plan_of


class Agrees:
    """Says yes, and keeps what was asked and told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.told: list[Problem] = []

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        self.texts.append(text)
        return True

    def tell(self, title: str, problem: Problem) -> None:
        self.told.append(problem)


def button(window: MainWindow, words: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible())


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_continue_shows_the_plan_that_is_open_in_this_window(window: MainWindow, app: App) -> None:
    app._remember(window)
    window.bridge.edit(SetRating(window.bridge.plan.competencies[0].id, 2))
    window.show_page("start")
    button(window, "Continue").click()
    assert window.current_page == "assess"
    assert len(app.windows) == 1


def test_the_plan_that_is_open_can_be_deleted_and_stays_deleted(
    window: MainWindow, app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.bridge.keeper.path
    other = path.with_name(f"{path.stem} (other version).lnaplan")
    theirs = after(window.bridge.plan, SetRating(window.bridge.plan.competencies[5].id, 4))
    path.write_bytes(encode(theirs))
    window.bridge.keeper.overwrite(window.bridge.plan)
    window.bridge.edit(SetRating(window.bridge.plan.competencies[0].id, 2))
    app._remember(window)
    window.show_page("about")
    field = window.page("about").findChildren(LineField)[0]
    field.setFocus()
    qtbot.keyClicks(field, "half a na")
    window.show_page("start")
    agrees = Agrees()
    monkeypatch.setattr(window.page("start"), "context", window._start_context._replace(ask=agrees))
    button(window, "Delete…").click()
    assert str(path) in agrees.texts[0]
    assert str(other) in agrees.texts[0]
    qtbot.wait(1200)  # longer than a save is put off
    assert window.bridge is None
    assert (window.current_page, window.windowTitle()) == ("start", "lnatool")
    assert not window.top_bar.isVisible()
    assert not window.menus.actions["save-copy"].isEnabled()
    left = [file for folder in (tmp_path, app.state_dir) for file in folder.rglob("*")]
    assert [file for file in left if file.is_file()] == []
    assert app.settings.value.recent == ()
    plan = plan_of(20)
    Keeper.create(path, plan, app.state_dir).close(plan)
    assert app.open_path(path, window)  # the same window can show another plan
    assert window.bridge is not None
    window.top_bar.undo.click()


def test_a_plan_that_is_being_typed_in_is_deleted_from_another_window(
    window: MainWindow, app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_page("about")
    field = window.page("about").findChildren(LineField)[0]
    field.setFocus()
    qtbot.keyClicks(field, "half a na")
    second = app.new_window()
    assert app.delete(window.bridge.keeper.path, second)
    qtbot.wait(600)
    left = [file for folder in (tmp_path, app.state_dir) for file in folder.rglob("*")]
    assert [file for file in left if file.is_file()] == []


def test_the_sample_with_no_place_for_it_is_a_sentence(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.state_dir.mkdir(parents=True)
    (app.state_dir / "samples").write_text("", encoding="utf-8")
    window, agrees = app.new_window(), Agrees()
    monkeypatch.setattr(window, "ask", agrees)
    assert not app.open_sample(window)
    assert "cannot be used" in agrees.told[0].sentence


def test_a_plan_opens_without_a_place_for_recovery(
    app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, path = plan_of(20), tmp_path / "p.lnaplan"
    path.write_bytes(encode(plan))
    app.state_dir.parent.mkdir(parents=True, exist_ok=True)
    app.state_dir.write_text("", encoding="utf-8")
    window, agrees = app.new_window(), Agrees()
    monkeypatch.setattr(window, "ask", agrees)
    assert app.open_path(path, window)
    qtbot.waitUntil(lambda: bool(agrees.told))
    assert "recovery copies and backups cannot be kept" in agrees.told[0].sentence
    window.bridge.edit(SetRating(plan.competencies[0].id, 2))
    qtbot.waitUntil(lambda: window.bridge.save_state.kind == "saved", timeout=5000)
    assert b'"rating":2' in path.read_bytes()
    window.close()
    assert not window.isVisible()


def test_a_folder_that_cannot_be_used_makes_every_start_the_first(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    single = SingleInstance(tmp_path / "state")
    assert single.first
    single.listen(lambda path: None)
    single.release()


def test_a_request_that_cannot_be_written_leaves_the_second_on_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = SingleInstance(tmp_path)
    folder = first._folder
    monkeypatch.setattr(QLockFile, "tryLock", lambda self, wait: False)
    monkeypatch.setattr(QLockFile, "error", lambda self: QLockFile.LockError.LockFailedError)
    second = SingleInstance(tmp_path)
    assert not second.first
    assert second.hand_over(None)
    shutil.rmtree(folder)
    assert not second.hand_over(None)
    second.listen(lambda path: None)
    first.release()


ON_ITS_OWN = """
import sys
from PySide6.QtCore import QTimer
from lnatool import app
def application():
    global look
    qt = real()
    look = QTimer(qt)
    look.timeout.connect(shown)
    look.start(100)
    return qt
def shown():
    for window in app.QApplication.topLevelWidgets():
        if isinstance(window, app.MainWindow) and window.isVisible():
            print("shown", flush=True)
            look.stop()
            QTimer.singleShot(0, window.close)
real, app.application = app.application, application
sys.exit(app.main([]))
"""


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv to be a plain user")
def test_the_program_starts_where_its_own_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o555)
    command = [sys.executable, "-c", ON_ITS_OWN]
    if os.geteuid() == 0:
        drop = ["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
        command = ["setpriv", *drop, *command]
    env = {**os.environ, "LNATOOL_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "shown\n"), done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "state").iterdir()) == []


def test_the_keys_that_are_listed_are_the_ones_in_the_menu(window: MainWindow) -> None:
    keys = {entry[0] for entry in key_table()}
    undo, redo = (window.menus.actions[name].shortcut().toString() for name in ("undo", "redo"))
    assert f"{undo}, {redo}" in keys


def test_the_window_is_called_by_the_name_of_the_program(app: App, window: MainWindow) -> None:
    assert app.new_window().windowTitle() == "lnatool"
    assert window.windowTitle().endswith("lnatool")
