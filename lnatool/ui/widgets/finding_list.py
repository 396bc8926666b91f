"""Everything that came back, by what it is about, and what was chosen of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lnatool.services.read_back.finding import Choice, Findings
from lnatool.ui.pages.base import Card, heading_label
from lnatool.ui.widgets.finding_row import FindingRow
from lnatool.ui.widgets.verdict_list import clear


class FindingList(QWidget):
    """``changed`` when something else was chosen; ``choices`` is by the key of a finding."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, Choice] = {}
        self.rows: dict[str, FindingRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_findings(self, found: Findings | None) -> None:
        """Show what came back; choices about the same things are kept."""
        clear(self._column)
        self.rows = {}
        fields = found.fields if found else ()
        self.choices = {
            one.key: self.choices.get(one.key, "theirs" if one.state == "new" else "mine")
            for one in fields
        }
        titles = {
            "goal": self.tr("Goals"),
            "item": self.tr("Topics you talked about"),
            "review": self.tr("Meeting"),
            "sign": self.tr("Sign-off"),
        }
        for group, title in titles.items():
            about = [one for one in fields if one.group == group]
            if not about:
                continue
            card = Card(self)
            card.body.addWidget(heading_label(title, card))
            for one in about:
                row = FindingRow(one, self.choices[one.key], card)
                row.chosen.connect(self._chosen)
                self.rows[one.key] = row
                card.body.addWidget(row)
            self._column.addWidget(card)

    def _chosen(self, key: str, choice: Choice) -> None:
        self.choices[key] = choice
        self.changed.emit()
