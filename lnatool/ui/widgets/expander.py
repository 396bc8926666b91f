"""More words that are shown only to somebody who wants them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lnatool.ui.pages.base import body_label
from lnatool.ui.widgets.flow import flow


class Expander(QWidget):
    """A button that shows and hides some lines; ``about`` says in its name what they belong to."""

    def __init__(
        self, title: str, lines: Sequence[str], about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.button = QPushButton(self)
        self.button.setCheckable(True)
        self.button.setProperty("kind", "link")
        self.button.setAccessibleName(f"{title}: {about}" if about else title)
        column.addLayout(flow(self.button))
        self.words = body_label("\n".join(f"•  {line}" for line in lines), self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setContentsMargins(20, 0, 0, 4)
        column.addWidget(self.words)
        self.button.toggled.connect(self._show)
        self._show(False)

    def _show(self, on: bool) -> None:
        self.words.setVisible(on)
        self.button.setText(f"{'▾' if on else '▸'}  {self._title}")
