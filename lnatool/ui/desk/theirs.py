"""Theirs: what the plan says about a section, to read and not to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QScrollBar, QWidget

from lnatool.ui.pages.base import Card, heading_label

if TYPE_CHECKING:
    from lnatool.ui.desk.their_words import Line


class Theirs(Card):
    """Takes the focus so that a keyboard can scroll it and a screen reader can read it."""

    def __init__(self, scroll: QScrollArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setSpacing(4)
        self.body.addWidget(heading_label(self.tr("Theirs"), self))

    def show_lines(self, lines: list[Line], title: str) -> None:
        """Show these lines."""
        while self.body.count() > 1:
            widget = self.body.takeAt(1).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            label = QLabel(line.text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("kind", line.kind)
            if line.kind == "strong":
                label.setContentsMargins(0, 8, 0, 0)
            self.body.addWidget(label)
        self.body.addStretch(1)
        self.setAccessibleName(self.tr("Theirs: {title}").format(title=title))
        self.setAccessibleDescription("\n".join(line.text for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow and page keys scroll."""
        bar: QScrollBar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar.setValue(bar.value() + step)
