"""What happens when there is a bug: the work is kept, a report is written, the person is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def install(state_dir: Path, keep_work: Callable[[], object]) -> None:
    """Send unhandled exceptions here: ``keep_work`` first, then a report and one dialog."""
    showing = False

    def hook(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        try:
            keep_work()
        finally:
            from lnatool.services.crash import write_report

            report = write_report(error, state_dir)
            sys.__excepthook__(kind, error, traceback)
        if not showing:
            showing = True
            _tell(report)
            showing = False

    sys.excepthook = hook


def _tell(report: Path | None) -> None:
    words = QCoreApplication.translate(
        "Crash",
        "Something went wrong in the program. What you typed is safe on this computer. "
        "You can go on, or close the program and open your plan again.",
    )
    if report is not None:
        words += "\n\n" + QCoreApplication.translate(
            "Crash", "A report without personal data is here: {file}"
        ).format(file=report)
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "lnatool", words)
    box.exec()
    box.deleteLater()
