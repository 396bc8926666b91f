"""Standards: where one set of ratings stands against every code of every standard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from lnatool.domain.analysis.crosswalk import Crosswalk
from lnatool.domain.analysis.mapping import CodeStanding, Standings, codes_of, standings
from lnatool.domain.analysis.standing import STANDINGS
from lnatool.domain.analysis.views import View
from lnatool.domain.charts.matrix import coverage_matrix
from lnatool.domain.edits import EVERYTHING, Change
from lnatool.domain.framework import Competency, Framework, Relation
from lnatool.ui.models import map_rows as words
from lnatool.ui.pages.base import (
    Card,
    PageContext,
    ScrollingPage,
    body_label,
    heading_label,
    side_by_side_if,
    title_label,
)
from lnatool.ui.widgets.chart_panel import ChartPanel
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.explorer import Explorer
from lnatool.ui.widgets.flow import FlowLayout, flow


class StandardsPage(ScrollingPage):
    """Codes at the left and the topics behind each at the right, or the other way round."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._references: dict[str, Framework] = {}
        self._found: dict[str, Standings] = {}
        self._crosswalk = Crosswalk(())
        self._stale = True
        self.body.addWidget(title_label(self.tr("Standards")))
        self._about = body_label("")
        self.body.addWidget(self._about)
        self.body.addLayout(self._choices())
        self._counts = body_label("")
        self.body.addWidget(self._counts)
        self._card = self._explorer_card()
        self.body.addWidget(self._card)
        self._picture_card = self._matrix_card()
        self.body.addWidget(self._picture_card)
        self.body.addWidget(self._onward_card())
        self.body.addStretch(1)

    def _choices(self) -> FlowLayout:
        self.standard = Choice(self.tr("Standard"), [], self)
        self.standard.setMinimumContentsLength(30)
        self.standard.chosen.connect(lambda _value: self._show_standard())
        views = [
            ("self", self.tr("My own ratings")),
            ("preceptor", self.tr("My preceptor's ratings")),
            ("agreed", self.tr("Levels we agreed on")),
        ]
        self.view = Choice(self.tr("Whose ratings"), views, self)
        self.view.chosen.connect(lambda _value: self._anew())
        self.by_topic = QCheckBox(self.tr("By topic"), self)
        self.by_topic.setAccessibleDescription(
            self.tr("Start from a topic and see every code of every standard that it leads to")
        )
        self.by_topic.toggled.connect(self._turned)
        label = QLabel(self.tr("Standard"), self)
        label.setBuddy(self.standard)
        return flow(label, self.standard, self.view, self.by_topic)

    def _explorer_card(self) -> Card:
        card = Card(self)
        named = words.standing_words()
        filters = [("", self.tr("All codes")), *((one, named[one]) for one in named)]
        self.explorer = Explorer([(one, said.capitalize()) for one, said in filters], card)
        self.explorer.sought.connect(self._fill)
        self.explorer.left_moved.connect(self._show_right)
        self.explorer.right_moved.connect(self._show_said)
        self.explorer.opened.connect(self._open)
        self.explorer.other.clicked.connect(self._turn_topic)
        card.body.addWidget(self.explorer)
        return card

    def _matrix_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("At a glance"), card))
        name = self.tr("Where the areas of my plan touch this standard")
        self.matrix = ChartPanel(name, self.context.theme, card)
        card.body.addWidget(self.matrix)
        return card

    def _onward_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Another framework"), card))
        said = self.tr(
            "What you said here can fill in the answers of another framework that maps to the same "
            "standards. You see every proposal first, and a new plan is made."
        )
        card.body.addWidget(body_label(said, card))
        self.take_over = QPushButton(self.tr("Use these answers for another framework…"), card)
        self.take_over.clicked.connect(self._take_over)
        card.body.addLayout(flow(self.take_over))
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.explorer.panes.setDirection(side_by_side_if(self))

    @property
    def _view(self) -> View:
        view: View = self.view.value  # type: ignore[assignment]
        return view

    @property
    def _topical(self) -> bool:
        return self.by_topic.isChecked()

    def refresh(self, change: Change) -> None:
        """Infer anew if anything it rests on changed."""
        if change.touches("rating", "answer", "round"):
            self._anew()

    def _anew(self) -> None:
        """Read the standards and infer; a few milliseconds for what is bundled."""
        plan, chosen = self.context.bridge.plan, self.standard.value
        known = self.context.library().references()
        self._references = known
        self._crosswalk = Crosswalk(known.values())
        made = (standings(plan, one, known, self._view) for one in known.values())
        ordered = sorted(made, key=lambda one: (-one.touched, one.title))
        self._found = {one.standard: one for one in ordered}
        self._list_standards(ordered)
        self.standard.show_value(chosen)
        self._about.setText(
            words.view_words(self._view)
            + " "
            + self.tr(
                "It shows where to look, and is no statement about meeting a standard. The "
                "standards themselves say more than the short titles here."
            )
        )
        self._show_standard()

    def _list_standards(self, ordered: list[Standings]) -> None:
        self.standard.blockSignals(True)
        self.standard.clear()
        for one in ordered:
            touched = self.tr("{title} ({count} of {total} codes)").format(
                title=one.title, count=one.touched, total=len(one.rows)
            )
            untouched = self.tr("{title} (not touched by this plan)").format(title=one.title)
            self.standard.addItem(touched if one.touched else untouched, one.standard)
        self.standard.blockSignals(False)

    @property
    def _standing(self) -> Standings | None:
        return self._found.get(self.standard.value)

    def _show_standard(self) -> None:
        found = self._standing
        self._card.setVisible(found is not None)
        self._picture_card.setVisible(found is not None and bool(found.touched))
        if found is None:
            self._counts.setText(self.tr("There is no standard on this computer."))
            return
        named, counts = words.standing_words(), found.counts
        said = [f"{counts[one]} {named[one]}" for one in STANDINGS if counts[one]]
        self._counts.setText(self.tr("Of its codes: {counts}.").format(counts=", ".join(said)))
        plan, reference = self.context.bridge.plan, self._references[found.standard]
        self.matrix.show_chart(lambda width: coverage_matrix(plan, reference, found, width=width))
        self._fill()

    def _turned(self, _on: bool) -> None:
        self.explorer.search.clear()
        self.explorer.filter.setVisible(not self._topical)
        self._fill()

    def _fill(self) -> None:
        found, explorer = self._standing, self.explorer
        if found is None:
            return
        key, plan = explorer.list.key, self.context.bridge.plan
        if self._topical:
            rating = words.rating_heading(self._view)
            columns = [self.tr("Code"), self.tr("Topic"), rating, self.tr("Codes")]
            rows = list(words.topic_rows(plan, self._crosswalk, self._view, explorer.sought_words))
            explorer.list.setAccessibleName(self.tr("Topics of my framework"))
        else:
            columns = [self.tr("Code"), self.tr("Title"), self.tr("Standing"), self.tr("Topics")]
            rows = words.code_rows(found, explorer.filter.value, explorer.sought_words)
            explorer.list.setAccessibleName(self.tr("Codes of the standard"))
        explorer.show_left(rows, columns, key)

    def _code(self) -> CodeStanding | None:
        return self._standing.row(self.explorer.list.key) if self._standing else None

    def _topic(self, wanted: str) -> Competency | None:
        plan = self.context.bridge.plan
        return next((item for item in plan.competencies if item.id == wanted), None)

    def _show_right(self, key: str) -> None:
        explorer = self.explorer
        explorer.go.setText(
            self.tr("Go to this code") if self._topical else self.tr("Go to this topic")
        )
        explorer.other.setText(self.tr("All codes of this topic"))
        row, item = (None, self._topic(key)) if self._topical else (self._code(), None)
        if item is not None:
            self._show_topic(item)
        elif row is not None:
            self._show_code(row)
        else:
            explorer.title.setText("")
            explorer.lead.setText("")
            explorer.show_right((), ())
        explorer.other.setVisible(not self._topical and bool(explorer.right.rows))

    def _show_code(self, row: CodeStanding) -> None:
        explorer = self.explorer
        explorer.title.setText(f"{row.code}  {row.title}")
        lead = words.standing_words()[row.standing].capitalize() + "."
        if row.sources:
            lead += " " + (
                words.view_words(self._view) if row.inferred else self.tr("Nothing to infer yet.")
            )
        explorer.lead.setText(lead)
        explorer.sources.setAccessibleName(self.tr("Topics that bear on this code"))
        rating, expected = words.rating_heading(self._view), self.tr("Expected")
        columns = (self.tr("Topic"), rating, expected, self.tr("Relation"))
        explorer.show_right(words.source_rows(self.context.bridge.plan, row), columns)

    def _show_topic(self, item: Competency) -> None:
        explorer = self.explorer
        explorer.title.setText(f"{item.code}  {item.title}")
        reached = codes_of(item, self._crosswalk)
        rows = words.reached_rows(reached, self._references, self._found)
        none = self.tr("It maps to no standard on this computer.")
        explorer.lead.setText(words.view_words(self._view) if rows else none)
        explorer.sources.setAccessibleName(self.tr("Codes that this topic leads to"))
        columns = (self.tr("Code"), self.tr("Standard"), self.tr("Standing"), self.tr("Relation"))
        explorer.show_right(rows, columns)

    def _show_said(self, key: str) -> None:
        """All that the chosen row at the right rests on."""
        plan, lines = self.context.bridge.plan, list[str]()
        if self._topical:
            item = self._topic(self.explorer.list.key)
            reached = codes_of(item, self._crosswalk) if item else ()
            for one in reached:
                if item is not None and words.reached_key(*one.node) == key:
                    lines = [
                        self._references[one.node[0]].title + ".",
                        self._relation(one.relation),
                        words.path_words(item, one.path, self._references),
                    ]
        elif (row := self._code()) is not None:
            for source in row.sources:
                if source.competency.id == key:
                    lines = [
                        words.said_about(plan, source, self._view),
                        self._relation(source.relation),
                        words.path_words(source.competency, source.path, self._references),
                    ]
        self.explorer.said.setText("\n".join(line for line in lines if line))

    def _relation(self, relation: Relation) -> str:
        return self.tr("Relation: {words}.").format(words=words.relation_words()[relation])

    def _open(self, key: str) -> None:
        if not key:
            return
        if not self._topical:
            self.context.go("assess", key)
            return
        standard, _, code = key.partition(" ")
        self.show_code(standard, code)

    def show_code(self, standard: str, code: str) -> None:
        """Show a code with the topics behind it."""
        self.standard.show_value(standard)
        self.explorer.filter.show_value("")
        self.by_topic.setChecked(False)
        self._show_standard()
        self.explorer.list.show_key(code)
        self.explorer.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_topic(self) -> None:
        """From a topic behind a code to all codes of that topic."""
        key = self.explorer.sources.key
        self.by_topic.setChecked(True)
        self.explorer.list.show_key(key)
        self.explorer.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_over(self) -> None:
        from lnatool.ui.dialogs.take_over import take_over

        take_over(self.context, self._references, self._view, self)

    def entered(self, item: str = "") -> None:
        """Focus on the list; on a topic's codes if one is asked for."""
        if self._stale:
            self._stale = False
            self.refresh(EVERYTHING)
        if item:
            self.by_topic.setChecked(True)
            self.explorer.list.show_key(item)
        shown = self.explorer.list if self.explorer.left.rows else self.standard
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
