"""Text fields that hand on what is typed soon, and at once when they are left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from lnatool.ui.announce import Announcer

HAND_ON_AFTER_MS = 250
LONGEST = 100_000
"""Characters. A single line of a million takes Qt two minutes to lay out."""


class LineField(QLineEdit):
    """One line. ``edited`` carries the text; ``show_text`` sets it without saying so."""

    edited = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, longest: int = 200) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self._waiting = False
        self._timer = _timer(self)
        self.textEdited.connect(self._typed)

    def _typed(self, _text: str) -> None:
        self._waiting = True
        _soon(self._timer)

    def show_text(self, text: str) -> None:
        """Show what the plan says, unless it is there already or typing is on its way."""
        if text != self.text() and not self._waiting:
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is for the window, not for the field that it happens to be over."""
        if not _leave_file(event):
            super().dragEnterEvent(event)

    def hand_on(self) -> None:
        """Send what has been typed, if it has not been sent."""
        if self._waiting:
            self._waiting = False
            self._timer.stop()
            self.edited.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Sends at once."""
        self.hand_on()
        super().focusOutEvent(event)


class TextField(QPlainTextEdit):
    """Several lines. Tab leaves the field; the field grows no wider than its page."""

    edited = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, lines: int = 3) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._shown = ""
        self._waiting = False
        self._timer = _timer(self)
        self.textChanged.connect(self._typed)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes text, unless the field would hold more than a plan can."""
        if len(self.toPlainText()) + len(source.text()) > LONGEST:
            words = self.tr(
                "This is too long to paste. Keep it as a file, and name it as evidence."
            )
            QToolTip.showText(self.mapToGlobal(self.cursorRect().topLeft()), words, self)
            Announcer(self).say(words)
            return
        super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is for the window, not for the field that it happens to be over."""
        if not _leave_file(event):
            super().dragEnterEvent(event)

    def _typed(self) -> None:
        if self.toPlainText() != self._shown:
            self._waiting = True
            _soon(self._timer)

    def _fit(self) -> None:
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * self._lines + 18)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * max(self._lines * 2, 6) + 18)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def show_text(self, text: str) -> None:
        """Show what the plan says, unless it is there already or typing is on its way."""
        if text[:LONGEST] != self.toPlainText() and not self._waiting:
            self._shown = text[:LONGEST]
            self.setReadOnly(len(text) > LONGEST)  # only files from elsewhere hold so much
            text = self._shown
            cursor = self.textCursor()
            place = cursor.position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)

    def hand_on(self) -> None:
        """Send what has been typed, if it has not been sent."""
        if self._waiting:
            self._waiting = False
            self._timer.stop()
            self._shown = self.toPlainText()
            self.edited.emit(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Sends at once."""
        self.hand_on()
        super().focusOutEvent(event)


def _leave_file(event: QDragEnterEvent) -> bool:
    if not any(url.isLocalFile() for url in event.mimeData().urls()):
        return False
    event.ignore()
    return True


def _timer(field: LineField | TextField) -> QTimer:
    timer = QTimer(field)
    timer.setSingleShot(True)
    timer.setInterval(HAND_ON_AFTER_MS)
    timer.timeout.connect(field.hand_on)
    return timer


def _soon(timer: QTimer) -> None:
    """Counted from the first key: somebody who types without a pause is not put off."""
    if not timer.isActive():
        timer.start()
