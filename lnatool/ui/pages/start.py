"""The start page: go on with a plan, begin one, or look at a sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lnatool.services.settings import Recent
from lnatool.services.storage.leftover import leftover
from lnatool.ui.pages.base import (
    CARD_EDGES,
    Card,
    StartContext,
    body_label,
    heading_label,
    muted_label,
    title_label,
)

if TYPE_CHECKING:
    from lnatool.ui.widgets.new_plan_form import NewPlanForm


class StartPage(QWidget):
    """Lists the person's plans, newest first, and makes new ones."""

    def __init__(self, context: StartContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._stack = QStackedLayout(self)
        self._home = QScrollArea(self)
        self._home.setWidgetResizable(True)
        self._home.setFrameShape(QFrame.Shape.NoFrame)
        self._home.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._home)
        self._form: NewPlanForm | None = None
        self._first: QWidget | None = None
        self._rows: list[QBoxLayout] = []
        context.theme.changed.connect(self._arrange)

    def entered(self, item: str = "") -> None:
        """Show the list as it is now, or the form for a new plan if ``item`` is 'new'."""
        self._fill()
        if item == "new":
            self._show_form()
            return
        self._stack.setCurrentWidget(self._home)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        content = QWidget()
        content.setProperty("kind", "page")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 28)
        layout.setSpacing(14)
        plans = self._plans()
        self._first = None
        self._rows = []
        if plans:
            layout.addWidget(title_label(self.tr("Welcome back"), content))
            layout.addWidget(heading_label(self.tr("Your plans"), content))
            for place, plan in enumerate(plans):
                layout.addWidget(self._plan_card(plan, first=place == 0))
            layout.addWidget(heading_label(self.tr("Or"), content))
            layout.addLayout(self._ways(content, primary=False))
        else:
            self._welcome(layout, content)
            layout.addLayout(self._ways(content, primary=True))
        layout.addStretch(1)
        self._home.setWidget(content)
        self._arrange()

    def _welcome(self, layout: QVBoxLayout, content: QWidget) -> None:
        layout.addWidget(title_label(self.tr("Plan your learning"), content))
        layout.addWidget(
            body_label(
                self.tr(
                    "Rate what you can do in your role, in your own time. See what to learn "
                    "first, set goals, and share a plan with the people who support you."
                ),
                content,
            )
        )
        layout.addWidget(
            muted_label(
                self.tr(
                    "It is not a test, and nobody passes or fails. Nothing leaves this "
                    "computer unless you share it."
                ),
                content,
            )
        )

    def _plans(self) -> list[Recent]:
        """Recent plans, with work that a crash left only in the recovery copy at the top."""
        recent = list(self.context.settings.value.recent)
        known = {entry.path for entry in recent}
        found = [
            Recent(str(item.path), item.name)
            for item in leftover(self.context.state_dir)
            if str(item.path) not in known
        ]
        return found + [entry for entry in recent if _reachable(entry.path)]

    def _plan_card(self, plan: Recent, first: bool) -> Card:
        card = Card()
        name = plan.name or Path(plan.path).stem
        card.body.addWidget(heading_label(name, card))
        if plan.framework:
            card.body.addWidget(body_label(plan.framework, card))
        details = [
            self.tr("{answered} of {total} answered").format(
                answered=plan.answered, total=plan.total
            )
            if plan.total
            else "",
            self.tr("last open {when}").format(when=_when(plan.opened)) if plan.opened else "",
            plan.path,
        ]
        card.body.addWidget(muted_label("  ·  ".join(part for part in details if part), card))
        row = self._row()
        go_on = QPushButton(self.tr("Continue") if first else self.tr("Open"), card)
        go_on.setAccessibleName(
            (self.tr("Continue with {name}") if first else self.tr("Open {name}")).format(name=name)
        )
        if first:
            go_on.setProperty("kind", "primary")
            self._first = go_on
        go_on.clicked.connect(lambda: self._open(Path(plan.path)))
        row.addWidget(go_on)
        forget = QPushButton(self.tr("Take off this list"), card)
        forget.setAccessibleName(self.tr("Take {name} off this list").format(name=name))
        forget.setProperty("kind", "link")
        forget.clicked.connect(lambda: self._forget(plan.path))
        delete = QPushButton(self.tr("Delete…"), card)
        delete.setAccessibleName(self.tr("Delete the plan {name}").format(name=name))
        delete.setProperty("kind", "link")
        delete.clicked.connect(lambda: self._delete(plan.path, name))
        row.addWidget(forget)
        row.addWidget(delete)
        row.insertStretch(1, 1)
        card.body.addLayout(row)
        return card

    def _row(self) -> QBoxLayout:
        """Buttons beside each other where they fit: see ``_arrange``."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(12)
        self._rows.append(row)
        return row

    def _arrange(self) -> None:
        """Buttons stand below each other where the text is too large for one row."""
        way = QBoxLayout.Direction
        for row in self._rows:
            items = [row.itemAt(place) for place in range(row.count())]
            width = sum(item.sizeHint().width() + row.spacing() for item in items)
            fits = width <= self.width() - CARD_EDGES
            row.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _ways(self, parent: QWidget, primary: bool) -> QBoxLayout:
        row = self._row()
        new = QPushButton(self.tr("Start a new plan"), parent)
        if primary:
            new.setProperty("kind", "primary")
        new.clicked.connect(self._show_form)
        find = QPushButton(self.tr("Open a plan file…"), parent)
        find.clicked.connect(self._find)
        sample = QPushButton(self.tr("Look at a sample"), parent)
        sample.clicked.connect(self.context.opener.sample)
        for button in (new, find, sample):
            row.addWidget(button)
        row.addStretch(1)
        if self._first is None:
            self._first = new
        return row

    def _show_form(self) -> None:
        if self._form is None:
            from lnatool.ui.widgets.new_plan_form import NewPlanForm

            self._form = NewPlanForm(self.context, self)
            self._form.left.connect(self.entered)
            self._stack.addWidget(self._form)
        self._stack.setCurrentWidget(self._form)
        self._form.begin()

    def _open(self, path: Path) -> None:
        if not self.context.opener.open_path(path):
            self.entered()

    def _find(self) -> None:
        path = self.context.ask.open_file(
            self.tr("Open a plan"), self.context.documents, self.tr("lnatool plan (*.lnaplan)")
        )
        if path is not None:
            self._open(path)

    def _forget(self, path: str) -> None:
        settings = self.context.settings
        settings.put(settings.value.forgotten(path))
        self.entered()

    def _delete(self, path: str, name: str) -> None:
        from lnatool.services.storage.purge import belongings

        files = belongings(Path(path), self.context.state_dir) or (Path(path),)
        agreed = self.context.ask.confirm(
            self.tr("Delete {name}?").format(name=name),
            self.tr(
                "These files go, with every recovery copy and backup of the plan on this "
                "computer. If the plan is open, it is closed without saving. It cannot be undone."
            )
            + "\n\n"
            + "\n".join(str(file) for file in files),
            self.tr("Delete for good"),
            self.tr("Keep it"),
        )
        if agreed:
            self.context.opener.delete(Path(path))
            self.entered()


def _reachable(path: str) -> bool:
    """Whether to list a plan: its file is there, or its drive may only be away for now."""
    try:
        return Path(path).exists() or not Path(path).parent.exists()
    except OSError:
        return True


def _when(moment: str) -> str:
    from datetime import datetime

    try:
        then = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    return f"{then.day} {then:%B %Y, %H:%M}"
