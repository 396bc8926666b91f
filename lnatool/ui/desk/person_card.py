"""One person on the preceptor's desk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lnatool.services.desk.desk import OnDesk
from lnatool.ui.ask import say_problem
from lnatool.ui.desk.saving import when
from lnatool.ui.pages.base import Card, body_label, heading_label, muted_label
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.review_card import day_words


class PersonCard(Card):
    """``opened`` and ``removed`` carry the id of the person's plan."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(
        self, person: OnDesk, today: date, parent: QWidget | None = None, *, first: bool = False
    ) -> None:
        super().__init__(parent)
        self.person = person
        self.name = person.name or self.tr("Somebody without a name")
        self.body.setSpacing(6)
        self.body.addWidget(heading_label(self.name, self))
        about = "  ·  ".join(part for part in (person.role, person.framework) if part)
        if about:
            self.body.addWidget(body_label(about, self))
        if person.next:
            self.body.addWidget(self._next(person.next, today))
        self.body.addWidget(muted_label(self._standing(), self))
        if person.problem is not None:
            problem = QLabel(say_problem(person.problem), self)
            problem.setWordWrap(True)
            problem.setProperty("kind", "warn")
            self.body.addWidget(problem)
        self._buttons(first)

    def _next(self, day: str, today: date) -> QLabel:
        due = day < today.isoformat()
        words = self.tr("A meeting was planned for {day}") if due else self.tr("Next meeting {day}")
        label = body_label(words.format(day=day_words(day)), self)
        label.setProperty("kind", "strong")
        return label

    def _standing(self) -> str:
        person = self.person
        if person.filled == 0:
            draft = self.tr("Nothing filled in yet")
        elif person.filled == 1:
            draft = self.tr("One field filled in")
        else:
            draft = self.tr("{count} fields filled in").format(count=person.filled)
        if person.sent:
            sent = self.tr("reviewed copy saved {when}").format(when=when(person.sent_at))
        elif person.sent_at:
            sent = self.tr("changed since you saved the reviewed copy")
        else:
            sent = self.tr("not sent back yet")
        opened = self.tr("on your list since {when}").format(when=when(person.opened))
        return "  ·  ".join(part for part in (draft, sent, opened if person.opened else "") if part)

    def _buttons(self, first: bool) -> None:
        self.open = QPushButton(self.tr("Open"), self)
        self.open.setAccessibleName(self.tr("Open the review of {name}").format(name=self.name))
        if first:
            self.open.setProperty("kind", "primary")
        self.open.clicked.connect(lambda: self.opened.emit(self.person.plan))
        remove = QPushButton(self.tr("Remove from my list…"), self)
        remove.setAccessibleName(self.tr("Remove {name} from my list").format(name=self.name))
        remove.setProperty("kind", "link")
        remove.clicked.connect(lambda: self.removed.emit(self.person.plan))
        self.body.addLayout(flow(self.open, remove))
