"""A review on screen: what a preceptor fills in is kept, comes back, and can be taken back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import NoteExport
from lnatool.domain.form import field_name
from lnatool.domain.plan import SecondView
from lnatool.services.clock import local_day, system_clock
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.merge import edits_for
from lnatool.services.read_back.read import read_returned
from lnatool.services.storage.codec import encode
from lnatool.ui.desk.fields import day_text
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.radio_choice import RadioChoice
from lnatool.ui.widgets.text_field import LineField, TextField
from tests.builders import after
from tests.ui.desk_help import Answers, DeskWindow, theirs


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    made.take_over(monkeypatch)
    return made


@pytest.fixture
def desk(app: App, qtbot: QtBot, person: Answers, tmp_path: Path) -> DeskWindow:
    return DeskWindow(app, qtbot, person, tmp_path)


def fill_section(desk: DeskWindow, key: str, qtbot: QtBot) -> None:
    """Everything in a section, with keys and buttons."""
    desk.review.show_section(key)
    QApplication.processEvents()
    mine = desk.review.mine
    assert mine is not None
    for choice in mine.findChildren(RadioChoice):
        list(choice.buttons.values())[2].setChecked(True)
    for box in mine.findChildren(QCheckBox):
        box.setChecked(True)
    for text in mine.findChildren(TextField):
        text.setFocus()
        text.insertPlainText(f"About {key}: ŵ →")
    for line in mine.findChildren(LineField):
        if not line.text():
            qtbot.keyClicks(line, "Somebody")
    for day in mine.findChildren(DayField):
        if not day.day:
            day.line.setText("3/3/2027")
            day.hand_on()


@pytest.mark.parametrize("kind", ["pdf", "return"])
def test_everything_filled_in_on_screen_reaches_the_persons_plan(
    desk: DeskWindow, qtbot: QtBot, kind: str
) -> None:
    mine = theirs()
    path = desk.folder / "copy.pdf"
    mine = after(mine, NoteExport(write_plan_pdf(mine, path)))
    review = desk.begin(path)
    for key in review.list.section_keys():
        fill_section(desk, key, qtbot)
    review.hand_on()
    values = review.bridge.values
    empty = {one.name for one in review.bridge.review.copy.fields} - set(values)
    assert empty == {field_name("goal", goal, "agreed") for goal in ("g1", "g2")}
    out = desk.folder / ("back.pdf" if kind == "pdf" else "back.json")
    desk.person.files.append(out)
    (review.saving.pdf_button if kind == "pdf" else review.saving.return_button).click()
    desk.until(lambda: review.bridge.sent)
    back = read_returned(out)
    assert back.values == values
    found = findings(mine, back)
    assert {one.value for one in found.fields if one.part == "date"} == {"2027-03-03"}
    assert found.by == "Alex Morgan"
    taken = after(mine, edits_for(mine, found, {}, "back", "2027-03-04T09:00:00Z"))
    assert taken.answer("d1-c1").preceptor == SecondView(
        1, "About item:d1-c1: ŵ →", "Alex Morgan", found.day
    )
    assert [goal.preceptor.view for goal in taken.goals if goal.preceptor] == ["discuss"] * 2
    assert taken.answer("d1-c1").rating == mine.answer("d1-c1").rating
    assert {one.who for one in taken.sign_offs} == {"preceptor", "manager"}
    desk.until(lambda: f"Saved to send back: {out.name}" in review.saving.state.text())


def test_typing_is_kept_within_moments_and_survives_a_kill(desk: DeskWindow, qtbot: QtBot) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    assert review.mine is not None
    field = review.mine.findChildren(TextField)[0]
    field.setFocus()
    qtbot.keyClicks(field, "While fresh")
    draft = desk.app.state_dir / "desk" / "p1" / "draft.json"
    desk.until(lambda: b"While fresh" in draft.read_bytes())
    desk.kept()
    assert "Kept on this computer " in review.saving.state.text()
    assert "Not sent back yet" in review.saving.state.text()


def test_what_is_typed_last_is_kept_when_the_window_closes(
    app: App, desk: DeskWindow, qtbot: QtBot
) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    assert review.mine is not None
    qtbot.keyClicks(review.mine.findChildren(TextField)[0], "Last words")
    assert desk.window.close()
    again = DeskWindow(app, qtbot, desk.person, desk.folder)
    again.until(lambda: len(again.page.people.cards) == 1)
    again.page.people.cards[0].open.click()
    again.until(lambda: again.page.review is not None)
    assert list(again.review.bridge.values.values()) == ["Last words"]


def test_changes_are_taken_back_one_by_one_with_ctrl_z(desk: DeskWindow, qtbot: QtBot) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    assert review.mine is not None
    choice = review.mine.findChildren(RadioChoice)[0]
    choice.buttons["agreed"].setChecked(True)
    choice.buttons["discuss"].setChecked(True)
    choice.focus_chosen()
    undo = desk.window.menus.actions["undo"]
    assert undo.isEnabled()
    qtbot.keyClick(choice.buttons["discuss"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: choice.value == "agreed")
    undo.trigger()
    assert choice.value == ""
    assert review.bridge.values == {}
    desk.window.menus.actions["redo"].trigger()
    assert review.bridge.values == {field_name("goal", "g1", "agreed"): "Yes"}


def test_undo_on_this_page_leaves_an_own_plan_alone(
    app: App, desk: DeskWindow, person: Answers, tmp_path: Path
) -> None:
    from lnatool.domain.edits import SetRating
    from lnatool.services.storage.keeper import Keeper

    own = tmp_path / "own.lnaplan"
    made = theirs("own")
    Keeper.create(own, made, app.state_dir).close(made)
    assert app.open_path(own, desk.window)
    desk.window.bridge.edit(SetRating("d1-c1", 3))
    desk.window.show_page("preceptor")
    desk.window.menus.actions["undo"].trigger()
    assert desk.window.bridge.plan.answer("d1-c1").rating == 3
    assert not desk.window.top_bar.isVisible()
    desk.window.show_page("assess")
    desk.window.menus.actions["undo"].trigger()
    assert desk.window.bridge.plan.answer("d1-c1").rating == 1


def test_a_tick_signs_with_the_name_that_is_remembered(desk: DeskWindow, qtbot: QtBot) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    review.show_section("sign:")
    assert review.mine is not None
    boxes = review.mine.findChildren(QCheckBox)
    assert boxes[0].text() == "Support reviewed. Plan agreed."
    boxes[0].setChecked(True)
    values = review.bridge.values
    signed = {part: values[field_name("sign", "preceptor", part)] for part in ("name", "role")}
    assert signed == {"name": "Alex Morgan", "role": "Superintendent"}
    today = day_text(local_day(system_clock()).isoformat())
    assert values[field_name("sign", "preceptor", "date")] == today
    line = review.mine.findChildren(LineField)[0]
    line.selectAll()
    qtbot.keyClicks(line, "Jo Reid")
    review.hand_on()
    assert desk.app.settings.value.reviewer_name == "Jo Reid"
    desk.back()
    other = desk.begin(desk.copy_of(theirs("p2", "Other"), "other.pdf"))
    other.show_section("sign:")
    assert other.mine is not None
    other.mine.findChildren(QCheckBox)[0].setChecked(True)
    assert other.bridge.values[field_name("sign", "preceptor", "name")] == "Jo Reid"
    other.mine.findChildren(QCheckBox)[1].setChecked(True)
    assert field_name("sign", "manager", "name") not in other.bridge.values
    assert other.bridge.values[field_name("sign", "manager", "date")] == today


def test_a_name_without_a_tick_is_said_to_be_no_sign_off(desk: DeskWindow, qtbot: QtBot) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    review.show_section("sign:")
    assert review.mine is not None
    qtbot.keyClicks(review.mine.findChildren(LineField)[0], "Jo Reid")
    review.hand_on()
    labels = review.mine.findChildren(QLabel)
    shown = [label.text() for label in labels if not label.isHidden()]
    assert shown.count("Without the tick this is not a sign-off.") == 1


def test_what_somebody_says_stands_beside(desk: DeskWindow) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    assert "Lead a list on my own" in review.theirs.accessibleDescription()
    review.show_section("item:d1-c3")
    assert "Would like to discuss this" in review.theirs.accessibleDescription()
    review.show_section("item:d1-c1")
    said = review.theirs.accessibleDescription()
    assert "1  Level 1" in said
    assert "Expected by" in said


def test_a_plan_file_gives_a_return_file_and_says_why_no_pdf(desk: DeskWindow) -> None:
    path = desk.folder / "plan.lnaplan"
    path.write_bytes(encode(theirs()))
    review = desk.begin(path)
    assert not review.saving.pdf_button.isEnabled()
    assert review.saving.why_not.isVisible()
    assert review.saving.return_button.isEnabled()


def test_a_change_after_saving_says_so(desk: DeskWindow) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    name = field_name("goal", "g1", "comment")
    review.bridge.put({name: "Good"})
    desk.person.files.append(desk.folder / "back")
    review.saving.pdf_button.click()
    desk.until(lambda: review.bridge.sent)
    assert (desk.folder / "back.pdf").exists()
    review.bridge.put({name: "Better"})
    assert "Changed since you saved back.pdf" in review.saving.state.text()
    desk.kept()
    desk.back()
    card = desk.page.people.cards[0]
    assert any("changed since you saved" in label.text() for label in card.findChildren(QLabel))


def test_a_full_disk_is_said_and_asked_about_and_nothing_is_lost(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = desk.begin(desk.copy_of(theirs()))

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        review.bridge.put({field_name("goal", "g1", "comment"): "Precious"})
        desk.until(lambda: review.bridge.state.kind == "trouble")
        assert "Not kept on this computer: The disk is full" in review.saving.state.text()
        desk.person.confirms.append(False)
        review.back.click()
        assert desk.page.review is review
        assert "It is lost unless you save" in desk.person.asked[-1]
        desk.person.confirms.append(False)
        assert not desk.window.close()
        desk.person.files.append(desk.folder / "back.pdf")
        review.saving.pdf_button.click()
        desk.until(lambda: bool(desk.person.told))
        assert "The disk is full" in desk.person.told[-1].sentence
    assert not review.bridge.sent
    review.bridge.put({field_name("goal", "g1", "comment"): "Precious."})
    desk.kept()
    desk.back()


def test_what_has_no_place_can_be_left_out_of_the_pdf_knowingly(desk: DeskWindow) -> None:
    from lnatool.domain.edits import RemoveGoal

    first = theirs()
    gone = field_name("goal", "g2", "comment")
    desk.begin(desk.copy_of(first)).bridge.put({gone: "Still true"})
    desk.kept()
    desk.back()
    desk.person.confirms += [True, False]
    review = desk.begin(desk.copy_of(after(first, RemoveGoal("g2")), "newer.pdf"))
    review.saving.pdf_button.click()
    assert "Goal “Second goal”: comment" in desk.person.asked[-1]
    review.show_section("left:")
    assert review.mine is not None
    review.mine.removed.emit(gone)
    assert "left:" not in review.list.section_keys()
    assert review.bridge.values == {}
    review.undo()
    assert "left:" in review.list.section_keys()


def test_next_walks_every_section_with_the_focus_in_mine(desk: DeskWindow, qtbot: QtBot) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    keys = review.list.section_keys()
    review.show_section(keys[0])
    seen = [keys[0]]
    while review.next.isEnabled():
        focus = QApplication.focusWidget() or desk.window
        qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        seen.append(review._key)
        assert review.mine is not None
        assert review.mine.isAncestorOf(QApplication.focusWidget())
        assert f"{len(seen)} of {len(keys)}" in desk.window.announce.last
    assert seen == keys


def test_large_text_folds_without_sideways_scrolling(app: App, desk: DeskWindow) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    app.theme.use_text_size(200)
    desk.window.resize(1024, 700)
    try:
        for key in review.list.section_keys():
            review.show_section(key)
            for _ in range(5):
                QApplication.processEvents()
            assert review.area.horizontalScrollBar().maximum() == 0, key
            assert not review.list.isVisible()
            assert review.list.line.isVisible()
            if review.theirs.isVisible() and review.mine is not None:
                below = review.mine.y() >= review.theirs.y() + review.theirs.height()
                assert below, key
    finally:
        app.theme.use_text_size(100)


def test_arrow_keys_scroll_theirs(desk: DeskWindow, qtbot: QtBot) -> None:
    review = desk.begin(desk.copy_of(theirs()))
    desk.window.resize(720, 480)
    for _ in range(5):
        QApplication.processEvents()
    bar = review.area.verticalScrollBar()
    bar.setValue(0)
    assert bar.maximum() > 0
    widget: QWidget = review.theirs
    qtbot.keyClick(widget, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(widget, Qt.Key.Key_Home)
    assert bar.value() == 0
