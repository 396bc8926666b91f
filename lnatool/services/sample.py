"""A made-up person's plan: to look at, to show, and to try things on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from lnatool.domain.framework import Competency, Framework
from lnatool.domain.goals import suggested_goals
from lnatool.domain.meetings import scheduled_reviews
from lnatool.domain.new_plan import new_plan
from lnatool.domain.plan import (
    Answer,
    Evidence,
    Goal,
    Person,
    Plan,
    Rating,
    Review,
)
from lnatool.services.clock import Clock, local_day, stamp, system_clock
from lnatool.services.library.find import Library

FRAMEWORK = "preceptee-diagnostic"
_WEEKS_IN_POST = 9
_STATES: tuple[Rating | None, ...] = (
    "not-applicable",
    "no-opportunity", "no-opportunity", "no-opportunity", "no-opportunity",
    None, None, None,
)  # fmt: skip
"""What is not a level in the sample; None is blank."""

_NOTES = (
    "I have done this with a colleague beside me and would like to try it on my own.",
    "Comfortable on day shifts. Evenings and weekends still feel new.",
    "The team showed me the local way of doing this in my first week.",
    "I know the theory from university. I want more practice here.",
    "I would like to watch somebody experienced do this before I try it.",
    "I ask for help early when I am not sure, and people are kind about it.",
    "Went well this month. I wrote a short reflection on it.",
    "I would like to talk about how this works in our department.",
)
_PRIVATE_NOTES = (
    "I feel slower than the others at this. Probably normal so early on.",
    "Raise this when we have a quiet half hour, not on the list.",
    "I was nervous about this one. Better after Thursday.",
)
_PLACES = ("My CPD folder", "Preceptorship folder, section 2", "Trust e-learning record")


def sample_plan(
    library: Library, seed: int = 1, clock: Clock = system_clock, framework_id: str = FRAMEWORK
) -> Plan:
    """The plan of a made-up preceptee nine weeks into the job; the same for a seed and a moment.

    Every state of an answer, notes of both kinds, evidence, goals and reviews occur in it.
    Raises KnownError where the bundled framework is missing.
    """
    chance = Random(seed)  # noqa: S311 - a made-up person, not a secret
    now = clock()
    start = local_day(now) - timedelta(weeks=_WEEKS_IN_POST)
    framework = library.framework(framework_id)
    plan = new_plan(
        framework, framework.roles[0].id, stamp(now - timedelta(days=2)), _person(start)
    )
    ids = _ids(chance)
    plan = replace(plan, id=ids(), modified=stamp(now), revision=1)
    answers = _answers(plan, chance, ids, now)
    plan = replace(plan, round=replace(plan.round, id=ids(), answers=answers))
    plan = replace(plan, goals=_goals(plan, ids))
    return _with_reviews(plan, framework, start, ids)


def _ids(chance: Random) -> Callable[[], str]:
    return lambda: f"{chance.getrandbits(128):032x}"


def _person(start: date) -> Person:
    return Person(
        name="Sam Taylor (sample)",
        job_title="Diagnostic radiographer",
        band="5",
        site="Sample General Hospital",
        start_date=start.isoformat(),
        transition="first-registration",
        preceptor_name="Alex Morgan",
        preceptor_role="Senior radiographer",
        preceptor_contact="Imaging department, extension 0000",
    )


def _answers(
    plan: Plan, chance: Random, ids: Callable[[], str], now: datetime
) -> dict[str, Answer]:
    items = plan.competencies
    states = _states(items, chance)
    began = now - timedelta(days=2)
    answers: dict[str, Answer] = {}
    for place, item in enumerate(items):
        rating = states[item.id] if item.id in states else _level(plan, item, chance)
        if rating is None:
            continue
        answers[item.id] = Answer(
            rating=rating,
            importance=_importance(plan, chance),
            discuss=chance.random() < 0.1,
            note=_note(rating, place),
            private_note=_PRIVATE_NOTES[place // 13 % 3] if place % 13 == 4 else "",
            evidence=_evidence(item, place, ids, now),
            rated=stamp(began + timedelta(seconds=40 * place)),
        )
    return answers


def _note(rating: Rating, place: int) -> str:
    """What people write depends on how they answered."""
    if rating == "not-applicable":
        return "Not part of my post here. My manager agrees."
    if rating == "no-opportunity":
        return "This has not come my way yet." if place % 2 else ""
    return _NOTES[place // 5 % len(_NOTES)] if place % 5 == 1 else ""


def _states(items: Sequence[Competency], chance: Random) -> dict[str, Rating | None]:
    """Who gets a state that is not a level; what is only for some roles is first not to apply."""
    drawn = sorted(items, key=lambda item: (not item.if_in_role, chance.random()))
    return {item.id: state for item, state in zip(drawn, _STATES, strict=False)}


def _level(plan: Plan, item: Competency, chance: Random) -> int:
    """A level around the expected one, more often a little below it."""
    levels = [level.value for level in plan.framework.rating_scale.levels]
    expected = item.expected_level(plan.round.role, plan.round.review_point)
    middle = levels[len(levels) // 2] if expected is None else expected
    wanted = middle + chance.choice((-2, -1, -1, 0, 0, 0, 0, 1))
    return max(levels[0], min(levels[-1], wanted))


def _importance(plan: Plan, chance: Random) -> int | None:
    if chance.random() < 0.7:
        return None
    return chance.choice([level.value for level in plan.framework.importance_levels.levels[-3:]])


def _evidence(
    item: Competency, place: int, ids: Callable[[], str], now: datetime
) -> tuple[Evidence, ...]:
    if place % 7 != 2 or not item.evidence:
        return ()
    example = item.evidence[0]
    day = local_day(now) - timedelta(days=3 + place)
    where = _PLACES[place % len(_PLACES)]
    shared = place % 2 == 0
    return (Evidence(ids(), example.type, example.text, day.isoformat(), where, shared),)


def _goals(plan: Plan, ids: Callable[[], str]) -> tuple[Goal, ...]:
    """Three goals, the first one under way."""
    goals = list(suggested_goals(plan, 3, ids))
    if goals:
        first, *rest = goals[0].actions
        begun = (replace(first, done=True), *rest)
        goals[0] = replace(goals[0], status="under-way", actions=begun)
    return tuple(goals)


def _with_reviews(plan: Plan, framework: Framework, start: date, ids: Callable[[], str]) -> Plan:
    """The meetings of the first schedule, those before today held."""
    if not framework.schedules:
        return plan
    schedule = framework.schedules[0]
    today = plan.modified[:10]
    reviews = scheduled_reviews(schedule, start, ids)
    held = [_held(review) if review.due < today else review for review in reviews]
    return replace(plan, schedule=schedule.id, reviews=tuple(held))


def _held(review: Review) -> Review:
    return replace(
        review,
        held=review.due,
        attended="Sam Taylor, Alex Morgan",
        summary="We talked about how the first weeks went and agreed what to practise next.",
        private_note="Felt good to hear that I am not behind.",
    )
