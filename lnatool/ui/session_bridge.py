"""Between one open plan and the widgets: signals for changes, and saving without being asked.

Every change is in the local journal before ``edit`` returns; the person's own file follows
within a second, written by a worker from the frozen document.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from lnatool.domain.edits import Change, Edit
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError, Problem
from lnatool.services.clock import Clock, system_clock
from lnatool.services.session import Session
from lnatool.services.storage.keeper import ForeignChangeError, Keeper
from lnatool.ui.tasks import Tasks

SAVE_AFTER_MS = 800
TRY_AGAIN_MS = 10_000


class SaveState(NamedTuple):
    """Where the newest changes are: in the file, on their way, or only in the recovery copy."""

    kind: Literal["saved", "saving", "unsaved", "read-only", "trouble"]
    at: datetime | None = None
    problem: Problem | None = None


class SessionBridge(QObject):
    """What pages talk to: they read ``plan``, call ``edit`` and refresh on ``changed``."""

    changed = Signal(object)
    """Emitted with the ``Change`` after every edit, undo, redo or replacement."""
    save_state_changed = Signal(object)
    foreign_change = Signal(object)
    """Emitted with the ``ForeignChangeError`` when somebody else changed the file on disk."""

    def __init__(
        self,
        session: Session,
        keeper: Keeper,
        tasks: Tasks,
        clock: Clock = system_clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.keeper = keeper
        self.tasks = tasks
        self._clock = clock
        self._saving = False
        self._again = False
        self._stopped = False
        self._asked_about: bytes | None = None
        self.save_state = SaveState("read-only" if keeper.read_only else "saved")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)
        session.listen(self._heard)
        if keeper.pending():  # what a crash left in the journal goes into the file too
            self._timer.start()

    @property
    def plan(self) -> Plan:
        """The document as it is now."""
        return self.session.plan

    def edit(self, edit: Edit, typing: object = None) -> Change:
        """Make a change; edits with one ``typing`` key in quick succession undo together."""
        return self.session.edit(edit, typing)

    def undo(self) -> None:
        """Take the last change back."""
        self.session.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self.session.redo()

    def _heard(self, before: Plan, after: Plan, change: Change) -> None:
        self.keeper.record(before, after)
        if self.keeper.trouble is not None:
            self._set_state(SaveState("trouble", problem=self.keeper.trouble))
        elif self.keeper.read_only:
            self._set_state(SaveState("read-only"))
        elif self.save_state.kind != "unsaved":
            self._set_state(SaveState("unsaved"))
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit(change)

    def save_now(self) -> None:
        """Save the person's file on a worker, unless it holds everything already."""
        self._timer.stop()
        if self._stopped or self.keeper.read_only or not self.keeper.pending():
            return
        if self._saving:
            self._again = True
            return
        self._saving = True
        self._set_state(SaveState("saving"))
        plan = self.plan
        self.tasks.run(lambda: self.keeper.save(plan), self._saved, self._save_failed)

    def mark_saved(self) -> None:
        """Say that the file holds everything (after a copy or an overwrite)."""
        self._set_state(SaveState("saved", self._clock()))

    def _saved(self, _result: object) -> None:
        self._saving = False
        if self._again or self.keeper.pending():
            self._again = False
            self._set_state(SaveState("unsaved"))
            self._timer.start()
        else:
            self._set_state(SaveState("saved", self._clock()))

    def _save_failed(self, error: BaseException) -> None:
        self._saving = False
        if isinstance(error, ForeignChangeError):
            self._set_state(SaveState("trouble", problem=error.problem))
            if error.theirs != self._asked_about:  # "not now" is an answer, too
                self._asked_about = error.theirs
                self.foreign_change.emit(error)
        elif isinstance(error, KnownError):
            self._set_state(SaveState("trouble", problem=error.problem))
            if not self._stopped:
                QTimer.singleShot(TRY_AGAIN_MS, self, self.save_now)  # a drive may come back
        else:
            raise error

    def _set_state(self, state: SaveState) -> None:
        self.save_state = state
        self.save_state_changed.emit(state)

    def close(self) -> None:
        """Save what is pending, here and now, and let the file go. Raises KnownError if not."""
        self._timer.stop()
        self._stopped = True
        self.tasks.finish()
        self.keeper.close(self.plan)
