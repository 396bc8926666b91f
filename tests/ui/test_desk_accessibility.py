"""What a screen reader and a keyboard find in a review, section by section."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import RemoveGoal
from lnatool.domain.form import field_name
from tests.builders import after
from tests.ui.desk_help import Answers, DeskWindow, theirs
from tests.ui.test_accessibility import backwards, is_tab_stop, unnamed

SECTIONS = ("overview:", "goal:g1", "item:d1-c1", "review:meeting", "sign:", "left:", "people")
LOOKS = ((100, 1180, 780), (200, 1024, 700))


@pytest.fixture
def desk(app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskWindow:
    """A review that has something of every kind in it."""
    answers = Answers(confirms=[True])
    answers.take_over(monkeypatch)
    made = DeskWindow(app, qtbot, answers, tmp_path)
    first = theirs()
    gone = field_name("goal", "g2", "comment")
    made.begin(made.copy_of(first)).bridge.put({gone: "Still true"})
    made.kept()
    made.back()
    made.begin(made.copy_of(after(first, RemoveGoal("g2")), "newer.pdf"))
    return made


def show(desk: DeskWindow, section: str, look: tuple[int, int, int] = LOOKS[0]) -> QWidget:
    percent, width, height = look
    desk.app.theme.use_text_size(percent)
    desk.window.resize(width, height)
    if section == "people":
        desk.back()
    else:
        desk.review.show_section(section)
        desk.review.focus_work()
    for _ in range(8):
        QApplication.processEvents()
    return desk.page


@pytest.fixture(autouse=True)
def usual_size(app: App) -> object:
    yield
    app.theme.use_text_size(100)


def focus_order(desk: DeskWindow, qtbot: QtBot) -> list[QWidget]:
    order: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and focus not in order and len(order) < 100:
        order.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    return order


@pytest.mark.parametrize("section", SECTIONS)
def test_everything_has_a_name_and_room(desk: DeskWindow, section: str) -> None:
    show(desk, section)
    assert unnamed(desk.window) == []
    small = [
        f"{type(widget).__name__} {widget.accessibleName()} {widget.size()}"
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for widget in desk.window.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if widget.height() < 24 or widget.width() < 24
    ]
    assert small == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("section", SECTIONS)
def test_tab_reaches_everything_in_the_order_of_the_eye(
    desk: DeskWindow, qtbot: QtBot, section: str, look: tuple[int, int, int]
) -> None:
    page = show(desk, section, look)
    order = focus_order(desk, qtbot)
    wanted = {button for button in desk.window.findChildren(QAbstractButton) if is_tab_stop(button)}
    missed = [f"{type(widget).__name__} {widget.text()!r}" for widget in wanted - set(order)]
    assert missed == []
    inside = [page.isAncestorOf(widget) for widget in order]
    outside = inside.index(False)
    order = order[outside:] + order[:outside]
    order = [widget for widget in order if page.isAncestorOf(widget)]
    if look[0] == 200:
        return  # theirs above mine scroll: places move with the focus
    assert backwards(order, page) == []


def test_the_section_that_is_chosen_is_said_with_its_state(desk: DeskWindow) -> None:
    show(desk, "goal:g1")
    desk.review.bridge.put({field_name("goal", "g1", "agreed"): "Yes"})
    item = desk.review.list.item(1)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Goal 1: Lead a list, begun"
