"""A reviewed copy that comes back: what a person sees of it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lnatool.domain.edits import PutGoal, SetDiscuss, SetGoalReview, SetNote, SetRating
from lnatool.domain.form import field_name
from lnatool.domain.plan import Goal, GoalReview, Plan, SecondView
from lnatool.services.export.protect import protect
from lnatool.services.storage.codec import decode
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.returned import ReturnedPage
from tests.builders import after
from tests.made_up import plan_of
from tests.services.read_back.pdfs import changed
from tests.ui.answers import Answers

PRIVATE = "Zebra-private-note"
LEVEL = field_name("item", "c1-1", "level")
VIEW = field_name("goal", "g1", "agreed")
COMMENT = field_name("goal", "g1", "comment")
FILLED = {
    VIEW: "/Yes",
    COMMENT: "Start with a short list.",
    LEVEL: "2",
    field_name("review", "meeting", "summary"): "We talked about lists.",
    field_name("review", "meeting", "date"): "3 March 2027",
    field_name("sign", "preceptor", "agree"): "/Yes",
    field_name("sign", "preceptor", "name"): "Alex Morgan",
    field_name("sign", "preceptor", "date"): "3 March 2027",
}


def handed_out(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> Path:
    """The PDF as the Share page writes it."""
    window.show_page("share")
    answers.saves = path
    page = window.page("share")
    before = len(window.bridge.plan.exports)
    page.export.click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(window.bridge.plan.exports) > before, timeout=20000)
    return path


def filled(path: Path, values: Mapping[str, str], name: str = "back.pdf") -> Path:
    writer = PdfWriter(path, incremental=True)
    for sheet in writer.pages:
        if "/Annots" in sheet:
            writer.update_page_form_field_values(sheet, dict(values), auto_regenerate=False)
    target = path.with_name(name)
    writer.write(target)
    return target


@pytest.fixture
def window(open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    return open_plan(
        after(
            plan_of(20),
            PutGoal(Goal("g1", "Lead a list")),
            SetRating("c1-1", 1),
            SetDiscuss("c1-1", True),
            SetNote("c1-1", PRIVATE, True),
        )
    )


@pytest.fixture
def answers(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers.instead_of(window, monkeypatch)


@pytest.fixture
def back(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Path:
    return filled(handed_out(window, answers, tmp_path / "out.pdf", qtbot), FILLED)


def read(window: MainWindow, path: Path, qtbot: QtBot) -> ReturnedPage:
    window.show_page("returned", str(path))
    page = window.page("returned")
    assert isinstance(page, ReturnedPage)
    qtbot.waitUntil(
        lambda: page.take.isVisible() or page.choose.isVisible(),
        timeout=20000,
    )
    return page


def words(widget: object) -> str:
    labels = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_what_they_wrote_is_shown_before_anything_is_taken_in(
    window: MainWindow, back: Path, qtbot: QtBot
) -> None:
    before = window.bridge.plan
    page = read(window, back, qtbot)
    shown = words(page)
    assert page.verdicts.texts()[0].startswith("✓")
    assert "They wrote: Start with a short list." in shown
    assert "They wrote: Agreed" in shown
    assert "Reviewed by Alex Morgan on 3 March 2027." in shown
    assert PRIVATE not in shown
    assert window.bridge.plan is before
    page.later.click()
    assert window.current_page == "reviews"
    assert window.bridge.plan is before


def test_a_copy_that_is_only_handed_out_is_not_older_than_the_plan(
    window: MainWindow, back: Path, qtbot: QtBot
) -> None:
    page = read(window, back, qtbot)
    assert not any("has been changed since" in line for line in page.verdicts.texts())


def test_taking_it_in_is_one_step_and_undo_takes_all_of_it_back(
    window: MainWindow, back: Path, qtbot: QtBot
) -> None:
    before = window.bridge.plan
    page = read(window, back, qtbot)
    page.take.click()
    qtbot.waitUntil(lambda: window.current_page == "reviews", timeout=10000)
    plan = window.bridge.plan
    goal = plan.goal("g1")
    assert goal is not None
    assert goal.preceptor is not None
    assert (goal.preceptor.view, goal.preceptor.by) == ("agreed", "Alex Morgan")
    view = plan.answer("c1-1").preceptor
    assert view is not None
    assert view.rating == 2
    assert plan.answer("c1-1").rating == 1
    assert [one.name for one in plan.sign_offs] == ["Alex Morgan"]
    kept = window.bridge.keeper.path.parent / "plan returned" / plan.returns[0].kept
    assert kept.read_bytes() == back.read_bytes()
    assert kept.name in words(window.page("reviews"))
    window.bridge.undo()
    after_undo = window.bridge.plan
    assert after_undo.goals == before.goals
    assert after_undo.round == before.round
    assert after_undo.sign_offs == after_undo.returns == ()


def test_a_choice_decides_about_a_conflict(window: MainWindow, back: Path, qtbot: QtBot) -> None:
    window.bridge.edit(SetGoalReview("g1", GoalReview("", "Mine stays", "Sam", "2027-03-01")))
    window.bridge.edit(SetRating("c1-1", 3))
    page = read(window, back, qtbot)
    comment, level = page.list.rows[COMMENT], page.list.rows[LEVEL]
    assert comment.buttons["mine"].isChecked()
    assert "You have: Mine stays" in words(comment)
    level.buttons["theirs"].setChecked(True)
    page.take.click()
    qtbot.waitUntil(lambda: window.current_page == "reviews", timeout=10000)
    plan = window.bridge.plan
    assert plan.goal("g1").preceptor.comment == "Mine stays"  # type: ignore[union-attr]
    assert plan.answer("c1-1").preceptor.rating == 2  # type: ignore[union-attr]
    assert plan.answer("c1-1").rating == 3


def test_what_is_not_wanted_is_left_out(window: MainWindow, back: Path, qtbot: QtBot) -> None:
    page = read(window, back, qtbot)
    page.list.rows[COMMENT].box.setChecked(False)
    page.take.click()
    qtbot.waitUntil(lambda: window.current_page == "reviews", timeout=10000)
    review = window.bridge.plan.goal("g1").preceptor  # type: ignore[union-attr]
    assert review is not None
    assert (review.view, review.comment) == ("agreed", "")


def test_undo_while_it_is_shown_compares_anew(window: MainWindow, back: Path, qtbot: QtBot) -> None:
    window.bridge.edit(SetRating("c1-1", 3))
    page = read(window, back, qtbot)
    assert page.list.rows[LEVEL].finding.state == "conflict"
    window.bridge.undo()
    assert page.list.rows[LEVEL].finding.state == "new"


def refused(page: ReturnedPage) -> str:
    assert not page.take.isVisible()
    return page.refusal.text()


def test_each_refusal_says_its_own_sentence(
    window: MainWindow, back: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    def strip(pdf: object) -> None:
        del pdf.Root.AcroForm  # type: ignore[attr-defined]
        for page in pdf.pages:  # type: ignore[attr-defined]
            if "/Annots" in page:
                del page["/Annots"]

    flattened = tmp_path / "flat.pdf"
    flattened.write_bytes(changed(back.read_bytes(), strip))
    blank = PdfWriter()
    blank.add_blank_page(200, 200)
    foreign = tmp_path / "foreign.pdf"
    blank.write(foreign)
    text = tmp_path / "note.pdf"
    text.write_text("hello", encoding="utf-8")
    before = window.bridge.plan
    said = [refused(read(window, path, qtbot)) for path in (flattened, foreign, text)]
    assert "flattened" in said[0]
    assert "not a copy of a plan" in said[1]
    assert "neither a PDF" in said[2]
    assert window.bridge.plan is before


def test_a_copy_of_another_plan_is_named(
    window: MainWindow, answers: Answers, back: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = window.bridge.plan
    window.bridge.session.replace(after(plan_of(20), PutGoal(Goal("g9", "Another"))))
    other = window.bridge.plan
    if other.id == plan.id:
        from dataclasses import replace

        window.bridge.session.replace(replace(other, id="another"))
    assert "another plan" in refused(read(window, back, qtbot))


def test_a_password_is_asked_for_until_it_fits(
    window: MainWindow, answers: Answers, back: Path, qtbot: QtBot
) -> None:
    back.write_bytes(protect(back.read_bytes(), "correct horse"))
    answers.passwords = ["wrong horse", "correct horse"]
    page = read(window, back, qtbot)
    qtbot.waitUntil(page.take.isVisible, timeout=10000)
    assert answers.passwords == []
    assert "They wrote: Start with a short list." in words(page)


def test_no_password_is_an_answer(
    window: MainWindow, answers: Answers, back: Path, qtbot: QtBot
) -> None:
    back.write_bytes(protect(back.read_bytes(), "correct horse"))
    assert "protected" in refused(read(window, back, qtbot))


def test_a_file_that_cannot_be_kept_is_asked_about(
    window: MainWindow, answers: Answers, back: Path, qtbot: QtBot
) -> None:
    page = read(window, back, qtbot)
    back.unlink()
    page.take.click()
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=10000)
    assert window.bridge.plan.returns == ()
    answers.yes = True
    page.take.click()
    qtbot.waitUntil(lambda: window.current_page == "reviews", timeout=10000)
    assert window.bridge.plan.returns[0].kept == ""


def test_a_file_is_dropped_on_the_window(window: MainWindow, back: Path, qtbot: QtBot) -> None:
    window.show_page("assess")
    field = window.page("assess").card.note  # type: ignore[union-attr]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(back))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, keys = QPoint(50, 50), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, mime, left, keys)
    QApplication.sendEvent(field.viewport(), enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(place), copy, mime, left, keys)
    QApplication.sendEvent(field.viewport(), event)
    assert event.isAccepted()
    qtbot.waitUntil(lambda: window.current_page == "returned", timeout=5000)
    page = window.page("returned")
    qtbot.waitUntil(page.take.isVisible, timeout=20000)  # type: ignore[union-attr]


def test_the_menu_takes_a_copy_in(
    window: MainWindow, answers: Answers, back: Path, qtbot: QtBot
) -> None:
    answers.opens = back
    window.menus.actions["take-in"].trigger()
    assert window.current_page == "returned"
    page = window.page("returned")
    qtbot.waitUntil(page.take.isVisible, timeout=20000)  # type: ignore[union-attr]


def test_a_plan_file_of_a_reviewer_is_read(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    from lnatool.domain.edits import SetSecondView
    from lnatool.services.storage.codec import encode

    theirs = after(window.bridge.plan, SetSecondView("c1-1", SecondView(3, "Nearly there", "Alex")))
    path = tmp_path / "reviewed.lnaplan"
    path.write_bytes(encode(theirs))
    page = read(window, path, qtbot)
    assert "They wrote: Nearly there" in words(page)


def test_what_came_back_is_seen_where_people_work(
    window: MainWindow, back: Path, qtbot: QtBot
) -> None:
    page = read(window, back, qtbot)
    page.take.click()
    qtbot.waitUntil(lambda: window.current_page == "reviews", timeout=10000)
    window.show_page("assess", "c1-1")
    card = window.page("assess").card.second  # type: ignore[union-attr]
    assert "Alex Morgan sees this as: 2" in words(card)
    card.level.setCurrentIndex(card.level.findData("2"))
    assert window.bridge.plan.answer("c1-1").agreed == 2
    window.show_page("plan", "g1")
    assert "Alex Morgan: agreed" in words(window.page("plan").editor.review)  # type: ignore[union-attr]
    window.bridge.save_here()
    saved = decode(window.bridge.keeper.path.read_bytes(), "plan")
    assert saved.answer("c1-1").agreed == 2


def test_an_agreed_level_is_one_step_away_without_a_second_view(window: MainWindow) -> None:
    window.show_page("assess", "c1-2")
    card = window.page("assess").card.second  # type: ignore[union-attr]
    assert not card.level.isVisible()
    card.after.click()
    assert card.level.isVisible()
