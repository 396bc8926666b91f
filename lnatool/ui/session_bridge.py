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
    """Where the newest changes are: in the file, on their way, or only in the recovery copy.

    ``nowhere`` means that the recovery copy could not be written either.
    """

    kind: Literal["saved", "saving", "unsaved", "read-only", "trouble", "nowhere"]
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
        self._stopped = False
        self._failed = False
        """Whether the last try to write the file went wrong."""
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
        if self._stopped:  # a field that is left while its page goes away
            return
        self.keeper.record(before, after)
        unkept = self.keeper.unkept
        if unkept and (self.keeper.read_only or self._failed):
            self._set_state(SaveState("nowhere", problem=self.keeper.trouble))
        elif self._failed:
            self._set_state(SaveState("trouble", problem=self.save_state.problem))
        elif self.keeper.read_only:
            self._set_state(SaveState("read-only"))
        elif self.save_state.kind != "unsaved":
            self._set_state(SaveState("unsaved"))
        if unkept and not self._failed:
            self._timer.start(0)  # the file is all there is
        elif not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)
        self.changed.emit(change)

    def save_now(self) -> None:
        """Save the person's file on a worker, unless it holds everything already."""
        self._timer.stop()
        if self._stopped or self.keeper.read_only or not self.keeper.pending():
            return
        if self._saving:  # what is pending when that is done is saved then
            return
        self._saving = True
        if not self._failed:  # what is wrong stays in sight until it is mended
            self._set_state(SaveState("saving"))
        plan = self.plan
        self.tasks.run(lambda: self.keeper.save(plan), self._saved, self._save_failed)

    def mark_saved(self) -> None:
        """Say that the file holds everything (after a copy or an overwrite)."""
        self._failed = False
        self._set_state(SaveState("saved", self._clock()))

    def _saved(self, _result: object) -> None:
        self._saving = self._failed = False
        if self._stopped:
            return
        if self.keeper.pending():
            self._set_state(SaveState("unsaved"))
            self._timer.start(SAVE_AFTER_MS)
        else:
            self._set_state(SaveState("saved", self._clock()))

    def _save_failed(self, error: BaseException) -> None:
        self._saving = False
        if not isinstance(error, KnownError):
            raise error
        self._say_failed(error)
        if self._stopped:
            return
        if isinstance(error, ForeignChangeError):
            if error.theirs != self._asked_about:  # "not now" is an answer, too
                self._asked_about = error.theirs
                self.foreign_change.emit(error)
        else:
            QTimer.singleShot(TRY_AGAIN_MS, self, self.save_now)  # a drive may come back

    def _say_failed(self, error: KnownError) -> None:
        self._failed = True
        kind: Literal["nowhere", "trouble"] = "nowhere" if self.keeper.unkept else "trouble"
        self._set_state(SaveState(kind, problem=error.problem))

    def _set_state(self, state: SaveState) -> None:
        self.save_state = state
        self.save_state_changed.emit(state)

    def save_here(self) -> None:
        """Save what is pending, here and now. Raises KnownError if it cannot be.

        Nothing is let go: the plan can be worked on afterwards.
        """
        self._timer.stop()
        self.tasks.finish()
        if self.keeper.read_only or not self.keeper.pending():
            return
        try:
            self.keeper.save(self.plan)
        except KnownError as error:
            self._say_failed(error)
            QTimer.singleShot(TRY_AGAIN_MS, self, self.save_now)
            raise
        self.mark_saved()

    def let_go(self, forget: bool = False) -> None:
        """End without saving; the recovery copy stays unless it is to be forgotten too."""
        self._timer.stop()
        self._stopped = True
        self.tasks.finish()
        self.keeper.abandon(forget)
