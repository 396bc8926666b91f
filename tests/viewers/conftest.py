"""A form as it is handed out, and what a preceptor enters into it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lnatool.domain.edits import PutGoal, SetDiscuss, SetRating
from lnatool.domain.form import TICKS, asked_about, form_fields
from lnatool.domain.plan import Export, Goal, Plan
from lnatool.services.export.plan_pdf import write_plan_pdf
from tests.builders import after
from tests.made_up import plan_of
from tests.viewers.filled import Values

PLAIN = "Support agreed \N{EN DASH} “good start”, café at £4 • Zoë"
"""Letters of Windows-1252 only: the font in the form has them all."""

LATIN = "Support agreed: good start, café at £4, Zoë, €5"
"""The same without typographic punctuation (U+2000 to U+206F), which pdfium takes from a Chinese
font of the computer where there is one."""

ANY = 'Siân Ŵyn: ŵ and Ż → go; ≥ 3, 李 (ok) \\ "x"'
"""Letters that the form's font lacks; their values must come back all the same."""


@pytest.fixture(scope="session")
def plan() -> Plan:
    return after(
        plan_of(20),
        PutGoal(Goal("g1", "Trauma imaging in theatre")),
        PutGoal(Goal("g2", "Talk with people who are afraid")),
        *(SetRating(f"c1-{n}", 0) for n in range(1, 5)),
        SetDiscuss("c2-1", True),
    )


@pytest.fixture(scope="session")
def handed_out(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Export]:
    path = tmp_path_factory.mktemp("form") / "plan.pdf"
    return path, write_plan_pdf(plan, path, today=date(2026, 11, 23))


@pytest.fixture(params=[LATIN, PLAIN, ANY], ids=["latin", "plain", "any"])
def values(request: pytest.FixtureRequest, plan: Plan) -> Values:
    """A value for every field: ticks on, levels chosen, text in each letter set."""
    return {
        field.name: True
        if field.part in TICKS
        else str(number % 5)
        if field.part == "level"
        else f"{request.param} {number}"
        for number, field in enumerate(form_fields(plan, asked_about(plan)))
    }
