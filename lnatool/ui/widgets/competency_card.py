"""One competency at a time: what it says, how to judge it, and what the person answers.

The card is built once and shows whichever competency is in focus; it emits and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from lnatool.domain.framework import Competency, Framework
from lnatool.domain.plan import Answer, Plan
from lnatool.ui.models.competency_table import short_rating
from lnatool.ui.pages.base import Card, body_label, heading_label, muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.evidence_list import EvidenceList
from lnatool.ui.widgets.rating_panel import RatingPanel
from lnatool.ui.widgets.second_view import SecondViewCard
from lnatool.ui.widgets.tab_order import order_tabs
from lnatool.ui.widgets.taken_over import TakenOver
from lnatool.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from lnatool.services.library.find import Library


class CompetencyCard(QWidget):
    """Shows a competency of a framework and the answer to it."""

    rated = Signal(object)
    importance_chosen = Signal(object)
    discuss_chosen = Signal(bool)
    note_edited = Signal(str, bool)
    evidence_put = Signal(object)
    evidence_removed = Signal(str)

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._item: Competency | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._says = self._make_statement_card()
        self._answers = self._make_rating_card()
        column.addWidget(self._says)
        column.addWidget(self._answers)
        self.second = SecondViewCard(framework, self)
        column.addWidget(self.second)
        column.addWidget(self._notes_card())
        column.addWidget(self._evidence_card())
        column.addWidget(self._standards_card())
        column.addStretch(1)

    def _make_statement_card(self) -> Card:
        card = Card(self)
        self._where = muted_label("", card)
        self._title = heading_label("", card)
        self._statement = body_label("", card)
        self._prompts = muted_label("", card)
        for label in (self._where, self._title, self._statement, self._prompts):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(label)
        return card

    def _make_rating_card(self) -> Card:
        card = Card(self)
        scale = self._framework.rating_scale
        card.body.addWidget(heading_label(scale.question or self.tr("Where am I now?"), card))
        self._before = muted_label("", card)
        card.body.addWidget(self._before)
        self.taken_over = TakenOver(card)
        card.body.addWidget(self.taken_over)
        self.rating = RatingPanel(scale, card)
        self.rating.rated.connect(self.rated)
        card.body.addWidget(self.rating)
        label = QLabel(self.tr("How important it is in my job"), card)
        levels = self._framework.importance_levels.levels
        self.importance = Choice(
            self.tr("How important it is in my job"),
            [("", "")] + [(str(level.value), f"{level.value}   {level.label}") for level in levels],
            card,
        )
        label.setBuddy(self.importance)
        self.importance.chosen.connect(
            lambda value: self.importance_chosen.emit(int(value) if value else None)
        )
        card.body.addWidget(label)
        card.body.addWidget(self.importance)
        self.discuss = QCheckBox(self.tr("Discuss with the person who supports me  (D)"), card)
        self.discuss.toggled.connect(self._discuss_toggled)
        card.body.addWidget(self.discuss, 0, Qt.AlignmentFlag.AlignLeft)
        self.expected = QCheckBox(self.tr("Show expected levels"), card)
        card.body.addWidget(self.expected, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _notes_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("My notes"), card))
        card.body.addWidget(
            muted_label(self.tr("Don't include anything that could identify a patient."), card)
        )
        self.note = TextField(self.tr("Note I may share"), card, lines=2)
        self.private_note = TextField(self.tr("Private note"), card, lines=2)
        self.private_note.setPlaceholderText(
            self.tr("Only in your plan file. Never in a PDF or a shared file.")
        )
        for field, private in ((self.note, False), (self.private_note, True)):
            label = QLabel(field.accessibleName(), card)
            label.setBuddy(field)
            field.edited.connect(lambda text, private=private: self.note_edited.emit(text, private))
            card.body.addWidget(label)
            card.body.addWidget(field)
        return card

    def _evidence_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(heading_label(self.tr("Evidence"), card))
        self.evidence = EvidenceList(card)
        self.evidence.put.connect(self.evidence_put)
        self.evidence.removed.connect(self.evidence_removed)
        self.evidence.relisted.connect(lambda: order_tabs(self))
        card.body.addWidget(self.evidence)
        return card

    def _standards_card(self) -> Card:
        card = Card(self)
        self.standards = QPushButton(self.tr("Which standards this touches"), card)
        self.standards.setCheckable(True)
        self.standards.setProperty("kind", "link")
        self._standards_words = body_label("", card)
        self._standards_words.hide()
        self.standards.toggled.connect(self._standards_words.setVisible)
        card.body.addWidget(self.standards)
        card.body.addWidget(self._standards_words)
        return card

    def _discuss_toggled(self, on: bool) -> None:
        if self.discuss.property("showing") is not True:
            self.discuss_chosen.emit(on)

    def set_compact(self, compact: bool) -> None:
        """Where there is little room the prompts stand below the answers, else above them."""
        card, place = (self._answers, 4) if compact else (self._says, 3)
        if self._prompts.parentWidget() is not card:
            shown = not self._prompts.isHidden()
            card.body.insertWidget(place, self._prompts)
            self._prompts.setVisible(shown)

    def controls(self) -> list[QAbstractButton]:
        """What may have the focus while nothing is typed or picked from a list."""
        boxes = [self.taken_over.button, self.discuss, self.expected]
        return [*self.rating.all_buttons(), *boxes, self.evidence.add, self.standards]

    def show_competency(
        self, plan: Plan, item: Competency, where: str, expected: int | None
    ) -> None:
        """Show a competency; ``expected`` only if the person asked to see expected levels."""
        if item is not self._item:
            self._item = item
            self._where.setText(where)
            self._title.setText(f"{item.code}  {item.title}")
            self._statement.setText(item.statement)
            prompts = "\n".join(f"• {prompt}" for prompt in item.prompts)
            self._prompts.setText(prompts)
            self._prompts.setVisible(bool(prompts))
            self.importance.setItemText(0, self._usual(item))
        before = plan.earlier[-1].answer(item.id) if plan.earlier else Answer()
        words = short_rating(plan, before)
        self._before.setVisible(bool(words))
        self._before.setText(self.tr("Last round: {rating}").format(rating=words))
        self.taken_over.name_source(plan.taken_from)
        self.show_answer(plan.answer(item.id), item, expected)

    def show_answer(self, answer: Answer, item: Competency, expected: int | None) -> None:
        """Show the answer to the competency that is in view."""
        self.taken_over.setVisible(answer.inferred)
        self.rating.show_rating(answer.rating, expected)
        self.importance.show_value("" if answer.importance is None else str(answer.importance))
        self.discuss.setProperty("showing", True)
        self.discuss.setChecked(answer.discuss)
        self.discuss.setProperty("showing", False)
        self.second.show_answer(answer)
        self.note.show_text(answer.note)
        self.private_note.show_text(answer.private_note)
        self.evidence.show_evidence(answer.evidence, item.evidence)

    def show_standards(self, library: Callable[[], Library]) -> None:
        """Show the standards that the competency maps to, with our short titles."""
        item = self._item
        if item is None:
            return
        codes = library().reference_codes() if item.mappings else {}
        lines = [
            f"• {mapping.standard}  {mapping.code}  "
            f"{codes.get(mapping.standard, {}).get(mapping.code, '')}".rstrip()
            for mapping in item.mappings
        ]
        lines += [f"• {source}" for source in item.cites]
        self._standards_words.setText("\n".join(lines) or self.tr("None is named."))

    def hand_on(self) -> None:
        """Send what is still in a field; must come before another competency is shown."""
        self.note.hand_on()
        self.private_note.hand_on()

    def _usual(self, item: Competency) -> str:
        level = (
            self._framework.importance_levels.level(item.importance)
            if item.importance is not None
            else None
        )
        if level is None:
            return self.tr("I have not said")
        return self.tr("Usual: {label}").format(label=level.label)
