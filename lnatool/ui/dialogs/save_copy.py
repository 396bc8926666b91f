"""Saving the open plan under another name and going on with that file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lnatool.domain.problems import KnownError
from lnatool.ui.ask import Ask
from lnatool.ui.session_bridge import SessionBridge


def save_copy(bridge: SessionBridge, ask: Ask) -> bool:
    """Ask where, write the copy there and work on it from now on; False where nothing changed."""
    title = QCoreApplication.translate("SaveCopy", "Save a copy")
    path = ask.save_file(
        title,
        bridge.keeper.path.with_name(f"{bridge.keeper.path.stem} copy.lnaplan"),
        QCoreApplication.translate("Menus", "lnatool plan (*.lnaplan)"),
    )
    if path is None:
        return False
    if path.suffix != ".lnaplan":
        path = path.with_name(f"{path.name}.lnaplan")
    try:
        bridge.keeper.save_as(path, bridge.plan)
    except KnownError as error:
        ask.tell(title, error.problem)
        return False
    bridge.mark_saved()
    return True
