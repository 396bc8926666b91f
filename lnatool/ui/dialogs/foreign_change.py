"""What to do when the plan file was changed by somebody, or something, else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lnatool.domain.problems import KnownError
from lnatool.ui.ask import Ask
from lnatool.ui.dialogs.save_copy import save_copy
from lnatool.ui.session_bridge import SessionBridge


def _tr(text: str) -> str:
    return QCoreApplication.translate("ForeignChange", text)


def settle(bridge: SessionBridge, ask: Ask) -> None:
    """Ask once; whatever is chosen, both versions exist somewhere afterwards."""
    chosen = ask.choose(
        _tr("This plan was changed somewhere else"),
        _tr(
            "The file on disk is not the one you opened: another computer, a sync program or "
            "another person has changed it. What you typed here is safe. Which one goes on?"
        ),
        (
            _tr("Keep what I have here"),
            _tr("Use the one on disk"),
            _tr("Save mine as a copy"),
        ),
    )
    try:
        if chosen == 0:
            bridge.keeper.overwrite(bridge.plan)
            bridge.mark_saved()
        elif chosen == 1:
            bridge.session.replace(bridge.keeper.accept_theirs(bridge.plan))
        elif chosen == 2:
            save_copy(bridge, ask)
    except KnownError as error:
        ask.tell(_tr("That did not work"), error.problem)
