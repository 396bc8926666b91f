"""One review meeting: a line when closed, its record when open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from lnatool.domain.plan import Review
from lnatool.ui.pages.base import Card
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.forms import Form
from lnatool.ui.widgets.text_field import LineField, TextField


def day_words(day: str) -> str:
    """A day as people write it: 3 March 2027; the text itself if it is no date."""
    try:
        then = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{then.day} {then:%B %Y}"


class ReviewCard(Card):
    """``edited`` carries the review's id, the field and its text; ``removed`` the id."""

    edited = Signal(str, str, str)
    removed = Signal(str)
    built = Signal()
    """The fields are there for the first time."""

    def __init__(self, review_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = review_id
        head = QHBoxLayout()
        self._summary = QLabel(self)
        self._summary.setProperty("kind", "strong")
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self._toggle = QPushButton(self)
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show_details)
        head.addWidget(self._summary, 1)
        head.addWidget(self._toggle)
        self.body.addLayout(head)
        self._details: QWidget | None = None
        self.form: Form | None = None
        self._review = Review(review_id)
        self._name_toggle(False)

    def show_review(self, review: Review) -> None:
        """Show what the plan says of the meeting."""
        self._review = review
        name = review.title or self.tr("Review meeting")
        if review.held:
            text = self.tr("{title} · held {day}").format(title=name, day=day_words(review.held))
        elif review.due:
            text = self.tr("{title} · planned for {day}").format(
                title=name, day=day_words(review.due)
            )
        else:
            text = self.tr("{title} · no date yet").format(title=name)
        self._summary.setText(text)
        self._name_toggle(self._toggle.isChecked())
        if self._details is not None:
            self._fill()

    def open(self) -> None:
        """Show the record and put the focus in it."""
        self._toggle.setChecked(True)
        self._toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_on(self) -> None:
        """Send what is still in a field."""
        if self._details is not None:
            for field in (*self._lines.values(), *self._texts.values()):
                field.hand_on()

    def _name_toggle(self, on: bool) -> None:
        self._toggle.setText(self.tr("Close") if on else self.tr("Open"))
        words = self.tr("Close {title}") if on else self.tr("Open {title}")
        self._toggle.setAccessibleName(words.format(title=self._review.title))

    def _show_details(self, on: bool) -> None:
        self._name_toggle(on)
        if on and self._details is None:
            self._build()
            self._fill()
            self.built.emit()
        if self._details is not None:
            self._details.setVisible(on)

    def _build(self) -> None:
        self._details = QWidget(self)
        form = self.form = Form(self._details)
        form.setContentsMargins(0, 8, 0, 0)
        self._lines = {"title": LineField(self.tr("What the meeting is"), self)}
        self._days = {
            "due": DayField(self.tr("Planned for"), self),
            "held": DayField(self.tr("Held on"), self),
        }
        self._texts = {
            "attended": TextField(self.tr("Who was there"), self, lines=1),
            "summary": TextField(self.tr("What we talked about and agreed"), self, lines=4),
            "private_note": TextField(self.tr("My private note"), self, lines=2),
        }
        for name, line in self._lines.items():
            line.edited.connect(lambda text, name=name: self.edited.emit(self._id, name, text))
            self._row(form, line)
        for name, field in self._days.items():
            field.changed.connect(
                lambda name=name, field=field: self.edited.emit(self._id, name, field.day)
            )
            self._row(form, field)
        for name, text in self._texts.items():
            text.edited.connect(lambda words, name=name: self.edited.emit(self._id, name, words))
            self._row(form, text)
        self._texts["private_note"].setPlaceholderText(
            self.tr("Only in your plan file. Never in a PDF or a shared file.")
        )
        remove = QPushButton(self.tr("Remove this meeting"), self)
        remove.setProperty("kind", "link")
        remove.clicked.connect(lambda: self.removed.emit(self._id))
        form.addRow(flow(remove))
        self.body.addWidget(self._details)

    def _row(self, form: Form, field: QWidget) -> None:
        form.add(QLabel(field.accessibleName(), self), field)

    def _fill(self) -> None:
        for name, line in self._lines.items():
            line.show_text(getattr(self._review, name))
        for name, field in self._days.items():
            field.show_day(getattr(self._review, name))
        for name, text in self._texts.items():
            text.show_text(getattr(self._review, name))
