"""Closing a plan: everything is saved first; what cannot be saved is said or asked about."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from lnatool.domain.problems import KnownError, Problem
from lnatool.ui.ask import Ask, say_problem
from lnatool.ui.dialogs.save_copy import save_copy
from lnatool.ui.session_bridge import SessionBridge


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClosePlan", text)


def close_plan(bridge: SessionBridge, ask: Ask) -> bool:
    """Save and let the plan go. False where the person wants to go on with it."""
    while True:
        problem = _saved(bridge)
        if not bridge.keeper.pending():
            bridge.let_go()
            return True
        if not bridge.keeper.kept():
            done = _ask_about_loss(bridge, ask, problem)
        elif bridge.keeper.read_only:
            done = _ask_about_read_only(bridge, ask)
        else:
            done = _say_kept(bridge, ask, problem)
        if done is not None:
            return done


def _saved(bridge: SessionBridge) -> Problem | None:
    """What keeps the file from being written, or None."""
    try:
        bridge.save_here()
    except KnownError as error:
        return error.problem
    return bridge.keeper.trouble


def _ask_about_loss(bridge: SessionBridge, ask: Ask, problem: Problem | None) -> bool | None:
    words = _tr(
        "What you entered last is neither in your file nor in a recovery copy. If you close now, "
        "it is lost."
    )
    if problem is not None:
        words = f"{words}\n\n{say_problem(problem)}"
    chosen = ask.choose(
        _tr("Your latest changes are not saved anywhere"),
        words,
        (_tr("Try again"), _tr("Save a copy elsewhere…"), _tr("Close and lose it")),
    )
    if chosen == 0:
        bridge.keeper.look_again()
    elif chosen == 1:
        save_copy(bridge, ask)
    elif chosen == 2:
        bridge.let_go()
        return True
    return False if chosen is None else None


def _ask_about_read_only(bridge: SessionBridge, ask: Ask) -> bool | None:
    chosen = ask.choose(
        _tr("This file is read-only"),
        _tr(
            "Your changes cannot be written to it. They are kept on this computer for now, and "
            "you can save them in a file of your own."
        )
        + f"\n\n{bridge.keeper.path}",
        (
            _tr("Save a copy…"),
            _tr("Close, and keep my changes for next time"),
            _tr("Close and lose my changes"),
        ),
    )
    if chosen == 0:
        return None if save_copy(bridge, ask) else False
    if chosen is None:
        return False
    bridge.let_go(forget=chosen == 2)
    return True


def _say_kept(bridge: SessionBridge, ask: Ask, problem: Problem | None) -> bool:
    why = say_problem(replace(problem, place="")) if problem is not None else ""
    ask.tell(
        _tr("Your work is kept on this computer"),
        Problem(
            "warning",
            str(bridge.keeper.path),
            "{why} What you entered is kept on this computer, and will be here when you open this "
            "plan again.",
            {"why": why},
        ),
    )
    bridge.let_go()
    return True
