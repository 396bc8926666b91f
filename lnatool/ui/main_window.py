"""The window: the rail, one page at a time, and what is always in sight."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from lnatool.ui.menus import Menus
from lnatool.ui.pages.base import FreePage, Page, PageContext, StartContext
from lnatool.ui.widgets.focus_ring import FocusRing
from lnatool.ui.widgets.rail import Rail
from lnatool.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from lnatool.domain.edits import Change
    from lnatool.ui.announce import Announcer
    from lnatool.ui.ask import Ask
    from lnatool.ui.session_bridge import SaveState, SessionBridge

PAGES = {
    "about": ("lnatool.ui.pages.about", "AboutPage"),
    "assess": ("lnatool.ui.pages.assess", "AssessPage"),
    "needs": ("lnatool.ui.pages.needs", "NeedsPage"),
    "standards": ("lnatool.ui.pages.standards", "StandardsPage"),
    "plan": ("lnatool.ui.pages.plan", "PlanPage"),
    "progress": ("lnatool.ui.pages.progress", "ProgressPage"),
    "reviews": ("lnatool.ui.pages.reviews", "ReviewsPage"),
    "share": ("lnatool.ui.pages.share", "SharePage"),
}
"""Where each page lives; a page's module is imported when the page is first shown."""

FREE_PAGES = ("start", "preceptor")
"""Pages that need no open plan."""

SIDE_PAGES = {
    "returned": ("lnatool.ui.pages.returned", "ReturnedPage", "reviews"),
    "paper": ("lnatool.ui.pages.paper_review", "PaperReviewPage", "reviews"),
}
"""Pages that another page leads to; the rail marks that one."""


class MainWindow(QMainWindow):
    """One window; it shows the start page and, once one is opened, one plan."""

    def __init__(
        self,
        start: Callable[[MainWindow], StartContext],
        plan_context: Callable[[MainWindow, SessionBridge], PageContext],
        closed: Callable[[MainWindow], None],
    ) -> None:
        super().__init__()
        self._start_context = start(self)
        self._make_context = plan_context
        self._closed = closed
        self.context: PageContext | None = None
        self.bridge: SessionBridge | None = None
        self.announce: Announcer = self._start_context.announce
        self.ask: Ask = self._start_context.ask
        self.drops: QObject | None = None
        self.painted: Callable[[], None] | None = None
        self._pages: dict[str, QWidget] = {}
        self._stale: dict[str, Change] = {}
        self._current = ""
        self.setWindowTitle("lnatool")
        self.setMinimumSize(720, 480)
        self._build()
        self.menus = Menus(self, self._start_context)
        self.ring = FocusRing(self, self._start_context.theme)
        self._restore()

    def _build(self) -> None:
        middle = QWidget(self)
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.rail = Rail(
            [
                ("start", self.tr("Start")),
                ("about", self.tr("About me")),
                ("assess", self.tr("Assess")),
                ("needs", self.tr("Needs")),
                ("standards", self.tr("Standards")),
                ("plan", self.tr("Plan")),
                ("progress", self.tr("Progress")),
                ("reviews", self.tr("Reviews")),
                ("share", self.tr("Share")),
                ("preceptor", self.tr("Preceptor")),
            ],
            middle,
        )
        for page in PAGES:
            self.rail.set_available(page, False)
        self.rail.chosen.connect(self.show_page)
        self.stack = QStackedWidget(middle)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.top_bar = TopBar(middle)
        self.top_bar.hide()
        right.addWidget(self.top_bar)
        right.addWidget(self.stack, 1)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self.setCentralWidget(middle)

    def attach(self, bridge: SessionBridge, page: str = "") -> None:
        """Show a plan in this window, on its most useful page unless one is named."""
        from lnatool.domain.edits import EVERYTHING

        self.bridge = bridge
        self.context = self._make_context(self, bridge)
        for name in PAGES:
            self.rail.set_available(name, True)
        self.top_bar.attach(bridge)
        self.top_bar.show()
        self.menus.attach(bridge)
        if self.drops is None:
            from lnatool.ui.drops import Drops

            self.drops = Drops(self)
        bridge.changed.connect(self._plan_changed)
        bridge.foreign_change.connect(self._foreign_change)
        bridge.save_state_changed.connect(self._say_unsaved)
        self._plan_changed(EVERYTHING)
        self.show_page(page or self._useful_page())

    def detach(self) -> None:
        """Let the plan go without saving it, and show the start page."""
        bridge, self.bridge, self.context = self.bridge, None, None
        if bridge is None:
            return
        bridge.let_go()
        bridge.changed.disconnect(self._plan_changed)
        bridge.foreign_change.disconnect(self._foreign_change)
        bridge.save_state_changed.disconnect(self._say_unsaved)
        self.top_bar.detach()
        self.top_bar.hide()
        self.menus.detach()
        self._stale.clear()
        for name in PAGES:
            self.rail.set_available(name, False)
        for name in (*PAGES, *SIDE_PAGES):
            page = self._pages.pop(name, None)
            if page is not None:
                self.stack.removeWidget(page)
                page.deleteLater()
        bridge.deleteLater()
        self._current = ""
        self.setWindowTitle("lnatool")
        self.show_page("start")

    def show_plan(self) -> None:
        """Come to the front with the plan, also where the start page is shown."""
        self.raise_()
        self.activateWindow()
        if self._current == "start":
            self.show_page(self._useful_page())

    def _say_unsaved(self, state: SaveState) -> None:
        if state.kind == "nowhere":
            self.announce.say(self.tr("Your latest changes are not saved anywhere yet."))

    def _useful_page(self) -> str:
        plan = self.bridge.plan if self.bridge else None
        started = plan is not None and (plan.round.answers or plan.person.start_date)
        return "assess" if started else "about"

    def show_page(self, name: str, item: str = "") -> None:
        """Show a page, on one of its items if an id is given; it is built when first shown."""
        if name not in FREE_PAGES and self.bridge is None:
            return
        before = self._pages.get(self._current)
        if isinstance(before, FreePage) and name != self._current:
            before.leaving()
            if self.bridge is not None:
                self.bridge.save_now()
        page = self._pages.get(name)
        if page is None:
            page = self._make_page(name)
            self._pages[name] = page
            self.stack.addWidget(page)
        elif name in self._stale and isinstance(page, Page):
            page.refresh(self._stale.pop(name))
        self._stale.pop(name, None)
        self._current = name
        self.stack.setCurrentWidget(page)
        self.rail.show_current(SIDE_PAGES[name][2] if name in SIDE_PAGES else name)
        self.top_bar.setVisible(self.bridge is not None and name != "preceptor")
        self.menus.page_shown(page)
        page.entered(item)  # type: ignore[attr-defined]

    @property
    def current_page(self) -> str:
        """The name of the page that is shown."""
        return self._current

    def page(self, name: str) -> QWidget | None:
        """A page that has been built, or None."""
        return self._pages.get(name)

    def _make_page(self, name: str) -> QWidget:
        """A page, made where it will stay: moving a widget styles all of it anew."""
        if name == "start":
            from lnatool.ui.pages.start import StartPage

            return StartPage(self._start_context, self.stack)
        if name == "preceptor":
            free: QWidget = import_module("lnatool.ui.pages.preceptor").PreceptorPage(
                self._start_context, self.stack
            )
            return free
        module, class_name, *_ = PAGES.get(name) or SIDE_PAGES[name]
        page: QWidget = getattr(import_module(module), class_name)(self.context, self.stack)
        return page

    def _plan_changed(self, change: Change) -> None:
        for name, page in self._pages.items():
            if name == self._current and isinstance(page, Page):
                page.refresh(change)
            elif isinstance(page, Page):
                earlier = self._stale.get(name)
                self._stale[name] = change if earlier is None else earlier.joined(change)
        if self.bridge is not None:
            self.top_bar.refresh(change)
            self.setWindowTitle(_window_title(self.bridge))

    def _foreign_change(self, error: object) -> None:
        from lnatool.ui.dialogs.foreign_change import settle

        if self.bridge is not None:
            settle(self.bridge, self.ask)

    def changeEvent(self, event: QEvent) -> None:
        """Saves when the person turns to another program."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._flush()
        super().changeEvent(event)

    def _flush(self) -> None:
        page = self._pages.get(self._current)
        if isinstance(page, FreePage):
            page.leaving()
        if self.bridge is not None:
            self.bridge.save_now()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves everything first; asks before closing with work that is in no file of the person's.

        The window stays open unless the person agrees.
        """
        self._flush()
        pages = [page for page in self._pages.values() if isinstance(page, FreePage)]
        if not all(page.closing() for page in pages):
            event.ignore()
            return
        if self.bridge is not None:
            from lnatool.ui.dialogs.close_plan import close_plan

            if not close_plan(self.bridge, self.ask):
                event.ignore()
                return
        self._start_context.settings.update(
            window=bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        )
        for page in pages:
            page.closed()
        self._closed(self)
        super().closeEvent(event)

    def _restore(self) -> None:
        state = self._start_context.settings.value.window
        if not state or not self.restoreGeometry(QByteArray.fromBase64(state.encode("ascii"))):
            self.resize(1180, 780)

    def showEvent(self, event: QShowEvent) -> None:
        """Waits for the first frame: widgets on top may leave this one nothing to paint."""
        super().showEvent(event)
        if self.painted is not None:
            self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells once that the first frame was painted, which an expose event does."""
        if event.type() == QEvent.Type.Expose and self.painted is not None:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted)
            self.painted = None
        return super().eventFilter(watched, event)


def _window_title(bridge: SessionBridge) -> str:
    name = bridge.plan.person.name or bridge.keeper.path.stem
    return f"{name} - lnatool"
