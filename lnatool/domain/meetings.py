"""Review meetings that come from a schedule, and what becomes of them when it changes.

A schedule gives meetings a title and a day. As long as a person has not touched such a meeting it
follows the schedule and the start date. What somebody wrote, held, moved or added stays as it is,
and stands for the schedule's meeting of the same title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from lnatool.domain.framework import Schedule
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Plan, Review


def scheduled_reviews(
    schedule: Schedule, start: date | None, ids: Callable[[], str] = new_id
) -> tuple[Review, ...]:
    """The meetings of a schedule for somebody who starts on this day; without one, undated."""
    return tuple(
        Review(id=ids(), title=meeting.title, due=_weeks_after(start, meeting.weeks))
        for meeting in schedule.meetings
    )


def rescheduled(
    plan: Plan, schedule_id: str, start_date: str, ids: Callable[[], str] = new_id
) -> tuple[Review, ...]:
    """All meetings of the plan under this schedule ("" for none) and start date (ISO 8601).

    A new start date moves the meetings that nobody touched. Another schedule takes these away and
    brings its own. A meeting of the schedule that the person removed does not come back.
    """
    before = _scheduled(plan, plan.schedule, plan.person.start_date, ids)
    after = _scheduled(plan, schedule_id, start_date, ids)
    untouched = _untouched(plan, before)
    kept = [review for review in plan.reviews if review.id not in set(untouched.values())]
    standing = Counter(review.title.casefold() for review in kept)
    same = schedule_id == plan.schedule
    removable = same and _day(plan.person.start_date) is not None
    made = []
    for place, meeting in enumerate(after):
        if same and place in untouched:
            made.append(replace(meeting, id=untouched[place]))
        elif standing[meeting.title.casefold()] > 0:
            standing[meeting.title.casefold()] -= 1
        elif not removable:
            made.append(meeting)
    return (*kept, *made)


def is_untouched(review: Review) -> bool:
    """Whether nothing is written about a meeting and it has not been held."""
    return not (review.held or review.attended or review.summary or review.private_note)


def _scheduled(
    plan: Plan, schedule_id: str, start_date: str, ids: Callable[[], str]
) -> tuple[Review, ...]:
    schedule = next((one for one in plan.framework.schedules if one.id == schedule_id), None)
    return scheduled_reviews(schedule, _day(start_date), ids) if schedule else ()


def _untouched(plan: Plan, scheduled: tuple[Review, ...]) -> dict[int, str]:
    """For places in the schedule, the id of the meeting that is still as it was made."""
    found: dict[int, str] = {}
    for place, meeting in enumerate(scheduled):
        for review in plan.reviews:
            as_made = (review.title, review.due) == (meeting.title, meeting.due)
            if as_made and is_untouched(review) and review.id not in found.values():
                found[place] = review.id
                break
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _weeks_after(start: date | None, weeks: int) -> str:
    try:
        return (start + timedelta(weeks=weeks)).isoformat() if start else ""
    except OverflowError:  # the calendar ends before
        return ""
