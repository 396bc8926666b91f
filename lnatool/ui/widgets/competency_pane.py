"""The competency in hand, with the ways to the next one under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lnatool.domain.framework import Framework
from lnatool.ui.widgets.competency_card import CompetencyCard
from lnatool.ui.widgets.flow import flow


class CompetencyPane(QWidget):
    """``stepped`` carries 1 for the next in the list and -1 for the one before."""

    stepped = Signal(int)
    onward = Signal()
    """On to the next one without an answer, or to the needs where there is none."""

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(10)
        self.scroll = QScrollArea(self)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(6, 6, 10, 6)
        self.scroll.setWidget(inner)
        self.card = CompetencyCard(framework, inner)
        inside.addWidget(self.card)
        column.addWidget(self.scroll, 1)
        self._done = QLabel(
            self.tr("You have answered everything. You can change any answer at any time."), self
        )
        self._done.setProperty("kind", "good")
        self._done.setWordWrap(True)
        self._done.hide()
        column.addWidget(self._done)
        self.previous = QPushButton(self.tr("Previous"), self)
        self.next = QPushButton(self.tr("Next"), self)
        self.further = QPushButton(self)
        self.further.setProperty("kind", "primary")
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.further.clicked.connect(self.onward)
        column.addLayout(flow(self.previous, self.next, self.further))

    def show_ways(self, before: bool, after: bool) -> None:
        """Whether the list goes on in either direction."""
        self.previous.setEnabled(before)
        self.next.setEnabled(after)

    def show_finished(self, finished: bool) -> None:
        """Whether every competency has an answer."""
        self.further.setText(
            self.tr("See my learning needs") if finished else self.tr("Next unanswered")
        )
        self._done.setVisible(finished)

    def to_top(self) -> None:
        """Show the beginning of the card, and with it what has the focus."""
        self.scroll.verticalScrollBar().setValue(0)
        focused = self.window().focusWidget()
        if focused is not None and self.card.isAncestorOf(focused):
            self._keep_in_sight(focused)

    def focus_rating(self) -> None:
        """Put the focus on the answer, in sight."""
        self.card.rating.focus_rating()
        focused = self.card.rating.focused
        if focused is not None:
            self._keep_in_sight(focused)

    def _keep_in_sight(self, widget: QWidget) -> None:
        inner, layout = self.scroll.widget(), self.card.layout()
        for one in (layout, inner.layout()):  # what was just shown has not found its place yet
            if one is not None:
                one.activate()
        self.scroll.ensureWidgetVisible(widget, 0, widget.height())
