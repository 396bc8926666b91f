"""What happens when there is a bug: the work is kept, a report is written, the person is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def install(state_dir: Path, keep_work: Callable[[], bool]) -> None:
    """Send unhandled exceptions here: ``keep_work`` first, then a report and one dialog.

    ``keep_work`` says whether everything that was entered is on the disk.
    """
    showing = False

    def hook(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        nonlocal showing
        kept = False
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        try:
            kept = keep_work()
        finally:
            from lnatool.services.crash import write_report

            report = write_report(error, state_dir)
            sys.__excepthook__(kind, error, traceback)
        if not showing:
            showing = True
            _tell(report, kept)
            showing = False

    sys.excepthook = hook


def _tell(report: Path | None, kept: bool) -> None:
    words = QCoreApplication.translate("Crash", "Something went wrong in the program.") + " "
    if kept:
        words += QCoreApplication.translate(
            "Crash",
            "What you typed is safe on this computer. You can go on, or close the program and "
            "open your plan again.",
        )
    else:
        words += QCoreApplication.translate(
            "Crash",
            "Your last changes could not be saved yet. Please go on, and use File, Save a copy "
            "before you close the program.",
        )
    if report is not None:
        words += "\n\n" + QCoreApplication.translate(
            "Crash", "A report without personal data is here: {file}"
        ).format(file=report)
    _show(words)


def _show(words: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "lnatool", words)
    box.exec()
    box.deleteLater()
