"""Two lists side by side: what is chosen in the left one shows what it leads to in the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lnatool.ui.models.rows_table import Row, RowsTable
from lnatool.ui.pages.base import body_label, heading_label, muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.rows_view import RowsView

SEARCH_AFTER_MS = 30


class Explorer(QWidget):
    """``left_moved`` and ``right_moved`` carry the key of a row that a person moved to.

    ``opened`` carries that of a row at the right that a person wants to go to; ``sought`` says
    that another search or filter was chosen.
    """

    sought = Signal()
    left_moved = Signal(str)
    right_moved = Signal(str)
    opened = Signal(str)

    def __init__(self, filters: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.panes.setSpacing(24)
        self.panes.addLayout(self._left(filters), 1)
        self.panes.addLayout(self._right(), 1)

    def _left(self, filters: list[tuple[str, str]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.search = _Search(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.sought)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.filter = Choice(self.tr("Show"), filters, self)
        self.filter.chosen.connect(lambda _value: self.sought.emit())
        self.left = RowsTable(("", "", "", ""), self)
        self.list = RowsView("", self.left, 1, (2, 3), self)
        self.list.most = 12
        self.list.moved.connect(self.left_moved)
        self.search.onward.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.nothing = muted_label(self.tr("Nothing matches. Clear the search to see all."), self)
        for one in (self.search, self.filter, self.list, self.nothing):
            column.addWidget(one)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.title = heading_label("", self)
        self.lead = muted_label("", self)
        self.right = RowsTable(("", "", "", ""), self)
        self.sources = RowsView("", self.right, 0, (1, 2, 3), self)
        self.sources.most = 7
        self.sources.moved.connect(self.right_moved)
        self.sources.opened.connect(self.opened)
        self.list.opened.connect(self._onward)
        self.said = body_label("", self)
        self.go = QPushButton(self)
        self.go.setProperty("kind", "primary")
        self.go.clicked.connect(lambda: self.opened.emit(self.sources.key))
        self.other = QPushButton(self)
        for one in (self.title, self.lead, self.sources, self.said):
            column.addWidget(one)
        column.addLayout(flow(self.go, self.other))
        column.addStretch(1)
        return column

    def _onward(self, _key: str) -> None:
        """From the list to what it leads to."""
        if self.right.rowCount():
            self.sources.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sought_words(self) -> str:
        """What is searched for, ready to compare."""
        return self.search.text().strip().casefold()

    def show_left(self, rows: Sequence[Row], columns: Sequence[str], key: str) -> None:
        """Show the list, on the row about something if it is there."""
        self.left.show_rows(rows, columns)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.list.show_key(key)
        if not rows:
            self.left_moved.emit("")

    def show_right(self, rows: Sequence[Row], columns: Sequence[str]) -> None:
        """Show what the chosen row leads to."""
        self.right.show_rows(rows, columns)
        self.sources.setVisible(bool(rows))
        self.go.setVisible(bool(rows))
        self.other.setVisible(bool(rows))
        self.sources.show_key("")
        if not rows:
            self.right_moved.emit("")


class _Search(QLineEdit):
    """A search field; Down and Enter lead on to the list."""

    onward = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search the list"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onward.emit()
            return
        super().keyPressEvent(event)
