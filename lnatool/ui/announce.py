"""Short spoken messages for screen readers: rated, saved, n of m."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lnatool.services.settings import Advance


class Announcer:
    """Says something through the accessibility system, without moving the focus."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.last = ""

    @property
    def heard(self) -> bool:
        """Whether assistive technology is listening."""
        from PySide6.QtGui import QAccessible  # only once it is used: the class is large

        return QAccessible.isActive()

    def goes_on(self, advance: Advance) -> bool:
        """Whether a number key goes on: it would confuse a listener who did not ask for it."""
        return advance == "on" or (advance == "auto" and not self.heard)

    def say(self, text: str) -> None:
        """Announce a short sentence, politely."""
        self.last = text
        if self.heard:
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))
