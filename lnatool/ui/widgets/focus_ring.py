"""One ring around whatever has the keyboard focus: yellow with a dark edge, on every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from lnatool.ui.theme import ThemeKeeper

_MARGIN = 4


class FocusRing(QWidget):
    """Follows the focus within one window, drawn outside the widget so nothing moves."""

    def __init__(self, window: QWidget, theme: ThemeKeeper) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self._window = window

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._target is not None:
            self._target.removeEventFilter(self)
            self._target = None
        if new is None or new.window() is not self._window or new is self._window:
            self.hide()
            return
        target = new
        parent = new.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is new:
            target = parent
        holder = target.parentWidget()
        if holder is None:
            self.hide()
            return
        self._target = target
        target.installEventFilter(self)
        self.setParent(holder)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps to the target when it moves, grows or goes."""
        if watched is self._target:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
                self._place()
            elif event.type() in (QEvent.Type.Hide, QEvent.Type.DeferredDelete):
                self.hide()
                if event.type() == QEvent.Type.DeferredDelete:
                    self._target.removeEventFilter(self)
                    self._target = None
                    self.setParent(self._window)
        return False

    def _place(self) -> None:
        if self._target is None:
            return
        box = self._target.geometry().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        self.setGeometry(box)
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
