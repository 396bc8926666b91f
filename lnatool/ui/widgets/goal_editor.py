"""One goal: what, how it will show, what helps, why and by when, and the actions towards it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lnatool.domain.framework import Competency
from lnatool.domain.plan import Action, Goal
from lnatool.ui.pages.base import Card, heading_label, muted_label
from lnatool.ui.widgets.action_list import ActionList
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.flow import FlowLayout, flow
from lnatool.ui.widgets.second_view import GoalReviewCard
from lnatool.ui.widgets.text_field import LineField, TextField


class GoalEditor(QWidget):
    """``edited`` carries the goal as it is now and the field that changed."""

    edited = Signal(object, str)
    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(self, items: dict[str, Competency], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = items
        self._goal = Goal("none")
        self._texts: dict[str, LineField | TextField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.review = GoalReviewCard(self)
        column.addWidget(self.review)
        column.addWidget(self._what())
        column.addWidget(self._smart())
        column.addWidget(self._actions())
        column.addLayout(self._buttons())
        column.addStretch(1)

    def _what(self) -> Card:
        card = Card(self)
        self._field(card, "title", LineField(self.tr("Goal"), card), "")
        card.body.addWidget(self._strong(self.tr("For"), card))
        self._linked = QVBoxLayout()
        card.body.addLayout(self._linked)
        self.link = Choice(
            self.tr("Link another competency"),
            [("", self.tr("Link another competency…"))]
            + [(item.id, f"{item.code}  {item.title}") for item in self._items.values()],
            card,
        )
        self.link.setMinimumContentsLength(26)
        self.link.chosen.connect(self._link)
        card.body.addLayout(flow(self.link))
        label = QLabel(self.tr("Status"), card)
        self.status = Choice(
            self.tr("Status"),
            [
                ("planned", self.tr("Planned")),
                ("under-way", self.tr("Under way")),
                ("done", self.tr("Done")),
                ("set-aside", self.tr("Set aside")),
            ],
            card,
        )
        label.setBuddy(self.status)
        self.status.chosen.connect(lambda value: self._send("status", value))
        card.body.addLayout(flow(label, self.status))
        return card

    def _smart(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Make it clear and doable"), card))
        card.body.addWidget(
            muted_label(self.tr("Don't include anything that could identify a patient."), card)
        )
        self._check = muted_label("", card)
        card.body.addWidget(self._check)
        for field, name, hint in (
            (
                "objective",
                self.tr("What I will do"),
                self.tr("Specific: one thing you can picture"),
            ),
            ("measure", self.tr("How we will know"), self.tr("Measurable: what will be different")),
            ("support", self.tr("Support I need"), self.tr("Achievable: time, people, equipment")),
            ("reason", self.tr("Why it matters"), self.tr("Relevant: for patients, team or me")),
        ):
            self._field(card, field, TextField(name, card, lines=2), hint)
        card.body.addWidget(self._strong(self.tr("By when"), card))
        self.due = DayField(self.tr("Due date of the goal"), card)
        self.due.changed.connect(lambda: self._send("due", self.due.day))
        card.body.addWidget(self.due)
        field = TextField(self.tr("Evidence to collect"), card, lines=2)
        self._field(card, "evidence", field, self.tr("What you will keep to show how it went"))
        return card

    def _actions(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Actions"), card))
        self.actions = ActionList(card)
        self.actions.put.connect(self._put_action)
        self.actions.removed.connect(self._remove_action)
        card.body.addWidget(self.actions)
        return card

    def _buttons(self) -> FlowLayout:
        up = QPushButton(self.tr("Move up"), self)
        up.clicked.connect(lambda: self.moved.emit(self._goal.id, -1))
        down = QPushButton(self.tr("Move down"), self)
        down.clicked.connect(lambda: self.moved.emit(self._goal.id, 1))
        remove = QPushButton(self.tr("Remove this goal"), self)
        remove.setProperty("kind", "link")
        remove.clicked.connect(lambda: self.removed.emit(self._goal.id))
        return flow(up, down, remove)

    def _strong(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setProperty("kind", "strong")
        return label

    def _field(self, card: Card, name: str, field: LineField | TextField, hint: str) -> None:
        label = self._strong(field.accessibleName(), card)
        label.setBuddy(field)
        card.body.addWidget(label)
        if hint:
            note = muted_label(hint, card)
            field.setAccessibleDescription(hint)
            card.body.addWidget(note)
        field.edited.connect(lambda text: self._send(name, text))
        card.body.addWidget(field)
        self._texts[name] = field

    def show_goal(self, goal: Goal) -> None:
        """Show a goal of the plan; fields being typed in keep what is typed."""
        if goal.id != self._goal.id:
            self.hand_on()
        linked = goal.competencies != self._goal.competencies or goal.id != self._goal.id
        self._goal = goal
        for name, field in self._texts.items():
            field.show_text(getattr(goal, name))
        self.review.show_review(goal.preceptor)
        self.due.show_day(goal.due)
        self.status.show_value(goal.status)
        self.actions.show_actions(goal.actions)
        if linked:
            self._show_links()
        self._show_check()

    def _show_links(self) -> None:
        while self._linked.count():
            widget = self._linked.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for competency in self._goal.competencies:
            item = self._items.get(competency)
            name = f"{item.code}  {item.title}" if item else competency
            holder = QWidget(self)
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            label = QLabel(name, holder)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            off = QPushButton(self.tr("Unlink"), holder)
            off.setProperty("kind", "link")
            off.setAccessibleName(self.tr("Unlink {name}").format(name=name))
            off.clicked.connect(lambda _=False, competency=competency: self._unlink(competency))
            row.addWidget(label, 1)
            row.addWidget(off)
            self._linked.addWidget(holder)

    def _show_check(self) -> None:
        goal = self._goal
        parts = (
            (self.tr("Specific"), goal.objective),
            (self.tr("Measurable"), goal.measure),
            (self.tr("Achievable"), goal.support),
            (self.tr("Relevant"), goal.reason),
            (self.tr("Time"), goal.due),
        )
        words = "   ".join(f"{'✓' if value.strip() else '○'} {name}" for name, value in parts)
        self._check.setText(words)
        missing = [name for name, value in parts if not value.strip()]
        self._check.setAccessibleName(
            self.tr("Still open: {parts}").format(parts=", ".join(missing))
            if missing
            else self.tr("All five parts are written.")
        )

    def _send(self, field: str, value: object) -> None:
        self._goal = replace(self._goal, **{field: value})  # type: ignore[arg-type]
        self._show_check()
        self.edited.emit(self._goal, field)

    def _link(self, competency: str) -> None:
        self.link.show_value("")
        if competency and competency not in self._goal.competencies:
            self._send("competencies", (*self._goal.competencies, competency))
            self._show_links()

    def _unlink(self, competency: str) -> None:
        rest = tuple(item for item in self._goal.competencies if item != competency)
        self._send("competencies", rest)
        self._show_links()

    def _put_action(self, action: Action, field: str) -> None:
        known = any(one.id == action.id for one in self._goal.actions)
        actions = (
            tuple(action if one.id == action.id else one for one in self._goal.actions)
            if known
            else (*self._goal.actions, action)
        )
        self._goal = replace(self._goal, actions=actions)
        self.edited.emit(self._goal, f"action-{action.id}-{field}")

    def _remove_action(self, action_id: str) -> None:
        rest = tuple(action for action in self._goal.actions if action.id != action_id)
        self._send("actions", rest)

    def focus_title(self) -> None:
        """Put the focus on the goal's title."""
        self._texts["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_on(self) -> None:
        """Send what is still in a field."""
        for field in self._texts.values():
            field.hand_on()
        self.due.hand_on()
        self.actions.hand_on()
