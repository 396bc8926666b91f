"""What stands above a rating that was taken over from another framework, until it is confirmed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lnatool.ui.pages.base import body_label
from lnatool.ui.widgets.flow import flow


class TakenOver(QWidget):
    """Says where a rating comes from; ``confirmed`` says that it is the person's own view now."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._words = body_label("", self)
        self._words.setProperty("kind", "warn")
        self.button = QPushButton(self.tr("Confirm this rating"), self)
        self.button.clicked.connect(self.confirmed)
        column.addWidget(self._words)
        column.addLayout(flow(self.button))
        self.hide()

    def name_source(self, framework: str) -> None:
        """The title of the framework that ratings were taken over from."""
        source = framework or self.tr("another framework")
        self._words.setText(
            self.tr("Taken over from {framework}: please confirm.").format(framework=source)
        )
        self.button.setAccessibleDescription(self._words.text())
