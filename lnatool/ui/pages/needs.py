"""Needs: what to learn first, and why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lnatool.domain.analysis.needs import Analysis, Need, analyse
from lnatool.domain.edits import EVERYTHING, Change, PutGoal, SetReviewPoint
from lnatool.domain.goals import suggested_goal
from lnatool.domain.learning import Route
from lnatool.domain.plan import Plan
from lnatool.ui.models.needs_table import NeedsTable
from lnatool.ui.pages.base import Card, PageContext, ScrollingPage, body_label, title_label
from lnatool.ui.widgets.items_card import ItemsCard
from lnatool.ui.widgets.need_detail import NeedDetail
from lnatool.ui.widgets.needs_filters import NeedsFilters
from lnatool.ui.widgets.needs_pictures import NeedsPictures
from lnatool.ui.widgets.needs_view import NeedsView
from lnatool.ui.widgets.tab_order import order_tabs


class NeedsPage(ScrollingPage):
    """The ranked list with the reasons of the one that is chosen, then the pictures."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._analysis: Analysis | None = None
        self._routes: dict[str, Route] | None = None
        self.body.addWidget(title_label(self.tr("My learning needs")))
        self._summary = body_label("")
        self.body.addWidget(self._summary)
        self.filters = NeedsFilters(context.bridge.plan, self)
        self.filters.changed.connect(self._fill)
        self.filters.point_chosen.connect(lambda one: context.bridge.edit(SetReviewPoint(one)))
        self.point, self.area, self.talk = self.filters.point, self.filters.area, self.filters.talk
        self.body.addWidget(self.filters)
        self._needs_card = self._list_card()
        self.body.addWidget(self._needs_card)
        self._empty = self._button(self.tr("Go on with my self-assessment"), "assess")
        self._charts = NeedsPictures(context.theme, self)
        self.radar, self.bars = self._charts.radar, self._charts.bars
        self.body.addWidget(self._charts)
        self._talk = ItemsCard(self.tr("To discuss with the person who supports me"), self)
        self._waiting = ItemsCard(self.tr("Not yet had the opportunity"), self)
        for card in (self._talk, self._waiting):
            card.chosen.connect(lambda item: context.go("assess", item))
            self.body.addWidget(card)
        self._goals = self._button(self.tr("Write my goals"), "plan")
        self.body.addStretch(1)
        self.refresh(EVERYTHING)

    def _button(self, words: str, page: str) -> QPushButton:
        """A way on to another page, in a row of its own."""
        button = QPushButton(words, self)
        button.setProperty("kind", "primary")
        button.clicked.connect(lambda: self.context.go(page))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        return button

    def _list_card(self) -> Card:
        card = Card(self)
        self.model = NeedsTable(self)
        self.table = NeedsView(self.model, card)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        card.body.addWidget(self.table)
        self.detail = NeedDetail(card)
        self.add, self.back = self.detail.add, self.detail.back
        self.add.clicked.connect(self._add)
        self.back.clicked.connect(lambda: self._go_to("assess"))
        self.detail.standards.clicked.connect(lambda: self._go_to("standards"))
        card.body.addWidget(self.detail)
        return card

    def refresh(self, change: Change) -> None:
        """Analyse anew if anything it rests on changed."""
        if not change.touches("rating", "answer", "round", "goals"):
            return
        plan = self.context.bridge.plan
        if self._analysis is None or change.touches("rating", "answer", "round"):
            self._analysis = analyse(plan)
            QTimer.singleShot(0, self, self._show_pictures)
            self._waiting.show_items(self._analysis.no_opportunity)
            self._talk.show_items(self._analysis.to_discuss)
            order_tabs(self)
        if change.touches("round"):
            self.filters.show_plan(plan)
            QTimer.singleShot(0, self, self._name_standards)
        self._fill()

    def _fill(self) -> None:
        analysis, plan = self._analysis, self.context.bridge.plan
        if analysis is None:
            return
        current = self._need()
        needs = self.filters.selection(analysis.needs)
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

    def _show_pictures(self) -> None:
        """Once the list is painted: the pictures stand below it."""
        if self._analysis is not None:
            self._charts.show_analysis(self.context.bridge.plan, self._analysis)

    def _name_standards(self) -> None:
        """Once the page is there: what the standards are called stands in their files."""
        self.filters.name_standards(self.context.bridge.plan, self.context.library())

    def _need(self) -> Need | None:
        return self.model.need_at(self.table.currentIndex().row())

    def _chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_need()

    def _show_need(self) -> None:
        need = self._need()
        if need is None:
            return
        planned = need.competency.id in _planned(self.context.bridge.plan)
        self.detail.show_need(need, planned, self._catalogue())

    def _catalogue(self) -> dict[str, Route]:
        """The learning routes on this computer, read when they are first needed."""
        if self._routes is None:
            from lnatool.services.library.learning import learning_routes

            self._routes, _ = learning_routes(self.context.library().folders)
        return self._routes

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

    def _go_to(self, page: str) -> None:
        need = self._need()
        if need is not None:
            self.context.go(page, need.competency.id)

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
