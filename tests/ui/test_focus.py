"""What has the focus can be seen whole, and Enter presses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.plan import Evidence, Plan
from lnatool.services.sample import sample_plan
from lnatool.ui.dialogs.evidence import EvidenceDialog
from lnatool.ui.main_window import PAGES, MainWindow


@pytest.fixture
def sample(app: App, open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    return open_plan(sample_plan(app.library()))


def ring_of(window: MainWindow) -> QWidget:
    ring = window.ring._ring
    assert ring is not None
    return ring


def box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("page", PAGES)
def test_the_ring_is_whole_around_every_button(sample: MainWindow, page: str) -> None:
    sample.show_page(page)
    QApplication.processEvents()
    shown = sample.page(page)
    assert shown is not None
    for button in (*shown.findChildren(QAbstractButton), *sample.rail.findChildren(QPushButton)):
        if not button.isVisible() or not button.isEnabled() or not button.isVisibleTo(sample):
            continue
        if not button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        button.setFocus(Qt.FocusReason.TabFocusReason)
        ring = ring_of(sample)
        around, inside = box(ring, sample), box(button, sample)
        assert around.contains(inside)
        assert ring.isVisible()
        holder = ring.parentWidget()
        assert holder.rect().contains(ring.geometry())
        drawn = QRect(ring.mapTo(holder, QPoint(0, 0)), ring.size())
        wanted = box(button, holder).adjusted(-4, -4, 4, 4).intersected(holder.rect())
        assert drawn == wanted


def test_the_ring_follows_when_the_page_is_laid_out_anew(sample: MainWindow) -> None:
    sample.show_page("about")
    page = sample.page("about")
    button = next(
        one
        for one in page.findChildren(QPushButton)
        if one.text().startswith("Calendar")  # type: ignore[union-attr]
    )
    button.setFocus()
    sample.resize(760, 600)
    QApplication.processEvents()
    assert box(ring_of(sample), sample).center() == box(button, sample).center()


def test_dialogs_have_the_ring_too(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = EvidenceDialog(Evidence("e1"), sample.page(sample.current_page))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    button = dialog.findChildren(QPushButton)[-1]
    button.setFocus()
    assert ring_of(sample).window() is dialog
    assert box(ring_of(sample), dialog).contains(box(button, dialog))
    dialog.done(QDialog.DialogCode.Rejected)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(
    sample: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    sample.show_page("reviews")
    before = len(sample.bridge.plan.reviews)
    add = sample.page("reviews")._add  # type: ignore[union-attr]
    size = add.sizeHint()
    add.setFocus()
    assert add.sizeHint() == size
    qtbot.keyClick(add, key)
    assert len(sample.bridge.plan.reviews) == before + 1
