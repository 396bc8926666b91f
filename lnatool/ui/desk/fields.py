"""Fields of a review on screen, each bound to its field of the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from lnatool.domain import say as domain_say
from lnatool.services.read_back.dates import day_in
from lnatool.ui.pages.base import Card, muted_label
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.text_field import LineField, TextField

if TYPE_CHECKING:
    from lnatool.ui.desk.sections import Section

Values = Mapping[str, str]


class Bound(NamedTuple):
    """A field on screen: how it shows values and hands on typing, what takes the focus."""

    show: Callable[[Values], None]
    hand_on: Callable[[], None]
    focus: Callable[[], None] | None
    names: tuple[str, ...]


class Fields(Card):
    """``edited`` carries the changes by field name, and a key for typing in one field."""

    edited = Signal(object, object)
    signed = Signal(str)
    """Emitted when a sign-off is ticked: who signs."""
    named = Signal(str, str)
    """The preceptor's own name or role, as typed: which, and the text."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._bound: list[Bound] = []
        self._showing = False

    def show_values(self, values: Values) -> None:
        """Show what is filled in; a field that is being typed in keeps what is typed."""
        self._showing = True
        for bound in self._bound:
            bound.show(values)
        self._showing = False

    def hand_on(self) -> None:
        """Send what is still in a field."""
        for bound in self._bound:
            bound.hand_on()

    def focus_first(self, values: Values) -> None:
        """Put the focus on the first field that is empty, or on the first."""
        stops = [one for one in self._bound if one.focus is not None]
        empty = [one for one in stops if not any(values.get(name) for name in one.names)]
        for bound in (empty or stops)[:1]:
            if bound.focus is not None:
                bound.focus()

    def _send(self, changes: dict[str, str], typing: object = None) -> None:
        if not self._showing:
            self.edited.emit({name: text for name, text in changes.items() if name}, typing)

    def _tick(self, name: str, who: str, words: str, spoken: str) -> None:
        box = QCheckBox(words, self)
        box.setMinimumHeight(26)
        box.setAccessibleName(spoken)

        def toggled(on: bool) -> None:
            if self._showing:
                return
            if on:
                self.signed.emit(who)
            else:
                self._send({name: ""})

        box.toggled.connect(toggled)
        self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self._bound.append(
            Bound(
                lambda values: box.setChecked(bool(values.get(name))),
                nothing,
                lambda: box.setFocus(Qt.FocusReason.OtherFocusReason),
                (name,),
            )
        )

    def _add(self, label: str, field: QWidget, hint: str = "") -> QLabel:
        caption = QLabel(label, self)
        caption.setProperty("kind", "strong")
        self.body.addWidget(caption)
        if hint:
            self.body.addWidget(muted_label(hint, self))
            field.setAccessibleDescription(hint)
        self.body.addWidget(field)
        return caption

    def _text(self, part: str, label: str, lines: int) -> None:
        name = self.section.name_of(part)
        if not name:
            return
        spoken = (
            f"{label}: {self.section.title}" if self.section.kind in {"goal", "item"} else label
        )
        field = TextField(spoken, self, lines=lines)
        hint = self.tr("Don't include anything that could identify a patient.")
        self._add(label, field, hint).setBuddy(field)
        self._bind(name, field)

    def _line(self, part: str, label: str, who: str = "", spoken: str = "") -> None:
        name = self.section.name_of(part, who)
        if not name:
            return
        field = LineField(spoken or label, self)
        self._add(label, field).setBuddy(field)
        self._bind(name, field)
        if who == "preceptor" and part in {"name", "role"}:  # a manager is somebody else
            field.edited.connect(lambda text: self.named.emit(part, text))

    def _bind(self, name: str, field: LineField | TextField) -> None:
        field.edited.connect(lambda text: self._send({name: text}, name))
        self._bound.append(
            Bound(
                lambda values: field.show_text(values.get(name, "")),
                field.hand_on,
                lambda: field.setFocus(Qt.FocusReason.OtherFocusReason),
                (name,),
            )
        )

    def _day(self, part: str, label: str, who: str = "", spoken: str = "") -> None:
        name = self.section.name_of(part, who)
        if not name:
            return
        field = DayField(spoken or label, self)
        field.changed.connect(lambda: self._send({name: day_text(field.day)}))
        self._add(label, field).setBuddy(field.line)

        def show(values: Values) -> None:
            written = values.get(name, "")
            field.show_day(day_in(written) or written)

        self._bound.append(
            Bound(
                show,
                field.hand_on,
                lambda: field.line.setFocus(Qt.FocusReason.OtherFocusReason),
                (name,),
            )
        )


def nothing() -> None:
    """For fields that have nothing to hand on."""


def day_text(iso: str) -> str:
    """A day as it is written into the form: 3 March 2027."""
    return domain_say.day(iso).text if iso else ""
