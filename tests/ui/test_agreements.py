"""Sign-offs that say what has changed since, and reviews that came on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from lnatool.domain.edits import PutGoal, PutReview, PutSignOff, SetDiscuss, SetRating
from lnatool.domain.plan import Goal, Plan, Review
from lnatool.services.share.sign import sign
from lnatool.services.storage.codec import decode
from lnatool.ui.dialogs.agreement import AgreementDialog
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.paper_review import PaperReviewPage
from tests.builders import after
from tests.made_up import plan_of


@pytest.fixture
def window(open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    return open_plan(
        after(
            plan_of(20),
            PutGoal(Goal("g1", "Lead a list")),
            SetRating("c1-1", 1),
            SetDiscuss("c1-1", True),
            PutReview(Review("r1", "First meeting", "2026-12-01")),
            PutReview(Review("r2", "Second meeting", "2027-03-01")),
        )
    )


def words(widget: object) -> str:
    QApplication.processEvents()
    labels = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_a_record_says_unchanged_until_something_changes(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.edit(PutSignOff(sign(window.bridge.plan, "preceptor", "Alex", "", "2027-03-03")))
    window.show_page("reviews")
    card = window.page("reviews").sign_offs  # type: ignore[union-attr]
    assert "Unchanged since signed on 3 March 2027 by Alex." in words(card)
    window.bridge.edit(PutReview(Review("r1", "First meeting", "2026-12-08")))
    qtbot.waitUntil(lambda: "Changed since signed" in words(card), timeout=5000)
    assert "8 December 2026" not in words(card)
    window.show_page("plan")
    window.bridge.edit(SetRating("c1-2", 2))
    window.show_page("reviews")
    assert "differences: 2" in words(card)


def test_an_agreement_is_recorded_and_removed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def agree(dialog: AgreementDialog) -> int:
        said.append(words_of_dialog(dialog))
        assert not dialog.record.isEnabled()  # nobody is named yet
        dialog.name.setText("Alex Morgan")
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(AgreementDialog, "exec", agree)
    window.show_page("reviews")
    card = window.page("reviews").sign_offs  # type: ignore[union-attr]
    card.record.click()
    (one,) = window.bridge.plan.sign_offs
    assert (one.who, one.name) == ("preceptor", "Alex Morgan")
    assert "not a qualified electronic signature" in said[0]
    assert "Support reviewed. Plan agreed." in said[0]
    assert "Alex Morgan" in words(card)
    card._remove(one.id)
    assert window.bridge.plan.sign_offs == ()
    window.bridge.undo()
    assert window.bridge.plan.sign_offs == (one,)


def words_of_dialog(dialog: AgreementDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_review_on_paper_is_kept_as_the_reviewers(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("paper")
    page = window.page("paper")
    assert isinstance(page, PaperReviewPage)
    qtbot.keyClicks(page.by, "Alex Morgan")
    goal, topic = page._goals["g1"], page._topics["c1-1"]
    goal.view.setCurrentIndex(goal.view.findData("discuss"))
    qtbot.keyClicks(goal.comment, "Start small")
    topic.view.setCurrentIndex(topic.view.findData("3"))
    qtbot.keyClicks(page.meeting.summary, "Two lists a week")
    page.meeting.following.line.setText("3/3/2027")
    page.done.click()
    plan = window.bridge.plan
    review, view = plan.goal("g1").preceptor, plan.answer("c1-1").preceptor  # type: ignore[union-attr]
    assert review is not None
    assert view is not None
    assert (review.view, review.comment, review.by) == ("discuss", "Start small", "Alex Morgan")
    assert (view.rating, view.by) == (3, "Alex Morgan")
    assert plan.answer("c1-1").rating == 1
    first, second = plan.review("r1"), plan.review("r2")
    assert first is not None
    assert second is not None
    assert first.summary == "Two lists a week"
    assert second.due == "2027-03-03"
    assert window.current_page == "reviews"


def test_closing_loses_nothing_of_a_paper(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("paper")
    page = window.page("paper")
    assert isinstance(page, PaperReviewPage)
    qtbot.keyClicks(page._goals["g1"].comment, "Half a sentence")
    path = window.bridge.keeper.path
    window.close()
    saved = decode(path.read_bytes(), "plan").goal("g1")
    assert saved is not None
    assert saved.preceptor is not None
    assert saved.preceptor.comment == "Half a sentence"


def test_another_name_counts_for_what_was_typed_before(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("paper")
    page = window.page("paper")
    assert isinstance(page, PaperReviewPage)
    qtbot.keyClicks(page._goals["g1"].comment, "Good")
    page._goals["g1"].hand_on()
    qtbot.keyClicks(page.by, "Sam")
    page.by.hand_on()
    assert window.bridge.plan.goal("g1").preceptor.by == "Sam"  # type: ignore[union-attr]


def test_a_topic_that_was_not_asked_about_can_be_added(window: MainWindow) -> None:
    window.show_page("paper")
    page = window.page("paper")
    assert isinstance(page, PaperReviewPage)
    assert "c2-3" not in page._topics
    page._more.setCurrentIndex(page._more.findData("c2-3"))
    assert page._topics["c2-3"].view.hasFocus()
