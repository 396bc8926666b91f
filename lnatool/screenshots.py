"""Pictures of every page, made without a screen: for the demo, the README and a look by eye."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea

from lnatool.services.settings import TEXT_SIZES, Theme
from lnatool.ui.main_window import PAGES, SIDE_PAGES, MainWindow

SIZE = (1180, 780)
TALLEST = 6000
DEFAULT_LOOKS: tuple[tuple[Theme, int], ...] = (("light", 100), ("dark", 100), ("light", 200))


def take(
    plan_path: Path, out_dir: Path, looks: tuple[tuple[Theme, int], ...] = DEFAULT_LOOKS
) -> list[Path]:
    """PNG pictures of every page of a plan, in each look (theme, text size in per cent).

    Needs an application on the offscreen platform or a screen; makes one if there is none.
    """
    from lnatool.app import application, build

    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else application()
    out_dir.mkdir(parents=True, exist_ok=True)
    app = build(qt)
    before = app.settings.value
    made: list[Path] = []
    try:
        window = app.new_window()
        window.resize(*SIZE)
        if not app.open_path(plan_path, window):
            return made
        window.show()
        for theme, percent in looks:
            app.theme.use(theme)
            app.theme.use_text_size(min(TEXT_SIZES, key=lambda size: abs(size - percent)))
            for page in ("start", *PAGES, *SIDE_PAGES):
                window.show_page(page)
                path = out_dir / f"{page}-{theme}-{percent}.png"
                _whole(window, qt).save(str(path))
                made.append(path)
            for page, picture in _preceptor(window, plan_path, qt).items():
                path = out_dir / f"{page}-{theme}-{percent}.png"
                picture.save(str(path))
                made.append(path)
        window.close()
    finally:
        app.settings.put(before)
        app.theme.apply()
        _settle(qt)
    return made


def _preceptor(window: MainWindow, plan_path: Path, qt: QApplication) -> dict[str, QPixmap]:
    """A preceptor's list and review of the plan; nobody else on this computer is pictured."""
    from lnatool.services.desk.desk import Desk
    from lnatool.ui.pages.preceptor import PreceptorPage

    window.show_page("preceptor")
    page = cast(PreceptorPage, window.page("preceptor"))
    page.tasks.finish()
    _settle(qt)
    usual = page.shelf
    with TemporaryDirectory() as folder:
        desk = page.shelf = Desk(Path(folder))
        page.begin(desk.take(desk.arrive(plan_path)))
        review = _whole(window, qt)
        page.leave_review()
        page.tasks.finish()
        _settle(qt)
        people = _whole(window, qt)
    page.shelf = usual
    return {"preceptor": people, "review": review}


def _whole(window: MainWindow, qt: QApplication) -> QPixmap:
    """The window made tall enough for all that its page would scroll to."""
    window.resize(*SIZE)
    _settle(qt)
    for _ in range(4):  # a wider or taller page may break its lines elsewhere
        hidden = max(
            (
                area.verticalScrollBar().maximum()
                for area in window.findChildren(QScrollArea)
                if area.isVisible()
            ),
            default=0,
        )
        if not hidden or window.height() >= TALLEST:
            break
        window.resize(window.width(), min(window.height() + hidden, TALLEST))
        _settle(qt)
    picture = window.grab()
    window.resize(*SIZE)
    return picture


def _settle(qt: QApplication) -> None:
    """Lets layouts, timers and paints that are due happen."""
    for _ in range(6):
        qt.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
