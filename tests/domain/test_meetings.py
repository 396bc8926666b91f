"""Meetings follow their schedule until somebody touches them; then they stay as they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.edits import PutReview, RemoveReview, SetPerson, SetReviews
from lnatool.domain.meetings import is_untouched, rescheduled, scheduled_reviews
from lnatool.domain.plan import Plan, Review
from tests.builders import after, framework, plan

SCHEDULES: list[dict[str, Any]] = [
    {
        "id": "core",
        "title": "Core",
        "meetings": [{"title": "First", "weeks": 2}, {"title": "Second", "weeks": 12}],
    },
    {
        "id": "gold",
        "title": "Gold",
        "meetings": [
            {"title": "First", "weeks": 1},
            {"title": "Review", "weeks": 9},
            {"title": "Review", "weeks": 17},
        ],
    },
]


def start() -> Plan:
    return plan(schedules=SCHEDULES)


def moved(made: Plan, schedule: str | None = None, day: str | None = None) -> Plan:
    schedule = made.schedule if schedule is None else schedule
    day = made.person.start_date if day is None else day
    reviews = rescheduled(made, schedule, day)
    person = replace(made.person, start_date=day)
    return after(made, SetPerson(person), SetReviews(schedule, reviews))


def lines(made: Plan) -> list[tuple[str, str]]:
    return sorted((review.title, review.due) for review in made.reviews)


def titled(made: Plan, title: str) -> Review:
    return next(review for review in made.reviews if review.title == title)


def test_meetings_are_due_so_many_weeks_after_the_start() -> None:
    reviews = scheduled_reviews(framework().schedules[0], date(2026, 9, 1))
    assert [(review.title, review.due) for review in reviews] == [
        ("First", "2026-09-15"),
        ("Second", "2026-11-24"),
    ]
    assert len({review.id for review in reviews}) == 2
    late = scheduled_reviews(framework().schedules[0], date(9999, 12, 20))
    assert [review.due for review in late] == ["", ""]


def test_a_new_start_date_moves_what_nobody_touched_and_nothing_else() -> None:
    core = moved(start(), "core")
    held = replace(titled(core, "First"), held="2026-09-16", summary="We met.")
    own = Review("own", "Talk with Sam", "2026-10-01", attended="Sam", private_note="Nervous")
    made = after(core, PutReview(held), PutReview(own))
    second = titled(made, "Second").id
    made = moved(made, day="2026-09-02")
    assert lines(made) == [
        ("First", "2026-09-15"), ("Second", "2026-11-25"), ("Talk with Sam", "2026-10-01"),
    ]  # fmt: skip
    assert (made.review(held.id), made.review("own")) == (held, own)
    assert titled(made, "Second").id == second


def test_a_draft_is_not_doubled_by_another_schedule_or_by_none() -> None:
    core = moved(start(), "core")
    draft = replace(titled(core, "Second"), summary="To talk about: nights.")
    made = after(core, PutReview(draft))
    for schedule in ("gold", "", "core"):
        made = moved(made, schedule)
        assert [one for one in made.reviews if one.title == "Second"] == [draft]
    assert lines(moved(made, "")) == [("Second", "2026-11-24")]


def test_a_day_that_was_agreed_stays() -> None:
    core = moved(start(), "core")
    made = after(core, PutReview(replace(titled(core, "First"), due="2026-09-20")))
    assert lines(moved(made, day="2026-10-01"))[0] == ("First", "2026-09-20")


def test_a_meeting_that_was_removed_does_not_come_back_with_a_new_date() -> None:
    core = moved(start(), "core")
    made = after(core, RemoveReview(titled(core, "First").id))
    assert lines(moved(made, day="2026-10-01")) == [("Second", "2026-12-24")]


def test_without_a_start_date_meetings_wait_for_one() -> None:
    undated = moved(moved(start(), "core"), day="")
    assert lines(undated) == [("First", ""), ("Second", "")]
    assert lines(moved(undated, day="2026-09-01")) == lines(moved(start(), "core"))
    older = replace(undated, reviews=())
    assert lines(moved(older, day="2026-09-01")) == lines(moved(start(), "core"))


TEXT = st.sampled_from(["", "Nights"])
STEPS = st.one_of(
    st.tuples(st.just("day"), st.sampled_from(["", "2026-09-01", "2026-09-02", "9999-12-31"])),
    st.tuples(st.just("schedule"), st.sampled_from(["", "core", "gold", "gone"])),
    st.tuples(
        st.just("write"),
        st.integers(0, 5),
        st.sampled_from(["held", "attended", "summary", "private_note", "due"]),
    ),
    st.tuples(st.just("add"), st.sampled_from(["First", "Own"]), TEXT),
)


def written(made: Plan) -> Counter[Review]:
    return Counter(review for review in made.reviews if not is_untouched(review))


@given(st.lists(STEPS, max_size=12))
def test_no_id_comes_twice_and_no_text_is_lost(steps: list[tuple[Any, ...]]) -> None:
    made, count = start(), 0
    for step in steps:
        before = made
        if step[0] == "day":
            made = moved(made, day=step[1])
        elif step[0] == "schedule":
            made = moved(made, step[1])
        elif step[0] == "write" and made.reviews:
            review = made.reviews[step[1] % len(made.reviews)]
            made = after(made, PutReview(replace(review, **{step[2]: "2026-12-24"})))
        elif step[0] == "add":
            count += 1
            made = after(made, PutReview(Review(f"own-{count}", step[1], summary=step[2])))
        if step[0] in ("day", "schedule"):
            assert written(made) == written(before)
            assert made.schedule == (step[1] if step[0] == "schedule" else before.schedule)
            again = moved(made)
            assert lines(again) == lines(made)
        ids = [review.id for review in made.reviews]
        assert len(ids) == len(set(ids))
