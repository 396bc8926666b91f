"""A review on paper, typed in: the fields of the form, kept as they are filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lnatool.domain import say as words_of
from lnatool.domain.edits import EVERYTHING, Change, Edit, PutSignOff, Together
from lnatool.domain.form import asked_about
from lnatool.domain.framework import Competency
from lnatool.domain.ids import new_id
from lnatool.domain.paper import goal_said, item_said, meeting_said
from lnatool.services.clock import local_day, system_clock
from lnatool.services.read_back.match_meeting import planned
from lnatool.ui.pages.base import (
    Card,
    PageContext,
    ScrollingPage,
    body_label,
    heading_label,
    muted_label,
    title_label,
)
from lnatool.ui.say import say
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.paper_fields import MeetingFields, ViewFields
from lnatool.ui.widgets.tab_order import order_tabs
from lnatool.ui.widgets.text_field import LineField
from lnatool.ui.widgets.verdict_list import clear


class PaperReviewPage(ScrollingPage):
    """Every field goes into the plan as it is left, so there is no draft to lose."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._goals: dict[str, ViewFields] = {}
        self._topics: dict[str, ViewFields] = {}
        self._wanted: list[str] = []
        self._typed: set[tuple[str, str]] = set()
        self._meeting = self._following = ""
        self.back = QPushButton(self.tr("Back to reviews"), self)
        self.body.addLayout(flow(self.back))
        self.body.addWidget(title_label(self.tr("A review on paper"), self))
        self.body.addWidget(
            body_label(
                self.tr(
                    "Type in what was written on the printed plan. It is kept as the reviewer's, "
                    "beside your own answers, and saved as you go. Leave blank what was left "
                    "blank. Don't include anything that could identify a patient."
                ),
                self,
            )
        )
        self.body.addWidget(self._who())
        self._goal_rows = self._group(self.tr("Goals"))
        self._topic_rows = self._group(self.tr("Topics you talked about"))
        self._more = Choice(self.tr("Another topic"), [], self)
        self._more.setMinimumContentsLength(26)
        self._more.chosen.connect(self._add_topic)
        self._topic_card.body.addLayout(flow(self._more))
        self.body.addWidget(self._meeting_card())
        self.body.addWidget(self._agreement())
        self.done = QPushButton(self.tr("Done"), self)
        self.done.setProperty("kind", "primary")
        for button in (self.back, self.done):
            button.clicked.connect(self._finish)
        self.body.addLayout(flow(self.done))
        self.body.addStretch(1)
        self._begin()

    def _who(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Who reviewed it, and when"), card))
        self.by = LineField(self.tr("Name of the reviewer"), card)
        self.by.edited.connect(lambda _text: self._restamp())
        self.day = DayField(self.tr("Date on the paper"), card)
        self.day.changed.connect(self._restamp)
        for field, target in ((self.by, self.by), (self.day, self.day.line)):
            label = QLabel(field.accessibleName(), card)
            label.setBuddy(target)
            card.body.addWidget(label)
            card.body.addWidget(field)
        return card

    def _group(self, title: str) -> QVBoxLayout:
        card = self._topic_card = Card(self)
        card.body.addWidget(heading_label(title, card))
        rows = QVBoxLayout()
        card.body.addLayout(rows)
        self.body.addWidget(card)
        return rows

    def _meeting_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Meeting"), card))
        self.meeting = MeetingFields(card)
        self.meeting.said.connect(self._meeting_said)
        card.body.addWidget(self.meeting)
        return card

    def _agreement(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Sign-off"), card))
        card.body.addWidget(
            muted_label(
                self.tr(
                    "Last of all, so that the record is of what you have typed in. It is shown on "
                    "Reviews."
                ),
                card,
            )
        )
        self.record = QPushButton(self.tr("Record an agreement…"), card)
        self.record.clicked.connect(self._record)
        card.body.addLayout(flow(self.record))
        return card

    def _begin(self) -> None:
        """A paper of its own: the next planned meeting, or a new one."""
        plan = self.context.bridge.plan
        waiting = planned(plan)
        self._meeting = waiting[0].id if waiting else new_id()
        self._following = waiting[1].id if len(waiting) > 1 else new_id()
        self._typed.clear()
        asked = asked_about(plan)
        said = [item.id for item in plan.competencies if plan.answer(item.id).preceptor]
        self._wanted = list(dict.fromkeys((*asked, *said)))
        self.by.show_text(plan.person.preceptor_name)
        self.day.show_day(local_day(system_clock()).isoformat())
        self.refresh(EVERYTHING)

    def entered(self, item: str = "") -> None:
        """The focus is where the paper begins."""
        self.scroll.verticalScrollBar().setValue(0)
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        """Show what the plan has now."""
        if not change.touches("goals", "rating", "answer", "round", "reviews"):
            return
        plan = self.context.bridge.plan
        goals = [goal.id for goal in plan.goals]
        known = {item.id: item for item in plan.competencies}
        topics = [item for item in self._wanted if item in known]
        if goals != list(self._goals) or topics != list(self._topics):
            self._build(goals, [known[item] for item in topics])
        for goal in plan.goals:
            review = goal.preceptor
            said = (review.view, review.comment) if review else ("", "")
            self._goals[goal.id].show_said(*said)
        for item in topics:
            view = plan.answer(item).preceptor
            level = view.rating if view else None
            shown = "" if level is None else str(level)
            self._topics[item].show_said(shown, view.comment if view else "")
        meeting, following = plan.review(self._meeting), plan.review(self._following)
        self.meeting.held.show_day(meeting.held if meeting else "")
        self.meeting.attended.show_text(meeting.attended if meeting else "")
        self.meeting.summary.show_text(meeting.summary if meeting else "")
        self.meeting.following.show_day(following.due if following else "")

    def _build(self, goals: list[str], topics: list[Competency]) -> None:
        self._hand_on()
        clear(self._goal_rows)
        clear(self._topic_rows)
        self._goals = {
            goal: self._goal_fields(number, goal) for number, goal in enumerate(goals, 1)
        }
        self._topics = {item.id: self._topic_fields(item) for item in topics}
        if not goals:
            self._goal_rows.addWidget(muted_label(self.tr("There are no goals yet."), self))
        shown = set(self._topics)
        rest = [one for one in self.context.bridge.plan.competencies if one.id not in shown]
        self._more.blockSignals(True)
        self._more.clear()
        self._more.addItem(self.tr("Another topic…"), "")
        for one in rest:
            self._more.addItem(f"{one.code}  {one.title}", one.id)
        self._more.blockSignals(False)
        order_tabs(self)

    def _goal_fields(self, number: int, goal_id: str) -> ViewFields:
        goal = self.context.bridge.plan.goal(goal_id)
        title = goal.title if goal else ""
        options = [
            ("", self.tr("No view yet")),
            ("agreed", self.tr("Agreed")),
            ("discuss", self.tr("Needs discussion")),
        ]
        fields = ViewFields(f"{number}.  {title}", "", self.tr("Reviewer's view"), options, self)
        fields.said.connect(lambda part, value: self._goal_said(goal_id, part, value))
        self._goal_rows.addWidget(fields)
        return fields

    def _topic_fields(self, item: Competency) -> ViewFields:
        plan = self.context.bridge.plan
        levels = plan.framework.rating_scale.levels
        options = [("", self.tr("No view yet"))]
        options += [(str(level.value), f"{level.value}   {level.label}") for level in levels]
        rating = plan.answer(item.id).rating
        own = ""
        if rating is not None:
            words = say(words_of.rating(plan.framework, rating))
            own = self.tr("Your own rating: {rating}").format(rating=words)
        title = f"{item.code}  {item.title}"
        fields = ViewFields(title, own, self.tr("Reviewer's view of the level"), options, self)
        fields.said.connect(lambda part, value: self._item_said(item.id, part, value))
        self._topic_rows.addWidget(fields)
        return fields

    def _add_topic(self, item: str) -> None:
        if item:
            self._wanted.append(item)
            self.refresh(EVERYTHING)
            self._topics[item].view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _stamp(self) -> tuple[str, str]:
        return self.by.text().strip(), self.day.day

    def _goal_said(self, goal: str, part: str, value: str) -> None:
        plan = self.context.bridge.plan
        if plan.goal(goal) is not None:
            self._typed.add(("goal", goal))
            edit = goal_said(plan, goal, *self._stamp, **{part: value})
            self._edit(edit, ("paper", goal, part))

    def _item_said(self, item: str, part: str, value: str) -> None:
        said: dict[str, object] = {"comment": value}
        if part == "view":
            said = {"rating": int(value) if value else None}
        self._typed.add(("item", item))
        edit = item_said(self.context.bridge.plan, item, *self._stamp, **said)
        self._edit(edit, ("paper", item, part))

    def _meeting_said(self, part: str, value: str) -> None:
        plan, title = self.context.bridge.plan, self.tr("Review meeting")
        if part == "next":
            edit = meeting_said(plan, self._following, title, due=value)
        else:
            edit = meeting_said(plan, self._meeting, title, **{part: value})
        self._edit(edit, ("paper", "meeting", part))

    def _restamp(self) -> None:
        """Another name or day counts for what was typed in already, too."""
        plan = self.context.bridge.plan
        edits: list[Edit] = []
        for kind, key in sorted(self._typed):
            if kind == "goal" and plan.goal(key) is not None:
                edits.append(goal_said(plan, key, *self._stamp))
            elif kind == "item":
                edits.append(item_said(plan, key, *self._stamp))
        self._edit(Together(tuple(edits)), ("paper", "who"))

    def _edit(self, edit: Edit, typing: object) -> None:
        self.context.bridge.edit(edit, typing=typing)

    def _record(self) -> None:
        from lnatool.ui.dialogs.agreement import ask_agreement

        self._hand_on()
        made = ask_agreement(self.context.bridge.plan, self)
        if made is not None:
            self.context.bridge.edit(PutSignOff(made))
            self.context.announce.say(self.tr("The agreement is recorded."))

    def _finish(self) -> None:
        self._hand_on()
        self.context.go("reviews", "copies")
        self._begin()

    def _hand_on(self) -> None:
        self.by.hand_on()
        self.day.hand_on()
        for fields in (*self._goals.values(), *self._topics.values(), self.meeting):
            fields.hand_on()

    def leaving(self) -> None:
        """Send what is still in a field."""
        self._hand_on()
