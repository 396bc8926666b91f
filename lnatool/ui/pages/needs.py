"""Needs: what to learn first, and why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.analysis.needs import Analysis, Need, analyse
from lnatool.domain.charts.bars import needs_bars
from lnatool.domain.charts.radar import domain_radar
from lnatool.domain.edits import EVERYTHING, Change, PutGoal, SetReviewPoint
from lnatool.domain.goals import suggested_goal
from lnatool.domain.plan import Plan
from lnatool.ui.models.needs_table import NeedsTable, rank_words
from lnatool.ui.pages.base import (
    Card,
    PageContext,
    ScrollingPage,
    body_label,
    heading_label,
    title_label,
)
from lnatool.ui.say import say
from lnatool.ui.widgets.chart_panel import ChartPanel
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.flow import FlowLayout, flow
from lnatool.ui.widgets.items_card import ItemsCard
from lnatool.ui.widgets.needs_view import NeedsView
from lnatool.ui.widgets.tab_order import order_tabs


class NeedsPage(ScrollingPage):
    """The ranked list with the reasons of the one that is chosen, then the pictures."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._analysis: Analysis | None = None
        self.body.addWidget(title_label(self.tr("My learning needs")))
        self._summary = body_label("")
        self.body.addWidget(self._summary)
        self.body.addLayout(self._filters())
        self._needs_card = self._list_card()
        self.body.addWidget(self._needs_card)
        self._empty = QPushButton(self.tr("Go on with my self-assessment"), self)
        self._empty.setProperty("kind", "primary")
        self._empty.clicked.connect(lambda: context.go("assess"))
        row = QHBoxLayout()
        row.addWidget(self._empty)
        row.addStretch(1)
        self.body.addLayout(row)
        self._charts = self._chart_card()
        self.body.addWidget(self._charts)
        self._talk = ItemsCard(self.tr("To discuss with the person who supports me"), self)
        self._waiting = ItemsCard(self.tr("Not yet had the opportunity"), self)
        for card in (self._talk, self._waiting):
            card.chosen.connect(lambda item: context.go("assess", item))
            self.body.addWidget(card)
        onward = QHBoxLayout()
        self._goals = QPushButton(self.tr("Write my goals"), self)
        self._goals.setProperty("kind", "primary")
        self._goals.clicked.connect(lambda: context.go("plan"))
        onward.addWidget(self._goals)
        onward.addStretch(1)
        self.body.addLayout(onward)
        self.body.addStretch(1)
        self.refresh(EVERYTHING)

    def _filters(self) -> FlowLayout:
        framework = self.context.bridge.plan.framework
        points = [(point.id, point.title) for point in framework.review_points]
        self.point = Choice(self.tr("Compare with what is expected by"), points, self)
        self.point.chosen.connect(lambda value: self.context.bridge.edit(SetReviewPoint(value)))
        areas = [("", self.tr("All areas"))] + [(d.id, d.title) for d in framework.domains]
        self.area = Choice(self.tr("Area"), areas, self)
        self.area.chosen.connect(lambda _value: self._fill())
        self.talk = QCheckBox(self.tr("Only what I want to discuss"), self)
        self.talk.toggled.connect(lambda _on: self._fill())
        label = QLabel(self.tr("Compare with what is expected by"), self)
        label.setBuddy(self.point)
        return flow(label, self.point, self.area, self.talk)

    def _list_card(self) -> Card:
        card = Card(self)
        self.model = NeedsTable(self)
        self.table = NeedsView(self.model, card)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        card.body.addWidget(self.table)
        self._title = heading_label("", card)
        self._reasons = body_label("", card)
        card.body.addWidget(self._title)
        card.body.addWidget(self._reasons)
        self.add = QPushButton(self.tr("Add to my plan"), card)
        self.add.setProperty("kind", "primary")
        self.add.clicked.connect(self._add)
        self.back = QPushButton(self.tr("Back to this competency"), card)
        self.back.clicked.connect(self._go_back)
        card.body.addLayout(flow(self.add, self.back))
        return card

    def _chart_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Pictures"), card))
        row = self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(24)
        theme = self.context.theme
        self.radar = ChartPanel(self.tr("Own ratings and expected levels by area"), theme, card)
        self.bars = ChartPanel(self.tr("The largest gaps, in order"), theme, card)
        for panel in (self.radar, self.bars):
            column = QVBoxLayout()
            column.addWidget(panel)
            column.addStretch(1)
            row.addLayout(column, 1)
        card.body.addLayout(row)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = 2 * self.radar.picture.sizeHint().width() + 120
        beside = self.width() >= room
        way = QBoxLayout.Direction
        self._pictures.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def refresh(self, change: Change) -> None:
        """Analyse anew if anything it rests on changed."""
        if not change.touches("rating", "answer", "round", "goals"):
            return
        plan = self.context.bridge.plan
        if self._analysis is None or change.touches("rating", "answer", "round"):
            self._analysis = analyse(plan)
            self._show_charts(plan, self._analysis)
            self._waiting.show_items(self._analysis.no_opportunity)
            self._talk.show_items(self._analysis.to_discuss)
            order_tabs(self)
        self.point.show_value(plan.round.review_point)
        self._fill()

    def _fill(self) -> None:
        analysis, plan = self._analysis, self.context.bridge.plan
        if analysis is None:
            return
        current = self._need()
        area, talk = self.area.value, self.talk.isChecked()
        needs = [
            need
            for need in analysis.needs
            if (not area or need.domain.id == area) and (not talk or need.discuss)
        ]
        self.model.show_needs(needs, _planned(plan))
        rated = any(summary.rated for summary in analysis.domains)
        self._summary.setText(self._summary_words(plan, analysis, len(needs)))
        self._needs_card.setVisible(bool(needs))
        self._empty.setVisible(not rated)
        self._charts.setVisible(rated)
        self._goals.setVisible(rated)
        row = self.model.row_of(current.competency.id) if current else 0
        if needs:
            self.table.setCurrentIndex(self.model.index(max(row, 0), 1))
        self._show_need()

    def _summary_words(self, plan: Plan, analysis: Analysis, shown: int) -> str:
        title = next(
            (p.title for p in plan.framework.review_points if p.id == plan.round.review_point), ""
        )
        if not any(summary.rated for summary in analysis.domains):
            return self.tr("Nothing is rated yet. When you have rated a few, your needs show here.")
        if not analysis.needs:
            return self.tr(
                "Everything you rated is at or above what is expected by {point}. You can compare "
                "with a later point, or choose goals of your own."
            ).format(point=title)
        if not shown:
            return self.tr("None of your needs is in this selection.")
        if len(analysis.needs) == 1:
            words = self.tr(
                "One of your ratings is below what is expected by {point}. That is what this time "
                "is for."
            )
        else:
            words = self.tr(
                "{count} of your ratings are below what is expected by {point}. That is what this "
                "time is for. The ones that matter most come first."
            )
        return words.format(count=len(analysis.needs), point=title)

    def _show_charts(self, plan: Plan, analysis: Analysis) -> None:
        self.radar.show_chart(
            lambda width: domain_radar(plan, analysis, width),
            (self.tr("Area"), self.tr("My mean"), self.tr("Expected"), self.tr("Needs")),
            [
                (
                    part.domain.title,
                    "" if part.mean_level is None else f"{part.mean_level:.1f}",
                    "" if part.mean_expected is None else f"{part.mean_expected:.1f}",
                    str(part.needs),
                )
                for part in analysis.domains
            ],
        )
        self.bars.setVisible(bool(analysis.needs))
        self.bars.show_chart(
            lambda width: needs_bars(plan, analysis, width=width),
            (self.tr("Competency"), self.tr("Rank"), self.tr("Now"), self.tr("Expected")),
            [
                (need.competency.title, rank_words(need), str(need.level), str(need.expected))
                for need in analysis.needs
            ],
        )

    def _need(self) -> Need | None:
        return self.model.need_at(self.table.currentIndex().row())

    def _chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_need()

    def _show_need(self) -> None:
        need = self._need()
        if need is None:
            return
        self._title.setText(f"{need.competency.code}  {need.competency.title}")
        self._reasons.setText("\n".join(say(reason) for reason in need.reasons))
        planned = need.competency.id in _planned(self.context.bridge.plan)
        self.add.setText(self.tr("See it in my plan") if planned else self.tr("Add to my plan"))

    def _add(self) -> None:
        need, plan = self._need(), self.context.bridge.plan
        if need is None:
            return
        known = next((g for g in plan.goals if need.competency.id in g.competencies), None)
        if known is not None:
            self.context.go("plan", known.id)
            return
        self.context.bridge.edit(PutGoal(suggested_goal(plan, need)))
        self.context.announce.say(
            self.tr("Added to your plan: {title}").format(title=need.competency.title)
        )

    def _go_back(self) -> None:
        need = self._need()
        if need is not None:
            self.context.go("assess", need.competency.id)

    def entered(self, item: str = "") -> None:
        """Focus on the list, on the competency asked for if it is there."""
        row = self.model.row_of(item) if item else -1
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 1))
        target = self.table if self.model.rowCount() else self._empty
        if target is self._empty and not self._empty.isVisibleTo(self):
            target = self.point
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _planned(plan: Plan) -> frozenset[str]:
    return frozenset(item for goal in plan.goals for item in goal.competencies)
