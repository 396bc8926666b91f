"""The records of agreement, and whether the plan is still what was agreed to."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lnatool.domain.edits import Change, PutSignOff, RemoveSignOff
from lnatool.domain.plan import SignOff
from lnatool.domain.problems import KnownError
from lnatool.ui.ask import say_problem
from lnatool.ui.pages.base import Card, PageContext, body_label, heading_label, muted_label
from lnatool.ui.say import say
from lnatool.ui.widgets.expander import Expander
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.review_card import day_words
from lnatool.ui.widgets.verdict_list import clear

_LOOK_AGAIN_MS = 1000


class SignOffCard(Card):
    """Compares what was signed with the plan when it is shown, and a second after a change."""

    rebuilt = Signal()
    """The records are shown anew, with other widgets."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.body.addWidget(heading_label(self.tr("What was agreed"), self))
        self.body.addWidget(
            muted_label(
                self.tr(
                    "A record that support was reviewed and the plan agreed. It is not a "
                    "qualified electronic signature, and it locks nothing."
                ),
                self,
            )
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.body.addLayout(self._list)
        self.record = QPushButton(self.tr("Record an agreement…"), self)
        self.record.clicked.connect(self._record)
        self.body.addLayout(flow(self.record))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LOOK_AGAIN_MS)
        self._later.timeout.connect(self.look)

    def changed(self, change: Change) -> None:
        """The plan was changed while this is in sight."""
        if change.touches("sign-offs"):
            self.look()
        elif self._context.bridge.plan.sign_offs and change.kinds - {"copies"}:
            self._later.start()

    def look(self) -> None:
        """Show every record, and what has changed since."""
        self._later.stop()
        focused = self.focusWidget() if self._list.count() else None
        clear(self._list)
        plan = self._context.bridge.plan
        for one in plan.sign_offs:
            self._list.addWidget(self._row(one))
        if not plan.sign_offs:
            self._list.addWidget(body_label(self.tr("Nothing has been recorded yet."), self))
        self.rebuilt.emit()
        if focused is not None and focused is not self.record and focused.hasFocus():
            self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, one: SignOff) -> QWidget:
        from lnatool.services.export.report_agreement import statement_words, who_words
        from lnatool.ui.dialogs.agreement import report_words

        who = who_words(report_words)[one.who]
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        parts = (one.name, one.role, day_words(one.day))
        title = body_label("  ·  ".join(part for part in parts if part), holder)
        title.setProperty("kind", "strong")
        column.addWidget(title)
        statement = statement_words(report_words)[one.who]
        column.addWidget(body_label(f"{who}: “{statement}”", holder))
        self._add_state(column, one, holder)
        remove = QPushButton(self.tr("Remove"), holder)
        remove.setProperty("kind", "link")
        remove.setAccessibleName(self.tr("Remove the record of {name}").format(name=one.name))
        remove.clicked.connect(lambda: self._remove(one.id))
        column.addLayout(flow(remove))
        return holder

    def _add_state(self, column: QVBoxLayout, one: SignOff, holder: QWidget) -> None:
        """Unchanged, or changed since, with the differences."""
        from lnatool.services.share.sign import changed_since, changed_words

        state = QLabel(holder)
        state.setTextFormat(Qt.TextFormat.PlainText)
        state.setWordWrap(True)
        column.addWidget(state)
        try:
            found = changed_since(self._context.bridge.plan, one)
        except KnownError as error:
            state.setProperty("kind", "warn")
            state.setText(f"!  {say_problem(error.problem)}")
            return
        state.setProperty("kind", "warn" if found else "good")
        state.setText(f"{'!' if found else '✓'}  {say(changed_words(one, found))}")
        if found:
            words = self.tr("What has changed ({count})").format(count=len(found))
            column.addWidget(Expander(words, [each.text for each in found], one.name, holder))

    def _record(self) -> None:
        from lnatool.ui.dialogs.agreement import ask_agreement

        made = ask_agreement(self._context.bridge.plan, self)
        if made is not None:
            self._context.bridge.edit(PutSignOff(made))
            self._context.announce.say(self.tr("The agreement is recorded."))

    def _remove(self, sign_off: str) -> None:
        self._context.bridge.edit(RemoveSignOff(sign_off))
        self._context.announce.say(self.tr("Record removed. Undo brings it back."))
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)
