"""Assess: the list at the left to find one's way, one competency at the right to answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.analysis.progress import Counts, count_domains, total
from lnatool.domain.edits import (
    EVERYTHING,
    Change,
    PutEvidence,
    RemoveEvidence,
    SetAgreed,
    SetDiscuss,
    SetImportance,
    SetNote,
    SetRating,
)
from lnatool.domain.framework import Competency, Framework
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Answer, Plan, Rating
from lnatool.ui.models.competency_table import short_rating
from lnatool.ui.pages.base import Page, PageContext, side_by_side_if
from lnatool.ui.widgets.competency_card import CompetencyCard
from lnatool.ui.widgets.competency_list import CompetencyList
from lnatool.ui.widgets.flow import flow


class AssessPage(Page):
    """Keys rate when the list or the card has the focus, never while somebody is typing."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        plan = context.bridge.plan
        self._plan = plan
        self._item: Competency | None = None
        self._where: dict[str, str] = {}
        self._counts = Counts()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.list = CompetencyList(self.splitter)
        self.list.chosen.connect(self._choose)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._right(plan.framework))
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes(_sizes(context.settings.value.columns))
        row.addWidget(self.splitter)
        self._connect()
        self._watch_keys()
        self.refresh(EVERYTHING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands above the card where there is no width for both."""
        super().resizeEvent(event)
        wide = side_by_side_if(self) == QBoxLayout.Direction.LeftToRight
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if way != self.splitter.orientation():
            self.splitter.setOrientation(way)
            self.list.filter.setVisible(wide)  # the list needs the height more
            self.splitter.setSizes(
                _sizes(self.context.settings.value.columns)
                if wide
                else [self.height() // 4, self.height() * 3 // 4]
            )

    def _right(self, framework: Framework) -> QWidget:
        holder = QWidget(self.splitter)
        column = QVBoxLayout(holder)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(10)
        self.scroll = QScrollArea(holder)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(6, 6, 10, 6)
        self.scroll.setWidget(inner)
        self.card = CompetencyCard(framework, inner)
        inside.addWidget(self.card)
        column.addWidget(self.scroll, 1)
        self.expected = QCheckBox(self.tr("Show expected levels"), holder)
        self.expected.setChecked(self.context.settings.value.show_expected)
        self.done = QLabel(holder)
        self.done.setProperty("kind", "good")
        self.done.setWordWrap(True)
        self.done.hide()
        column.addWidget(self.done)
        self.previous = QPushButton(self.tr("Previous"), holder)
        self.next = QPushButton(self.tr("Next"), holder)
        self.onward = QPushButton(holder)
        self.onward.setProperty("kind", "primary")
        column.addLayout(flow(self.previous, self.next, self.onward, self.expected))
        return holder

    def _connect(self) -> None:
        self.card.rated.connect(self._rate)
        self.card.importance_chosen.connect(
            lambda value: self._edit(SetImportance(self._id, value))
        )
        self.card.discuss_chosen.connect(lambda on: self._edit(SetDiscuss(self._id, on)))
        self.card.note_edited.connect(self._note)
        self.card.second.agreed_chosen.connect(lambda level: self._edit(SetAgreed(self._id, level)))
        self.card.evidence_put.connect(lambda piece: self._edit(PutEvidence(self._id, piece)))
        self.card.evidence_removed.connect(
            lambda piece: self._edit(RemoveEvidence(self._id, piece))
        )
        self.card.standards.toggled.connect(lambda _on: self._show_standards())
        self.expected.toggled.connect(self._show_expected)
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.onward.clicked.connect(self._onward)

    def _watch_keys(self) -> None:
        for keys, run in (
            ("Ctrl+Return", self._onward),
            ("Ctrl+Enter", self._onward),
            ("Ctrl+F", self._search),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        for widget in (
            self.list.table,
            self.list.search,
            *self.card.controls(),
            self.previous,
            self.next,
            self.onward,
            self.expected,
        ):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters and digits are commands while a button or the list has the focus."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.list.search:
            return self._search_key(event)
        if (
            event.modifiers()
            & ~Qt.KeyboardModifier.KeypadModifier
            & ~(Qt.KeyboardModifier.ShiftModifier)
        ):
            return False
        return self._command(event.text().lower(), isinstance(watched, QTableView))

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.list.search.text():
            self.list.search.clear()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return not event.modifiers()
        return False

    def _command(self, key: str, in_list: bool) -> bool:
        if not key or not self.context.settings.value.letter_keys:
            return False
        levels = {str(level.value): level.value for level in self._scale_levels()}
        states: dict[str, Rating] = {"n": NOT_APPLICABLE, "o": NO_OPPORTUNITY}
        if key in levels:
            self._rate_by_key(levels[key])
        elif key in states:
            self._rate_by_key(states[key])
        elif key == "d":
            self.card.discuss.toggle()
        elif key == "/":
            self._search()
        elif key == "?":
            from lnatool.ui.dialogs.keyboard import show_keys

            show_keys(self.window())
        elif key == "\r" and in_list:
            self.card.rating.focus_rating()
        else:
            return False
        return True

    def _scale_levels(self) -> tuple:  # type: ignore[type-arg]
        return self._plan.framework.rating_scale.levels

    def _search(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    @property
    def _id(self) -> str:
        return self._item.id if self._item else ""

    def _edit(self, edit: object) -> None:
        if self._item is not None:
            self.context.bridge.edit(edit)  # type: ignore[arg-type]

    def _note(self, text: str, private: bool) -> None:
        if self._item is not None:
            edit = SetNote(self._item.id, text, private)
            self.context.bridge.edit(edit, typing=("note", self._item.id, private))

    def _rate(self, rating: Rating | None) -> None:
        if self._item is not None:
            self.context.bridge.edit(SetRating(self._item.id, rating))
            self._announce_rating()

    def _rate_by_key(self, rating: Rating) -> None:
        """Rate, and go on to the next one unless that would confuse a screen reader."""
        self._rate(rating)
        settings = self.context.settings.value
        if settings.auto_advance and not self.context.announce.heard:
            self._step(1)

    def _announce_rating(self) -> None:
        item = self._item
        if item is None:
            return
        answer = self._plan.answer(item.id)
        words = short_rating(self._plan, answer) or self.tr("not answered")
        self.context.announce.say(
            self.tr("{title}: {rating}. {answered} of {total} answered.").format(
                title=item.title,
                rating=words,
                answered=self._counts.answered,
                total=self._counts.total,
            )
        )

    def _step(self, step: int) -> None:
        self.list.step(step)

    def _choose(self, item: Competency) -> None:
        if item is self._item:
            return
        self.card.hand_on()
        self._item = item
        self._show_item()
        self.scroll.verticalScrollBar().setValue(0)

    def _show_item(self) -> None:
        item = self._item
        if item is None:
            return
        self.card.show_competency(
            self._plan, item, self._where.get(item.id, ""), self._expected(item)
        )
        self._show_standards()
        row = self.list.table.currentIndex().row()
        self.previous.setEnabled(self.list.model.next_competency(row, -1) is not None)
        self.next.setEnabled(self.list.model.next_competency(row, 1) is not None)

    def _show_standards(self) -> None:
        """Looked up only when somebody wants to see them."""
        if self._item is not None and self.card.standards.isChecked():
            self.card.show_standards(self._touches(self._item))

    def _expected(self, item: Competency) -> int | None:
        if not self.expected.isChecked():
            return None
        return item.expected_level(self._plan.round.role, self._plan.round.review_point)

    def _touches(self, item: Competency) -> str:
        """The standards a competency maps to, with our short titles."""
        codes = self.context.library().reference_codes() if item.mappings else {}
        lines = [
            f"• {mapping.standard}  {mapping.code}  "
            f"{codes.get(mapping.standard, {}).get(mapping.code, '')}".rstrip()
            for mapping in item.mappings
        ]
        lines += [f"• {source}" for source in item.cites]
        return "\n".join(lines) or self.tr("None is named.")

    def _show_expected(self, on: bool) -> None:
        self.context.settings.update(show_expected=on)
        self._show_item()

    def _onward(self) -> None:
        """The next competency without an answer; when there is none, the needs."""
        self.card.hand_on()
        item = self._next_blank()
        if item is None:
            self.context.go("needs")
            return
        if self.list.model.row_of(item.id) < 0:
            self.list.search.clear()
            self.list.filter.setCurrentIndex(0)
            self.list.show_plan(self._plan)
        self.list.show_current(item.id)
        self._choose(item)
        self.card.rating.focus_rating()

    def _next_blank(self) -> Competency | None:
        """The first blank one after the current, going round to the start."""
        items = self._plan.competencies
        place = next((n for n, item in enumerate(items) if item is self._item), -1)
        for item in (*items[place + 1 :], *items[: place + 1]):
            if self._plan.answer(item.id).rating is None:
                return item
        return None

    def refresh(self, change: Change) -> None:
        """Show what changed, and nothing else."""
        before, self._plan = self._plan, self.context.bridge.plan
        if change.touches("round"):
            self._where = {
                item.id: f"{domain.code}  {domain.title}".strip()
                for domain in self._plan.framework.domains
                for item in domain.walk()
                if item.applies_to(self._plan.round.role)
            }
            self._counts = total(count_domains(self._plan))
            self.list.show_plan(self._plan)
            self._show_item()
        elif change.touches("rating", "answer"):
            self._count(before, change)
            self.list.show_change(self._plan, change)
            if self._item is not None and self._item.id in change.items:
                answer = self._plan.answer(self._item.id)
                self.card.show_answer(answer, self._item, self._expected(self._item))
        else:
            return
        self.list.show_counts(self._counts)
        self._show_way_on()

    def _count(self, before: Plan, change: Change) -> None:
        role = self._plan.round.role
        known = self._where
        for competency in change.items:
            if competency in known and before.round.role == role:
                self._counts = self._counts.with_answer(
                    before.round.answers.get(competency, Answer()), -1
                ).with_answer(self._plan.answer(competency))

    def _show_way_on(self) -> None:
        finished = self._counts.blank == 0 and self._counts.total > 0
        self.onward.setText(
            self.tr("See my learning needs") if finished else self.tr("Next unanswered")
        )
        self.done.setVisible(finished)
        if finished:
            self.done.setText(
                self.tr("You have answered everything. You can change any answer at any time.")
            )

    def entered(self, item: str = "") -> None:
        """Go to the competency asked for, else go on where answers are missing."""
        wanted = next((one for one in self._plan.competencies if one.id == item), None)
        wanted = wanted or (self._item if self._item is not None and not item else None)
        if self._item is None or wanted is None:
            wanted = wanted or self._next_blank() or next(iter(self._plan.competencies), None)
        if wanted is not None:
            if self.list.model.row_of(wanted.id) < 0:
                self.list.search.clear()
                self.list.filter.setCurrentIndex(0)
            self.list.show_current(wanted.id)
            self._choose(wanted)
        self.card.rating.focus_rating()

    def leaving(self) -> None:
        """Send what is still in a note field, and remember the width of the list."""
        self.card.hand_on()
        if self.splitter.orientation() == Qt.Orientation.Horizontal:
            sizes = ",".join(str(size) for size in self.splitter.sizes())
            self.context.settings.update(columns=sizes)


def _sizes(text: str) -> list[int]:
    """The widths of list and card as they were left."""
    sizes = [int(part) for part in text.split(",") if part.isdigit()]
    return sizes if len(sizes) == 2 and all(sizes) else [400, 620]
