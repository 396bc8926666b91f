"""A plan of fifteen pages as a PDF, warm. Bar: 250 ms on two cores."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from pypdf import PdfReader

from lnatool.domain.edits import PutGoal, SetNote
from lnatool.domain.goals import suggested_goals
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.library.find import Library
from lnatool.services.paths import framework_folders
from lnatool.services.sample import sample_plan
from tests.builders import after

ROUNDS = 15


def bench_pdf() -> None:
    """Print the figures."""
    plan = sample_plan(Library(framework_folders()))
    plan = after(plan, *(PutGoal(goal) for goal in suggested_goals(plan, 6)))
    words = "A note of a few lines about how this went, with what I would do differently. " * 4
    plan = after(plan, *(SetNote(item.id, words) for item in list(plan.framework.walk())[::3]))
    with tempfile.TemporaryDirectory() as folder:
        path, taken = Path(folder) / "plan.pdf", []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            write_plan_pdf(plan, path)
            taken.append(time.perf_counter() - begin)
        pages, size = len(PdfReader(path).pages), path.stat().st_size
    print(
        f"pdf      {pages} pages  cold {taken[0] * 1000:5.0f} ms  "
        f"warm {statistics.median(taken[1:]) * 1000:5.0f} ms  {size // 1024} KiB"
    )


if __name__ == "__main__":
    bench_pdf()
