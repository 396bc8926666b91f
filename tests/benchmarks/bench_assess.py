"""Rating, searching and resizing on the Assess page, with 60 and with 20,000 competencies.

From the key press to the frame that shows it. Bars: rate and next 16 ms at the 95th percentile,
search echo 8 ms and results 80 ms at 20,000, resize 50 ms.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lnatool.app import App, application, build
from lnatool.services.storage.keeper import Keeper
from lnatool.ui.pages.assess import AssessPage
from tests.benchmarks.bench_storage import percentile
from tests.made_up import plan_of

ROUNDS = 300


class Painted(QObject):
    """Says whether a widget was painted since the last time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


def timed(app: QApplication, act: Callable[[], object], painted: Painted) -> float:
    """Seconds from an act until the widget has been painted and the queue is empty."""
    app.processEvents()
    painted.seen = False
    begin = time.perf_counter()
    act()
    while not painted.seen:
        app.processEvents()
    return time.perf_counter() - begin


def show(count: int, what: str, taken: list[float]) -> None:
    middle, high = percentile(taken, 0.5) * 1000, percentile(taken, 0.95) * 1000
    print(f"assess   {count:6} items  {what:14} {middle:6.1f} ms  p95 {high:6.1f} ms")


def bench_assess(app: App, count: int, folder: Path) -> None:
    """Open a plan of this size and drive the page as a person would."""
    path = folder / f"{count}.lnaplan"
    plan = plan_of(count)
    Keeper.create(path, plan, app.state_dir).close(plan)
    window = app.new_window()
    assert app.open_path(path, window)
    window.activateWindow()
    window.show_page("assess")
    page = window.page("assess")
    assert isinstance(page, AssessPage)
    QTest.qWait(300)
    frame = Painted(page.list.table.viewport())

    first = plan.competencies[0].id

    def rate(number: int) -> float:
        if not page.pane.next.isEnabled():  # at the end of the list: from the top again
            page.entered(first)
        target = QApplication.focusWidget() or page.list.table
        return timed(app.qt, lambda: QTest.keyClicks(target, str(number % 5)), frame)

    show(count, "rate and next", [rate(number) for number in range(ROUNDS)])
    search = page.list.search
    search.setFocus(Qt.FocusReason.OtherFocusReason)
    typed = Painted(search)
    echo, results = [], []
    for number in range(40):
        word = f"number {number % 9 + 1}"
        echo += [
            timed(app.qt, lambda x=letter: QTest.keyClicks(search, x), typed) for letter in word
        ]
        results.append(timed(app.qt, page.list._fill, frame))
        search.clear()
        page.list._fill()
    show(count, "search echo", echo)
    show(count, "search results", results)
    sizes = [(900 + 37 * (n % 9), 600 + 23 * (n % 7)) for n in range(40)]
    show(count, "resize",
         [timed(app.qt, lambda s=s: window.resize(*s), frame) for s in sizes])  # fmt: skip
    window.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["LNATOOL_HOME"] = home
        program = build(application())
        for size in (60, 20_000):
            bench_assess(program, size, Path(home))
