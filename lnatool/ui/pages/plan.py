"""Plan: goals at the left, the one in hand at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.analysis.needs import analyse
from lnatool.domain.edits import EVERYTHING, Change, MoveGoal, PutGoal, RemoveGoal
from lnatool.domain.goals import suggested_goals
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Goal
from lnatool.ui.days import show_words
from lnatool.ui.pages.base import (
    PageContext,
    ScrollingPage,
    body_label,
    side_by_side_if,
    title_label,
)
from lnatool.ui.widgets.goal_editor import GoalEditor

SUGGESTIONS = 3


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
        self.goals = QListWidget(self)
        self.goals.setAccessibleName(self.tr("Goals"))
        self.goals.setWordWrap(True)
        self.goals.setTabKeyNavigation(False)
        self.goals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.goals.currentItemChanged.connect(self._chosen)
        column.addWidget(self.goals)
        self.suggest = QPushButton(self.tr("Suggest goals from my needs"), self)
        self.suggest.clicked.connect(self._suggest)
        self.add = QPushButton(self.tr("Add a goal of my own"), self)
        self.add.clicked.connect(self._add)
        self.reviews = QPushButton(self.tr("Plan review meetings"), self)
        self.reviews.clicked.connect(lambda: self.context.go("reviews"))
        self.share = QPushButton(self.tr("Share my plan"), self)
        self.share.setProperty("kind", "primary")
        self.share.clicked.connect(lambda: self.context.go("share"))
        for button in (self.suggest, self.add, self.reviews, self.share):
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _suggest(self) -> None:
        """Goals for the needs that come first and have none yet."""
        bridge = self.context.bridge
        planned = {item for goal in bridge.plan.goals for item in goal.competencies}
        wanted = [
            goal
            for goal in suggested_goals(bridge.plan, len(planned) + SUGGESTIONS)
            if not planned.intersection(goal.competencies)
        ][:SUGGESTIONS]
        for goal in wanted:
            bridge.edit(PutGoal(goal))
        if wanted:
            self._show(wanted[0].id)
            words = self.tr("{count} goals added. Change them so that they are yours.")
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
        self.goals.setFocus(Qt.FocusReason.OtherFocusReason)

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
        planned = {item for goal in plan.goals for item in goal.competencies}
        needs = [n for n in analyse(plan).needs if n.competency.id not in planned]
        self.suggest.setEnabled(bool(needs))
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

    def _fill(self, goals: tuple[Goal, ...]) -> None:
        status = {
            "planned": self.tr("planned"),
            "under-way": self.tr("under way"),
            "done": self.tr("done"),
            "set-aside": self.tr("set aside"),
        }
        self.goals.blockSignals(True)
        while self.goals.count() > len(goals):
            self.goals.takeItem(self.goals.count() - 1)
        while self.goals.count() < len(goals):
            self.goals.addItem(QListWidgetItem())
        for number, goal in enumerate(goals):
            due = self.tr("by {day}").format(day=show_words(goal.due)) if goal.due else ""
            note = "  ·  ".join(part for part in (status[goal.status], due) if part)
            item = self.goals.item(number)
            item.setText(f"{number + 1}.  {goal.title or self.tr('Goal without a title')}\n{note}")
            item.setData(Qt.ItemDataRole.UserRole, goal.id)
        self.goals.blockSignals(False)
        lines = 3 * min(max(len(goals), 2), 5)
        self.goals.setFixedHeight((self.goals.fontMetrics().lineSpacing() + 4) * lines)
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
        for row in range(self.goals.count()):
            if self.goals.item(row).data(Qt.ItemDataRole.UserRole) == goal_id:
                self.goals.blockSignals(True)
                self.goals.setCurrentRow(row)
                self.goals.blockSignals(False)
        self.editor.show_goal(goal)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.editor.hand_on()
            self._show(str(item.data(Qt.ItemDataRole.UserRole)))

    def entered(self, item: str = "") -> None:
        """Show the goal asked for; focus on the goals, or on how to begin."""
        if item:
            self._show(item)
        if self.goals.count():
            self.goals.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = self.suggest if self.suggest.isEnabled() else self.add
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leaving(self) -> None:
        """Send what is still in a field."""
        self.editor.hand_on()
