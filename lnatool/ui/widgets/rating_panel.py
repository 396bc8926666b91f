"""The rating of the competency in focus: real radio buttons with what each level means.

Moving with the arrow keys inside the group chooses, as it does in every group of radio buttons;
that is what keyboard and screen-reader users expect, and undo takes a slip back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.framework import Scale
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Rating

_STATES: tuple[Rating, ...] = (NOT_APPLICABLE, NO_OPPORTUNITY)
_FIRST_STATE = 1000
"""Button ids: a level's own number, or this plus the place of a state."""


class _Words(QLabel):
    """A level's descriptor; a click on it is a click on the level."""

    def __init__(self, text: str, button: QRadioButton, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._button = button
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("kind", "muted")
        self.setContentsMargins(26, 0, 0, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button.setChecked(True)
        event.accept()


class RatingPanel(QGroupBox):
    """``rated`` carries a level, one of the two states, or None for cleared."""

    rated = Signal(object)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setAccessibleName(scale.title)
        self._showing = False
        self._scale = scale
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)  # room for the focus ring
        column.setSpacing(2)
        left = Qt.AlignmentFlag.AlignLeft
        for level in scale.levels:
            column.addWidget(self._button(level.value, f"{level.value}   {level.label}"), 0, left)
            if level.descriptor:
                button = self._group.button(level.value)
                button.setAccessibleDescription(level.descriptor)
                if isinstance(button, QRadioButton):
                    column.addWidget(_Words(level.descriptor, button, self))
        column.addSpacing(8)
        states = (
            self.tr("Not applicable to my role  (N)"),
            self.tr("Not yet had the opportunity  (O)"),
        )
        for place, text in enumerate(states):
            column.addWidget(self._button(_FIRST_STATE + place, text), 0, left)
        row = QHBoxLayout()
        self._clear = QPushButton(self.tr("Clear my answer"), self)
        self._clear.setProperty("kind", "link")
        self._clear.clicked.connect(lambda: self.rated.emit(None))
        row.addWidget(self._clear)
        row.addStretch(1)
        column.addLayout(row)
        self._group.idToggled.connect(self._toggled)

    def all_buttons(self) -> list[QAbstractButton]:
        """Every button of the panel."""
        return [*self._group.buttons(), self._clear]

    def _button(self, number: int, text: str) -> QRadioButton:
        button = QRadioButton(text, self)
        button.setMinimumHeight(26)
        self._group.addButton(button, number)
        return button

    def _toggled(self, number: int, on: bool) -> None:
        if not on or self._showing:
            return
        state = number - _FIRST_STATE
        self.rated.emit(_STATES[state] if state >= 0 else number)

    def show_rating(self, rating: Rating | None, expected: int | None = None) -> None:
        """Show a rating without saying so; mark the expected level if one is given."""
        self._showing = True
        number = self._number(rating)
        button = self._group.button(number) if number is not None else None
        if button is not None:
            button.setChecked(True)
        else:
            self._group.setExclusive(False)
            for other in self._group.buttons():
                other.setChecked(False)
            self._group.setExclusive(True)
        self._clear.setEnabled(rating is not None)
        for level in self._scale.levels:
            mark = self.tr("   (expected)") if level.value == expected else ""
            text = f"{level.value}   {level.label}{mark}"
            shown = self._group.button(level.value)
            if shown.text() != text:
                shown.setText(text)
        self._showing = False
        focused = self.focused
        if focused is not None and not focused.isChecked():
            self.focus_rating()  # Space must not overwrite what is shown

    def _number(self, rating: Rating | None) -> int | None:
        if rating is None:
            return None
        return rating if isinstance(rating, int) else _FIRST_STATE + _STATES.index(rating)

    def focus_rating(self) -> None:
        """Put the focus on the chosen level, or on the first."""
        button = self._group.checkedButton() or self._group.buttons()[0]
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def focused(self) -> QAbstractButton | None:
        """The choice that has the focus, if one has."""
        return next((one for one in self._group.buttons() if one.hasFocus()), None)

    @property
    def buttons(self) -> dict[int, QRadioButton]:
        """The levels' buttons by number."""
        return {
            level.value: button
            for level in self._scale.levels
            if isinstance(button := self._group.button(level.value), QRadioButton)
        }
