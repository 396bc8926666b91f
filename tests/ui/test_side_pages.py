"""The pages that another page leads to: names, room, the way of the Tab key, and large text."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import PutSignOff, SetGoalReview, SetRating, SetSecondView
from lnatool.domain.plan import GoalReview, Plan, SecondView
from lnatool.services.sample import sample_plan
from lnatool.services.share.sign import sign
from lnatool.services.storage.codec import encode
from lnatool.ui.main_window import SIDE_PAGES, MainWindow
from tests.builders import after
from tests.ui.test_accessibility import is_tab_stop, unnamed

PAGES = [*SIDE_PAGES, "reviews", "share", "assess", "plan"]


@pytest.fixture
def window(app: App, open_plan: Callable[[Plan], MainWindow], tmp_path: Path) -> MainWindow:
    """A plan that was reviewed, signed and changed, and a copy with more to take in."""
    plan = sample_plan(app.library())
    goal, item = plan.goals[0].id, plan.competencies[0].id
    said = after(
        plan,
        SetGoalReview(goal, GoalReview("discuss", "Take your time", "Alex", "2027-03-03")),
        SetSecondView(item, SecondView(2, "Nearly there", "Alex", "2027-03-03")),
    )
    signed = after(said, PutSignOff(sign(said, "preceptor", "Alex", "Lead", "2027-03-03")))
    here = after(signed, SetRating(plan.competencies[1].id, 1))
    theirs = after(
        here,
        SetGoalReview(goal, GoalReview("agreed", "Now I agree", "Alex", "2027-03-04")),
        *(SetSecondView(one.id, SecondView(3, "Fine")) for one in plan.competencies[2:5]),
    )
    (tmp_path / "reviewed.lnaplan").write_bytes(encode(theirs))
    return open_plan(here)


def show(window: MainWindow, page: str, tmp_path: Path, qtbot: QtBot) -> QWidget:
    window.show_page(page, str(tmp_path / "reviewed.lnaplan") if page == "returned" else "")
    shown = window.page(page)
    assert shown is not None
    if page == "returned":
        qtbot.waitUntil(shown.take.isVisible, timeout=20000)  # type: ignore[attr-defined]
    if page == "share":
        shown.password.wanted.setChecked(True)  # type: ignore[attr-defined]
    for _ in range(5):
        QApplication.processEvents()
    return shown


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_focus_has_a_name(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, page: str
) -> None:
    show(window, page, tmp_path, qtbot)
    assert unnamed(window) == []


@pytest.mark.parametrize("page", PAGES)
def test_targets_are_at_least_24_pixels(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, page: str
) -> None:
    shown = show(window, page, tmp_path, qtbot)
    small = [
        f"{type(widget).__name__} {widget.accessibleName()} {widget.size()}"
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for widget in shown.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if widget.height() < 24 or widget.width() < 24
    ]
    assert small == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_down_the_page_and_misses_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, page: str
) -> None:
    shown = show(window, page, tmp_path, qtbot)
    seen: list[QWidget] = []
    for _ in range(400):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {button for button in shown.findChildren(QAbstractButton) if is_tab_stop(button)}
    missed = [f"{type(widget).__name__} {widget.text()!r}" for widget in wanted - set(seen)]
    assert missed == []
    if page in SIDE_PAGES:
        inner = shown.scroll.widget()  # type: ignore[attr-defined]
        places = [
            one.mapTo(inner, one.rect().center()).y() for one in seen if shown.isAncestorOf(one)
        ]
        first = places.index(min(places))
        turned = places[first:] + places[:first]
        ups = [pair for pair in itertools.pairwise(turned) if pair[1] < pair[0] - 20]
        assert ups == []


@pytest.mark.parametrize("page", [*SIDE_PAGES, "reviews", "share", "plan"])
def test_large_text_needs_no_sideways_scrolling(
    app: App, window: MainWindow, tmp_path: Path, qtbot: QtBot, page: str
) -> None:
    app.theme.use_text_size(200)
    window.resize(1024, 700)
    shown = show(window, page, tmp_path, qtbot)
    wide = [
        area
        for area in shown.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]
    assert wide == [], f"{page} is wider than its window"


@pytest.mark.parametrize("page", list(SIDE_PAGES))
def test_a_side_page_leads_back_to_reviews(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, page: str
) -> None:
    shown = show(window, page, tmp_path, qtbot)
    shown.back.click()  # type: ignore[attr-defined]
    assert window.current_page == "reviews"
