"""The fields of the form, to type in what was written on paper."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from lnatool.ui.pages.base import body_label, muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.text_field import LineField, TextField


class _Comment(TextField):
    """No taller than its lines: there may be many of them on a page."""

    def __init__(self, name: str, parent: QWidget, lines: int) -> None:
        super().__init__(name, parent, lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class ViewFields(QWidget):
    """A view and a comment on one thing; ``said`` carries which part and its value."""

    said = Signal(str, str)

    def __init__(
        self,
        title: str,
        note: str,
        view: str,
        options: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        heading = body_label(title, self)
        heading.setProperty("kind", "strong")
        column.addWidget(heading)
        if note:
            column.addWidget(muted_label(note, self))
        label = QLabel(view, self)
        self.view = Choice(f"{view}: {title}", options, self)
        self.view.setMinimumContentsLength(28)
        label.setBuddy(self.view)
        self.view.chosen.connect(lambda value: self.said.emit("view", value))
        column.addLayout(flow(label, self.view))
        words = self.tr("Comment")
        label = QLabel(words, self)
        self.comment = _Comment(f"{words}: {title}", self, lines=2)
        label.setBuddy(self.comment)
        self.comment.edited.connect(lambda text: self.said.emit("comment", text))
        column.addWidget(label)
        column.addWidget(self.comment)

    def show_said(self, view: str, comment: str) -> None:
        """Show what the plan has; what is being typed stays."""
        self.view.show_value(view)
        self.comment.show_text(comment)

    def hand_on(self) -> None:
        """Send what is still in a field."""
        self.comment.hand_on()


class MeetingFields(QWidget):
    """The meeting; ``said`` carries which part of the form and its value."""

    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.held = DayField(self.tr("Date of the meeting"), self)
        self.attended = LineField(self.tr("Who attended"), self, longest=2000)
        self.summary = _Comment(self.tr("What was agreed"), self, lines=4)
        self.following = DayField(self.tr("Next meeting"), self)
        self.held.changed.connect(lambda: self.said.emit("held", self.held.day))
        self.attended.edited.connect(lambda text: self.said.emit("attended", text))
        self.summary.edited.connect(lambda text: self.said.emit("summary", text))
        self.following.changed.connect(lambda: self.said.emit("next", self.following.day))
        for field in (self.held, self.attended, self.summary, self.following):
            label = QLabel(field.accessibleName(), self)
            label.setBuddy(field.line if isinstance(field, DayField) else field)
            self._column.addWidget(label)
            self._column.addWidget(field)

    def hand_on(self) -> None:
        """Send what is still in a field."""
        for field in (self.held, self.attended, self.summary, self.following):
            field.hand_on()
