"""The whole journey by mouse alone, through the real windows and pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import page
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lnatool.app import App, build
from lnatool.services.storage.codec import decode
from lnatool.ui.main_window import MainWindow


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    app: App = build(qapp)
    made = app.new_window()
    made.show_page("start")
    made.show()
    qtbot.waitExposed(made)
    yield made
    for left in list(app.windows):
        left.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Mouse:
    """Clicks what can be seen and is named so."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def click(self, words: str) -> None:
        button = self.find(words)
        self.into_view(button)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def find(self, words: str) -> QAbstractButton:
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and button.text().startswith(words)
        ]
        assert found, f"no button that says {words!r}"
        return found[0]

    def into_view(self, widget: QWidget) -> None:
        """As a turn of the wheel would, once everything has its place."""
        QApplication.processEvents()
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        QApplication.processEvents()
        assert not widget.visibleRegion().isEmpty(), f"{widget} is covered"


def test_from_nothing_to_a_shared_plan(
    window: MainWindow, qtbot: QtBot, lnatool_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = lnatool_home / "documents" / "mine.pdf"
    monkeypatch.setattr(window.ask, "save_file", lambda *_: pdf)
    mouse = Mouse(window, qtbot)
    mouse.click("Start a new plan")
    mouse.click("Support workforce")
    mouse.click("Senior clinical support worker")
    mouse.click("Start my plan")
    mouse.click("Start my self-assessment")
    assert window.bridge is not None
    count = len(window.bridge.plan.competencies)
    assert count == 39
    for place in range(count):
        mouse.click(("0", "1", "2", "3")[place % 4])
        if place < count - 1:
            mouse.click("Next")
    mouse.click("See my learning needs")
    mouse.click("Add to my plan")
    mouse.click("See it in my plan")
    mouse.click("Share my plan")
    mouse.click("Save as PDF")
    qtbot.waitUntil(pdf.exists, timeout=20_000)
    qtbot.waitUntil(lambda: mouse.find("Save as PDF").isEnabled(), timeout=20_000)
    path = window.bridge.keeper.path
    window.close()
    kept = decode(path.read_bytes(), path.name)
    assert [kept.answer(item.id).rating for item in kept.competencies] == [
        place % 4 for place in range(count)
    ]
    assert len(kept.goals) == 1
    assert page.validate_pdf(str(pdf), profile=page.ValidationProfile.PDF_UA_1).is_compliant
