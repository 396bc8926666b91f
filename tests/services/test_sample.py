"""The sample person's plan has everything in it that a plan can have."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lnatool.domain.analysis.needs import analyse
from lnatool.domain.analysis.progress import count_domains, total
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services.library.find import Library
from lnatool.services.sample import FRAMEWORK, sample_plan
from tests.builders import plain_framework


def clock() -> datetime:
    return datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    parts = plain_framework(groups=6, per_domain=9, id=FRAMEWORK)
    (tmp_path / "a.json").write_text(json.dumps(parts), encoding="utf-8")
    return Library([tmp_path])


@pytest.fixture(params=range(1, 6))
def sample(library: Library, request: pytest.FixtureRequest) -> Plan:
    return sample_plan(library, request.param, clock)


def test_every_state_occurs(sample: Plan) -> None:
    counts = total(count_domains(sample))
    assert counts.total == 54
    assert min(counts.rated, counts.not_applicable, counts.no_opportunity, counts.blank) > 0
    assert counts.discuss > 0


def test_notes_and_evidence_of_both_kinds_occur(sample: Plan) -> None:
    answers = sample.round.answers.values()
    assert any(answer.note for answer in answers)
    assert any(answer.private_note for answer in answers)
    shared = {evidence.shared for answer in answers for evidence in answer.evidence}
    assert shared == {True, False}


def test_goals_cover_the_first_needs_and_one_is_under_way(sample: Plan) -> None:
    first = [need.competency.id for need in analyse(sample).needs[:3]]
    assert [goal.competencies[0] for goal in sample.goals] == first
    assert sample.goals[0].status == "under-way"
    assert sample.goals[0].actions[0].done


def test_a_review_was_held_and_another_is_to_come(sample: Plan) -> None:
    assert sample.schedule == "core"
    assert [bool(review.held) for review in sample.reviews] == [True, False]


def test_a_seed_and_a_moment_make_one_plan(library: Library) -> None:
    assert sample_plan(library, 3, clock) == sample_plan(library, 3, clock)
    assert sample_plan(library, 3, clock) != sample_plan(library, 4, clock)


def test_without_the_framework_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no framework preceptee-diagnostic"):
        sample_plan(Library([tmp_path]))
