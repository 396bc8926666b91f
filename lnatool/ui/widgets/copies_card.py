"""Reviewed copies: taking one in, and those that were taken in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lnatool.domain.plan import Plan, ReturnedFile
from lnatool.ui.pages.base import Card, PageContext, body_label, heading_label, muted_label
from lnatool.ui.take_in import choose
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.review_card import day_words
from lnatool.ui.widgets.verdict_list import clear

_SHOWN = 5


class CopiesCard(Card):
    """Leads to what came back, on file or on paper."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.body.addWidget(heading_label(self.tr("Reviews that come back to you"), self))
        self.body.addWidget(
            body_label(
                self.tr(
                    "The person who supports you can fill in the PDF in any viewer and send it "
                    "back. You see what they wrote before anything is taken in. You can also drop "
                    "the file on this window."
                ),
                self,
            )
        )
        self.take = QPushButton(self.tr("Take in a reviewed copy…"), self)
        self.take.clicked.connect(self._choose)
        self.paper = QPushButton(self.tr("Type in a review on paper…"), self)
        self.paper.clicked.connect(lambda: context.go("paper"))
        self.body.addLayout(flow(self.take, self.paper))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)

    def _choose(self) -> None:
        path = choose(self._context.ask, self._context.bridge.keeper.path)
        if path is not None:
            self._context.go("returned", str(path))

    def show_copies(self, plan: Plan) -> None:
        """Show the newest copies that were taken in, and the last that was handed out."""
        clear(self._list)
        for one in reversed(plan.returns[-_SHOWN:]):
            label = body_label(self._taken(one), self)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._list.addWidget(label)
        if plan.exports:
            words = self.tr("Last copy handed out: {day}.")
            words = words.format(day=day_words(plan.exports[-1].made[:10]))
            self._list.addWidget(muted_label(words, self))

    def _taken(self, one: ReturnedFile) -> str:
        words = self.tr("✓  Taken in on {day}").format(day=day_words(one.received[:10]))
        if one.by:
            words += self.tr(", from {name}").format(name=one.by)
        if one.kept:
            folder = f"{self._context.bridge.keeper.path.stem} returned"
            kept = self.tr(". The file is kept beside your plan: {folder} / {name}")
            words += kept.format(folder=folder, name=one.kept)
        return words

    def focus(self) -> None:
        """Put the focus where the next copy is taken in."""
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)
