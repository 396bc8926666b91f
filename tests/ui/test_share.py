"""Sharing: what goes in, what is said about it, and copies that stay noted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lnatool.domain.edits import PutGoal, SetNote, SetRating
from lnatool.domain.plan import Goal, Plan
from lnatool.services.export import plan_pdf
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.share import SharePage
from tests.builders import after
from tests.made_up import plan_of
from tests.ui.answers import Answers

PRIVATE = "Zebra-private-note"


@pytest.fixture
def window(open_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    start = after(plan_of(20), SetRating("c1-1", 1), PutGoal(Goal("g1", "Lead a list")))
    made = open_plan(after(start, SetNote("c1-1", PRIVATE, True)))
    made.show_page("share")
    return made


@pytest.fixture
def page(window: MainWindow) -> SharePage:
    found = window.page("share")
    assert isinstance(found, SharePage)
    return found


@pytest.fixture
def answers(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Answers:
    made = Answers.instead_of(window, monkeypatch)
    made.saves = tmp_path / "out.pdf"
    return made


def shown(page: SharePage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def export(page: SharePage, qtbot: QtBot) -> None:
    page.export.click()
    qtbot.waitUntil(page.export.isEnabled, timeout=20000)


def test_a_copy_that_is_handed_out_stays_noted_through_undo(
    window: MainWindow, page: SharePage, answers: Answers, qtbot: QtBot
) -> None:
    window.bridge.edit(SetRating("c1-2", 2))
    export(page, qtbot)
    (noted,) = window.bridge.plan.exports
    assert noted.kind == "full"
    window.bridge.undo()
    assert window.bridge.plan.answer("c1-2").rating is None
    assert window.bridge.plan.exports == (noted,)


def test_a_password_protects_and_is_said_to_end_the_archive(
    page: SharePage, answers: Answers, qtbot: QtBot
) -> None:
    assert answers.saves is not None
    page.password.wanted.setChecked(True)
    words = shown(page)
    for said in ("no longer archival (PDF/A)", "cannot be recovered", "Screen readers can open"):
        assert said in words
    page.password.first.setText("correct horse")
    page.password.second.setText("correct hors")
    page.export.click()
    assert "not the same" in shown(page)
    assert not answers.saves.exists()
    page.password.second.setText("correct horse")
    export(page, qtbot)
    reader = PdfReader(answers.saves)
    assert reader.is_encrypted
    assert reader.decrypt("correct horse")


def test_cancel_leaves_the_old_file_as_it_was(
    window: MainWindow,
    page: SharePage,
    answers: Answers,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert answers.saves is not None
    answers.saves.write_bytes(b"the old file")
    begun, go_on = threading.Event(), threading.Event()
    real = plan_pdf.build_report

    def slow(*args: object) -> object:
        begun.set()
        go_on.wait(10)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(plan_pdf, "build_report", slow)
    page.export.click()
    assert begun.wait(10)
    assert page.progress.cancel.isVisible()
    page.progress.cancel.click()
    go_on.set()
    qtbot.waitUntil(page.export.isEnabled, timeout=20000)
    assert answers.saves.read_bytes() == b"the old file"
    assert page.result.text() == "Stopped. Nothing was written."
    assert window.bridge.plan.exports == ()


def test_what_travels_inside_is_said(page: SharePage) -> None:
    assert "private notes and unshared evidence are never in it" in shown(page)
    page.kinds.button(2).setChecked(True)
    assert "no form to fill in and carries no data" in shown(page)
    assert PRIVATE not in page.preview.toPlainText()


def test_letters_without_a_font_are_named_and_stop_nothing(
    window: MainWindow, page: SharePage, answers: Answers, qtbot: QtBot
) -> None:
    window.bridge.edit(PutGoal(Goal("g1", "Lead \U00012000")))
    qtbot.waitUntil(page.boxes.isVisible, timeout=20000)
    assert "U+12000" in page.boxes.text()
    export(page, qtbot)
    assert len(window.bridge.plan.exports) == 1


def test_organisation_and_logo_are_remembered(
    window: MainWindow, page: SharePage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    logo = tmp_path / "trust.png"
    Image.new("RGB", (300, 100), "navy").save(logo)
    answers.opens = logo
    page.letterhead.choose.click()
    qtbot.waitUntil(page.letterhead.picture.isVisible, timeout=10000)
    logo.unlink()
    qtbot.keyClicks(page.letterhead.name, "St Elsewhere")
    page.letterhead.name.hand_on()
    again = SharePage(page.context, window)
    assert again.letterhead.logo is not None
    options = again.options()
    assert (options.organisation, options.logo) == ("St Elsewhere", again.letterhead.logo)
    export(page, qtbot)
    assert answers.saves is not None
    assert len(PdfReader(answers.saves).pages[0].images) == 1
    page.letterhead.clear.click()
    assert page.options().logo is None
    assert not page.letterhead.picture.isVisible()


def test_a_picture_that_is_none_is_refused_in_words(
    page: SharePage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.opens = tmp_path / "logo.png"
    answers.opens.write_text("not a picture", encoding="utf-8")
    page.letterhead.choose.click()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=10000)
    assert "not a PNG or JPEG" in answers.told[0]
