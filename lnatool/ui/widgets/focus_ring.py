"""One ring around whatever has the keyboard focus: yellow with a dark edge, on every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from lnatool.ui.theme import ThemeKeeper

_MARGIN = 4


class FocusRing(QObject):
    """Follows the focus within one window and the dialogs over it.

    The ring lies around the focused widget, on the page that scrolls with it or else on the whole
    window, so that nothing moves and only the edge of a scrolling page cuts it off. It goes when
    that page goes.
    """

    def __init__(self, window: QWidget, theme: ThemeKeeper) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or not self._is_mine(new):
            return
        if isinstance(new, QPushButton):
            new.setAutoDefault(True)  # Enter presses it, as it does in a dialog
        target = new
        parent = new.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is new:
            target = parent
        holder = _holder(target)
        self._target = target
        while target is not holder:
            target.installEventFilter(self)
            self._watched.append(target)
            target = target.parentWidget()
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(holder, self._theme)
        self._ring.setParent(holder)
        self._ring.surround(self._target)

    def _is_mine(self, widget: QWidget) -> bool:
        window = widget.window()
        if widget is window:
            return False
        parent = window.parentWidget() if isinstance(window, QDialog) else None
        while parent is not None and isinstance(parent.window(), QDialog):
            window, parent = parent.window(), parent.window().parentWidget()
        return window is self._window or (parent is not None and parent.window() is self._window)

    def _let_go(self) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._target = None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps to the target when it moves, grows or goes."""
        ring = self._ring
        target = self._target
        if target is not None and isValid(target) and ring is not None and isValid(ring):
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
                ring.surround(target)
            elif event.type() == QEvent.Type.Hide and watched is target:
                ring.hide()
        return False


def _holder(target: QWidget) -> QWidget:
    """The nearest page that scrolls around a widget, or its window."""
    widget = target
    while not widget.isWindow():
        parent = widget.parentWidget()
        viewport = parent.parentWidget() if parent is not None else None
        if widget is not target and isinstance(viewport, QScrollArea):
            return widget
        widget = parent
    return widget


class _Ring(QWidget):
    def __init__(self, holder: QWidget, theme: ThemeKeeper) -> None:
        super().__init__(holder)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QWidget) -> None:
        """Lie around this widget, inside the page."""
        holder = self.parentWidget()
        place = QRect(target.mapTo(holder, QPoint(0, 0)), target.size())
        around = place.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        self.setGeometry(around.intersected(holder.rect()))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two lines: one contrasts with the page, the other with the widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        box = QRect(0, 0, self.width(), self.height())
        painter.setPen(QPen(QColor(colours.focus_edge), 1))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 5, 5)
        painter.setPen(QPen(QColor(colours.focus), 2))
        painter.drawRoundedRect(box.adjusted(2, 2, -3, -3), 4, 4)
        painter.end()
