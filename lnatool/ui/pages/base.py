"""What every page is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from lnatool.domain.edits import Change
    from lnatool.services.library.find import Library
    from lnatool.services.settings import SettingsFile
    from lnatool.ui.announce import Announcer
    from lnatool.ui.ask import Ask
    from lnatool.ui.session_bridge import SessionBridge
    from lnatool.ui.tasks import Tasks
    from lnatool.ui.theme import ThemeKeeper

_TWO_PANES = 95
"""The width, in letters, from which two panes stand side by side."""

CARD_EDGES = 112
"""What page and card leave at both sides of a card's content, the scroll bar with it."""

PageId = Literal[
    "start", "about", "assess", "needs", "standards", "plan", "progress", "reviews", "share",
    "preceptor",
]  # fmt: skip


class Opener(NamedTuple):
    """What the start page asks of the program. Each reports its own trouble to the person.

    ``open_path`` shows a plan file; ``create`` makes one (framework, role, person, path, then
    first edits, which can be undone) and shows it; ``sample`` shows the sample plan; ``delete``
    removes a plan and all traces of it.
    """

    open_path: Callable[[Path], bool]
    create: Callable[..., bool]
    sample: Callable[[], bool]
    delete: Callable[[Path], bool]


class StartContext(NamedTuple):
    """Handed to the start page, which needs no open plan."""

    ask: Ask
    announce: Announcer
    settings: SettingsFile
    library: Callable[[], Library]
    theme: ThemeKeeper
    opener: Opener
    documents: Path
    state_dir: Path


class PageContext(NamedTuple):
    """Handed to every page of a plan window; built once, in the window.

    ``go`` shows another page, on one of its items if an id is given.
    """

    bridge: SessionBridge
    ask: Ask
    announce: Announcer
    settings: SettingsFile
    library: Callable[[], Library]
    theme: ThemeKeeper
    tasks: Tasks
    go: Callable[..., None]
    opener: Opener
    documents: Path


class FreePage(QWidget):
    """A page of the window that needs no open plan. Pages are built when first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)

    def entered(self, item: str = "") -> None:
        """The page is shown: put the focus where the work is, on ``item`` if given."""

    def leaving(self) -> None:
        """The page is about to be hidden: send what is still in a field."""

    def closing(self) -> bool:
        """The window is about to close; whether it may."""
        return True

    def closed(self) -> None:
        """The window closes: let go of what is open."""


class Page(FreePage):
    """A page on a plan. It reads the plan, sends edits, and refreshes on changes.

    ``refresh`` is called for changes while the page is visible; changes made meanwhile are summed
    up in one ``refresh`` when it is shown again.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def refresh(self, change: Change) -> None:
        """Show the plan as it is now; ``change`` says what was touched."""


def title_label(text: str, parent: QWidget | None = None) -> QLabel:
    """A page's title."""
    return _label(text, "title", parent)


def heading_label(text: str, parent: QWidget | None = None) -> QLabel:
    """A heading within a page."""
    return _label(text, "heading", parent)


def muted_label(text: str, parent: QWidget | None = None) -> QLabel:
    """An explanation, in the quieter text colour; wraps."""
    label = _label(text, "muted", parent)
    label.setWordWrap(True)
    return label


def body_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Ordinary text; wraps."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _label(text: str, kind: str, parent: QWidget | None) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label


def side_by_side_if(page: QWidget) -> QBoxLayout.Direction:
    """Left to right where a page has the width for two panes at its text size, else on top."""
    wide = page.width() >= page.fontMetrics().averageCharWidth() * _TWO_PANES
    return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom


class Card(QFrame):
    """A white box with a border that groups what belongs together; ``body`` is its layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(10)


class ScrollingPage(Page):
    """A page whose content may be taller than the window; ``body`` is its layout."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(self)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(28, 22, 28, 28)
        self.body.setSpacing(14)
        self.scroll.setWidget(inner)
        outer.addWidget(self.scroll)
