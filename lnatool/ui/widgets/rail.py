"""The way through the work, at the left of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)


class Rail(QFrame):
    """A column of buttons, one a page; arrow keys move between them.

    It scrolls where large text leaves no room for all of them.
    """

    chosen = Signal(str)

    def __init__(self, entries: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._titles: dict[str, str] = {}
        self.setProperty("kind", "rail")
        self.setAccessibleName(self.tr("Pages"))
        inner = self._make_inner()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 12, 0, 12)
        layout.setSpacing(2)
        group = QButtonGroup(self)
        group.setExclusive(True)
        for page, title in entries:
            button = QPushButton(title, inner)
            button.setProperty("kind", "rail")
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.installEventFilter(self)
            button.toggled.connect(lambda on, page=page: self.chosen.emit(page) if on else None)
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[page] = button
            self._titles[page] = title
        layout.addStretch(1)
        self._widen()

    def _make_inner(self) -> QWidget:
        """What the buttons stand on."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll)
        inner = QWidget(self._scroll)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return inner

    def _widen(self) -> None:
        """Room for the longest title in bold, which marks the page that is shown."""
        bold = QFont(self.font())
        bold.setBold(True)
        widest = max(
            QFontMetrics(bold).horizontalAdvance(line)
            for button in self._buttons.values()
            for line in button.text().split("\n")
        )
        self.setMinimumWidth(widest + 60)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._buttons:
            self._widen()
        super().changeEvent(event)

    def show_current(self, page: str) -> None:
        """Mark the page that is shown, without choosing it again."""
        self.blockSignals(True)
        self._buttons[page].setChecked(True)
        self.blockSignals(False)
        self._scroll.ensureWidgetVisible(self._buttons[page], 0, 0)

    def set_note(self, page: str, note: str) -> None:
        """A short count under a page's title, such as '12 of 51'."""
        title = self._titles[page]
        self._buttons[page].setText(f"{title}\n{note}" if note else title)
        self._buttons[page].setAccessibleName(f"{title}, {note}" if note else title)

    def set_available(self, page: str, available: bool) -> None:
        """Whether the page can be opened now."""
        self._buttons[page].setVisible(available)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move along the rail."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                shown = [button for button in self._buttons.values() if button.isVisible()]
                place = shown.index(watched) if watched in shown else 0
                following = shown[(place + step) % len(shown)]
                following.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(following, 0, 0)
                return True
        return False
