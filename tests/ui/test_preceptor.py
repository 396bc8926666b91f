"""The preceptor page: the people somebody supports, and what becomes of their copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lnatool.app import App
from lnatool.domain.edits import RemoveGoal
from lnatool.domain.form import field_name
from lnatool.services.export.protect import protect
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


def words(desk: DeskWindow) -> str:
    found = desk.page.findChildren(QLabel)
    return "\n".join(label.text() for label in found if label.isVisible())


def test_the_page_is_there_without_a_plan_and_says_how_it_works(desk: DeskWindow) -> None:
    assert desk.window.bridge is None
    assert "Ask the person you support for the PDF of their plan" in words(desk)
    assert "You can also fill in the PDF in any viewer" in words(desk)
    assert QApplication.focusWidget() is desk.page.people.open_button


def test_a_chosen_file_opens_at_its_first_empty_field(desk: DeskWindow) -> None:
    desk.person.files.append(desk.copy_of(theirs()))
    desk.page.people.open_button.click()
    desk.until(lambda: desk.page.review is not None)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert desk.review.mine is not None
    assert desk.review.mine.isAncestorOf(focus)
    assert desk.review.title.text() == "Goal 1: Lead a list"
    assert desk.app.settings.value.recent == ()
    assert not list(desk.app.documents.rglob("*")), "nothing becomes a plan of one's own"


def test_a_dropped_file_opens(desk: DeskWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(desk.copy_of(theirs())))])
    desk.page.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    desk.until(lambda: desk.page.review is not None)


def test_people_stand_by_their_next_meeting_and_lateness_is_calm(desk: DeskWindow) -> None:
    desk.begin(desk.copy_of(theirs("p2", "Later", "2099-03-01"), "a.pdf"))
    desk.back()
    desk.begin(desk.copy_of(theirs("p1", "Past", "2020-03-01"), "b.pdf"))
    desk.back(2)
    assert [card.name for card in desk.page.people.cards] == ["Past", "Later"]
    assert "A meeting was planned for 1 March 2020" in words(desk)
    assert "Next meeting 1 March 2099" in words(desk)
    assert words(desk).count("Nothing filled in yet  ·  not sent back yet") == 2


def test_a_review_goes_on_from_the_list_without_the_file(desk: DeskWindow) -> None:
    path = desk.copy_of(theirs())
    review = desk.begin(path)
    name = field_name("goal", "g1", "comment")
    review.bridge.put({name: "Good plan"})
    desk.kept()
    desk.back()
    path.unlink()
    assert "One field filled in" in words(desk)
    desk.page.people.cards[0].open.click()
    desk.until(lambda: desk.page.review is not None)
    assert desk.review.bridge.values == {name: "Good plan"}
    assert desk.review.title.text() == "Goal 2: Second goal"


def test_the_same_file_again_goes_on_with_the_review(desk: DeskWindow) -> None:
    path = desk.copy_of(theirs())
    desk.begin(path).bridge.put({field_name("goal", "g1", "comment"): "Good plan"})
    desk.kept()
    desk.back()
    review = desk.begin(path)
    assert review.bridge.values
    assert desk.person.asked == []


@pytest.mark.parametrize("agreed", [True, False])
def test_a_newer_copy_takes_the_place_only_if_agreed(desk: DeskWindow, agreed: bool) -> None:
    first = theirs()
    comments = {field_name("goal", goal, "comment"): goal for goal in ("g1", "g2")}
    desk.begin(desk.copy_of(first)).bridge.put(comments)
    desk.kept()
    desk.back()
    desk.person.confirms.append(agreed)
    desk.page.open_file(desk.copy_of(after(first, RemoveGoal("g2")), "newer.pdf"))
    desk.until(lambda: bool(desk.person.asked))
    assert "newer" in desk.person.asked[0]
    assert "What you have filled in is carried over" in desk.person.asked[0]
    if not agreed:
        QApplication.processEvents()
        assert desk.page.review is None
        return
    desk.until(lambda: desk.page.review is not None)
    assert desk.review.bridge.values == comments
    assert desk.review.list.section_keys()[-1] == "left:"
    desk.review.show_section("left:")
    QApplication.processEvents()
    assert "Goal “Second goal”: comment" in words(desk)


def test_a_protected_copy_asks_for_its_password_until_it_fits(desk: DeskWindow) -> None:
    path = desk.copy_of(theirs())
    path.write_bytes(protect(path.read_bytes(), "blue door"))
    desk.person.secrets += ["red door", "blue door"]
    desk.begin(path)
    assert "Capitals and small letters matter" in desk.person.asked[1]
    desk.back()
    desk.person.secrets.append(None)
    desk.page.people.cards[0].open.click()
    desk.until(lambda: len(desk.person.asked) == 3)
    assert desk.page.review is None
    assert desk.person.told == []


def test_a_file_that_is_no_plan_is_one_sentence(desk: DeskWindow) -> None:
    path = desk.folder / "letter.pdf"
    path.write_bytes(b"Dear Alex")
    desk.page.open_file(path)
    desk.until(lambda: bool(desk.person.told))
    assert "neither a PDF nor a file of lnatool's" in desk.person.told[0].sentence
    assert "Reading" not in words(desk)


def test_removing_says_what_goes_and_leaves_nothing(desk: DeskWindow) -> None:
    desk.begin(desk.copy_of(theirs())).bridge.put({field_name("goal", "g1", "comment"): "Hm"})
    desk.kept()
    desk.back()
    for agreed in (False, True):
        desk.person.confirms.append(agreed)
        desk.page.people.cards[0].removed.emit("p1")
        if not agreed:
            assert (desk.app.state_dir / "desk" / "p1" / "draft.json").exists()
    asked = desk.person.asked[0]
    assert "Remove Sam Taylor from your list?" in asked
    assert "Fields filled in: 1." in asked
    assert "have not been saved to send back" in asked
    desk.until(lambda: desk.page.people.cards == [])
    assert list((desk.app.state_dir / "desk").iterdir()) == []
    assert QApplication.focusWidget() is desk.page.people.open_button


def test_a_damaged_review_is_listed_with_a_sentence(desk: DeskWindow) -> None:
    desk.begin(desk.copy_of(theirs()))
    desk.back()
    (desk.app.state_dir / "desk" / "p1" / "desk.json").write_bytes(b"{")
    desk.window.show_page("start")
    desk.window.show_page("preceptor")
    desk.until(lambda: "The note of this review is damaged" in words(desk))


def test_the_rail_and_the_keys_lead_there(desk: DeskWindow, qtbot: QtBot) -> None:
    desk.window.show_page("start")
    qtbot.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.window.menus.actions["preceptor"].trigger()
    assert desk.window.current_page == "preceptor"
    desk.window.show_page("start")
    desk.window.rail._buttons["preceptor"].click()
    assert desk.window.current_page == "preceptor"
