"""The people on a preceptor's desk, the next meeting first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lnatool.services.clock import local_day, system_clock
from lnatool.services.desk.desk import OnDesk
from lnatool.ui.desk.person_card import PersonCard
from lnatool.ui.pages.base import body_label, heading_label, muted_label, title_label
from lnatool.ui.widgets.flow import flow


class People(QScrollArea):
    """``wanted`` asks for a file to open; ``opened`` and ``removed`` carry the id of a plan."""

    wanted = Signal()
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[PersonCard] = []
        self._people: tuple[OnDesk, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_people(())

    def show_people(self, people: tuple[OnDesk, ...]) -> None:
        """List these people, or say how it works where there is nobody."""
        self._people = people
        content = QWidget()
        content.setProperty("kind", "page")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 28)
        layout.setSpacing(14)
        layout.addWidget(title_label(self.tr("For preceptors"), content))
        words = self.tr("Review the plans of the people you support, and send them back.")
        layout.addWidget(body_label(words, content))
        self.cards = [self._card(person, content, first=not place) for place, person in
                      enumerate(people)]  # fmt: skip
        if people:
            layout.addWidget(heading_label(self.tr("People you support"), content))
        else:
            self._explain(layout, content)
        for card in self.cards:
            layout.addWidget(card)
        self.open_button = QPushButton(self.tr("Open somebody's plan…"), content)
        if not people:
            self.open_button.setProperty("kind", "primary")
        self.open_button.clicked.connect(self.wanted)
        layout.addLayout(flow(self.open_button))
        self._busy = muted_label("", content)
        layout.addWidget(self._busy)
        self.ready()
        layout.addStretch(1)
        self.setWidget(content)

    def _card(self, person: OnDesk, content: QWidget, *, first: bool) -> PersonCard:
        card = PersonCard(person, local_day(system_clock()), content, first=first)
        card.opened.connect(self.opened)
        card.removed.connect(self.removed)
        return card

    def _explain(self, layout: QVBoxLayout, content: QWidget) -> None:
        for words in (
            self.tr(
                "Ask the person you support for the PDF of their plan, and open it here. You see "
                "their goals and needs beside your own comments. At the end you save a reviewed "
                "PDF and send it back."
            ),
            self.tr(
                "You can also fill in the PDF in any viewer: nobody needs this program for that."
            ),
            self.tr("You support learning; you don't re-test competence."),
        ):
            layout.addWidget(body_label(words, content))

    def person(self, plan_id: str) -> OnDesk:
        """What is listed about a person."""
        return next((one for one in self._people if one.plan == plan_id), OnDesk(plan_id))

    def wait(self) -> None:
        """Say that a file is being read."""
        self._busy.setText(self.tr("Reading the plan…"))

    def ready(self) -> None:
        """Say again how to open a plan."""
        self._busy.setText(self.tr("You can also drop the file on this page."))

    def has_focus(self) -> bool:
        """Whether the focus is somewhere on the list."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_first(self, plan_id: str = "") -> None:
        """Put the focus on this person, or on the first, or on the way to open a plan."""
        theirs = [card.open for card in self.cards if card.person.plan == plan_id]
        first = [card.open for card in self.cards]
        (theirs or first or [self.open_button])[0].setFocus(Qt.FocusReason.OtherFocusReason)
