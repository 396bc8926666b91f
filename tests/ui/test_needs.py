"""The needs page: selections, reasons, ways to learn, pictures with their tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import SetRating, TakeOver
from lnatool.domain.new_plan import new_plan
from lnatool.domain.plan import Plan
from lnatool.services.sample import sample_plan
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.needs import NeedsPage
from tests.builders import NOW, after


def shown(window: MainWindow) -> NeedsPage:
    window.show_page("needs")
    QApplication.processEvents()
    page = window.page("needs")
    assert isinstance(page, NeedsPage)
    return page


@pytest.fixture
def page(app: App, open_plan: Callable[[Plan], MainWindow]) -> NeedsPage:
    return shown(open_plan(sample_plan(app.library())))


def test_needs_are_filtered_by_the_standard_they_map_to(page: NeedsPage) -> None:
    every = page.model.rowCount()
    choice = page.filters.standard
    titles = [choice.itemText(place) for place in range(1, choice.count())]
    assert "HCPC Standards of proficiency: radiographers" in titles
    choice.setCurrentIndex(choice.findData("hcpc-preceptorship-2023"))
    needs = [page.model.need_at(row) for row in range(page.model.rowCount())]
    assert 0 < len(needs) < every
    for need in needs:
        assert need is not None
        assert "hcpc-preceptorship-2023" in {m.standard for m in need.competency.mappings}


def test_other_roles_are_a_filter_only_where_there_are_any(
    app: App, page: NeedsPage, open_plan: Callable[[Plan], MainWindow]
) -> None:
    assert not page.filters.role.isVisible()
    framework = app.library().framework("support-diagnostic")
    plan = new_plan(framework, "assistant-practitioner", NOW)
    plan = after(plan, *(SetRating(item.id, 0) for item in plan.competencies))
    other = shown(open_plan_beside(app, plan))
    assert other.filters.role.isVisible()
    assert "band 2" in other.filters.role.itemText(1)
    every = other.model.rowCount()
    other.filters.role.setCurrentIndex(1)
    assert 0 < other.model.rowCount() < every


def open_plan_beside(app: App, plan: Plan) -> MainWindow:
    from lnatool.services.storage.keeper import Keeper

    path = app.state_dir / "beside.lnaplan"
    path.parent.mkdir(parents=True, exist_ok=True)
    Keeper.create(path, plan, app.state_dir).close(plan)
    window = app.new_window()
    assert app.open_path(path, window)
    return window


def test_a_need_opens_its_reasons_and_ways_to_learn(page: NeedsPage) -> None:
    need = page.model.need_at(0)
    assert need is not None
    assert page.detail.title.text().startswith(need.competency.code)
    assert "Expected by" in page.detail.reasons.text()
    ways = page.detail.routes.text()
    assert "•" in ways
    assert "formal)" in ways


def test_it_says_where_no_formal_route_is_known(page: NeedsPage) -> None:
    plan = page.context.bridge.plan
    bare = next(item for item in plan.competencies if item.no_formal_route)
    page.context.bridge.edit(SetRating(bare.id, 0))
    page.entered(bare.id)
    assert "No formal route is known." in page.detail.routes.text()


def test_a_need_leads_to_its_standards(page: NeedsPage) -> None:
    need = page.model.need_at(0)
    assert need is not None
    page.detail.standards.click()
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.current_page == "standards"
    standards = window.page("standards")
    assert standards.by_topic.isChecked()  # type: ignore[union-attr]
    assert standards.explorer.list.key == need.competency.id  # type: ignore[union-attr]


def test_a_rating_that_was_taken_over_says_so_among_the_reasons(
    app: App, open_plan: Callable[[Plan], MainWindow]
) -> None:
    plan = sample_plan(app.library())
    blank = next(item for item in plan.competencies if plan.answer(item.id).rating is None)
    window = open_plan(after(plan, TakeOver("Sonographer", ((blank.id, 0),))))
    page = shown(window)
    page.entered(blank.id)
    assert "taken over from Sonographer" in page.detail.reasons.text()


@pytest.mark.parametrize("name", ["radar", "bars", "fields"])
def test_every_picture_has_its_table(page: NeedsPage, name: str, qtbot: QtBot) -> None:
    panel = getattr(page._charts, name)
    assert panel.picture.accessibleDescription()
    panel.switch.setChecked(True)
    assert panel.table is not None
    assert panel.table.isVisible()
    assert not panel.picture.isVisible()
    assert panel.table.rowCount() > 0
