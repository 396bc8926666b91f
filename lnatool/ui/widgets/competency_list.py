"""Finding a way among the competencies: search, filters, progress and the table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from lnatool.domain.analysis.progress import Counts
from lnatool.domain.edits import Change
from lnatool.domain.framework import Competency
from lnatool.domain.plan import NO_OPPORTUNITY, Answer, Plan
from lnatool.ui.models.competency_table import CODE, TITLE, CompetencyTable
from lnatool.ui.pages.base import muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.competency_view import CompetencyView

SEARCH_AFTER_MS = 30

_FILTERS: dict[str, Callable[[Answer], bool]] = {
    "blank": lambda answer: answer.rating is None,
    "discuss": lambda answer: answer.discuss,
    "notes": lambda answer: bool(answer.note or answer.private_note),
    "no-opportunity": lambda answer: answer.rating == NO_OPPORTUNITY,
}


class CompetencyList(QWidget):
    """``chosen`` carries the competency that the person moved to."""

    chosen = Signal(object)
    sought = Signal()
    """Down or Enter was pressed in the search field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[Competency, str, str]] = []
        self._plan: Plan | None = None
        self._choosing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.search = self._search_field()
        column.addWidget(self.search)
        self.filter = self._filter_choice()
        column.addWidget(self.filter)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        column.addWidget(self._words)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Answered"))
        column.addWidget(self._bar)
        self.model = CompetencyTable(self)
        self.table = CompetencyView(self.model, self)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        column.addWidget(self.table, 1)
        self._nothing = muted_label(self.tr("Nothing matches. Clear the search to see all."), self)
        self._nothing.hide()
        column.addWidget(self._nothing)

    def _search_field(self) -> QLineEdit:
        field = _SearchField(self)
        field.onward.connect(self.sought)
        field.setAccessibleName(self.tr("Search the competencies"))
        field.setPlaceholderText(self.tr("Search  ( / )"))
        # The button's picture takes 3 ms to load, and an empty field needs no button.
        field.textChanged.connect(lambda _text: field.setClearButtonEnabled(True))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._fill)
        field.textChanged.connect(lambda _text: self._timer.start())
        return field

    def _filter_choice(self) -> Choice:
        choice = Choice(
            self.tr("Show"),
            [
                ("", self.tr("All competencies")),
                ("blank", self.tr("Not answered yet")),
                ("discuss", self.tr("To discuss")),
                ("notes", self.tr("With notes")),
                ("no-opportunity", self.tr("Not yet had the opportunity")),
            ],
            self,
        )
        choice.chosen.connect(lambda _value: self._fill())
        return choice

    def show_plan(self, plan: Plan) -> None:
        """Show the competencies of the plan's role."""
        self._plan = plan
        self._items = []
        for domain in plan.framework.domains:
            heading = f"{domain.code}  {domain.title}".strip()
            for item in domain.walk():
                if item.applies_to(plan.round.role):
                    words = f"{item.code} {item.title} {item.statement} {' '.join(item.tags)}"
                    self._items.append((item, heading, words.casefold()))
        self._fill()

    def show_change(self, plan: Plan, change: Change) -> None:
        """Show new answers; the rows stay as they are until the filter is used again."""
        self._plan = plan
        if change.items:
            self.model.show_answers(plan, change.items)
        else:
            self.model.show_plan(plan)

    def show_counts(self, counts: Counts) -> None:
        """How far the person has come."""
        words = self.tr("{answered} of {total} answered").format(
            answered=counts.answered, total=counts.total
        )
        if counts.discuss:
            words += " · " + self.tr("{count} to discuss").format(count=counts.discuss)
        self._words.setText(words)
        self._bar.setMaximum(max(counts.total, 1))
        self._bar.setValue(counts.answered)

    def show_all(self) -> None:
        """Take search and filter away."""
        self.search.clear()
        self.filter.setCurrentIndex(0)
        self._fill()

    def _fill(self) -> None:
        if self._plan is None:
            return
        self._timer.stop()
        wanted = self.search.text().casefold().split()
        keep = _FILTERS.get(self.filter.value)
        answers = self._plan.round.answers
        blank = Answer()
        rows: list[Competency | str] = []
        last = ""
        for item, heading, words in self._items:
            if wanted and not all(part in words for part in wanted):
                continue
            if keep is not None and not keep(answers.get(item.id, blank)):
                continue
            if heading != last:
                rows.append(heading)
                last = heading
            rows.append(item)
        current = self.current()
        self._choosing = True
        self.table.clearSpans()
        self.model.show_rows(self._plan, rows)
        for place, row in enumerate(rows):
            if isinstance(row, str):
                self.table.setSpan(place, CODE, 1, 3)
        self._choosing = False
        self._nothing.setVisible(not rows)
        if current is not None and self.model.row_of(current.id) >= 0:
            self.show_current(current.id)
        elif (first := self.model.next_competency(-1, 1)) is not None and (
            wanted or keep is not None or current is None
        ):
            self.show_current(first.id)
            self.chosen.emit(first)

    def current(self) -> Competency | None:
        """The competency in the current row."""
        return self.model.competency_at(self.table.currentIndex().row())

    def show_current(self, competency: str) -> None:
        """Make a competency's row the current one, without saying that it was chosen."""
        row = self.model.row_of(competency)
        if row >= 0 and row != self.table.currentIndex().row():
            self._choosing = True
            self.table.setCurrentIndex(self.model.index(row, TITLE))
            self._choosing = False

    def step(self, step: int) -> Competency | None:
        """Move to the next (1) or the previous (-1) competency that is listed."""
        item = self.model.next_competency(self.table.currentIndex().row(), step)
        if item is not None:
            self.table.setCurrentIndex(self.model.index(self.model.row_of(item.id), TITLE))
        return item

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._choosing or not current.isValid():
            return
        item = self.model.competency_at(current.row())
        if item is None:  # a heading: go on in the same direction
            step = 1 if current.row() >= previous.row() else -1
            item = self.model.next_competency(current.row(), step)
            if item is None:
                item = self.model.next_competency(current.row(), -step)
            if item is None:
                return
            self.show_current(item.id)
        self.chosen.emit(item)


class _SearchField(QLineEdit):
    """Escape clears it; Down and Enter lead to what was found."""

    onward = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # goes to the next blank competency
            else:
                self.onward.emit()
        else:
            super().keyPressEvent(event)
