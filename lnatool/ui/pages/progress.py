"""Progress: round by round, what changed since, and how others see it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.analysis.changes import WhatChanged, what_changed
from lnatool.domain.analysis.needs import analyse
from lnatool.domain.analysis.rounds import point_title, round_summaries
from lnatool.domain.analysis.views import View
from lnatool.domain.charts.heatmap import domain_heatmap
from lnatool.domain.charts.radar import domain_radar
from lnatool.domain.edits import EVERYTHING, Change
from lnatool.domain.plan import Plan, Round
from lnatool.ui.models import progress_rows as words
from lnatool.ui.models.rows_table import RowsTable
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
from lnatool.ui.widgets.chart_panel import ChartPanel
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.flow import FlowLayout, flow
from lnatool.ui.widgets.review_card import day_words
from lnatool.ui.widgets.rows_view import RowsView

_FEW = 8
"""Changes that are told one by one before somebody asks for all."""


class ProgressPage(ScrollingPage):
    """With one round there is nothing to compare yet, and the page says what comes."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.body.addWidget(title_label(self.tr("My progress")))
        self._lead = body_label("")
        self.body.addWidget(self._lead)
        self.begin = QPushButton(self.tr("Start a new round under Reviews"), self)
        self.begin.setProperty("kind", "primary")
        self.begin.clicked.connect(lambda: context.go("reviews"))
        self.body.addLayout(flow(self.begin))
        self.body.addLayout(self._choices())
        self._changes = self._changes_card()
        self._pictures_card = self._picture_card()
        self._goals = self._goals_card()
        self._views = self._views_card()
        for card in (self._changes, self._pictures_card, self._goals, self._views):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.refresh(EVERYTHING)

    def _choices(self) -> FlowLayout:
        self._since_label = QLabel(self.tr("Compare with"), self)
        self.since = Choice(self.tr("Compare with"), [], self)
        self.since.setMinimumContentsLength(24)
        self._since_label.setBuddy(self.since)
        self.view = Choice(
            self.tr("Whose ratings"),
            [
                ("self", self.tr("My own ratings")),
                ("preceptor", self.tr("My preceptor's ratings")),
                ("agreed", self.tr("Levels we agreed on")),
            ],
            self,
        )
        for choice in (self.since, self.view):
            choice.chosen.connect(lambda _value: self._fill())
        return flow(self._since_label, self.since, self.view)

    def _changes_card(self) -> Card:
        card = Card(self)
        self._changed_title = heading_label("", card)
        self._summary, self._details = body_label("", card), body_label("", card)
        self.all = QCheckBox(self.tr("Show every change"), card)
        self.all.toggled.connect(lambda _on: self._fill())
        for one in (self._changed_title, self._summary, self._details):
            card.body.addWidget(one)
        card.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _picture_card(self) -> Card:
        card, theme = Card(self), self.context.theme
        card.body.addWidget(heading_label(self.tr("Area by area"), card))
        self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pictures.setSpacing(24)
        self.heatmap = ChartPanel(self.tr("Areas round by round"), theme, card)
        self.radar = ChartPanel(self.tr("Now and in the round before, by area"), theme, card)
        for panel in (self.heatmap, self.radar):
            column = QVBoxLayout()
            column.addWidget(panel)
            column.addStretch(1)
            self._pictures.addLayout(column, 1)
        card.body.addLayout(self._pictures)
        return card

    def _goals_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Goal by goal"), card))
        said = self.tr("How many of the topics of each goal are at the level expected.")
        card.body.addWidget(muted_label(said, card))
        self.goals = RowsTable(words.goal_columns(), self)
        self.goal_list = RowsView(self.tr("Goals with their progress"), self.goals, 0, (1,), card)
        self.goal_list.opened.connect(lambda goal: self.context.go("plan", goal))
        card.body.addWidget(self.goal_list)
        open_goal = QPushButton(self.tr("Go to this goal"), card)
        open_goal.clicked.connect(lambda: self.context.go("plan", self.goal_list.key))
        card.body.addLayout(flow(open_goal))
        return card

    def _views_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Side by side"), card))
        said = self.tr(
            "Different views are a good start for a talk. Where they differ comes first; nobody's "
            "view replaces another."
        )
        card.body.addWidget(muted_label(said, card))
        self.differ = QCheckBox(self.tr("Only where we differ"), card)
        self.differ.toggled.connect(lambda _on: self._show_views(self.context.bridge.plan))
        card.body.addWidget(self.differ, 0, Qt.AlignmentFlag.AlignLeft)
        self.views = RowsTable(words.view_columns(), self)
        name = self.tr("Own, preceptor's and agreed ratings")
        self.view_list = RowsView(name, self.views, 0, (4,), card)
        self.view_list.opened.connect(lambda item: self.context.go("assess", item))
        card.body.addWidget(self.view_list)
        self._alike = muted_label(self.tr("You see everything alike."), card)
        card.body.addWidget(self._alike)
        self.open_topic = QPushButton(self.tr("Go to this topic"), card)
        self.open_topic.clicked.connect(lambda: self.context.go("assess", self.view_list.key))
        card.body.addLayout(flow(self.open_topic))
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= 2 * self.radar.picture.sizeHint().width() + 120
        way = QBoxLayout.Direction
        self._pictures.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def refresh(self, change: Change) -> None:
        """Compare anew if anything it rests on changed."""
        if change.touches("rating", "answer", "round", "goals"):
            self._list_rounds(self.context.bridge.plan)
            self._fill()

    def _list_rounds(self, plan: Plan) -> None:
        chosen = self.since.value
        self.since.blockSignals(True)
        self.since.clear()
        for one in reversed(plan.earlier):
            self.since.addItem(_round_words(plan, one), one.id)
        self.since.blockSignals(False)
        self.since.show_value(chosen)

    def _fill(self) -> None:
        plan = self.context.bridge.plan
        several = bool(plan.earlier)
        self._lead.setText(self._lead_words(plan))
        for widget in (self._since_label, self.since, self.view):
            widget.setVisible(several)
        self.begin.setVisible(not several)
        for card in (self._changes, self._pictures_card):
            card.setVisible(several)
        self._goals.setVisible(several and bool(plan.goals))
        if several:
            self._show_changes(plan)
            self._show_pictures(plan)
            self.goals.show_rows(words.goal_rows(plan, self._view))
            self.goal_list.show_key(self.goal_list.key)
        self._show_views(plan)

    @property
    def _view(self) -> View:
        view: View = self.view.value  # type: ignore[assignment]
        return view

    def _lead_words(self, plan: Plan) -> str:
        if plan.earlier:
            return self.tr(
                "You have rated yourself in {count} rounds. A lower rating is no step back: people "
                "often see more clearly what a task asks for."
            ).format(count=len(plan.earlier) + 1)
        return self.tr(
            "This is your first round, so there is nothing to compare yet. When you rate yourself "
            "again at a review, this page shows how each area and each goal has moved and what "
            "has changed, in words. You start a new round under Reviews; your answers so far are "
            "kept as they are."
        )

    def _show_changes(self, plan: Plan) -> None:
        before = next((one for one in plan.earlier if one.id == self.since.value), plan.earlier[-1])
        self._changed_title.setText(
            self.tr("What changed since {point}").format(point=_round_words(plan, before))
        )
        found = what_changed(plan, before, view=self._view)
        if found is None:
            return
        self._summary.setText("\n".join(say(one) for one in found.summary))
        self._show_details(found)

    def _show_details(self, found: WhatChanged) -> None:
        told = found.details if self.all.isChecked() else found.details[:_FEW]
        self._details.setText("\n".join(f"• {say(one)}" for one in told))
        self._details.setVisible(bool(told))
        self.all.setVisible(len(found.details) > _FEW)
        self.all.setText(self.tr("Show every change ({count})").format(count=len(found.details)))

    def _show_pictures(self, plan: Plan) -> None:
        summaries, analysis = round_summaries(plan, self._view), analyse(plan)
        self.heatmap.show_chart(lambda width: domain_heatmap(plan, summaries, width))
        rated = any(part.rated for part in analysis.domains)
        self.radar.setVisible(self._view == "self" and rated)
        self.radar.show_chart(lambda width: domain_radar(plan, analysis, width))

    def _show_views(self, plan: Plan) -> None:
        every = words.view_rows(plan, differing=False)
        self._views.setVisible(bool(every))
        rows = words.view_rows(plan, differing=True) if self.differ.isChecked() else every
        key = self.view_list.key
        self.views.show_rows(rows)
        self.view_list.show_key(key)
        self.view_list.setVisible(bool(rows))
        self.open_topic.setVisible(bool(rows))
        self._alike.setVisible(not rows)

    def entered(self, item: str = "") -> None:
        """Focus on the choice of rounds, or on the way to the next one."""
        target = self.since if self.context.bridge.plan.earlier else self.begin
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _round_words(plan: Plan, one: Round) -> str:
    """A round by its review point and day."""
    day = day_words(one.started[:10])
    return f"{point_title(plan, one)}, {day}" if day else point_title(plan, one)
