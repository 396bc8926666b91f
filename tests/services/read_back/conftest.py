"""A plan that was handed out, and reading it as it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from lnatool.domain.edits import Edit, NoteExport, PutGoal, PutReview, SetDiscuss, SetRating
from lnatool.domain.plan import Goal, Plan, Review
from lnatool.services.read_back.finding import Findings
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.read import read_bytes
from tests.builders import after, plan
from tests.services.read_back.pdfs import Copy, copy, fill


@dataclass(frozen=True)
class HandedOut:
    """A plan that has noted a copy, and the copy."""

    plan: Plan
    copy: Copy

    def back(self, values: Mapping[str, str], *since: Edit) -> Findings:
        """What comes back with these values, after these changes to the plan."""
        return findings(after(self.plan, *since), read_bytes(self.filled(values), "back.pdf"))

    def filled(self, values: Mapping[str, str]) -> bytes:
        return fill(self.copy.data, values)


def rated_plan() -> Plan:
    return plan(
        SetRating("d1-c1", 1),
        SetRating("d1-c2", 0),
        SetDiscuss("d1-c3", True),
        PutGoal(Goal("g1", "Lead a list", ("d1-c1",))),
        PutGoal(Goal("g2", "Second goal")),
        PutReview(Review("r1", "First", "2026-12-01")),
        PutReview(Review("r2", "Second", "2027-03-01")),
    )


@pytest.fixture
def handed_out() -> HandedOut:
    made = rated_plan()
    out = copy(made)
    return HandedOut(after(made, NoteExport(out.export)), out)
