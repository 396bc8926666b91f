"""A file that is dropped on a plan's window is read as a reviewed copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from lnatool.ui.main_window import MainWindow

_EVENTS = (QEvent.Type.DragEnter, QEvent.Type.Drop)


class Drops(QObject):
    """Watches a window; without a plan in it nothing can be dropped."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the file, and lets go of the drag before anything is asked."""
        if event.type() not in _EVENTS or self._window.bridge is None:
            return False
        from PySide6.QtGui import QDragEnterEvent, QDropEvent

        from lnatool.ui.take_in import dropped_file

        if not isinstance(event, QDragEnterEvent | QDropEvent):
            return False
        path = dropped_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            name = str(path)
            QTimer.singleShot(0, self._window, lambda: self._window.show_page("returned", name))
        return True
