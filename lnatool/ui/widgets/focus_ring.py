"""One ring around whatever has the keyboard focus: yellow with a dark edge, on every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from lnatool.ui.theme import ThemeKeeper

_MARGIN = 4


class FocusRing(QObject):
    """Follows the focus within one window.

    The ring is a sibling of the focused widget, drawn outside it so that nothing moves and a
    scrolling page cuts it off where it cuts off the widget. It goes when its siblings go.
    """

    def __init__(self, window: QWidget, theme: ThemeKeeper) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or new.window() is not self._window or new is self._window:
            return
        target = new
        parent = new.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is new:
            target = parent
        holder = target.parentWidget()
        if holder is None:
            return
        self._target = target
        target.installEventFilter(self)
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(holder, self._theme)
        self._ring.setParent(holder)
        self._ring.surround(target)

    def _let_go(self) -> None:
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps to the target when it moves, grows or goes."""
        ring = self._ring
        if watched is self._target and ring is not None and isValid(ring):
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
                ring.surround(self._target)
            elif event.type() == QEvent.Type.Hide:
                ring.hide()
        return False


class _Ring(QWidget):
    def __init__(self, holder: QWidget, theme: ThemeKeeper) -> None:
        super().__init__(holder)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QWidget) -> None:
        """Lie around this sibling."""
        self.setGeometry(target.geometry().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
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
