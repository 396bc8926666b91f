"""The front door of the window: builds everything once and hands it down."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from lnatool import __version__
from lnatool.services import paths
from lnatool.services.settings import Recent, SettingsFile
from lnatool.ui.announce import Announcer
from lnatool.ui.ask import QtAsk
from lnatool.ui.errors import install
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.base import Opener, PageContext, StartContext
from lnatool.ui.single_instance import SingleInstance
from lnatool.ui.tasks import Tasks
from lnatool.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from lnatool.domain.edits import Edit
    from lnatool.domain.framework import Framework
    from lnatool.domain.plan import Person, Plan
    from lnatool.domain.problems import Problem
    from lnatool.services.library.find import Library
    from lnatool.services.storage.keeper import Keeper
    from lnatool.ui.session_bridge import SessionBridge


class App:
    """The windows of one run of the program and what they share."""

    def __init__(self, qt: QApplication) -> None:
        self.qt = qt
        self.settings = SettingsFile(paths.user_config_dir() / "settings.json")
        self.theme = ThemeKeeper(qt, self.settings)
        self._library: Library | None = None
        self.state_dir = paths.user_state_dir()
        self.documents = paths.documents_dir()
        self.windows: list[MainWindow] = []
        self._tasks = Tasks(qt)

    def library(self) -> Library:
        """The frameworks on this computer; looked for when they are first needed."""
        if self._library is None:
            from lnatool.services.library.find import Library

            self._library = Library(paths.framework_folders())
        return self._library

    def new_window(self) -> MainWindow:
        """An empty window; it shows nothing until a page is chosen."""
        window = MainWindow(self._start_context, self._page_context, self._window_closed)
        self.windows.append(window)
        return window

    def _start_context(self, window: MainWindow) -> StartContext:
        return StartContext(
            QtAsk(window),
            Announcer(window),
            self.settings,
            self.library,
            self.theme,
            self._opener(window),
            self.documents,
            self.state_dir,
        )

    def _opener(self, window: MainWindow) -> Opener:
        return Opener(
            lambda path: self.open_path(path, window),
            lambda framework, role, person, path, *edits: self.create(
                framework, role, person, path, window, *edits
            ),
            lambda: self.open_sample(window),
            lambda path: self.delete(path, window),
        )

    def _page_context(self, window: MainWindow, bridge: SessionBridge) -> PageContext:
        return PageContext(
            bridge=bridge,
            ask=window.ask,
            announce=window.announce,
            settings=self.settings,
            library=self.library,
            theme=self.theme,
            tasks=bridge.tasks,
            go=window.show_page,
            opener=self._opener(window),
            documents=self.documents,
        )

    def _window_closed(self, window: MainWindow) -> None:
        self._remember(window)
        if window in self.windows:
            self.windows.remove(window)
        window.deleteLater()  # a closed window would keep its thousand widgets, and style them

    def open_path(self, path: Path, window: MainWindow | None = None) -> bool:
        """Open a plan file: in its window if it is open, in this one if it is free."""
        from lnatool.domain.problems import KnownError
        from lnatool.services.storage.keeper import Keeper

        path = path.absolute()
        for shown in self._showing(path):
            shown.show_plan()
            return True
        window = window or self._free_window()
        try:
            opened = Keeper.open(path, self.state_dir)
        except KnownError as error:
            window.ask.tell(window.tr("This plan could not be opened"), error.problem)
            return False
        shown = self._show_plan(opened.keeper, opened.plan, window)
        for notice in opened.notices:
            self._notice_soon(shown, notice)
        return True

    def _showing(self, *paths: Path) -> list[MainWindow]:
        """The windows that show one of these files."""
        return [
            window
            for window in self.windows
            if window.bridge is not None and window.bridge.keeper.path in paths
        ]

    def create(
        self,
        framework: Framework,
        role: str,
        person: Person,
        path: Path,
        window: MainWindow,
        *edits: Edit,
    ) -> bool:
        """Make a new plan file, show it, and make these edits in it."""
        from lnatool.domain.new_plan import new_plan
        from lnatool.domain.problems import KnownError
        from lnatool.services.clock import stamp, system_clock
        from lnatool.services.storage.keeper import Keeper

        plan = new_plan(framework, role, stamp(system_clock()), person)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            keeper = Keeper.create(path.absolute(), plan, self.state_dir)
        except OSError as error:
            problem = _unusable(path.parent, error)
            window.ask.tell(window.tr("The plan could not be made"), problem)
            return False
        except KnownError as error:
            window.ask.tell(window.tr("The plan could not be made"), error.problem)
            return False
        shown = self._show_plan(keeper, plan, window)
        for edit in edits:
            if shown.bridge is not None:
                shown.bridge.edit(edit)
        if keeper.unprotected is not None:
            self._notice_soon(shown, keeper.unprotected)
        return True

    def open_sample(self, window: MainWindow) -> bool:
        """Show a sample plan, kept in the program's own folder and made anew each time."""
        from lnatool.domain.problems import KnownError
        from lnatool.services.sample import sample_plan
        from lnatool.services.storage.keeper import Keeper
        from lnatool.services.storage.purge import purge

        path = self.state_dir / "samples" / "Sample learning plan.lnaplan"
        if self._showing(path):
            return self.open_path(path, window)
        title = window.tr("The sample could not be shown")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                purge(path, self.state_dir)
            plan = sample_plan(self.library())
            keeper = Keeper.create(path, plan, self.state_dir)
        except OSError as error:
            window.ask.tell(title, _unusable(path.parent, error))
            return False
        except KnownError as error:
            window.ask.tell(title, error.problem)
            return False
        self._show_plan(keeper, plan, window)
        return True

    def delete(self, path: Path, window: MainWindow) -> bool:
        """Delete a plan and every recovery copy and backup of it.

        A window that shows it lets it go unsaved first, so that nothing brings it back.
        """
        from lnatool.domain.problems import KnownError
        from lnatool.services.storage.purge import belongings, purge

        path = path.absolute()
        files = {path, *belongings(path, self.state_dir)}
        for shown in self._showing(*files):
            shown.detach()
        try:
            purge(path, self.state_dir)
        except KnownError as error:
            window.ask.tell(window.tr("The plan could not be deleted"), error.problem)
            return False
        for file in files:
            self.settings.put(self.settings.value.forgotten(str(file)))
        return True

    def _show_plan(self, keeper: Keeper, plan: Plan, window: MainWindow) -> MainWindow:
        from lnatool.services.session import Session
        from lnatool.ui.session_bridge import SessionBridge

        if window.bridge is not None:
            window = self.new_window()
        bridge = SessionBridge(Session(plan), keeper, Tasks(window), parent=window)
        window.attach(bridge)
        window.show()
        if window.painted is None:  # the first window does so once it is there: see preload
            self._remember(window)
        return window

    def _remember(self, window: MainWindow) -> None:
        """Keep the plan at the head of the start page's list."""
        if window.bridge is None:
            return
        from lnatool.domain.analysis.progress import count_domains, total
        from lnatool.services.clock import stamp, system_clock

        plan, path = window.bridge.plan, window.bridge.keeper.path
        if path.parent == self.state_dir / "samples":
            return
        counts = total(count_domains(plan))
        entry = Recent(
            str(path),
            plan.person.name,
            plan.framework.title,
            stamp(system_clock()),
            counts.answered,
            counts.total,
        )
        self.settings.put(self.settings.value.opened(entry))

    def asked(self, path: Path | None) -> None:
        """A second start asked for a plan, or only for the program."""
        if path is not None:
            self.open_path(path)
            return
        window = self.windows[-1] if self.windows else self.new_window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def keep_work(self) -> bool:
        """Save every open plan now, after a bug; whether everything is on the disk."""
        kept = True
        for window in self.windows:
            if window.bridge is not None:
                window.bridge.save_now()
                kept = window.bridge.keeper.kept() and kept
        return kept

    def preload(self) -> None:
        """Once the first picture is there: load what is needed soon, collect garbage again.

        What exists now lives as long as the program, so the collector need not look at it.
        """
        gc.freeze()
        gc.enable()
        for window in self.windows:
            self._remember(window)
        from PySide6.QtGui import QIcon

        self.qt.setWindowIcon(QIcon(str(paths.resource_path("icons", "lnatool.png"))))

        def load() -> None:
            import pydantic  # noqa: F401 - loaded now, used soon

            import lnatool.domain.apply
            import lnatool.services.storage.codec  # noqa: F401 - the same

        self._tasks.run(load, lambda _none: None, lambda _error: None)

    def _free_window(self) -> MainWindow:
        free = next((window for window in self.windows if window.bridge is None), None)
        return free or self.new_window()

    def _notice_soon(self, window: MainWindow, notice: Problem) -> None:
        title = window.tr("About this plan")
        QTimer.singleShot(0, window, lambda: window.ask.tell(title, notice))


def _unusable(folder: Path, error: OSError) -> Problem:
    from lnatool.domain.problems import Problem

    why = error.strerror or type(error).__name__
    return Problem("error", str(folder), "This folder cannot be used: {why}.", {"why": why})


def application() -> QApplication:
    """The application object. Our palettes are made for Fusion, which looks alike everywhere.

    The style is an argument because `setStyle` returns a style object, and making its Python
    class takes longer than the start page does.
    """
    return QApplication([sys.argv[0], "-style", "Fusion"])


def build(qt: QApplication) -> App:
    """The program around an application object; what ``main`` and the tests start from."""
    qt.setApplicationName("lnatool")
    qt.setApplicationVersion(__version__)
    _translate(qt)
    return App(qt)


def _translate(qt: QApplication) -> None:
    catalogues = paths.resource_path("i18n")
    if not any(catalogues.glob("*.qm")):
        return
    from PySide6.QtCore import QLocale, QTranslator

    translator = QTranslator(qt)
    if translator.load(QLocale(), "lnatool", "_", str(catalogues)):
        qt.installTranslator(translator)


def main(argv: list[str]) -> int:
    """Open the window, on a plan file if one is named. Returns the exit code."""
    qt = application()
    apps: list[App] = []
    install(paths.user_state_dir(), lambda: all(list(map(App.keep_work, apps))))
    path = Path(argv[0]) if argv else None
    single = SingleInstance(paths.user_state_dir(), qt)
    if not single.first and single.hand_over(path):
        return 0
    app = build(qt)
    apps.append(app)
    single.listen(app.asked)
    window = app.new_window()
    window.painted = app.preload
    if path is None or not app.open_path(path, window):
        window.show_page("start")
    window.show()
    code = qt.exec()
    single.release()
    return code
