"""The goals of a plan in a list that is as tall as what it says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from lnatool.domain.plan import Goal
from lnatool.ui.days import show_words

_MOST = 6
"""Goals that are shown without scrolling."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalList", text)


class GoalList(QListWidget):
    """Rows wrap, and follow their text, the width and the text size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_goals(self, goals: tuple[Goal, ...]) -> None:
        """List these goals, without choosing another."""
        status = {
            "planned": _tr("planned"),
            "under-way": _tr("under way"),
            "done": _tr("done"),
            "set-aside": _tr("set aside"),
        }
        self.blockSignals(True)
        while self.count() > len(goals):
            self.takeItem(self.count() - 1)
        while self.count() < len(goals):
            self.addItem(QListWidgetItem())
        for number, goal in enumerate(goals):
            due = _tr("by {day}").format(day=show_words(goal.due)) if goal.due else ""
            note = "  ·  ".join(part for part in (status[goal.status], due) if part)
            item = self.item(number)
            title = goal.title or _tr("Goal without a title")
            item.setText(f"{number + 1}.  {title}\n{note}")
            item.setData(Qt.ItemDataRole.UserRole, goal.id)
        self.blockSignals(False)
        self._fit()

    def id_at(self, row: int) -> str:
        """The id of the goal in a row; empty where there is none."""
        item = self.item(row)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, goal_id: str) -> None:
        """Make a goal's row the current one, without saying so."""
        for row in range(self.count()):
            if self.id_at(row) == goal_id:
                self.blockSignals(True)
                self.setCurrentRow(row)
                self.blockSignals(False)

    def _fit(self) -> None:
        """Measure the rows anew: a view keeps the height a row had before its text changed."""
        self.doItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = range(min(self.count(), _MOST))
        height = sum(self.visualItemRect(self.item(row)).height() for row in rows)
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
