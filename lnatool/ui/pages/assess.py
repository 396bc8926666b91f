"""Assess: the list at the left to find one's way, one competency at the right to answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lnatool.domain.analysis.progress import Counts, count_domains, recount, total
from lnatool.domain.edits import (
    EVERYTHING,
    Change,
    ConfirmRating,
    Edit,
    PutEvidence,
    RemoveEvidence,
    SetAgreed,
    SetDiscuss,
    SetImportance,
    SetNote,
    SetRating,
)
from lnatool.domain.framework import Competency
from lnatool.domain.plan import Rating
from lnatool.ui.models.competency_table import short_rating
from lnatool.ui.pages.base import Page, PageContext, side_by_side_if
from lnatool.ui.widgets.columns import Columns
from lnatool.ui.widgets.competency_list import CompetencyList
from lnatool.ui.widgets.competency_pane import CompetencyPane
from lnatool.ui.widgets.find_button import FindButton
from lnatool.ui.widgets.letter_keys import LetterKeys


class AssessPage(Page):
    """Keys rate when the list or the card has the focus, never while somebody is typing.

    Where there is no width for list and card, the card has the page and a button shows the list.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        plan = context.bridge.plan
        self._plan = plan
        self._item: Competency | None = None
        self._where: dict[str, str] = {}
        self._counts = Counts()
        self._visited = False
        self._wide = True
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        self.find = FindButton(self)
        column.addWidget(self.find)
        self.splitter = Columns(context.settings, self)
        self.list = CompetencyList(self.splitter)
        self.list.chosen.connect(self._choose)
        self.splitter.addWidget(self.list)
        self.pane = CompetencyPane(plan.framework, self.splitter)
        self.card = self.pane.card
        self.card.expected.setChecked(context.settings.value.show_expected)
        self.splitter.addWidget(self.pane)
        self.splitter.begin()
        column.addWidget(self.splitter, 1)
        self._connect()
        self._watch_keys()
        self.refresh(EVERYTHING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """List and card side by side, or one of them on the whole page."""
        wide = side_by_side_if(self) == QBoxLayout.Direction.LeftToRight
        listed = self.find.isChecked()
        if wide and not self._wide:
            self.splitter.restore()
        self._wide = wide
        self.card.set_compact(not wide)
        self.find.setVisible(not wide)
        self.list.setVisible(wide or listed)
        self.pane.setVisible(wide or not listed)
        self._name_find()

    def _show_list(self, on: bool) -> None:
        """Where only one has room: the list, or the card again."""
        self._arrange()
        if on:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._wide:
            self.pane.focus_rating()

    def _name_find(self) -> None:
        if not self._wide:
            self.find.show_place(self._item.code if self._item else "", self._counts)

    def _connect(self) -> None:
        card = self.card
        card.rated.connect(self._rate)
        card.taken_over.confirmed.connect(self._confirm)
        card.importance_chosen.connect(lambda value: self._edit(SetImportance(self._id, value)))
        card.discuss_chosen.connect(lambda on: self._edit(SetDiscuss(self._id, on)))
        card.note_edited.connect(self._note)
        card.second.agreed_chosen.connect(lambda level: self._edit(SetAgreed(self._id, level)))
        card.evidence_put.connect(lambda piece: self._edit(PutEvidence(self._id, piece)))
        card.evidence_removed.connect(lambda piece: self._edit(RemoveEvidence(self._id, piece)))
        card.standards.toggled.connect(lambda _on: self._show_standards())
        card.expected.toggled.connect(self._show_expected)
        self.find.toggled.connect(self._show_list)
        self.list.table.clicked.connect(lambda _index: self.find.setChecked(False))
        self.list.sought.connect(lambda: self.list.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.pane.stepped.connect(self._step)
        self.pane.onward.connect(self._onward)

    def _watch_keys(self) -> None:
        for keys, run in (
            ("Ctrl+Return", self._onward),
            ("Ctrl+Enter", self._onward),
            ("Ctrl+F", self._search),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        settings = self.context.settings
        self._keys = LetterKeys(self._plan.framework.rating_scale, settings, self)
        ways = (self.pane.previous, self.pane.next, self.pane.further)
        self._keys.watch((self.list.table, *self.card.controls(), *ways))
        self._keys.rated.connect(self._rate_by_key)
        self._keys.discuss.connect(self.card.discuss.toggle)
        self._keys.search.connect(self._search)
        self._keys.help.connect(self._help)
        self._keys.entered.connect(self._enter)
        self._keys.escaped.connect(lambda: self.find.setChecked(False))

    def _enter(self) -> None:
        """From the list to the answer."""
        self.find.setChecked(False)
        self.pane.focus_rating()

    def _help(self) -> None:
        from lnatool.ui.dialogs.keyboard import show_keys

        show_keys(self.window(), self._plan.framework)

    def _search(self) -> None:
        if not self._wide:
            self.find.setChecked(True)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    @property
    def _id(self) -> str:
        return self._item.id if self._item else ""

    def _edit(self, edit: Edit) -> None:
        if self._item is not None:
            self.context.bridge.edit(edit)

    def _note(self, text: str, private: bool) -> None:
        if self._item is not None:
            edit = SetNote(self._item.id, text, private)
            self.context.bridge.edit(edit, typing=("note", self._item.id, private))

    def _rate(self, rating: Rating | None) -> None:
        if self._item is not None:
            self.context.bridge.edit(SetRating(self._item.id, rating))
            self._announce_rating()

    def _confirm(self) -> None:
        self._edit(ConfirmRating(self._id))
        self._announce_rating()
        self.pane.focus_rating()

    def _rate_by_key(self, rating: Rating) -> None:
        """Rate, and go on to the next one unless that would confuse a screen reader."""
        self._rate(rating)
        if self.context.announce.goes_on(self.context.settings.value.auto_advance):
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
        self._name_find()
        self.pane.to_top()

    def _show_item(self) -> None:
        item = self._item
        if item is None:
            return
        self.card.show_competency(
            self._plan, item, self._where.get(item.id, ""), self._expected(item)
        )
        self._show_standards()
        row = self.list.table.currentIndex().row()
        following = self.list.model.next_competency
        self.pane.show_ways(following(row, -1) is not None, following(row, 1) is not None)

    def _show_standards(self) -> None:
        """Looked up only when somebody wants to see them."""
        if self._item is not None and self.card.standards.isChecked():
            self.card.show_standards(self.context.library)

    def _expected(self, item: Competency) -> int | None:
        if not self.card.expected.isChecked():
            return None
        return item.expected_level(self._plan.round.role, self._plan.round.review_point)

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
        self._go_to(item)
        self.pane.focus_rating()

    def _go_to(self, item: Competency) -> None:
        if self.list.model.row_of(item.id) < 0:
            self.list.show_all()
        self.list.show_current(item.id)
        self._choose(item)
        self.find.setChecked(False)

    def _next_blank(self) -> Competency | None:
        """The first blank one after the current, going round; at first, the first of all.

        Without a blank one, the first that was taken over and waits to be confirmed.
        """
        items = self._plan.competencies
        current = self._item if self._visited else None
        place = next((n for n, item in enumerate(items) if item is current), -1)
        ahead = (*items[place + 1 :], *items[: place + 1])
        answers = [(item, self._plan.answer(item.id)) for item in ahead]
        blank = (item for item, answer in answers if answer.rating is None)
        return next(blank, next((item for item, answer in answers if answer.inferred), None))

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
            known = [item for item in change.items if item in self._where]
            self._counts = recount(self._counts, before, self._plan, known)
            self.list.show_change(self._plan, change)
            self._show_change(change)
        else:
            return
        self.list.show_counts(self._counts)
        self._name_find()
        counts = self._counts
        self.pane.show_finished(counts.blank == 0 and counts.total > 0, counts.inferred > 0)

    def _show_change(self, change: Change) -> None:
        """The new answer; undo may be about another competency, which then comes into view."""
        if self._item is not None and self._item.id in change.items:
            answer = self._plan.answer(self._item.id)
            self.card.show_answer(answer, self._item, self._expected(self._item))
        elif self.isVisible() and change.items:
            wanted = next((one for one in self._plan.competencies if one.id in change.items), None)
            if wanted is not None:
                self._go_to(wanted)

    def entered(self, item: str = "") -> None:
        """Go to the competency asked for, else go on where answers are missing."""
        items = self._plan.competencies
        wanted = next((one for one in items if one.id == item), None)
        if wanted is None and not item and self._visited:
            wanted = self._item
        wanted = wanted or self._next_blank() or next(iter(items), None)
        self._visited = True
        if wanted is not None:
            self._go_to(wanted)
        self.pane.focus_rating()

    def leaving(self) -> None:
        """Send what is still in a note field, and remember the width of the list."""
        self.card.hand_on()
        if self._wide:
            self.splitter.keep()
