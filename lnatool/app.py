"""The front door of the window: builds everything once and hands it down."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from lnatool import __version__
from lnatool.domain.problems import KnownError, Problem
from lnatool.services import paths
from lnatool.services.clock import stamp, system_clock
from lnatool.services.library.find import Library
from lnatool.services.session import Session
from lnatool.services.settings import Recent, SettingsFile
from lnatool.services.storage.keeper import Keeper
from lnatool.ui.announce import Announcer
from lnatool.ui.ask import QtAsk
from lnatool.ui.errors import install
from lnatool.ui.main_window import MainWindow
from lnatool.ui.pages.base import Opener, PageContext, StartContext
from lnatool.ui.session_bridge import SessionBridge
from lnatool.ui.single_instance import SingleInstance
from lnatool.ui.tasks import Tasks
from lnatool.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from lnatool.domain.framework import Framework
    from lnatool.domain.plan import Person, Plan


class App:
    """The windows of one run of the program and what they share."""

    def __init__(self, qt: QApplication) -> None:
        self.qt = qt
        self.settings = SettingsFile(paths.user_config_dir() / "settings.json")
        self.theme = ThemeKeeper(qt, self.settings)
        self.library = Library(paths.framework_folders())
        self.state_dir = paths.user_state_dir()
        self.documents = paths.documents_dir()
        self.windows: list[MainWindow] = []
        self._tasks = Tasks(qt)

    def new_window(self) -> MainWindow:
        """An empty window; it shows nothing until a page is chosen."""
        window = MainWindow(self._start_context, self._page_context, self._window_closed)
        self.windows.append(window)
        return window

    def _start_context(self, window: MainWindow) -> StartContext:
        opener = Opener(
            lambda path: self.open_path(path, window),
            lambda framework, role, person, path: self.create(
                framework, role, person, path, window
            ),
            lambda: self.open_sample(window),
            lambda path: self.delete(path, window),
        )
        return StartContext(
            QtAsk(window),
            Announcer(window),
            self.settings,
            self.library,
            self.theme,
            opener,
            self.documents,
            self.state_dir,
        )

    def _page_context(self, window: MainWindow, bridge: SessionBridge) -> PageContext:
        return PageContext(
            bridge=bridge,
            ask=window.ask,
            announce=window.announce,
            settings=self.settings,
            library=self.library,
            theme=self.theme,
            tasks=Tasks(window),
            go=window.show_page,
        )

    def _window_closed(self, window: MainWindow) -> None:
        self._remember(window)
        if window in self.windows:
            self.windows.remove(window)

    def open_path(self, path: Path, window: MainWindow | None = None) -> bool:
        """Open a plan file: in its window if it is open, in this one if it is free."""
        path = path.absolute()
        for shown in self.windows:
            if shown.bridge is not None and shown.bridge.keeper.path == path:
                shown.raise_()
                shown.activateWindow()
                return True
        window = window or self._free_window()
        try:
            opened = Keeper.open(path, self.state_dir)
        except KnownError as error:
            window.ask.tell(window.tr("This plan could not be opened"), error.problem)
            return False
        self._show_plan(opened.keeper, opened.plan, window)
        for notice in opened.notices:
            QTimer.singleShot(0, lambda notice=notice: self._notice(window, notice))
        return True

    def create(
        self, framework: Framework, role: str, person: Person, path: Path, window: MainWindow
    ) -> bool:
        """Make a new plan file and show it."""
        from lnatool.domain.new_plan import new_plan

        plan = new_plan(framework, role, stamp(system_clock()), person)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            keeper = Keeper.create(path.absolute(), plan, self.state_dir)
        except OSError as error:
            place = str(path.parent)
            problem = Problem("error", place, "This folder cannot be used: {why}.", {"why": error})
            window.ask.tell(window.tr("The plan could not be made"), problem)
            return False
        except KnownError as error:
            window.ask.tell(window.tr("The plan could not be made"), error.problem)
            return False
        self._show_plan(keeper, plan, window)
        return True

    def open_sample(self, window: MainWindow) -> bool:
        """Show a sample plan, kept in the program's own folder and made anew each time."""
        from lnatool.services.sample import sample_plan
        from lnatool.services.storage.keeper import purge

        path = self.state_dir / "samples" / "Sample learning plan.lnaplan"
        path.parent.mkdir(parents=True, exist_ok=True)
        for shown in self.windows:
            if shown.bridge is not None and shown.bridge.keeper.path == path:
                return self.open_path(path, window)
        if path.exists():
            purge(path, self.state_dir)
        try:
            plan = sample_plan(self.library)
            keeper = Keeper.create(path, plan, self.state_dir)
        except KnownError as error:
            window.ask.tell(window.tr("The sample could not be shown"), error.problem)
            return False
        self._show_plan(keeper, plan, window)
        return True

    def delete(self, path: Path, window: MainWindow) -> bool:
        """Delete a plan and every recovery copy and backup of it."""
        from lnatool.services.storage.keeper import purge

        try:
            purge(path, self.state_dir)
        except KnownError as error:
            window.ask.tell(window.tr("The plan could not be deleted"), error.problem)
            return False
        self.settings.put(self.settings.value.forgotten(str(path)))
        return True

    def _show_plan(self, keeper: Keeper, plan: Plan, window: MainWindow) -> None:
        if window.bridge is not None:
            window = self.new_window()
        bridge = SessionBridge(Session(plan), keeper, Tasks(window), parent=window)
        window.attach(bridge)
        window.show()
        self._remember(window)

    def _remember(self, window: MainWindow) -> None:
        """Keep the plan at the head of the start page's list."""
        if window.bridge is None:
            return
        from lnatool.domain.analysis.progress import count_domains, total

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

    def keep_work(self) -> None:
        """Save every open plan now; used when there is a bug."""
        for window in self.windows:
            if window.bridge is not None:
                window.bridge.save_now()

    def preload(self) -> None:
        """Load what is needed soon but not for the first picture, off the UI thread."""

        def load() -> None:
            import pydantic  # noqa: F401

            import lnatool.services.storage.codec  # noqa: F401

        self._tasks.run(load, lambda _none: None, lambda _error: None)

    def _free_window(self) -> MainWindow:
        free = next((window for window in self.windows if window.bridge is None), None)
        return free or self.new_window()

    def _notice(self, window: MainWindow, notice: Problem) -> None:
        window.ask.tell(window.tr("About this plan"), notice)


def build(qt: QApplication) -> App:
    """The program around an application object; what ``main`` and the tests start from."""
    qt.setApplicationName("lnatool")
    qt.setApplicationVersion(__version__)
    qt.setStyle("Fusion")
    qt.setWindowIcon(QIcon(str(paths.resource_path("icons", "lnatool.png"))))
    translator = QTranslator(qt)
    if translator.load(QLocale(), "lnatool", "_", str(paths.resource_path("i18n"))):
        qt.installTranslator(translator)
    return App(qt)


def main(argv: list[str]) -> int:
    """Open the window, on a plan file if one is named. Returns the exit code."""
    qt = QApplication([sys.argv[0]])
    path = Path(argv[0]) if argv else None
    single = SingleInstance(paths.user_state_dir(), qt)
    if not single.first:
        single.hand_over(path)
        return 0
    app = build(qt)
    install(app.state_dir, app.keep_work)
    single.listen(app.asked)
    window = app.new_window()
    if path is None or not app.open_path(path, window):
        window.show_page("start")
    window.painted = app.preload
    window.show()
    code = qt.exec()
    single.release()
    return code
