"""The pages around Assess: what a person does there is in the plan, and comes back on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import PutGoal, PutReview, SetDiscuss, SetNote, SetRating
from lnatool.domain.plan import Action, Goal, Plan
from lnatool.services.settings import Recent
from lnatool.ui.days import read_day
from lnatool.ui.main_window import MainWindow
from lnatool.ui.widgets.picture_view import TEXT_SIZE
from lnatool.ui.widgets.text_field import TextField
from tests.builders import after
from tests.made_up import plan_of


def click(window: MainWindow, words: str, qtbot: QtBot) -> None:
    QApplication.processEvents()
    found = [
        button
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.text().startswith(words)
    ]
    assert found, f"no button that says {words!r}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def rated(open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    plan = plan_of(20)
    items = [item.id for item in plan.competencies]
    edits = [SetRating(item, place % 3) for place, item in enumerate(items)]
    return open_plan(after(plan, *edits, SetDiscuss(items[4], True)))


@pytest.mark.parametrize("schedule_first", [True, False])
def test_a_schedule_and_a_start_date_make_meetings_in_any_order(
    window: MainWindow, schedule_first: bool
) -> None:
    window.show_page("about")
    page = window.page("about")
    steps = [lambda: page._preset.setCurrentIndex(1), lambda: type_day(page, "7/9/2026")]  # type: ignore[union-attr]
    for step in steps if schedule_first else reversed(steps):
        step()
    plan = window.bridge.plan
    assert plan.person.start_date == "2026-09-07"
    assert [review.due for review in plan.reviews] == ["2026-09-21", "2027-03-08"]


def type_day(page: object, words: str) -> None:
    field = page._start_date  # type: ignore[attr-defined]
    field.line.setText(words)
    field.hand_on()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3/9/2026", "2026-09-03"),
        ("03.09.26", "2026-09-03"),
        (" 2026-09-03 ", "2026-09-03"),
        ("", ""),
        ("31/2/2026", None),
        ("tomorrow", None),
    ],
)
def test_dates_as_people_write_them(typed: str, read: str | None) -> None:
    assert read_day(typed) == read


def test_needs_follow_a_rating_made_elsewhere(rated: MainWindow) -> None:
    rated.show_page("needs")
    page = rated.page("needs")
    before = page.model.rowCount()  # type: ignore[union-attr]
    first = page.model.need_at(0).competency.id  # type: ignore[union-attr]
    rated.bridge.edit(SetRating(first, 4))
    assert page.model.rowCount() == before - 1  # type: ignore[union-attr]


def test_only_what_i_want_to_discuss(rated: MainWindow) -> None:
    rated.show_page("needs")
    page = rated.page("needs")
    page.talk.setChecked(True)  # type: ignore[union-attr]
    shown = [page.model.need_at(row).competency.id for row in range(page.model.rowCount())]  # type: ignore[union-attr]
    assert shown == [rated.bridge.plan.competencies[4].id]


def test_goals_grow_from_needs_and_can_be_undone(rated: MainWindow, qtbot: QtBot) -> None:
    rated.show_page("plan")
    click(rated, "Suggest goals", qtbot)
    goals = rated.bridge.plan.goals
    assert len(goals) == 3
    assert all(goal.objective and goal.measure and goal.actions for goal in goals)
    rated.bridge.undo()
    assert rated.bridge.plan.goals == ()


def test_goals_are_suggested_up_to_three_in_hand(rated: MainWindow, qtbot: QtBot) -> None:
    for name, status in (("g1", "planned"), ("g2", "under-way"), ("g3", "done")):
        rated.bridge.edit(PutGoal(Goal(name, name, status=status)))  # type: ignore[arg-type]
    rated.show_page("plan")
    click(rated, "Suggest a goal", qtbot)
    assert len(rated.bridge.plan.goals) == 4
    page = rated.page("plan")
    assert not page.suggest.isEnabled()  # type: ignore[union-attr]
    assert page._why_not.isVisible()  # type: ignore[union-attr]


def test_a_goal_in_the_list_grows_with_its_title(rated: MainWindow) -> None:
    rated.bridge.edit(PutGoal(Goal("g1", "Short")))
    rated.show_page("plan")
    goals = rated.page("plan").goals  # type: ignore[union-attr]
    before = goals.visualItemRect(goals.item(0)).height()
    rated.bridge.edit(PutGoal(Goal("g1", "A title that goes on and on " * 6)))
    QApplication.processEvents()
    needed = goals.visualItemRect(goals.item(0)).height()
    assert needed > before
    assert goals.height() >= needed


def test_a_long_action_is_shown_whole(rated: MainWindow) -> None:
    text = "Ask for time with somebody who does this every day and write down what I see. " * 3
    rated.bridge.edit(PutGoal(Goal("g1", "Goal", actions=(Action("a1", text),))))
    rated.show_page("plan")
    QApplication.processEvents()
    field = rated.page("plan").editor.actions._rows["a1"].text  # type: ignore[union-attr]
    lines = field.document().firstBlock().layout().lineCount()
    assert lines > 1
    assert field.viewport().height() >= lines * field.fontMetrics().lineSpacing()
    assert field.verticalScrollBar().maximum() == 0


def test_one_need_is_a_row_that_can_be_read(
    app: App, open_plan: Callable[[Plan], MainWindow]
) -> None:
    plan = plan_of(20)
    window = open_plan(after(plan, SetRating(plan.competencies[0].id, 1)))
    window.resize(1024, 700)
    window.show_page("needs")
    page = window.page("needs")
    assert page._summary.text().startswith("One of your ratings is below")  # type: ignore[union-attr]
    app.theme.use_text_size(200)
    QApplication.processEvents()
    table = page.table  # type: ignore[union-attr]
    assert table.viewport().height() >= table.rowHeight(0) >= table.fontMetrics().lineSpacing()
    app.theme.use_text_size(100)


@pytest.mark.parametrize("percent", [100, 200])
def test_text_in_pictures_is_as_large_as_the_text_around(
    app: App, rated: MainWindow, percent: int
) -> None:
    app.theme.use_text_size(percent)
    rated.show_page("needs")
    QApplication.processEvents()
    for panel in (rated.page("needs").radar, rated.page("needs").bars):  # type: ignore[union-attr]
        picture = panel.picture
        scale = min(picture.text_scale, picture.width() / picture.picture.width)
        assert scale * TEXT_SIZE >= 0.9 * QFontInfo(picture.font()).pixelSize()
        assert picture.height() >= picture.picture.height * scale - 1
    app.theme.use_text_size(100)


def test_a_moved_start_date_is_one_step_and_loses_no_meeting(window: MainWindow) -> None:
    window.show_page("about")
    page = window.page("about")
    page._preset.setCurrentIndex(1)  # type: ignore[union-attr]
    type_day(page, "7/9/2026")
    first = window.bridge.plan.reviews[0]
    held = replace(first, held="2026-09-21", summary="We met.")
    window.bridge.edit(PutReview(held))
    before = window.bridge.plan
    type_day(page, "8/9/2026")
    reviews = window.bridge.plan.reviews
    assert held in reviews
    assert sorted(review.due for review in reviews) == ["2026-09-21", "2027-03-09"]
    window.bridge.undo()
    assert (window.bridge.plan.reviews, window.bridge.plan.person) == (
        before.reviews,
        before.person,
    )


def test_choosing_a_framework_says_what_it_is_for_and_what_is_missing(app: App) -> None:
    window = app.new_window()
    window.show_page("start", "new")
    window.show()
    form = window.page("start")._form  # type: ignore[union-attr]
    support = next(
        button for button in form._framework_group.buttons() if "bands 2" in button.text()
    )
    assert "For clinical support workers" in support.accessibleDescription()
    support.setChecked(True)
    assert not form._start.isEnabled()
    assert form._missing.text() == "Choose your role above, then you can start."
    form._role_group.buttons()[0].setChecked(True)
    assert form._start.isEnabled()
    assert form._missing.text() == ""


def test_a_goal_is_edited_in_place(rated: MainWindow, qtbot: QtBot) -> None:
    rated.bridge.edit(PutGoal(Goal("g1", "First")))
    rated.bridge.edit(PutGoal(Goal("g2", "Second")))
    rated.show_page("plan", "g2")
    page = rated.page("plan")
    fields = page.editor.findChildren(TextField)  # type: ignore[union-attr]
    field = next(one for one in fields if one.accessibleName() == "What I will do")
    qtbot.keyClicks(field, "Watch two lists")
    rated.show_page("needs")  # leaving the page sends what is still in the field
    plan = rated.bridge.plan
    assert plan.goal("g2").objective == "Watch two lists"  # type: ignore[union-attr]
    assert plan.goal("g1").objective == ""  # type: ignore[union-attr]


def test_a_meeting_is_added_and_taken_back(rated: MainWindow, qtbot: QtBot) -> None:
    rated.show_page("reviews")
    click(rated, "Add a meeting", qtbot)
    assert len(rated.bridge.plan.reviews) == 1
    click(rated, "Remove this meeting", qtbot)
    assert rated.bridge.plan.reviews == ()
    rated.bridge.undo()
    assert len(rated.bridge.plan.reviews) == 1


def test_the_preview_holds_what_is_shared_and_nothing_private(
    rated: MainWindow, qtbot: QtBot
) -> None:
    item = rated.bridge.plan.competencies[0].id
    rated.bridge.edit(SetNote(item, "to be shared"))
    rated.bridge.edit(SetNote(item, "to be kept", private=True))
    rated.show_page("share")
    page = rated.page("share")
    qtbot.waitUntil(lambda: "Learning plan" in page.preview.toPlainText())  # type: ignore[union-attr]
    assert "to be shared" in page.preview.toPlainText()  # type: ignore[union-attr]
    assert "to be kept" not in page.preview.toPlainText()  # type: ignore[union-attr]
    page.notes.setChecked(False)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "to be shared" not in page.preview.toPlainText())  # type: ignore[union-attr]


def test_a_plan_can_be_taken_off_the_list_and_deleted(
    app: App, tmp_path: Path, qtbot: QtBot, rated: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = rated.bridge.keeper.path
    rated.close()
    app.settings.put(app.settings.value.opened(Recent(str(tmp_path / "other.lnaplan"), "Other")))
    (tmp_path / "other.lnaplan").write_text("", encoding="utf-8")
    window = app.new_window()
    monkeypatch.setattr(window.ask, "confirm", lambda *_: True)
    window.show_page("start")
    window.show()
    click(window, "Take off this list", qtbot)
    assert [entry.path for entry in app.settings.value.recent] == [str(path)]
    assert (tmp_path / "other.lnaplan").exists()
    click(window, "Delete", qtbot)
    assert not path.exists()
    assert app.settings.value.recent == ()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_theme_and_text_size_are_remembered(app: App, rated: MainWindow, theme: str) -> None:
    rated.menus.actions[f"theme-{theme}"].trigger()
    rated.menus.actions["larger"].trigger()
    value = app.settings.value
    assert (value.theme, value.text_percent) == (theme, 115)
    assert app.theme.text_percent == 115
    rated.menus.actions["usual"].trigger()
    app.theme.use("light")
