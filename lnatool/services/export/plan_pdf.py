"""A plan as a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from lnatool.domain.ids import new_id
from lnatool.domain.plan import Export, Plan
from lnatool.services.clock import local_day, stamp, system_clock
from lnatool.services.export.attach import attached_plan
from lnatool.services.export.protect import check_password, protect
from lnatool.services.export.report import ReportOptions, build_report
from lnatool.services.export.words import Translate, plain_words
from lnatool.services.page_digests import page_digests_of
from lnatool.services.storage.atomic import write_atomic
from lnatool.services.storage.codec import digest


def write_plan_pdf(
    plan: Plan,
    path: Path,
    options: ReportOptions | None = None,
    today: date | None = None,
    translate: Translate = plain_words,
    *,
    progress: Callable[[int, int], None] | None = None,
    password: str = "",
) -> Export:
    """Write the report of a plan as a tagged PDF; the old file stays if it cannot be written.

    ``progress`` is called after each page with its number and the number of pages; what it raises
    ends the work before anything is written. With a ``password`` the file is protected by it, and
    is never on the disk without. Returns the note of this copy for the plan, by which it is known
    when it comes back. Raises KnownError where the file cannot be written, or the logo or the
    password cannot be used.
    """
    from lnatool.services.export.pdf.render import render

    if password:
        check_password(password)
    chosen = options or ReportOptions()
    now = system_clock()
    report = build_report(plan, chosen, today or local_day(now), translate)
    data = render(report, translate, progress)
    pages = page_digests_of(data)
    if password:
        data = protect(data, password)
    attached = report.attached or attached_plan(plan, chosen)
    noted = Export(
        id=new_id(),
        made=stamp(now),
        kind=chosen.kind,
        revision=plan.revision,
        content=digest(attached.data),
        pages=pages,
        file=digest(data),
    )
    write_atomic(path, data)
    return noted
