"""Between one open review and its widgets: what is filled in, undo, and keeping it at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from lnatool.domain.problems import KnownError, Problem
from lnatool.services.clock import Clock, system_clock
from lnatool.services.desk.review import Homeless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lnatool.services.desk.review import DeskReview
    from lnatool.ui.tasks import Tasks

TRY_AGAIN_MS = 10_000
STEPS = 200
"""Changes that can be taken back."""


class KeptState(NamedTuple):
    """Whether the newest changes are on this computer."""

    kind: Literal["kept", "keeping", "trouble"]
    at: datetime | None = None
    problem: Problem | None = None


class ReviewBridge(QObject):
    """``values`` by field name are never changed in place; every change makes new ones."""

    changed = Signal()
    """Emitted after every change, undo and redo."""
    state_changed = Signal()
    """Emitted when it is kept, or saved as a file, or neither any more."""

    def __init__(
        self,
        review: DeskReview,
        tasks: Tasks,
        by: Callable[[], str],
        parent: QObject | None = None,
        clock: Clock = system_clock,
    ) -> None:
        super().__init__(parent)
        self.review = review
        self.values = dict(review.values)
        self.state = KeptState("kept", None)
        self._tasks = tasks
        self._by = by
        self._clock = clock
        self._past: list[dict[str, str]] = []
        self._future: list[dict[str, str]] = []
        self._typing: object = None
        self._number = 0
        self._kept = 0
        self._writing = False
        self._stopped = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(TRY_AGAIN_MS)
        self._retry.timeout.connect(self._write)
        if not review.stored:
            self.state = KeptState("trouble", problem=next(iter(review.notices), None))

    def put(self, changes: Mapping[str, str], typing: object = None) -> None:
        """Fill in; changes in a row with one ``typing`` key are taken back together."""
        after = {name: value for name, value in {**self.values, **changes}.items() if value}
        if after == self.values:
            return
        if typing is None or typing != self._typing:
            self._past = [*self._past[-STEPS:], self.values]
        self._typing = typing
        self._future.clear()
        self._become(after)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        if not self._past:
            return False
        self._future.append(self.values)
        self._typing = None
        self._become(self._past.pop())
        return True

    def redo(self) -> bool:
        """Make the change again that was taken back last; whether there was one."""
        if not self._future:
            return False
        self._past.append(self.values)
        self._typing = None
        self._become(self._future.pop())
        return True

    def _become(self, values: dict[str, str]) -> None:
        self.values = values
        self._number += 1
        self._write()
        self.changed.emit()
        self.state_changed.emit()

    @property
    def sent(self) -> bool:
        """Whether a reviewed copy was saved that says exactly this."""
        return self.review.sent(self.values)

    @property
    def homeless(self) -> tuple[Homeless, ...]:
        """What was filled in before and has no field in this copy."""
        return self.review.homeless(self.values)

    def _write(self) -> None:
        """Keep what there is now, on a worker; what comes meanwhile is kept right after."""
        self._retry.stop()
        if self._writing or self._stopped:
            return
        self._writing = True
        number, values, by = self._number, self.values, self._by()
        if self.state.kind != "trouble":  # what is wrong stays in sight until it is mended
            self.state = KeptState("keeping", self.state.at)
        self._tasks.run(
            lambda: self.review.keep(values, by),
            lambda _none: self._written(number),
            self._not_written,
        )

    def _written(self, number: int) -> None:
        self._writing = False
        self._kept = max(self._kept, number)
        if self._stopped:
            return
        if self._kept < self._number:
            self._write()
            return
        self._set(KeptState("kept", self._clock()))

    def _not_written(self, error: BaseException) -> None:
        self._writing = False
        if not isinstance(error, KnownError):
            raise error
        if not self._stopped:
            self._retry.start()
            self._set(KeptState("trouble", problem=error.problem))

    def _set(self, state: KeptState) -> None:
        self.state = state
        self.state_changed.emit()

    def flush(self) -> bool:
        """Keep everything, here and now; whether it is kept."""
        self._tasks.finish()
        if self._kept >= self._number and self.review.stored:
            return True
        try:
            self.review.keep(self.values, self._by())
        except KnownError as error:
            self._retry.start()
            self._set(KeptState("trouble", problem=error.problem))
            return False
        self._kept = self._number
        self._set(KeptState("kept", self._clock()))
        return True

    def save(
        self,
        path: Path,
        *,
        pdf: bool,
        done: Callable[[], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Save the reviewed copy as a file, on a worker."""
        values, by, review = self.values, self._by(), self.review

        def work() -> None:
            if pdf:
                review.save_pdf(values, path)
            else:
                review.save_return(values, by, path)
            with suppress(KnownError):  # the file is there; only a note of it is not
                review.note_sent(values, path)

        def saved(_none: object) -> None:
            self.state_changed.emit()
            done()

        def not_saved(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            failed(error)

        self._tasks.run(work, saved, not_saved)

    def close(self) -> None:
        """Let the review go. Flush first: what is not kept then is lost."""
        self._stopped = True
        self._retry.stop()
        self._tasks.finish()
        self.review.close()
