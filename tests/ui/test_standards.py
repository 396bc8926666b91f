"""The standards page: what is inferred, from what, and what it can do for another framework."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.apply import apply
from lnatool.domain.edits import SetRating, SetSecondView
from lnatool.domain.plan import Plan, SecondView
from lnatool.services.sample import sample_plan
from lnatool.services.storage.codec import decode
from lnatool.ui.dialogs import take_over as taking
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.standards import StandardsPage
from lnatool.ui.widgets.rows_view import RowsView
from tests.builders import LATER
from tests.ui.test_accessibility import unnamed


@pytest.fixture
def sample(app: App, open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    return open_plan(sample_plan(app.library()))


@pytest.fixture
def page(sample: MainWindow) -> StandardsPage:
    sample.show_page("standards")
    shown = sample.page("standards")
    assert isinstance(shown, StandardsPage)
    shown.standard.show_value("hcpc-sop-2023")
    shown._show_standard()
    return shown


def column(view: RowsView, place: int) -> list[str]:
    return [row.cells[place] for row in view.model().rows]  # type: ignore[attr-defined]


def test_standards_that_the_plan_touches_come_first(page: StandardsPage) -> None:
    titles = [page.standard.itemText(place) for place in range(page.standard.count())]
    touched = ["not touched" not in title for title in titles]
    assert touched == sorted(touched, reverse=True)
    assert 0 < sum(touched) < len(titles)


def test_it_says_that_it_is_inferred_and_no_verdict(page: StandardsPage) -> None:
    assert "Inferred from your ratings." in page._about.text()
    assert "no statement about meeting a standard" in page._about.text()
    page.view.setCurrentIndex(1)
    assert "Inferred from your preceptor's ratings." in page._about.text()


def test_a_code_leads_to_its_topics_and_on_to_assess(
    sample: MainWindow, page: StandardsPage, qtbot: QtBot
) -> None:
    explorer = page.explorer
    explorer.list.show_key("1.2")
    assert explorer.title.text().startswith("1.2  ")
    assert "Inferred from your ratings." in explorer.lead.text()
    assert explorer.sources.key
    wanted = explorer.sources.key
    assert "Relation: " in explorer.said.text()
    explorer.list.setFocus()
    qtbot.keyClick(explorer.list, Qt.Key.Key_Return)
    assert explorer.sources.hasFocus()
    qtbot.keyClick(explorer.sources, Qt.Key.Key_Return)
    assert sample.current_page == "assess"
    assert sample.page("assess")._id == wanted  # type: ignore[union-attr]


def test_a_path_of_several_steps_is_told(page: StandardsPage) -> None:
    page.explorer.list.show_key("1")
    assert "Path: " in page.explorer.said.text()
    page.explorer.list.show_key("1.2")
    assert "Path: " not in page.explorer.said.text()


def test_partly_is_never_shown_as_at_the_level_expected(
    sample: MainWindow, page: StandardsPage
) -> None:
    plan = sample.bridge.plan
    domains = tuple(
        replace(
            domain,
            competencies=tuple(
                replace(item, mappings=tuple(replace(m, relation="partial") for m in item.mappings))
                for item in domain.competencies
            ),
        )
        for domain in plan.framework.domains
    )
    partial = replace(plan, framework=replace(plan.framework, domains=domains))
    for item in partial.competencies:
        partial, _ = apply(partial, SetRating(item.id, 4), LATER)
    sample.bridge.session.replace(partial)
    standings = set(column(page.explorer.list, 2))
    assert "partly shown" in standings
    assert "at the level expected" not in standings


@pytest.mark.parametrize("standing", ["gap", "partly", "evidence", "not answered", "not covered"])
def test_codes_can_be_filtered_by_standing(page: StandardsPage, standing: str) -> None:
    page.explorer.filter.setCurrentIndex(page.explorer.filter.findData(standing))
    shown = column(page.explorer.list, 2)
    found = page._standing
    assert found is not None
    assert len(shown) == found.counts[standing]  # type: ignore[index]
    assert len(set(shown)) <= 1


def test_the_search_finds_codes_and_says_when_nothing_matches(
    page: StandardsPage, qtbot: QtBot
) -> None:
    page.explorer.search.setText("consent")
    qtbot.waitUntil(lambda: 0 < page.explorer.left.rowCount() < 10)
    page.explorer.search.setText("xyzzy")
    qtbot.waitUntil(page.explorer.nothing.isVisible)
    assert not page.explorer.go.isVisible()
    assert page.explorer.title.text() == ""


def test_a_topic_leads_to_every_standard_and_back_to_a_code(page: StandardsPage) -> None:
    page.explorer.list.show_key("1.2")
    topic = page.explorer.sources.key
    page.explorer.other.click()
    assert page.by_topic.isChecked()
    assert page.explorer.list.key == topic
    assert len(set(column(page.explorer.sources, 1))) > 1
    key = page.explorer.sources.key
    page.explorer.go.click()
    standard, _, code = key.partition(" ")
    assert (page.standard.value, page.explorer.list.key) == (standard, code)


def test_the_preceptors_ratings_stand_on_their_own(sample: MainWindow, page: StandardsPage) -> None:
    page.view.setCurrentIndex(page.view.findData("preceptor"))
    assert set(column(page.explorer.list, 2)) == {"not answered", "not in this framework"}
    for item in sample.bridge.plan.competencies:
        sample.bridge.edit(SetSecondView(item.id, SecondView(4, by="Alex")))
    assert set(column(page.explorer.list, 2)) - {"not answered", "not in this framework"}


def test_the_matrix_can_be_read_as_a_table(page: StandardsPage) -> None:
    page.matrix.switch.setChecked(True)
    assert page.matrix.table is not None
    assert page.matrix.table.rowCount() == 15
    page.standard.show_value("hcpc-cpd")
    page._show_standard()
    assert page.matrix.table.item(0, 0).text().startswith("1 ")


@pytest.fixture
def dialog(page: StandardsPage, qtbot: QtBot) -> taking.TakeOverDialog:
    shown = taking.TakeOverDialog(page.context, page._references, "self", page)
    qtbot.addWidget(shown)
    shown.framework.setCurrentIndex(shown.framework.findData("sonographer"))
    shown.show()
    return shown


def test_every_proposal_shows_its_level_and_its_sources(dialog: taking.TakeOverDialog) -> None:
    levels = column(dialog.list, 1)
    assert len(levels) > 3
    bare = [row.key for row in dialog.rows.rows if row.cells[1] == "-"]
    for key in bare[:1]:
        dialog.list.show_key(key)
        assert not dialog.take.isEnabled()
        assert dialog._said.text().startswith("No level is proposed")
    dialog.list.show_key(dialog.levels[0][0])
    assert "Path: " in dialog._said.text()


def test_a_person_chooses_what_is_taken_over(dialog: taking.TakeOverDialog, qtbot: QtBot) -> None:
    every = dialog.levels
    first = every[0][0]
    dialog.list.show_key(first)
    dialog.take.click()
    assert dialog.levels == every[1:]
    assert dialog.list.key == first
    dialog._take_all(False)
    assert dialog.levels == ()
    assert not dialog.make.isEnabled()
    dialog._take_all(True)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.levels == every[1:]


def test_a_new_plan_is_made_beside_this_one_and_can_be_undone(
    app: App, sample: MainWindow, page: StandardsPage, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target, before = tmp_path / "other", sample.bridge.plan
    levels: list[tuple[str, int]] = []

    def agreed(dialog: taking.TakeOverDialog) -> int:
        dialog.framework.setCurrentIndex(dialog.framework.findData("sonographer"))
        levels.extend(dialog.levels)
        return 1

    monkeypatch.setattr(taking.TakeOverDialog, "exec", agreed)
    monkeypatch.setattr(sample.ask, "save_file", lambda *_args: target)
    page.take_over.click()
    made = app.windows[-1]
    assert made is not sample
    assert sample.bridge.plan is before
    assert made.bridge.plan.framework.id == "sonographer"
    assert {item: made.bridge.plan.answer(item).rating for item, _ in levels} == dict(levels)
    assert all(made.bridge.plan.answer(item).inferred for item, _ in levels)
    assert made.bridge.plan.person.name == before.person.name
    made.show_page("assess", levels[0][0])
    card = made.page("assess").card  # type: ignore[union-attr]
    assert card.taken_over.isVisible()
    assert before.framework.title in card.taken_over._words.text()
    made.bridge.save_here()
    saved = decode(target.with_suffix(".lnaplan").read_bytes(), "plan")
    assert saved.answer(levels[0][0]).inferred
    made.bridge.undo()
    assert made.bridge.plan.round.answers == {}


def test_a_file_that_is_there_is_never_overwritten(
    app: App, sample: MainWindow, page: StandardsPage, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "there.lnaplan"
    target.write_bytes(b"precious")
    told: list[str] = []

    def agreed(dialog: taking.TakeOverDialog) -> int:
        dialog.framework.setCurrentIndex(dialog.framework.findData("sonographer"))
        return 1

    monkeypatch.setattr(taking.TakeOverDialog, "exec", agreed)
    monkeypatch.setattr(sample.ask, "save_file", lambda *_args: target)
    monkeypatch.setattr(sample.ask, "tell", lambda title, _problem: told.append(title))
    page.take_over.click()
    assert told == ["The plan could not be made"]
    assert target.read_bytes() == b"precious"
    assert app.windows == [sample]


def test_confirming_clears_the_mark_and_moves_to_the_answer(
    app: App, open_plan: Callable[[Plan], MainWindow]
) -> None:
    from lnatool.domain.edits import TakeOver

    plan = sample_plan(app.library())
    blank = [item.id for item in plan.competencies if plan.answer(item.id).rating is None]
    plan, _ = apply(plan, TakeOver("Another", ((blank[0], 2), (blank[1], 1))), LATER)
    window = open_plan(plan)
    window.show_page("assess", blank[0])
    page = window.page("assess")
    assert "2 to confirm" in page.list._words.text()  # type: ignore[union-attr]
    page.card.taken_over.button.click()  # type: ignore[union-attr]
    answer = window.bridge.plan.answer(blank[0])
    assert (answer.rating, answer.inferred) == (2, False)
    assert not page.card.taken_over.isVisible()  # type: ignore[union-attr]
    assert page.pane.card.rating.focused is not None  # type: ignore[union-attr]
    assert "1 to confirm" in page.list._words.text()  # type: ignore[union-attr]
    window.bridge.undo()
    QApplication.processEvents()
    assert page.card.taken_over.isVisible()  # type: ignore[union-attr]


def test_everything_in_the_preview_has_a_name(dialog: taking.TakeOverDialog) -> None:
    assert unnamed(dialog) == []
    assert dialog.framework.hasFocus() or not dialog.isActiveWindow()
