"""The few jobs that leave the UI thread, and one queued way back.

Work is handed frozen documents, so it needs no locks. Its result, or what it raised, comes back
on the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Tasks(QObject):
    """Runs functions on worker threads and calls back on the thread this object lives on."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run ``work`` on a worker; then ``done(result)`` or ``failed(error)`` on this thread."""
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="lnatool-task")

        def back(future: Future[Any]) -> None:
            error = future.exception()
            if error is None:
                self._finished.emit(done, future.result())
            else:
                self._finished.emit(failed, error)

        self._executor.submit(work).add_done_callback(back)

    def _deliver(self, callback: Callable[[Any], None], value: Any) -> None:
        callback(value)

    def finish(self) -> None:
        """Wait for what is running; nothing new is started."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None
