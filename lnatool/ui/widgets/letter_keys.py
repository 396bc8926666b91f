"""Single letters and digits as commands, while nothing is being typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from lnatool.domain.framework import Scale
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Rating
from lnatool.services.settings import SettingsFile

_TYPING = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class LetterKeys(QObject):
    """Watches buttons and lists; ``rated`` carries a level or one of the two states."""

    rated = Signal(object)
    discuss = Signal()
    search = Signal()
    help = Signal()
    entered = Signal()
    """Enter was pressed in the list."""
    escaped = Signal()
    """Escape was pressed in the list."""

    def __init__(self, scale: Scale, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._ratings: dict[str, Rating] = {str(level.value): level.value for level in scale.levels}
        self._ratings |= {"n": NOT_APPLICABLE, "o": NO_OPPORTUNITY}
        self._signals = {"d": self.discuss, "/": self.search, "?": self.help}

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Letters and digits are commands while one of these has the focus."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys that are commands; Enter and Escape in a list always are."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~_TYPING:
            return False
        if isinstance(watched, QTableView):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
        return self._command(event.text().lower())

    def _command(self, key: str) -> bool:
        if not key or not self._settings.value.letter_keys:
            return False
        if key in self._ratings:
            self.rated.emit(self._ratings[key])
        elif key in self._signals:
            self._signals[key].emit()
        else:
            return False
        return True
