"""Above every page of a plan: whose it is, whether it is saved, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from lnatool.ui.ask import say_problem

if TYPE_CHECKING:
    from lnatool.domain.edits import Change
    from lnatool.ui.session_bridge import SaveState, SessionBridge


class ElidedLabel(QLabel):
    """One line that gives way when the window is narrow; the whole text is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """Show this text, as much of it as fits."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """May shrink to a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def _fit(self) -> None:
        fitted = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        if fitted != self.text():
            self.setText(fitted)


class TopBar(QFrame):
    """Shows the person, the framework and the save state; offers undo and redo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 8, 20, 8)
        row.setSpacing(10)
        self._who = ElidedLabel(self)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton(self.tr("Undo"), self)
        self.redo = QPushButton(self.tr("Redo"), self)
        row.addWidget(self._who, 1)
        row.addWidget(self._state)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        self._bridge: SessionBridge | None = None

    def attach(self, bridge: SessionBridge) -> None:
        """Follow an open plan."""
        self._bridge = bridge
        bridge.save_state_changed.connect(self._show_state)
        self.undo.clicked.connect(bridge.undo)
        self.redo.clicked.connect(bridge.redo)
        self._show_state(bridge.save_state)

    def detach(self) -> None:
        """Let go of the plan, which is not open any more."""
        if self._bridge is not None:
            self._bridge.save_state_changed.disconnect(self._show_state)
            self.undo.clicked.disconnect(self._bridge.undo)
            self.redo.clicked.disconnect(self._bridge.redo)
            self._bridge = None

    def refresh(self, change: Change) -> None:
        """Show the plan as it is now."""
        if self._bridge is None:
            return
        session = self._bridge.session
        self.undo.setEnabled(session.can_undo)
        self.redo.setEnabled(session.can_redo)
        if change.touches("person", "round"):
            plan = session.plan
            role = plan.framework.role(plan.round.role)
            parts = [plan.person.name, role.title if role else "", plan.framework.title]
            self._who.set_whole("  ·  ".join(dict.fromkeys(part for part in parts if part)))

    def _show_state(self, state: SaveState) -> None:
        words = {
            "saved": self.tr("All changes saved"),
            "saving": self.tr("Saving…"),
            "unsaved": self.tr("Saving…"),
            "read-only": self.tr("This file is read-only. Use File, Save a copy"),
            "trouble": self.tr("Not saved to your file yet; kept safe on this computer"),
            "nowhere": self.tr("NOT saved anywhere yet. Make room, or use File, Save a copy"),
        }
        text = words[state.kind]
        if state.kind == "saved" and state.at is not None:
            text = self.tr("All changes saved {time}").format(
                time=state.at.astimezone().strftime("%H:%M")
            )
        self._state.setText(text)
        kind = {"trouble": "warn", "read-only": "warn", "nowhere": "error"}.get(state.kind, "muted")
        if self._state.property("kind") != kind:
            self._state.setProperty("kind", kind)
            self._state.style().unpolish(self._state)  # looks at the property again
            self._state.style().polish(self._state)
        self._state.setToolTip(say_problem(state.problem) if state.problem else "")
