"""A card that lists competencies, each a way back to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lnatool.domain.framework import Competency
from lnatool.ui.pages.base import Card, heading_label, muted_label

_MOST = 20


class ItemsCard(Card):
    """``chosen`` carries the id of a competency; the card is hidden when it has none."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.body.addWidget(heading_label(title, self))
        self._more = muted_label("", self)
        self._buttons: list[QPushButton] = []

    def show_items(self, items: tuple[Competency, ...]) -> None:
        """Show these; after twenty it only says how many more there are."""
        self.setVisible(bool(items))
        for button in self._buttons:
            self.body.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        self.body.removeWidget(self._more)
        for item in items[:_MOST]:
            button = QPushButton(f"{item.code}  {item.title}", self)
            button.setProperty("kind", "link")
            button.clicked.connect(lambda _=False, item=item: self.chosen.emit(item.id))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)
        self.body.addWidget(self._more)
        rest = len(items) - _MOST
        self._more.setVisible(rest > 0)
        self._more.setText(self.tr("and {count} more").format(count=rest))
