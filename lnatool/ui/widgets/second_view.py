"""What the person who gives support says, beside one's own answer and never over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lnatool.domain import say as words_of
from lnatool.domain.framework import Framework
from lnatool.domain.plan import Answer, GoalReview
from lnatool.ui.pages.base import Card, body_label, muted_label
from lnatool.ui.say import say
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.review_card import day_words


class SecondViewCard(Card):
    """Compact: their view if there is one; the agreed level opens with "After the meeting".

    ``agreed_chosen`` carries a level, or None for none agreed.
    """

    agreed_chosen = Signal(object)

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._theirs = body_label("", self)
        self._theirs.setProperty("kind", "strong")
        self._comment = body_label("", self)
        self._when = muted_label("", self)
        for label in (self._theirs, self._comment, self._when):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self.after = QPushButton(self.tr("After the meeting"), self)
        self.after.setCheckable(True)
        self.after.setProperty("kind", "link")
        self._agreed = QWidget(self)
        self.after.toggled.connect(self._agreed.setVisible)
        self.body.addLayout(flow(self.after))
        column = QVBoxLayout(self._agreed)
        column.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("We agreed on"), self._agreed)
        levels = framework.rating_scale.levels
        self.level = Choice(
            self.tr("We agreed on"),
            [("", self.tr("No level agreed"))]
            + [(str(level.value), f"{level.value}   {level.label}") for level in levels],
            self._agreed,
        )
        self.level.setMinimumContentsLength(26)
        self.level.chosen.connect(
            lambda value: self.agreed_chosen.emit(int(value) if value else None)
        )
        label.setBuddy(self.level)
        column.addLayout(flow(label, self.level))
        self.body.addWidget(self._agreed)
        self._agreed.hide()

    def show_answer(self, answer: Answer) -> None:
        """Show what is said about the competency in view."""
        view = answer.preceptor
        there = view is not None and (view.rating is not None or bool(view.comment))
        name = view.by if view and view.by else self.tr("The person who supports you")
        level = view.rating if view else None
        if there and level is not None:
            rating = say(words_of.rating(self._framework, level))
            theirs = self.tr("{name} sees this as: {rating}").format(name=name, rating=rating)
        else:
            theirs = self.tr("{name} says:").format(name=name)
        comment = view.comment if view else ""
        day = view.day if view else ""
        _show(self._theirs, theirs if there else "")
        _show(self._comment, f"“{comment}”" if there and comment else "")
        _show(self._when, day_words(day) if there else "")
        open_ = there or answer.agreed is not None
        self.after.setVisible(not open_)
        self._agreed.setVisible(open_ or self.after.isChecked())
        self.level.show_value("" if answer.agreed is None else str(answer.agreed))


class GoalReviewCard(Card):
    """Hidden where nothing was said about the goal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = body_label("", self)
        self._view.setProperty("kind", "strong")
        self._comment = body_label("", self)
        self._when = muted_label("", self)
        for label in (self._view, self._comment, self._when):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self.hide()

    def show_review(self, review: GoalReview | None) -> None:
        """Show what is said about the goal in hand."""
        said = review if review and (review.view or review.comment) else None
        self.setVisible(said is not None)
        if said is None:
            return
        name = said.by or self.tr("The person who supports you")
        sentences = {
            "agreed": self.tr("✓  {name}: agreed"),
            "discuss": self.tr("{name} would like to discuss this"),
            "": self.tr("{name} says:"),
        }
        self._view.setText(sentences[said.view].format(name=name))
        _show(self._comment, f"“{said.comment}”" if said.comment else "")
        _show(self._when, day_words(said.day))


def _show(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
