"""About me: who the plan is for, in which role, and who supports them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from lnatool.domain.edits import (
    EVERYTHING,
    Change,
    SetPerson,
    SetReviews,
    SetRole,
    Together,
)
from lnatool.domain.meetings import rescheduled
from lnatool.ui.pages.base import (
    CARD_EDGES,
    Card,
    PageContext,
    ScrollingPage,
    heading_label,
    muted_label,
    title_label,
)
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.forms import Form, line_up
from lnatool.ui.widgets.text_field import LineField


class AboutPage(ScrollingPage):
    """Short answers, all of them optional but the role."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: dict[str, LineField] = {}
        self._forms: list[Form] = []
        self.body.addWidget(title_label(self.tr("About me")))
        self.body.addWidget(
            muted_label(
                self.tr(
                    "This goes on the first page of what you share. You can leave anything "
                    "empty and come back to it."
                )
            )
        )
        self.body.addWidget(self._me())
        self.body.addWidget(self._support())
        self.body.addWidget(self._schedule())
        row = QHBoxLayout()
        onward = QPushButton(self.tr("Start my self-assessment"), self)
        onward.setProperty("kind", "primary")
        onward.clicked.connect(lambda: context.go("assess"))
        row.addWidget(onward)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._onward = onward
        self.refresh(EVERYTHING)

    def _form(self, card: Card) -> Form:
        form = Form()
        card.body.addLayout(form)
        self._forms.append(form)
        return form

    def _line(self, form: Form, field: str, label: str) -> None:
        line = LineField(label, self)
        line.edited.connect(lambda text, field=field: self._set(field, text))
        form.add(QLabel(label, self), line)
        self._lines[field] = line

    def _me(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("Me and my job")))
        form = self._form(card)
        self._line(form, "name", self.tr("Name"))
        framework = self.context.bridge.plan.framework
        self._role = Choice(
            self.tr("Role in this framework"),
            [(role.id, role.title) for role in framework.roles],
            self,
        )
        self._role.chosen.connect(lambda role: self.context.bridge.edit(SetRole(role)))
        form.add(QLabel(self.tr("Role in this framework")), self._role)
        self._line(form, "job_title", self.tr("Job title"))
        self._line(form, "band", self.tr("Pay band"))
        self._line(form, "site", self.tr("Where I work"))
        self._start_date = DayField(self.tr("Start date in this role"), self)
        self._start_date.changed.connect(self._start)
        form.add(QLabel(self.tr("Start date in this role")), self._start_date)
        self._transition = Choice(
            self.tr("What is new for me"),
            [
                ("", self.tr("Prefer not to say")),
                ("first-registration", self.tr("Newly qualified and registered")),
                ("international", self.tr("Trained abroad, new to practice in the UK")),
                ("return", self.tr("Returning to practice")),
                ("change", self.tr("New setting, sector or role")),
                ("after-break", self.tr("Back after a break")),
            ],
            self,
        )
        self._transition.chosen.connect(lambda value: self._set("transition", value))
        form.add(QLabel(self.tr("What is new for me")), self._transition)
        return card

    def _support(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("Who supports me")))
        card.body.addWidget(
            muted_label(
                self.tr(
                    "Your preceptor, mentor or line manager. They need no account and no copy "
                    "of this program: you share a PDF with them."
                )
            )
        )
        form = self._form(card)
        self._line(form, "preceptor_name", self.tr("Their name"))
        self._line(form, "preceptor_role", self.tr("Their role"))
        self._line(form, "preceptor_contact", self.tr("How to reach them"))
        return card

    def _schedule(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("When we meet")))
        schedules = self.context.bridge.plan.framework.schedules
        self._preset = Choice(
            self.tr("Review schedule"),
            [("", self.tr("We plan our own dates"))] + [(s.id, s.title) for s in schedules],
            self,
        )
        form = self._form(card)
        form.add(QLabel(self.tr("Review schedule")), self._preset)
        self._preset_note = muted_label("")
        card.body.addWidget(self._preset_note)
        self._preset.chosen.connect(self._adopt)
        return card

    def _adopt(self, schedule_id: str) -> None:
        plan = self.context.bridge.plan
        reviews = rescheduled(plan, schedule_id, plan.person.start_date)
        self.context.bridge.edit(SetReviews(schedule_id, reviews))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._line_up)  # when the labels know it too

    def _line_up(self) -> None:
        line_up(self._forms, self.width() - CARD_EDGES)

    def _set(self, field: str, value: str) -> None:
        bridge = self.context.bridge
        person = replace(bridge.plan.person, **{field: value})
        bridge.edit(SetPerson(person), typing=("person", field))

    def _start(self) -> None:
        """A new start date, and the meetings of the schedule move with it, in one step."""
        bridge, plan = self.context.bridge, self.context.bridge.plan
        day = self._start_date.day
        person = replace(plan.person, start_date=day)
        meetings = SetReviews(plan.schedule, rescheduled(plan, plan.schedule, day))
        bridge.edit(Together((SetPerson(person), meetings)))

    def refresh(self, change: Change) -> None:
        """Show what the plan says about the person."""
        plan = self.context.bridge.plan
        if change.touches("person"):
            for field, line in self._lines.items():
                line.show_text(getattr(plan.person, field))
            self._start_date.show_day(plan.person.start_date)
            self._transition.show_value(plan.person.transition)
        if change.touches("round"):
            self._role.show_value(plan.round.role)
        if change.touches("person", "reviews"):
            self._preset.show_value(plan.schedule)
            self._preset_note.setText(self._schedule_words())
        self._onward.setText(
            self.tr("Go on with my self-assessment")
            if plan.round.answers
            else self.tr("Start my self-assessment")
        )

    def _schedule_words(self) -> str:
        plan = self.context.bridge.plan
        preset = next((s for s in plan.framework.schedules if s.id == plan.schedule), None)
        if preset is None:
            return self.tr("You can add meetings on the Reviews page.")
        if _day(plan.person.start_date) is None:
            return self.tr("Enter your start date, and the meetings get their dates.")
        return preset.description or self.tr(
            "The dates are on the Reviews page; change any of them."
        )

    def entered(self, item: str = "") -> None:
        """Focus on the name."""
        self._lines["name"].setFocus()

    def leaving(self) -> None:
        """Send what is still in a field."""
        for line in self._lines.values():
            line.hand_on()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
