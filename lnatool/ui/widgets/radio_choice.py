"""One of a few answers, all in sight, that says when a person chooses another."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from lnatool.ui.pages.base import muted_label


class Option(NamedTuple):
    """A value, what it is called, and what it means where that needs saying."""

    value: str
    words: str
    meaning: str = ""


class RadioChoice(QGroupBox):
    """``chosen`` carries the value; ``show_value`` sets it without saying so.

    A line below the answers says what the chosen one means.
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: list[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setAccessibleName(name)
        self._options: list[Option] = []
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 5, 5, 5)  # room for the focus ring
        self._column.setSpacing(2)
        self._meaning = muted_label("", self)
        self._column.addWidget(self._meaning)
        for option in options:
            self._add(option)
        self._meaning.setVisible(any(option.meaning for option in options))
        self._group.idToggled.connect(self._toggled)

    def _add(self, option: Option) -> None:
        button = QRadioButton(option.words, self)
        button.setMinimumHeight(26)
        button.setAccessibleDescription(option.meaning)
        self._group.addButton(button, len(self._options))
        self._column.insertWidget(len(self._options), button, 0, Qt.AlignmentFlag.AlignLeft)
        self._options.append(option)

    @property
    def value(self) -> str:
        """The value that is chosen."""
        place = self._group.checkedId()
        return self._options[place].value if place >= 0 else ""

    @property
    def buttons(self) -> dict[str, QRadioButton]:
        """The buttons by value."""
        return {
            option.value: button
            for place, option in enumerate(self._options)
            if isinstance(button := self._group.button(place), QRadioButton)
        }

    def show_value(self, value: str, words: str = "") -> None:
        """Show a value; one that is not offered is added in these words."""
        if value not in self.buttons:
            self._add(Option(value, words or value))
        if self.buttons[value].isChecked():
            return
        self._group.blockSignals(True)
        self.buttons[value].setChecked(True)
        self._group.blockSignals(False)
        self._explain()

    def _toggled(self, place: int, on: bool) -> None:
        if on:
            self._explain()
            self.chosen.emit(self._options[place].value)

    def _explain(self) -> None:
        place = self._group.checkedId()
        self._meaning.setText(self._options[place].meaning if place >= 0 else "")

    def focus_chosen(self) -> None:
        """Put the focus on the chosen answer."""
        button = self._group.checkedButton() or self._group.buttons()[0]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
