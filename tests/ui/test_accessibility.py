"""What a screen reader finds: names, roles, room to hit, and ratings that are really kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
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
from lnatool.domain.edits import PutEvidence, PutGoal
from lnatool.domain.plan import Action, Evidence, Plan
from lnatool.services.sample import sample_plan
from lnatool.services.storage.codec import decode
from lnatool.ui.main_window import FREE_PAGES, PAGES, MainWindow


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Every visible node below a widget; of long lists only the first few children."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        node = waiting.pop()
        if node is None or not node.isValid() or node.state().invisible:
            continue
        yield node
        waiting += [node.child(place) for place in range(min(node.childCount(), 60))]


def unnamed(widget: QWidget) -> list[str]:
    return [
        f"{node.role().name} {type(node.object()).__name__} {node.object()}"
        for node in nodes(widget)
        if not node.text(QAccessible.Text.Name).strip()
        and isinstance(node.object(), QWidget)
        and node.object().focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def is_tab_stop(button: QAbstractButton) -> bool:
    """Of a group of choices only the chosen one is a stop."""
    group = button.group()
    alone = group is None or not group.exclusive()
    return (
        button.isVisible()
        and button.isEnabled()
        and bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and (alone or button.isChecked())
    )


@pytest.fixture
def sample(app: App, open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    return open_plan(sample_plan(app.library()))


@pytest.mark.parametrize("page", [*FREE_PAGES, *PAGES])
def test_everything_that_takes_the_focus_has_a_name(sample: MainWindow, page: str) -> None:
    sample.show_page(page)
    QApplication.processEvents()
    assert unnamed(sample) == []


@pytest.mark.parametrize("page", [*FREE_PAGES, *PAGES])
def test_targets_are_at_least_24_pixels(sample: MainWindow, page: str) -> None:
    sample.show_page(page)
    QApplication.processEvents()
    small = [
        f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()} {widget.size()}"
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for widget in sample.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if widget.height() < 24 or widget.width() < 24
    ]
    assert small == []


@pytest.mark.parametrize("page", [*FREE_PAGES, *PAGES])
def test_tab_goes_round_the_page_and_back(sample: MainWindow, qtbot: QtBot, page: str) -> None:
    sample.show_page(page)
    QApplication.processEvents()
    seen: list[QWidget] = []
    for _ in range(200):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {button for button in sample.findChildren(QAbstractButton) if is_tab_stop(button)}
    missed = [f"{type(widget).__name__} {widget.text()!r}" for widget in wanted - set(seen)]
    assert missed == []


def box(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def backwards(order: list[QWidget], page: QWidget) -> list[str]:
    """Steps of the focus that lead up in a column or back in a line."""
    wrong, columns = [], 0
    for one, following in pairwise(order):
        here, there = box(one, page), box(following, page)
        up = there.bottom() < here.top() and there.left() <= here.right()
        line = there.top() <= here.bottom() and here.top() <= there.bottom()
        back = line and there.right() < here.left()
        columns += there.bottom() < here.top() and not up
        if up or back or columns > 1:
            wrong.append(f"{one.accessibleName()!r} -> {following.accessibleName()!r}")
    return wrong


@pytest.mark.parametrize("page", [*FREE_PAGES, *PAGES])
def test_the_focus_goes_where_the_eye_goes(sample: MainWindow, qtbot: QtBot, page: str) -> None:
    if page == "reviews":
        first = sample.bridge.plan.reviews[0].id
        sample.show_page("reviews", first)  # this one and the next are open
        sample.show_page("plan")
    if page == "plan":
        goal = sample.bridge.plan.goals[0]
        added = replace(goal, actions=(*goal.actions, Action("a9", "Later", "experience")))
        sample.bridge.edit(PutGoal(added))
    if page == "assess":
        item = sample.bridge.plan.competencies[0].id
        sample.bridge.edit(PutEvidence(item, Evidence("e1", title="One")))
        sample.show_page("assess", item)
        sample.bridge.edit(PutEvidence(item, Evidence("e2", title="Two")))
    sample.show_page(page)
    QApplication.processEvents()
    shown = sample.page(page)
    assert shown is not None
    order: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and focus not in order and len(order) < 200:
        order.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    assert focus is order[0]
    inside = [shown.isAncestorOf(widget) for widget in order]
    outside = next(place for place, within in enumerate(inside) if not within)
    order = order[outside:] + order[:outside]
    inside = inside[outside:] + inside[:outside]
    begins = inside.index(True)
    assert all(inside[begins:]), "the focus leaves the page and comes back"
    assert backwards(order[begins:], shown) == []


def test_a_rating_by_the_accessibility_action_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("assess")
    card = window.page("assess").card  # type: ignore[union-attr]
    button = card.rating.buttons[3]
    node = QAccessible.queryAccessibleInterface(button)
    actions = node.actionInterface()
    assert isinstance(actions, QAccessibleActionInterface)
    assert QAccessibleActionInterface.toggleAction() in actions.actionNames()
    actions.doAction(QAccessibleActionInterface.toggleAction())
    path = window.bridge.keeper.path
    first = next(window.bridge.plan.framework.walk())
    qtbot.waitUntil(
        lambda: decode(path.read_bytes(), "plan").answer(first.id).rating == 3, timeout=5000
    )


@pytest.mark.parametrize("size", [(1180, 780), (1024, 700)])
def test_large_text_shows_every_page_without_sideways_scrolling(
    app: App, sample: MainWindow, size: tuple[int, int]
) -> None:
    sample.resize(*size)
    try:
        for name in (*FREE_PAGES, *PAGES):
            app.theme.use_text_size(100)
            sample.show_page(name)
            app.theme.use_text_size(200)
            sample.show_page(name)
            for _ in range(5):
                QApplication.processEvents()
            page = sample.page(name)
            assert page is not None
            wide = [
                area
                for area in page.findChildren(QScrollArea)
                if area.isVisible() and area.horizontalScrollBar().maximum() > 0
            ]
            assert wide == [], f"{name} is wider than its window"
    finally:
        app.theme.use_text_size(100)
