"""The program around the test's application object, and one plan in its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lnatool.app import App, build
from lnatool.domain.plan import Plan
from lnatool.services.storage.keeper import Keeper
from lnatool.ui.main_window import MainWindow
from tests.made_up import plan_of


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    made = build(qapp)
    yield made
    made.theme.use_text_size(100)  # the next test's program takes the font as it finds it
    for window in list(made.windows):
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_plan(app: App, tmp_path: Path, qtbot: QtBot) -> Callable[[Plan], MainWindow]:
    """Writes a plan to a file and opens it in a window."""

    def opened(plan: Plan) -> MainWindow:
        path = tmp_path / "plan.lnaplan"
        Keeper.create(path, plan, app.state_dir).close(plan)
        window = app.new_window()
        assert app.open_path(path, window)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    return opened


@pytest.fixture
def window(open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    return open_plan(plan_of(20))
