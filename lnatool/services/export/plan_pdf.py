"""A plan as a PDF file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lnatool.domain.plan import Plan
from lnatool.services.clock import local_day, system_clock
from lnatool.services.export.report import ReportOptions, build_report
from lnatool.services.export.words import Translate, plain_words
from lnatool.services.storage.atomic import write_atomic


def write_plan_pdf(
    plan: Plan,
    path: Path,
    options: ReportOptions | None = None,
    today: date | None = None,
    translate: Translate = plain_words,
) -> None:
    """Write the report of a plan as a tagged PDF; the old file stays if it cannot be written.

    Raises KnownError where the file cannot be written.
    """
    from lnatool.services.export.pdf.render import render

    day = today or local_day(system_clock())
    report = build_report(plan, options or ReportOptions(), day, translate)
    write_atomic(path, render(report, translate))
