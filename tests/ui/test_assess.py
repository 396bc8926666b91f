"""Assess: keys, mouse, undo, search, notes; what is answered is in the file a moment later."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import SetRating
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Plan
from lnatool.services.storage.codec import decode
from lnatool.ui.announce import Announcer
from lnatool.ui.dialogs.keyboard import key_table
from lnatool.ui.main_window import MainWindow
from lnatool.ui.models.competency_table import RATING, TITLE
from lnatool.ui.pages.assess import AssessPage
from lnatool.ui.widgets.text_field import LONGEST
from tests.builders import after
from tests.made_up import plan_of


@pytest.fixture
def page(window: MainWindow) -> AssessPage:
    window.show_page("assess")
    shown = window.page("assess")
    assert isinstance(shown, AssessPage)
    return shown


def press(qtbot: QtBot, *keys: str) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, key)


def ids(plan: Plan) -> list[str]:
    return [item.id for item in plan.framework.walk()]


def test_digits_rate_and_go_on(window: MainWindow, page: AssessPage, qtbot: QtBot) -> None:
    press(qtbot, "3", "0", "n", "o")
    plan = window.bridge.plan
    assert [plan.answer(item).rating for item in ids(plan)[:5]] == [
        3, 0, NOT_APPLICABLE, NO_OPPORTUNITY, None,
    ]  # fmt: skip


def test_answers_reach_the_file_by_themselves(
    window: MainWindow, page: AssessPage, qtbot: QtBot
) -> None:
    press(qtbot, "2")
    path, first = window.bridge.keeper.path, ids(window.bridge.plan)[0]
    qtbot.waitUntil(
        lambda: decode(path.read_bytes(), "plan").answer(first).rating == 2, timeout=5000
    )


def test_undo_and_redo(window: MainWindow, page: AssessPage, qtbot: QtBot) -> None:
    press(qtbot, "2")
    first = ids(window.bridge.plan)[0]
    window.bridge.undo()
    assert window.bridge.plan.answer(first).rating is None
    window.bridge.redo()
    assert window.bridge.plan.answer(first).rating == 2


def test_the_mouse_rates_too(window: MainWindow, page: AssessPage, qtbot: QtBot) -> None:
    button = page.card.rating.buttons[4]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.bridge.plan.answer(ids(window.bridge.plan)[0]).rating == 4
    qtbot.mouseClick(page.pane.next, Qt.MouseButton.LeftButton)
    assert page.list.current().id == ids(window.bridge.plan)[1]  # type: ignore[union-attr]


def test_digits_in_a_note_are_text(window: MainWindow, page: AssessPage, qtbot: QtBot) -> None:
    page.card.note.setFocus()
    qtbot.keyClicks(page.card.note, "see 3 cases")
    page.card.note.hand_on()
    answer = window.bridge.plan.answer(ids(window.bridge.plan)[0])
    assert (answer.rating, answer.note) == (None, "see 3 cases")


def test_a_private_note_is_private(window: MainWindow, page: AssessPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.card.private_note, "I feel unsure")
    page.card.private_note.hand_on()
    answer = window.bridge.plan.answer(ids(window.bridge.plan)[0])
    assert (answer.note, answer.private_note) == ("", "I feel unsure")


def test_a_note_being_typed_goes_to_its_own_competency(
    window: MainWindow, page: AssessPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.card.note, "mine")
    qtbot.mouseClick(page.pane.next, Qt.MouseButton.LeftButton)
    first, second = ids(window.bridge.plan)[:2]
    assert window.bridge.plan.answer(first).note == "mine"
    assert window.bridge.plan.answer(second).note == ""
    assert page.card.note.toPlainText() == ""


def test_discuss_by_key_and_by_box(window: MainWindow, page: AssessPage, qtbot: QtBot) -> None:
    first = ids(window.bridge.plan)[0]
    press(qtbot, "d")
    assert window.bridge.plan.answer(first).discuss
    box = page.card.discuss
    assert isinstance(box, QCheckBox)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not window.bridge.plan.answer(first).discuss


def test_search_finds_and_clears(page: AssessPage, qtbot: QtBot) -> None:
    everything = page.list.model.rowCount()
    press(qtbot, "/")
    assert QApplication.focusWidget() is page.list.search
    qtbot.keyClicks(page.list.search, "number 2.3")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)  # a heading and its competency
    qtbot.keyClick(page.list.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == everything)


def test_expected_levels_are_hidden_until_asked_for(page: AssessPage, qtbot: QtBot) -> None:
    def said() -> list[str]:
        return [button.text() for button in page.card.rating.buttons.values()]

    assert not any("expected" in words for words in said())
    page.card.expected.click()
    assert sum("expected" in words for words in said()) == 1


def test_it_goes_on_at_the_first_unanswered(
    open_plan: Callable[[Plan], MainWindow], qtbot: QtBot
) -> None:
    plan = plan_of(20)
    items = ids(plan)
    window = open_plan(after(plan, SetRating(items[0], 2), SetRating(items[1], 2)))
    window.show_page("assess")
    shown = window.page("assess")
    assert isinstance(shown, AssessPage)
    assert shown.list.current().id == items[2]  # type: ignore[union-attr]
    shown.list.step(3)
    window.show_page("needs")
    window.show_page("assess")
    assert shown.list.current().id == items[5]  # type: ignore[union-attr]


def test_the_focus_is_on_the_answer_that_is_shown(
    window: MainWindow, page: AssessPage, qtbot: QtBot
) -> None:
    second = ids(window.bridge.plan)[1]
    window.bridge.edit(SetRating(second, 3))
    page.entered(ids(window.bridge.plan)[0])
    press(qtbot, "1")  # goes on to the second
    focus = QApplication.focusWidget()
    assert focus is page.card.rating.buttons[3]
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert window.bridge.plan.answer(second).rating == 3


def test_undo_shows_what_it_changed(window: MainWindow, page: AssessPage, qtbot: QtBot) -> None:
    press(qtbot, "3", "2")
    window.bridge.undo()
    second = ids(window.bridge.plan)[1]
    assert page.list.current().id == second  # type: ignore[union-attr]
    assert window.bridge.plan.answer(second).rating is None


def test_letter_keys_and_going_on_can_be_switched_off(
    window: MainWindow, page: AssessPage, qtbot: QtBot
) -> None:
    first = ids(window.bridge.plan)[0]
    actions = window.menus.actions
    view = next(menu for menu in window.menuBar().findChildren(QMenu) if "View" in menu.title())
    view.aboutToShow.emit()
    assert actions["go-on"].isChecked()
    actions["go-on"].trigger()
    press(qtbot, "3")
    assert page.list.current().id == first  # type: ignore[union-attr]
    assert QApplication.focusWidget() is page.card.rating.buttons[3]
    actions["letter-keys"].trigger()
    press(qtbot, "1", "d")
    answer = window.bridge.plan.answer(first)
    assert (answer.rating, answer.discuss) == (3, False)


@pytest.mark.parametrize(
    ("setting", "heard", "goes_on"),
    [("auto", False, True), ("auto", True, False), ("on", True, True), ("off", False, False)],
)
def test_a_screen_reader_stays_on_the_card_unless_asked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, setting: str, heard: bool, goes_on: bool
) -> None:
    monkeypatch.setattr(type(window.announce), "heard", heard)
    assert window.announce.goes_on(setting) == goes_on  # type: ignore[arg-type]


def test_where_it_is_narrow_the_card_has_the_page(
    app: App, window: MainWindow, page: AssessPage, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    app.theme.use_text_size(200)
    QApplication.processEvents()
    page.entered()
    QApplication.processEvents()
    assert not page.list.isVisible()
    focus = QApplication.focusWidget()
    assert focus is page.card.rating.buttons[0]
    port = page.pane.scroll.viewport()
    shown = port.rect().contains(QRect(focus.mapTo(port, QPoint(0, 0)), focus.size()))
    assert shown
    assert page.card._statement.visibleRegion().boundingRect() == page.card._statement.rect()
    page.find.click()
    QApplication.processEvents()
    assert page.list.table.hasFocus()
    table = page.list.table
    row = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(row)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not page.list.isVisible()
    assert page._item.id == ids(window.bridge.plan)[1]  # type: ignore[union-attr]
    app.theme.use_text_size(100)
    window.resize(1180, 780)
    QApplication.processEvents()
    list_width, card_width = page.splitter.sizes()
    assert 0 < list_width < card_width


def test_titles_are_not_cut_in_the_list(window: MainWindow, page: AssessPage) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    table = page.list.table
    room = table.columnWidth(TITLE) * (table.rowHeight(1) // table.fontMetrics().lineSpacing())
    assert room > table.fontMetrics().averageCharWidth() * 50
    assert table.columnWidth(RATING) < table.columnWidth(TITLE) / 2


def test_the_keys_on_the_list_are_those_of_the_scale() -> None:
    assert key_table(plan_of(5).framework)[0][0] == "0 to 4"


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_paste_that_no_note_can_hold_is_refused_and_said(
    page: AssessPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = QMimeData()
    said: list[str] = []
    monkeypatch.setattr(Announcer, "say", lambda _self, words: said.append(words))
    data.setText("x" * (LONGEST + 1))
    page.card.note.insertFromMimeData(data)
    assert page.card.note.toPlainText() == ""
    assert "too long to paste" in said[0]
    data.setText("y" * 50_000)
    page.card.note.insertFromMimeData(data)
    assert len(page.card.note.toPlainText()) == 50_000


@pytest.mark.soak
def test_two_thousand_ratings(open_plan: Callable[[Plan], MainWindow], qtbot: QtBot) -> None:
    """Slow poison shows only in numbers: lost references, growing lists, a journal gone wrong."""
    window = open_plan(plan_of(200))
    window.show_page("assess")
    chance = random.Random(1)
    wanted: dict[str, object] = {}
    keys: dict[str, object] = {str(level): level for level in range(5)}
    keys |= {"n": NOT_APPLICABLE, "o": NO_OPPORTUNITY}
    shown = window.page("assess")
    assert isinstance(shown, AssessPage)
    items = ids(window.bridge.plan)
    for number in range(2000):
        item = items[chance.randrange(len(items))]
        shown.entered(item)
        key = chance.choice(list(keys))
        press(qtbot, key)
        wanted[item] = keys[key]
        if number % 250 == 0:
            window.bridge.undo()
            window.bridge.redo()
    path = window.bridge.keeper.path
    window.close()
    kept = decode(path.read_bytes(), "plan").round.answers
    assert {item: answer.rating for item, answer in kept.items()} == wanted
