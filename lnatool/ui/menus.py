"""The menus of a window: everything that can be done, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from lnatool.services.settings import TEXT_SIZES
from lnatool.ui.actions import Command, add_menu
from lnatool.ui.pages.base import StartContext

if TYPE_CHECKING:
    from lnatool.ui.main_window import MainWindow
    from lnatool.ui.session_bridge import SessionBridge


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


PLAN_PATTERN = "lnatool plan (*.lnaplan)"


class Menus:
    """Builds the menu bar; entries that need a plan are off until one is attached."""

    def __init__(self, window: MainWindow, context: StartContext) -> None:
        self._window = window
        self._context = context
        self._bridge: SessionBridge | None = None
        self._own: Any = None
        self.actions: dict[str, QAction] = {}
        self._file()
        self._edit()
        self._go()
        self._view()
        self._help()
        for name in self._plan_actions:
            self.actions[name].setEnabled(False)

    @property
    def _plan_actions(self) -> tuple[str, ...]:
        return (
            "save-copy", "take-in", "undo", "redo", "about", "assess", "needs", "standards",
            "plan", "progress", "reviews", "share",
        )  # fmt: skip

    def attach(self, bridge: SessionBridge) -> None:
        """Switch on what works on an open plan."""
        self._bridge = bridge
        for name in self._plan_actions:
            self.actions[name].setEnabled(True)

    def detach(self) -> None:
        """Switch off what needs a plan."""
        self._bridge = None
        for name in self._plan_actions:
            self.actions[name].setEnabled(False)

    def _add(self, title: str, commands: list[Command | None]) -> QMenu:
        menu, actions = add_menu(self._window, title, commands)
        self.actions.update(actions)
        return menu

    def _file(self) -> None:
        self._add(
            _tr("&File"),
            [
                Command("new", _tr("&New plan…"), self._new, ("Ctrl+N",)),
                Command("open", _tr("&Open plan…"), self._open, ("Ctrl+O",)),
                None,
                Command("save-copy", _tr("Save a &copy…"), self._save_copy, ("Ctrl+Shift+S",)),
                Command("take-in", _tr("&Take in a reviewed copy…"), self._take_in),
                None,
                Command("close", _tr("C&lose window"), self._window.close, ("Ctrl+W", "Ctrl+Q")),
            ],
        )

    def _edit(self) -> None:
        self._add(
            _tr("&Edit"),
            [
                Command("undo", _tr("&Undo"), self._undo, ("Ctrl+Z",)),
                Command("redo", _tr("&Redo"), self._redo, ("Ctrl+Shift+Z", "Ctrl+Y")),
            ],
        )

    def _go(self) -> None:
        titles = {
            "start": _tr("&Start"),
            "about": _tr("&About me"),
            "assess": _tr("Ass&ess"),
            "needs": _tr("&Needs"),
            "standards": _tr("S&tandards"),
            "plan": _tr("&Plan"),
            "progress": _tr("Pro&gress"),
            "reviews": _tr("&Reviews"),
            "share": _tr("S&hare"),
            "preceptor": _tr("P&receptor"),
        }
        commands: list[Command | None] = [
            Command(
                name,
                title,
                lambda name=name: self._window.show_page(name),
                (f"Alt+{place % 10}",),
            )
            for place, (name, title) in enumerate(titles.items(), start=1)
        ]
        self._add(_tr("&Go"), commands)

    def _view(self) -> None:
        themes = {
            "system": _tr("Follow the &system"),
            "light": _tr("&Light"),
            "dark": _tr("&Dark"),
            "contrast": _tr("&High contrast"),
        }
        theme = self._context.theme
        commands: list[Command | None] = [
            Command(f"theme-{name}", title, lambda name=name: theme.use(name), (), True)
            for name, title in themes.items()
        ]
        commands.append(None)
        commands += [
            Command("larger", _tr("&Larger text"), lambda: self._size(1), ("Ctrl++", "Ctrl+=")),
            Command("smaller", _tr("S&maller text"), lambda: self._size(-1), ("Ctrl+-",)),
            Command("usual", _tr("&Usual text size"), lambda: self._size(0), ("Ctrl+0",)),
        ]
        commands += [
            None,
            Command("letter-keys", _tr("Single-letter &keys"), self._letter_keys, (), True),
            Command("go-on", _tr("&Go on after a number key"), self._go_on, (), True),
        ]
        menu = self._add(_tr("&View"), commands)
        menu.aboutToShow.connect(self._show_keys_state)
        group = QActionGroup(self._window)
        for name in themes:
            action = self.actions[f"theme-{name}"]
            group.addAction(action)
            action.setChecked(self._context.settings.value.theme == name)

    def _help(self) -> None:
        self._add(
            _tr("&Help"),
            [
                Command("keys", _tr("&Keyboard"), self._keys, ("F1",)),
                Command("about-app", _tr("About &lnatool"), self._about),
            ],
        )

    def _size(self, step: int) -> None:
        now = TEXT_SIZES.index(self._context.theme.text_percent)
        place = 0 if step == 0 else min(max(now + step, 0), len(TEXT_SIZES) - 1)
        self._context.theme.use_text_size(TEXT_SIZES[place])

    def _letter_keys(self) -> None:
        self._context.settings.update(letter_keys=self.actions["letter-keys"].isChecked())
        self._show_keys_state()

    def _go_on(self) -> None:
        wanted = "on" if self.actions["go-on"].isChecked() else "off"
        self._context.settings.update(auto_advance=wanted)

    def _show_keys_state(self) -> None:
        """Another window, or a screen reader that has started, may have changed it."""
        settings = self._context.settings.value
        self.actions["letter-keys"].setChecked(settings.letter_keys)
        self.actions["go-on"].setEnabled(settings.letter_keys)
        goes_on = self._context.announce.goes_on(settings.auto_advance)
        self.actions["go-on"].setChecked(goes_on)

    def _new(self) -> None:
        self._window.show_page("start", "new")

    def _open(self) -> None:
        path = self._window.ask.open_file(
            _tr("Open a plan"), self._context.documents, _tr(PLAN_PATTERN)
        )
        if path is not None:
            self._context.opener.open_path(path)

    def _save_copy(self) -> None:
        from lnatool.ui.dialogs.save_copy import save_copy

        if self._bridge is not None:
            save_copy(self._bridge, self._window.ask)

    def page_shown(self, page: QWidget) -> None:
        """Undo and redo belong to the page that is shown, where it has its own."""
        self._own = page if hasattr(page, "undo") else None
        for name in ("undo", "redo"):
            self.actions[name].setEnabled(self._bridge is not None or self._own is not None)

    def _take_in(self) -> None:
        from lnatool.ui.take_in import choose

        if self._bridge is not None:
            path = choose(self._window.ask, self._bridge.keeper.path)
            if path is not None:
                self._window.show_page("returned", str(path))

    def _undo(self) -> None:
        undoes = self._own or self._bridge
        if undoes is not None:
            undoes.undo()

    def _redo(self) -> None:
        undoes = self._own or self._bridge
        if undoes is not None:
            undoes.redo()

    def _keys(self) -> None:
        from lnatool.ui.dialogs.keyboard import show_keys

        show_keys(self._window, self._bridge.plan.framework if self._bridge else None)

    def _about(self) -> None:
        from lnatool.ui.dialogs.about import show_about

        show_about(self._window)
