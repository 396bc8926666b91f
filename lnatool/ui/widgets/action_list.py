"""The actions of a goal, grouped by how people learn: 70/20/10."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.ids import new_id
from lnatool.domain.plan import Action, ActionKind
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.wrapped_line import WrappedLine

KINDS: tuple[ActionKind, ...] = ("experience", "others", "formal")


class ActionRow(QWidget):
    """One action. ``changed`` carries it with what was entered; ``removed`` its id."""

    changed = Signal(object, str)
    removed = Signal(str)

    def __init__(self, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        self.text = WrappedLine(self.tr("Action"), self)
        self.text.setPlaceholderText(self.tr("What I will do"))
        self.text.edited.connect(lambda text: self._send("text", text))
        self.due = DayField(self.tr("Due date of the action"), self)
        self.due.changed.connect(lambda: self._send("due", self.due.day))
        self.done = QCheckBox(self.tr("Done"), self)
        self.done.toggled.connect(self._done_toggled)
        remove = QPushButton(self.tr("Remove"), self)
        remove.setProperty("kind", "link")
        remove.setAccessibleName(self.tr("Remove this action"))
        remove.clicked.connect(lambda: self.removed.emit(self._action.id))
        column.addWidget(self.text)
        column.addLayout(flow(self.due, self.done, remove))
        self.show_action(action)

    def show_action(self, action: Action) -> None:
        """Show what the plan says."""
        self._showing = True
        self._action = action
        self.text.show_text(action.text)
        self.due.show_day(action.due)
        self.done.setChecked(action.done)
        self._showing = False

    def _send(self, field: str, value: str) -> None:
        self._action = replace(self._action, **{field: value})  # type: ignore[arg-type]
        self.changed.emit(self._action, field)

    def _done_toggled(self, on: bool) -> None:
        if not self._showing:
            self._action = replace(self._action, done=on)
            self.changed.emit(self._action, "done")


class ActionList(QWidget):
    """``put`` carries a new or changed action and the field; ``removed`` the id of one."""

    put = Signal(object, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ActionRow] = {}
        self._lists: dict[ActionKind, QVBoxLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        titles = {
            "experience": (self.tr("Learning by doing"), self.tr("most of it, about 70 %")),
            "others": (self.tr("With and from others"), self.tr("about 20 %")),
            "formal": (self.tr("Courses and formal learning"), self.tr("about 10 %")),
        }
        for kind in KINDS:
            title, share = titles[kind]
            label = QLabel(title, self)
            label.setProperty("kind", "strong")
            note = QLabel(share, self)
            note.setProperty("kind", "muted")
            add = QPushButton(self.tr("Add"), self)
            add.setAccessibleName(self.tr("Add an action: {kind}").format(kind=title))
            add.clicked.connect(lambda _=False, kind=kind: self._add(kind))
            column.addLayout(flow(label, note, add))
            rows = QVBoxLayout()
            column.addLayout(rows)
            self._lists[kind] = rows

    def _add(self, kind: ActionKind) -> None:
        action = Action(new_id(), kind=kind)
        self.put.emit(action, "new")
        row = self._rows.get(action.id)
        if row is not None:
            row.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show what the plan says."""
        for gone in set(self._rows) - {action.id for action in actions}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for action in actions:
            row = self._rows.get(action.id)
            if row is None:
                row = ActionRow(action, self)
                row.changed.connect(self.put)
                row.removed.connect(self.removed)
                self._rows[action.id] = row
                self._lists[action.kind].addWidget(row)
            else:
                row.show_action(action)

    def hand_on(self) -> None:
        """Send what is still in a field."""
        for row in self._rows.values():
            row.text.hand_on()
            row.due.hand_on()
