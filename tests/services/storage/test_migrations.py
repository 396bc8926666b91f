"""Older plan files: step by step to the newest version, and never touched on disk."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from lnatool.domain.plan import (
    VERSION,
    Action,
    Answer,
    Evidence,
    Export,
    Goal,
    GoalReview,
    Person,
    Plan,
    ReturnedFile,
    Review,
    Round,
    SecondView,
    SignOff,
)
from lnatool.domain.problems import KnownError
from lnatool.services.storage.codec import decode
from lnatool.services.storage.keeper import Keeper
from lnatool.services.storage.migrations import STEPS, migrated

PLANS = Path(__file__).parents[2] / "data" / "plans"
GOLDEN = sorted(PLANS.glob("v*/*.lnaplan"))


def rename(plain: dict[str, Any]) -> dict[str, Any]:
    return {"version": 2, "title": plain["name"]}


def shout(plain: dict[str, Any]) -> dict[str, Any]:
    return {"version": 3, "title": plain["title"].upper()}


MADE_UP = {1: rename, 2: shout}


@pytest.mark.parametrize(
    "plain",
    [{"version": 1, "name": "a"}, {"version": 2, "title": "a"}, {"version": 3, "title": "A"}],
)
def test_every_older_version_takes_the_steps_it_needs(plain: dict[str, Any]) -> None:
    assert migrated(plain, "x", MADE_UP, newest=3) == {"version": 3, "title": "A"}


@pytest.mark.parametrize("version", [0, -1, "1", None, 1.5, []])
def test_a_version_that_never_was_is_a_sentence(version: object) -> None:
    with pytest.raises(KnownError) as caught:
        migrated({"version": version}, "my plan.lnaplan", {}, newest=1)
    assert caught.value.problem.place == "my plan.lnaplan"
    assert f"version {version}" in caught.value.problem.sentence


def test_every_older_version_has_a_step_and_a_golden_file() -> None:
    assert sorted(STEPS) == list(range(1, VERSION))
    versions = {int(path.parent.name[1:]) for path in GOLDEN}
    assert versions == set(range(1, VERSION + 1))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_old_file_opens_with_what_it_says_and_stays_as_it_is(
    tmp_path: Path, golden: Path
) -> None:
    path = tmp_path / golden.name
    path.write_bytes(golden.read_bytes())
    opened = Keeper.open(path, tmp_path / "state")
    opened.keeper.close(opened.plan)
    assert opened.notices == ()
    assert path.read_bytes() == golden.read_bytes()


def test_a_plan_of_version_1_says_what_it_said() -> None:
    file = PLANS / "v1" / "every-field.lnaplan"
    plan = decode(file.read_bytes(), str(file))
    answer, goal, review = plan.answer("c1-1"), plan.goals[0], plan.reviews[0]
    assert (answer.rating, plan.earlier[0].answer("c1-1").rating) == (3, 2)
    assert plan.answer("c1-2").rating == "not-applicable"
    assert plan.answer("c1-4").rating == 0
    assert answer.private_note == "Between me and me 👩🏽‍⚕️"
    assert (answer.evidence[0].where, answer.evidence[0].shared) == ("My portfolio, page 3", True)
    assert (goal.competencies, goal.actions[0].done) == (("c1-1", "c1-4"), True)
    assert (review.held, review.summary) == ("2026-09-16", "Plan agreed.")
    assert (plan.person.name, plan.person.preceptor_name) == ("Zoë Ó Briain", "Ali Example")


def test_a_plan_of_version_2_says_what_it_said() -> None:
    file = PLANS / "v2" / "every-field.lnaplan"
    plan = decode(file.read_bytes(), str(file))
    view, review = plan.answer("c1-1").preceptor, plan.goals[0].preceptor
    assert view is not None
    assert review is not None
    assert (view.rating, view.by, plan.answer("c1-1").agreed) == (3, "Ali Example", 3)
    assert view.comment == "You handled the trauma list calmly. Ŵyn → next: theatre."
    assert (review.view, review.day) == ("discuss", "2026-09-16")
    assert plan.sign_offs[0].content == '{"agreed":"what was signed"}'
    assert (plan.exports[0].revision, len(plan.exports[0].pages)) == (7, 2)
    assert plan.returns[0].kept == "2026-09-17 my plan.pdf"


def test_the_golden_files_use_every_field_there_is() -> None:
    used: set[tuple[type, str]] = set()
    for path in PLANS.glob(f"v{VERSION}/*.lnaplan"):
        note_fields(decode(path.read_bytes(), str(path)), used)
    models = (
        *(Plan, Round, Answer, Evidence, Person, Goal, Action, Review),
        *(SecondView, GoalReview, SignOff, Export, ReturnedFile),
    )
    every = {(model, field.name) for model in models for field in fields(model)}
    assert every - used == set()


def note_fields(model: object, used: set[tuple[type, str]]) -> None:
    """Add each field that holds something to ``used``, in the whole document."""
    if isinstance(model, dict):
        model = tuple(model.values())
    if isinstance(model, tuple):
        for item in model:
            note_fields(item, used)
    elif is_dataclass(model):
        for field in fields(model):
            value = getattr(model, field.name)
            if value:
                used.add((type(model), field.name))
                note_fields(value, used)
