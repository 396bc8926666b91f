"""Where a file is written: with its ending, and never over another without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lnatool.domain.plan import Evidence
from lnatool.ui.ask import QtAsk
from lnatool.ui.dialogs.evidence import EvidenceDialog
from lnatool.ui.widgets.choice import Choice


@pytest.mark.parametrize(
    ("typed", "agreed", "written"),
    [
        ("new", None, "new.lnaplan"),
        ("new.LNAPLAN", None, "new.LNAPLAN"),
        ("other.lnaplan", None, "other.lnaplan"),  # the dialog itself has asked
        ("other", True, "other.lnaplan"),
        ("other", False, None),
    ],
)
def test_a_name_without_its_ending_never_replaces_unasked(
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    agreed: bool | None,
    written: str | None,
) -> None:
    (tmp_path / "other.lnaplan").write_text("somebody's plan")
    asked: list[str] = []

    def confirm(_ask: QtAsk, _title: str, text: str, _yes: str, _no: str) -> bool:
        asked.append(text)
        return bool(agreed)

    window = QWidget()
    qtbot.addWidget(window)
    answer = (str(tmp_path / typed), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    monkeypatch.setattr(QtAsk, "confirm", confirm)
    path = QtAsk(window).save_file("Save", tmp_path / "mine copy.lnaplan", "*.lnaplan")
    assert (path.name if path else None) == written
    assert bool(asked) == (agreed is not None)


def test_the_wheel_neither_changes_a_choice_nor_moves_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    choice = Choice("Importance", [("1", "One"), ("2", "Two")], window)
    window.show()
    none, point = QPoint(), QPointF(5, 5)
    event = QWheelEvent(
        point,
        point,
        none,
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, event)
    assert choice.value == "1"
    assert choice.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_date_that_is_none_keeps_the_evidence_open(qtbot: QtBot) -> None:
    dialog = EvidenceDialog(Evidence("e1", title="A note"))
    qtbot.addWidget(dialog)
    dialog.date.line.setText("31/02/2026")
    dialog.accept()
    assert not dialog.result()
    dialog.date.line.setText("28/02/2026")
    dialog.accept()
    assert dialog.result()
    assert dialog.evidence().date == "2026-02-28"
