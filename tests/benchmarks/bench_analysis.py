"""The full analysis and the map of a plan with four rounds.

Bars (medians): 200 items 15 ms, 20,000 items 1 s.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from lnatool.domain.analysis.changes import what_changed
from lnatool.domain.analysis.mapping import standings
from lnatool.domain.analysis.needs import analyse
from lnatool.domain.analysis.rounds import goal_progress, round_summaries, three_views
from lnatool.domain.framework import Competency, Domain, Framework
from lnatool.domain.plan import Answer, Goal, Plan, Rating, Round, SecondView
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


def answered_plan(count: int) -> Plan:
    """A plan with four rounds, answered in every way, each item mapped to two codes."""
    plan = plan_of(count)
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


if __name__ == "__main__":
    for size, runs in ((200, 60), (20_000, 7)):
        made = answered_plan(size)
        gc.collect()
        gc.freeze()  # as the app does after its first frame
        words = [f"{name} {median_of(partial(work, made), runs):7.2f} ms" for name, work in PARTS]
        print(f"analysis {size:6} items  {'  '.join(words)}")
