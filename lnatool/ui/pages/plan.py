"""Plan: goals at the left, the one in hand at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.edits import EVERYTHING, Change, MoveGoal, PutGoal, RemoveGoal, Together
from lnatool.domain.goals import room_for_goals, suggested_goals
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Goal, Plan
from lnatool.ui.pages.base import (
    PageContext,
    ScrollingPage,
    body_label,
    muted_label,
    side_by_side_if,
    title_label,
)
from lnatool.ui.widgets.goal_editor import GoalEditor
from lnatool.ui.widgets.goal_list import GoalList
from lnatool.ui.widgets.tab_order import order_tabs


class PlanPage(ScrollingPage):
    """Goals grow from needs; every part can be left for later."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._current = ""
        row = self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        self.body.addLayout(row)
        row.addLayout(self._left(), 2)
        items = {item.id: item for item in context.bridge.plan.framework.walk()}
        self.editor = GoalEditor(items, self)
        self.editor.edited.connect(self._edited)
        self.editor.removed.connect(self._remove)
        self.editor.moved.connect(self._move)
        row.addWidget(self.editor, 5)
        self._blank = QWidget(self)
        row.addWidget(self._blank, 5)
        self.refresh(EVERYTHING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.setDirection(side_by_side_if(self))

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(title_label(self.tr("My plan"), self))
        self._words = body_label("", self)
        column.addWidget(self._words)
        self.goals = GoalList(self)
        self.goals.setAccessibleName(self.tr("Goals"))
        self.goals.currentItemChanged.connect(self._chosen)
        column.addWidget(self.goals)
        self.suggest = QPushButton(self.tr("Suggest goals from my needs"), self)
        self.suggest.clicked.connect(self._suggest)
        self._why_not = muted_label("", self)
        self.add = QPushButton(self.tr("Add a goal of my own"), self)
        self.add.clicked.connect(self._add)
        self.reviews = QPushButton(self.tr("Plan review meetings"), self)
        self.reviews.clicked.connect(lambda: self.context.go("reviews"))
        self.share = QPushButton(self.tr("Share my plan"), self)
        self.share.setProperty("kind", "primary")
        self.share.clicked.connect(lambda: self.context.go("share"))
        for widget in (self.suggest, self._why_not, self.add, self.reviews, self.share):
            column.addWidget(widget)
        column.addStretch(1)
        return column

    def _suggest(self) -> None:
        """Goals for the needs that come first and have none yet, as many as are plenty."""
        bridge = self.context.bridge
        wanted = suggested_goals(bridge.plan, room_for_goals(bridge.plan))
        if not wanted:
            return
        bridge.edit(Together(tuple(PutGoal(goal) for goal in wanted)))
        self._show(wanted[0].id)
        words = (
            self.tr("One goal added. Change it so that it is yours.")
            if len(wanted) == 1
            else self.tr("{count} goals added. Change them so that they are yours.")
        )
        self.context.announce.say(words.format(count=len(wanted)))
        self.editor.focus_title()

    def _add(self) -> None:
        goal = Goal(new_id(), title=self.tr("New goal"))
        self.context.bridge.edit(PutGoal(goal))
        self._show(goal.id)
        self.editor.focus_title()

    def _edited(self, goal: Goal, field: str) -> None:
        if self.context.bridge.plan.goal(goal.id) is not None:
            self.context.bridge.edit(PutGoal(goal), typing=(goal.id, field))

    def _remove(self, goal_id: str) -> None:
        self.context.bridge.edit(RemoveGoal(goal_id))
        self.context.announce.say(self.tr("Goal removed. Undo brings it back."))
        (self.goals if self.goals.count() else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, goal_id: str, step: int) -> None:
        goals = self.context.bridge.plan.goals
        place = next((n for n, goal in enumerate(goals) if goal.id == goal_id), 0) + step
        if 0 <= place < len(goals):
            self.context.bridge.edit(MoveGoal(goal_id, place))

    def refresh(self, change: Change) -> None:
        """Show the goals as they are now."""
        if not change.touches("goals", "rating", "answer", "round"):
            return
        plan = self.context.bridge.plan
        self._offer(plan)
        if not change.touches("goals"):
            return
        self._words.setText(
            self.tr("Two or three goals at a time are plenty.")
            if plan.goals
            else self.tr(
                "No goals yet. Start from your needs, or write one of your own. You can change "
                "everything later."
            )
        )
        self._fill(plan.goals)

    def _offer(self, plan: Plan) -> None:
        """Suggestions while there is room for more goals and a need without one."""
        room, waiting = room_for_goals(plan), bool(suggested_goals(plan, 1))
        self.suggest.setEnabled(room > 0 and waiting)
        self.suggest.setText(
            self.tr("Suggest a goal from my needs")
            if room == 1
            else self.tr("Suggest goals from my needs")
        )
        self._why_not.setVisible(not room and waiting)
        self._why_not.setText(
            self.tr("You have enough goals in hand. Finish one, or set one aside, before the next.")
        )

    def _fill(self, goals: tuple[Goal, ...]) -> None:
        self.goals.setVisible(bool(goals))
        self.goals.show_goals(goals)
        known = {goal.id for goal in goals}
        self._show(self._current if self._current in known else (goals[0].id if goals else ""))

    def _show(self, goal_id: str) -> None:
        """Make a goal the one in hand."""
        goal = self.context.bridge.plan.goal(goal_id)
        self.editor.setVisible(goal is not None)
        self._blank.setVisible(goal is None)
        self._current = goal_id
        if goal is None:
            return
        self.goals.choose(goal_id)
        self.editor.show_goal(goal)
        order_tabs(self)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.editor.hand_on()
            self._show(self.goals.id_at(self.goals.row(item)))

    def entered(self, item: str = "") -> None:
        """Show the goal asked for; focus on the goals, or on how to begin."""
        if item:
            self._show(item)
        if self.goals.isVisibleTo(self):
            self.goals.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = self.suggest if self.suggest.isEnabled() else self.add
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leaving(self) -> None:
        """Send what is still in a field."""
        self.editor.hand_on()
