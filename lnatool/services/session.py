"""One open plan: its current document, its history, and who wants to hear of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lnatool.domain.edits import EVERYTHING, Change, Edit, NoteExport
from lnatool.domain.plan import Plan
from lnatool.services.clock import Clock, stamp, system_clock

Listener = Callable[[Plan, Plan, Change], None]
"""Called after every change with the document before, the document after, and what changed."""

HISTORY_LIMIT = 500
_MERGE_SECONDS = 2.0
"""Typing in one field within this time is one step of undo."""


class Session:
    """Holds the frozen document; every change goes through ``edit``, ``undo`` or ``redo``.

    Undo is the previous document itself, so it costs nothing and cannot disagree with the edit.
    """

    def __init__(self, plan: Plan, clock: Clock = system_clock) -> None:
        self._plan = plan
        self._clock = clock
        self._past: list[tuple[Plan, Change]] = []
        self._future: list[tuple[Plan, Change]] = []
        self._listeners: list[Listener] = []
        self._last_typed: tuple[object, float] | None = None

    @property
    def plan(self) -> Plan:
        """The document as it is now."""
        return self._plan

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._future)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change; returns a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def edit(self, edit: Edit, typing: object = None) -> Change:
        """Make a change. Edits with one ``typing`` key in quick succession undo together.

        A note that a copy was handed out is no step of its own.
        Raises LookupError where the edit names something that the plan does not have.
        """
        from lnatool.domain.apply import apply  # loaded once the window is there

        now = self._clock()
        before = self._plan
        after, change = apply(before, edit, stamp(now))
        if after is before:
            return change
        joins = (
            typing is not None
            and self._last_typed is not None
            and self._last_typed[0] == typing
            and 0 <= now.timestamp() - self._last_typed[1] <= _MERGE_SECONDS
            and bool(self._past)
        )
        if isinstance(edit, NoteExport):  # nothing that could be taken back: see _step
            self._become(after, change)
            return change
        if not joins:
            self._past.append((before, change))
            del self._past[:-HISTORY_LIMIT]
        self._last_typed = None if typing is None else (typing, now.timestamp())
        self._future.clear()
        self._become(after, change)
        return change

    def undo(self) -> Change | None:
        """Take the last change back; None where there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> Change | None:
        """Make the change again that was taken back last; None where there is none."""
        return self._step(self._future, self._past)

    def replace(self, plan: Plan) -> None:
        """Put another document in place (for example as it is on disk now); can be undone."""
        self._past.append((self._plan, EVERYTHING))
        self._future.clear()
        self._last_typed = None
        self._become(plan, EVERYTHING)

    def _step(
        self, source: list[tuple[Plan, Change]], target: list[tuple[Plan, Change]]
    ) -> Change | None:
        if not source:
            return None
        earlier, change = source.pop()
        target.append((self._plan, change))
        # Going back is a change like any other: revisions only rise, so newer is always newer.
        # Copies that were handed out are out there, whatever is taken back here.
        plan = replace(earlier, revision=self._plan.revision + 1, exports=self._plan.exports)
        self._last_typed = None
        self._become(plan, change)
        return change

    def _become(self, plan: Plan, change: Change) -> None:
        before, self._plan = self._plan, plan
        for listener in tuple(self._listeners):
            listener(before, plan, change)
