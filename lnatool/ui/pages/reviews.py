"""Reviews: the meetings, what was said, and the next round of self-assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.edits import (
    EVERYTHING,
    Change,
    PutReview,
    RemoveReview,
    StartRound,
)
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Plan, Review
from lnatool.services.clock import local_day, system_clock
from lnatool.ui.pages.base import (
    CARD_EDGES,
    Card,
    PageContext,
    ScrollingPage,
    body_label,
    heading_label,
    muted_label,
    title_label,
)
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.copies_card import CopiesCard
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.forms import line_up
from lnatool.ui.widgets.review_card import ReviewCard, day_words
from lnatool.ui.widgets.sign_off_card import SignOffCard
from lnatool.ui.widgets.tab_order import order_tabs

_LAID_OUT_MS = 30
"""After so long the cards of a page that is shown have found their places."""


class ReviewsPage(ScrollingPage):
    """The next meeting first; each meeting has its own card."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cards: dict[str, ReviewCard] = {}
        self.body.addWidget(title_label(self.tr("Review meetings")))
        self._next = heading_label("")
        self.body.addWidget(self._next)
        self.body.addWidget(
            muted_label(
                self.tr(
                    "Meetings are for support. Write down what you agreed while it is fresh. "
                    "Don't include anything that could identify a patient."
                )
            )
        )
        row = QHBoxLayout()
        self._add = QPushButton(self.tr("Add a meeting"), self)
        self._add.clicked.connect(self._add_review)
        row.addWidget(self._add)
        row.addStretch(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(self._list)
        self.body.addLayout(row)
        self.copies = CopiesCard(context, self)
        self.sign_offs = SignOffCard(context, self)
        self.sign_offs.rebuilt.connect(self._line_up)
        self.body.addWidget(self.copies)
        self.body.addWidget(self.sign_offs)
        self.body.addWidget(self._round_card())
        onward = QHBoxLayout()
        share = QPushButton(self.tr("Share my plan"), self)
        share.setProperty("kind", "primary")
        share.clicked.connect(lambda: context.go("share"))
        onward.addWidget(share)
        onward.addStretch(1)
        self.body.addLayout(onward)
        self.body.addStretch(1)
        self.refresh(EVERYTHING)

    def _round_card(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("Rate yourself again")))
        self._round_words = body_label("")
        card.body.addWidget(self._round_words)
        points = self.context.bridge.plan.framework.review_points
        label = QLabel(self.tr("Look towards"), card)
        self._point = Choice(self.tr("Look towards"), [(p.id, p.title) for p in points], card)
        label.setBuddy(self._point)
        begin = QPushButton(self.tr("Start a new round"), card)
        begin.clicked.connect(self._start_round)
        card.body.addLayout(flow(label, self._point, begin))
        return card

    def _start_round(self) -> None:
        agreed = self.context.ask.confirm(
            self.tr("Start a new round?"),
            self.tr(
                "Your answers so far are kept as they are, with today's date. The new round "
                "begins with a copy of them, so you only change what has changed."
            ),
            self.tr("Start the new round"),
            self.tr("Not now"),
        )
        if agreed:
            self.context.bridge.edit(StartRound(new_id(), self._point.value))
            self.context.go("assess")

    def _add_review(self) -> None:
        plan = self.context.bridge.plan
        last = max((r.due for r in plan.reviews if r.due), default="")
        today = local_day(system_clock())
        due = (date.fromisoformat(last) if last else today) + timedelta(weeks=4)
        review = Review(new_id(), self.tr("Review meeting"), max(due, today).isoformat())
        self.context.bridge.edit(PutReview(review))
        card = self._cards.get(review.id)
        if card is not None:
            card.open()

    def _change(self, review_id: str, field: str, value: str) -> None:
        bridge = self.context.bridge
        review = bridge.plan.review(review_id)
        if review is not None:
            bridge.edit(PutReview(replace(review, **{field: value})), typing=(review_id, field))

    def _remove(self, review_id: str) -> None:
        self.context.bridge.edit(RemoveReview(review_id))
        self.context.announce.say(self.tr("Meeting removed. Undo brings it back."))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        """Show the meetings in the order of their dates."""
        plan = self.context.bridge.plan
        if change.touches("reviews"):
            self._fill(plan)
        if change.touches("copies"):
            self.copies.show_copies(plan)
        if change.touches("sign-offs") or self.isVisible():
            self.sign_offs.changed(change)
        if change.touches("reviews", "round"):
            self._round_words.setText(self._rounds_in_words(plan))
            self._point.show_value(plan.round.review_point)

    def _fill(self, plan: Plan) -> None:
        ordered = sorted(plan.reviews, key=lambda r: (r.due or r.held or "9999", r.id))
        for gone in set(self._cards) - {review.id for review in ordered}:
            card = self._cards.pop(gone)
            self._list.removeWidget(card)
            card.deleteLater()
        for place, review in enumerate(ordered):
            card = self._cards.get(review.id)
            if card is None:
                card = ReviewCard(review.id, self)
                card.edited.connect(self._change)
                card.removed.connect(self._remove)
                card.built.connect(self._line_up)
                self._cards[review.id] = card
            card.show_review(review)
            if self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
        self._next.setText(_next_words(self, ordered))
        self._line_up()

    def _line_up(self) -> None:
        """The forms of all meetings alike, and Tab through them from top to bottom."""
        forms = [card.form for card in self._cards.values() if card.form is not None]
        line_up(forms, self.width() - CARD_EDGES)
        order_tabs(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._cards:
            QTimer.singleShot(0, self, self._line_up)  # when the labels know it too

    def _rounds_in_words(self, plan: Plan) -> str:
        titles = {point.id: point.title for point in plan.framework.review_points}
        now = self.tr("You are rating yourself against what is expected by: {point}.").format(
            point=titles.get(plan.round.review_point, "")
        )
        if not plan.earlier:
            return now
        done = ", ".join(
            f"{titles.get(r.review_point, r.review_point)} ({day_words(r.started[:10])})"
            for r in plan.earlier
        )
        return (
            now
            + " "
            + self.tr("Earlier rounds you can look back on: {rounds}.").format(rounds=done)
        )

    def entered(self, item: str = "") -> None:
        """Open the meeting asked for, or the next one that has not been held."""
        self.sign_offs.look()
        if item == "copies":
            self.copies.focus()
            QTimer.singleShot(_LAID_OUT_MS, self, self._reveal_copies)
            return
        reviews = self.context.bridge.plan.reviews
        waiting = sorted((r.due, r.id) for r in reviews if not r.held)
        wanted = item or (waiting[0][1] if waiting else "")
        card = self._cards.get(wanted)
        if card is not None:
            card.open()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal_copies(self) -> None:
        self.scroll.ensureWidgetVisible(self.copies)

    def leaving(self) -> None:
        """Send what is still in a field."""
        for card in self._cards.values():
            card.hand_on()


def _next_words(page: ReviewsPage, reviews: list[Review]) -> str:
    waiting = [review for review in reviews if not review.held and review.due]
    if not reviews:
        return page.tr("No meetings yet. Choose a schedule under About me, or add one here.")
    if not waiting:
        return page.tr("No meeting is waiting.")
    review = waiting[0]
    late = review.due < local_day(system_clock()).isoformat()
    words = page.tr("Was due {day}: {title}") if late else page.tr("Next: {title}, {day}")
    return words.format(title=review.title, day=day_words(review.due))
