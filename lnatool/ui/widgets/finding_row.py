"""One thing that came back: what they wrote, what the plan has, and what is to become of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from lnatool.domain.say import NOTHING
from lnatool.domain.words import Phrase
from lnatool.services.read_back.finding import Choice, Finding
from lnatool.ui.pages.base import body_label, muted_label
from lnatool.ui.say import say
from lnatool.ui.widgets.expander import Expander
from lnatool.ui.widgets.flow import flow

_SHOWN = 1500
"""So many characters of a text are shown; all of it is taken in."""
_CONFLICT: tuple[Choice, ...] = ("theirs", "mine")


class FindingRow(QWidget):
    """``chosen`` carries the finding's key and what is wanted."""

    chosen = Signal(str, str)

    def __init__(self, finding: Finding, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self._label = say(finding.label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 10)
        self._column.setSpacing(3)
        title = body_label(self._label, self)
        title.setProperty("kind", "strong")
        self._column.addWidget(title)
        self._column.addWidget(self._said(self.tr("They wrote: {text}"), finding.theirs))
        if finding.state == "same":
            self._column.addWidget(muted_label(self.tr("✓  You have this already."), self))
            return
        if finding.mine != NOTHING:
            self._column.addWidget(self._said(self._mine(), finding.mine))
        if finding.gone:
            self._column.addWidget(muted_label(self._gone(), self))
        if finding.mine_changed:
            lines = [each.text for each in finding.mine_changed]
            words = self.tr("What you changed here since ({count})").format(count=len(lines))
            self._column.addWidget(Expander(words, lines, self._label, self))
        if finding.state == "conflict":
            self._radios(choice)
        else:
            self._box(choice)

    def _said(self, template: str, words: Phrase) -> QLabel:
        text = say(words)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        label = body_label(template.format(text=shown), self)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _mine(self) -> str:
        """How what the plan has is named."""
        if self.finding.group == "review" and self.finding.part != "next":
            return self.tr("It goes into: {text}")
        return self.tr("You have: {text}")

    def _gone(self) -> str:
        if self.finding.group == "sign":
            return self.tr(
                "This cannot be kept as a sign-off. If you take it in, it becomes a note in the "
                "record of the meeting."
            )
        return self.tr(
            "This has no place of its own in your plan any more. If you take it in, it becomes a "
            "note in the record of the meeting."
        )

    def _radios(self, choice: Choice) -> None:
        nothing = self.finding.gone or self.finding.mine == NOTHING
        texts = {
            "theirs": self.tr("Take in as a note") if self.finding.gone else self.tr("Take in"),
            "mine": self.tr("Leave it out") if nothing else self.tr("Keep mine"),
        }
        group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for place, value in enumerate(_CONFLICT):
            button = QRadioButton(texts[value], self)
            button.setAccessibleName(f"{texts[value]}: {self._label}")
            button.setChecked(value == choice)
            group.addButton(button, place)
            self.buttons[value] = button
        self._column.addLayout(flow(*self.buttons.values()))
        group.idToggled.connect(lambda place, on: self._emit(_CONFLICT[place]) if on else None)

    def _box(self, choice: Choice) -> None:
        words = self.tr("Take in")
        self.box = QCheckBox(words, self)
        self.box.setAccessibleName(f"{words}: {self._label}")
        self.box.setChecked(choice == "theirs")
        self.box.toggled.connect(lambda on: self._emit("theirs" if on else "mine"))
        self._column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)

    def _emit(self, choice: Choice) -> None:
        self.chosen.emit(self.finding.key, choice)
