"""A plan of fifteen pages with eight charts as a PDF, warm, against other ways to write it.

CPU time, medians, all in one run. Bars: at most 1.5 times plain untagged Platypus and 7 times a
bare canvas that draws the same strings; WeasyPrint and fpdf2 take at least 5 times as long; at
most 400 kB; a page costs as much in 500 pages as in 15.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from lnatool.domain.edits import PutGoal, SetNote, SetRating
from lnatool.domain.goals import suggested_goals
from lnatool.domain.plan import Plan
from lnatool.services.export.blocks import Figure, Form, Report
from lnatool.services.export.pdf.render import render
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.report import ReportOptions, build_report
from lnatool.services.export.words import plain_words
from lnatool.services.library.find import Library
from lnatool.services.paths import framework_folders
from lnatool.services.sample import sample_plan
from tests.benchmarks.other_pdf import bare_canvas, fpdf2_pdf, platypus, recorded, weasyprint_pdf
from tests.builders import after
from tests.made_up import plan_of

ROUNDS = 11
TODAY = date(2026, 11, 23)
NOTE = "A note of a few lines about how this went, with what I would do differently. " * 3


def cpu_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median processor time of a call that was made once before, in milliseconds."""
    work()
    taken = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return statistics.median(taken) * 1000


def fifteen_pages() -> Report:
    """The sample plan with eight charts."""
    plan = sample_plan(Library(framework_folders()))
    report = build_report(plan, ReportOptions(notes=False, evidence=False), TODAY)
    blocks = list(report.blocks)
    charts = [block for block in blocks if isinstance(block, Figure)]
    place = blocks.index(charts[-1]) + 1
    blocks[place:place] = charts * 3
    return replace(report, blocks=tuple(blocks))


def plan_with(count: int) -> Plan:
    """A plan with this many competencies, all rated, and a goal for every tenth."""
    plan = plan_of(count)
    items = list(plan.framework.walk())
    plan = after(plan, *(SetRating(item.id, number % 4) for number, item in enumerate(items)))
    plan = after(plan, *(SetNote(item.id, NOTE) for item in items[::3]))
    return after(plan, *(PutGoal(goal) for goal in suggested_goals(plan, count // 10)))


def compare() -> None:
    report = fifteen_pages()
    data = render(report, plain_words)
    pages = len(PdfReader(BytesIO(data)).pages)
    charts = sum(isinstance(block, Figure) for block in report.blocks)
    forms = [block for block in report.blocks if isinstance(block, Form)]
    fields = sum(len(row) for form in forms for row in form.rows)
    print(f"pdf      {pages} pages, {charts} charts, {fields} fields, {len(data) / 1000:.0f} kB")
    strings = recorded(report)
    ours = cpu_ms(lambda: render(report, plain_words))
    print(f"pdf      {'lnatool, tags, form, attachment':34}{ours:7.1f} ms")
    others: dict[str, tuple[Callable[[], object], int]] = {
        "a bare canvas, same strings": (lambda: bare_canvas(strings), ROUNDS),
        "plain Platypus, untagged": (lambda: platypus(report), ROUNDS),
        "WeasyPrint": (lambda: weasyprint_pdf(report), 3),
        "fpdf2": (lambda: fpdf2_pdf(report), 3),
    }
    for name, (work, rounds) in others.items():
        try:
            taken = cpu_ms(work, rounds)
        except (ImportError, OSError) as error:
            print(f"pdf      {name}: cannot be measured here ({error})")
            continue
        ratio = f"lnatool takes {ours / taken:.2f} x" if taken < 5 * ours else ""
        print(f"pdf      {name:34}{taken:7.1f} ms  {ratio or f'{taken / ours:.0f} x lnatool'}")


def whole_export() -> None:
    plan = sample_plan(Library(framework_folders()))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        taken = cpu_ms(lambda: write_plan_pdf(plan, path, today=TODAY))
        size = path.stat().st_size
    print(f"pdf      export and digests of its pages {taken:.1f} ms, {size / 1000:.0f} kB")


def growing() -> None:
    for count in (48, 490, 2480):
        report = build_report(plan_with(count), ReportOptions(), TODAY)
        strings = recorded(report)
        pages, every = len(strings), sum(map(len, strings))
        taken = cpu_ms(lambda report=report: render(report, plain_words), 3)
        print(
            f"pdf      {pages:4} pages {taken:7.0f} ms, {taken / pages:.2f} ms a page, "
            f"{taken / every * 1000:.0f} ms for a thousand strings"
        )


def bench_pdf() -> None:
    """Print the figures."""
    compare()
    whole_export()
    growing()


if __name__ == "__main__":
    bench_pdf()
