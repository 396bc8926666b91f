"""The progress page: rounds, what changed, and views side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lnatool.domain.edits import PutGoal, SetAgreed, SetRating, SetSecondView, StartRound
from lnatool.domain.plan import Goal, Plan, SecondView
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.progress import ProgressPage
from tests.builders import after
from tests.made_up import plan_of


def shown(window: MainWindow) -> ProgressPage:
    window.show_page("progress")
    page = window.page("progress")
    assert isinstance(page, ProgressPage)
    return page


@pytest.fixture
def two(open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    plan = plan_of(20)
    items = [item.id for item in plan.competencies]
    return open_plan(
        after(
            plan,
            *(SetRating(item, place % 3) for place, item in enumerate(items)),
            PutGoal(Goal("g1", "A goal", (items[0], items[1]))),
            StartRound("r2", "m12"),
            *(SetRating(item, 4) for item in items[:10]),
            SetRating(items[11], 0),
            SetSecondView(items[0], SecondView(4, by="Alex")),
            SetSecondView(items[1], SecondView(1, by="Alex")),
            SetSecondView(items[2], SecondView(3, by="Alex")),
            SetAgreed(items[1], 2),
        )
    )


def test_with_one_round_it_says_calmly_what_comes(window: MainWindow) -> None:
    page = shown(window)
    assert "nothing to compare yet" in page._lead.text()
    assert not page._changes.isVisible()
    assert not page._pictures_card.isVisible()
    page.begin.click()
    assert window.current_page == "reviews"


def test_what_changed_is_told_in_words(two: MainWindow) -> None:
    page = shown(two)
    assert "Higher than in the round for 6 months: 10." in page._summary.text()
    assert "Lower than in the round for 6 months: 1." in page._summary.text()
    assert page._details.text().count("•") == 8
    page.all.setChecked(True)
    assert page._details.text().count("•") == 11
    assert not page.begin.isVisible()


def test_a_change_shows_at_once(two: MainWindow) -> None:
    page = shown(two)
    two.bridge.edit(SetRating(two.bridge.plan.competencies[12].id, 4))
    assert "Higher than in the round for 6 months: 11." in page._summary.text()


def test_any_earlier_round_can_be_compared_with(two: MainWindow) -> None:
    two.bridge.edit(StartRound("r3", "m12"))
    page = shown(two)
    assert page.since.count() == 2
    assert "No rating has changed" in page._summary.text()
    page.since.setCurrentIndex(1)
    assert "Higher than in the round for 6 months: 10." in page._summary.text()


def test_rounds_are_pictured_and_can_be_read_as_a_table(two: MainWindow) -> None:
    page = shown(two)
    assert "6 months, 12 months" in page.heatmap.picture.accessibleDescription()
    assert "the round before" in page.radar.picture.accessibleDescription()
    page.heatmap.switch.setChecked(True)
    assert page.heatmap.table is not None
    assert page.heatmap.table.item(0, 2).text() == "4 (10 of 10 at the level expected)"


def test_goals_show_how_far_they_have_come(two: MainWindow, qtbot: QtBot) -> None:
    page = shown(two)
    assert page.goals.rows[0].cells == ("A goal", "planned", "0 of 2", "2 of 2")
    page.goal_list.setFocus()
    qtbot.keyClick(page.goal_list, Qt.Key.Key_Return)
    assert two.current_page == "plan"


def test_where_views_differ_most_comes_first(two: MainWindow, qtbot: QtBot) -> None:
    page = shown(two)
    items = [item.id for item in two.bridge.plan.competencies]
    assert [row.key for row in page.views.rows] == [items[1], items[2], items[0]]
    assert page.views.rows[0].cells[1:] == ("4", "1", "2", "yes")
    page.differ.setChecked(True)
    assert [row.key for row in page.views.rows] == [items[1], items[2]]
    page.view_list.setFocus()
    qtbot.keyClick(page.view_list, Qt.Key.Key_Return)
    assert two.current_page == "assess"


def test_views_side_by_side_need_no_second_round(window: MainWindow) -> None:
    page = shown(window)
    assert not page._views.isVisible()
    item = window.bridge.plan.competencies[0].id
    window.bridge.edit(SetSecondView(item, SecondView(2, by="Alex")))
    assert page._views.isVisible()


def test_the_preceptors_rounds_stand_on_their_own(two: MainWindow) -> None:
    page = shown(two)
    page.view.setCurrentIndex(page.view.findData("preceptor"))
    assert "Rated now and not in the round for 6 months: 3." in page._summary.text()
    assert not page.radar.isVisible()  # it draws the person's own ratings
