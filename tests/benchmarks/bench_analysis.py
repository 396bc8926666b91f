"""The full analysis and the map of a plan with four rounds.

Bars (medians): 200 items 15 ms, 20,000 items 1 s. The needs page: opened to painted 50 ms,
another selection 16 ms at 2,000 items; and what the standards and progress pages take.
"""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from lnatool.app import App, application, build
from lnatool.domain.analysis.changes import what_changed
from lnatool.domain.analysis.mapping import standings
from lnatool.domain.analysis.needs import analyse
from lnatool.domain.analysis.rounds import goal_progress, round_summaries, three_views
from lnatool.domain.framework import Competency, Domain, Framework
from lnatool.domain.plan import Answer, Goal, Plan, Rating, Round, SecondView
from lnatool.services.storage.keeper import Keeper
from lnatool.ui.main_window import MainWindow
from tests.benchmarks.bench_assess import Painted, timed
from tests.made_up import plan_of

STATES: tuple[Rating | None, ...] = (0, 1, 2, 3, 4, None, "not-applicable", "no-opportunity")
POINTS = ("start", "m6", "m6", "m12")
STANDARD = Framework(
    id="hcpc-sop-2023",
    edition="2023",
    title="A standard of 15 headings with 10 codes each",
    kind="reference",
    domains=tuple(
        Domain(
            f"h{heading}",
            f"Heading {heading}",
            str(heading),
            "",
            tuple(
                Competency(f"{heading}.{place}", f"{heading}.{place}", "A code")
                for place in range(1, 11)
            ),
        )
        for heading in range(1, 16)
    ),
)


def answered_plan(count: int, areas: int | None = None) -> Plan:
    """A plan with four rounds, answered in every way, each item mapped to two codes."""
    plan = plan_of(count, areas)
    codes = [code for code, _ in STANDARD.codes()]
    items = {item.id: number for number, item in enumerate(plan.framework.walk())}
    domains = []
    for domain in plan.framework.domains:
        mapped = tuple(
            replace(
                item,
                mappings=tuple(
                    replace(item.mappings[0], code=codes[items[item.id] * factor % len(codes)])
                    for factor in (1, 7)
                ),
            )
            for item in domain.competencies
        )
        domains.append(replace(domain, competencies=mapped))
    rounds = [
        Round(f"r{place}", "preceptee", point, "", _answers(list(items), place))
        for place, point in enumerate(POINTS)
    ]
    goals = tuple(Goal(f"g{n}", "A goal", tuple(list(items)[n * 5 : n * 5 + 5])) for n in range(10))
    framework = replace(plan.framework, domains=tuple(domains))
    return replace(
        plan, framework=framework, round=rounds[-1], earlier=tuple(rounds[:-1]), goals=goals
    )


def _answers(items: list[str], place: int) -> dict[str, Answer]:
    return {
        item: Answer(
            rating=STATES[(number + place) % len(STATES)],
            importance=number % 5 + 1,
            discuss=number % 3 == 0,
            preceptor=SecondView(rating=number % 5) if number % 3 else None,
        )
        for number, item in enumerate(items)
    }


def everything(plan: Plan) -> None:
    """All that the needs page, the map and the review page ask for."""
    analyse(plan)
    standings(plan, STANDARD, {})
    round_summaries(plan)
    goal_progress(plan)
    three_views(plan)
    what_changed(plan)


PARTS: tuple[tuple[str, Callable[[Plan], object]], ...] = (
    ("everything", everything),
    ("analyse", analyse),
    ("map", lambda plan: standings(plan, STANDARD, {})),
    ("rounds", round_summaries),
    ("changes", what_changed),
    ("views", three_views),
)


def median_of(work: Callable[[], object], times: int) -> float:
    """The median of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)


def bench_pages(app: App, count: int, folder: Path) -> None:
    """Open each page of the analysis, and choose another selection of needs."""
    path, qt = folder / f"{count}.lnaplan", app.qt
    plan = answered_plan(count, min(12, count // 10))
    Keeper.create(path, plan, app.state_dir).close(plan)
    window = app.new_window()
    app.open_path(path, window)
    said = [
        f"open {name} {_opened(qt, window, name):7.2f} ms"
        for name in ("needs", "standards", "progress")
    ]
    window.show_page("needs")
    page = window.page("needs")
    for name in ("area", "talk"):
        taken = [_toggled(qt, page, name, number) for number in range(40)]
        said.append(f"{name} {statistics.median(taken):7.2f} ms")
    print(f"pages    {count:6} items  {'  '.join(said)}")
    window.close()


def _opened(qt: QApplication, window: MainWindow, name: str) -> float:
    """The median of first openings: the page is made anew each time."""
    taken = []
    for number in range(8):
        window.show_page("about")
        old = window._pages.pop(name, None)
        if old is not None:
            window.stack.removeWidget(old)
            old.deleteLater()
        qt.processEvents()
        begin = time.perf_counter()
        window.show_page(name)
        page = window.page(name)
        painted = Painted(page if page is not None else window)
        while not painted.seen:
            qt.processEvents()
        seconds = (time.perf_counter() - begin) * 1000
        if number > 1:  # the first ones load modules and fonts
            taken.append(seconds)
    return statistics.median(taken)


def _toggled(qt: QApplication, page: object, name: str, number: int) -> float:
    filters, table = page.filters, page.table.viewport()  # type: ignore[attr-defined]
    painted = Painted(table)
    if name == "talk":
        return timed(qt, filters.talk.toggle, painted) * 1000
    return timed(qt, partial(filters.area.setCurrentIndex, number % 2 + 1), painted) * 1000


if __name__ == "__main__":
    for size, runs in ((200, 60), (20_000, 7)):
        made = answered_plan(size)
        gc.collect()
        gc.freeze()  # as the app does after its first frame
        words = [f"{name} {median_of(partial(work, made), runs):7.2f} ms" for name, work in PARTS]
        print(f"analysis {size:6} items  {'  '.join(words)}")
    with tempfile.TemporaryDirectory() as home:
        os.environ["LNATOOL_HOME"] = home
        program = build(application())
        for size in (60, 2_000):
            bench_pages(program, size, Path(home))
