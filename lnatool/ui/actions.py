"""Every command of a window in one table: its words, its keys and what it calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class Command(NamedTuple):
    """One menu entry. ``keys`` are portable key sequences; the first is shown."""

    name: str
    text: str
    run: Callable[[], None]
    keys: tuple[str, ...] = ()
    checkable: bool = False


def add_menu(
    window: QMainWindow, title: str, commands: list[Command | None]
) -> tuple[QMenu, dict[str, QAction]]:
    """A menu made from commands; None is a separator. Returns it and its actions by name."""
    menu = window.menuBar().addMenu(title)
    actions: dict[str, QAction] = {}
    for command in commands:
        if command is None:
            menu.addSeparator()
            continue
        action = QAction(command.text, window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda _checked=False, run=command.run: run())
        menu.addAction(action)
        actions[command.name] = action
    return menu, actions
