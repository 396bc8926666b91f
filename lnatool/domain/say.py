"""What a plan holds, in words: levels, states, dates, and what things are called."""

from __future__ import annotations

from datetime import date
from typing import Final

from lnatool.domain.framework import Framework
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Plan, Rating
from lnatool.domain.words import Phrase, phrase

NOTHING: Final = Phrase("nothing")
WHO: Final = {
    "preceptee": Phrase("the person whose plan it is"),
    "preceptor": Phrase("the preceptor"),
    "manager": Phrase("the manager"),
}
VIEWS: Final = {"": NOTHING, "agreed": Phrase("Agreed"), "discuss": Phrase("Needs discussion")}


def text(value: str) -> Phrase:
    """Somebody's own words."""
    return Phrase("{text}", {"text": value}) if value.strip() else NOTHING


def day(value: str) -> Phrase:
    """A day as people write it: 3 March 2027; the text itself if it is no date."""
    try:
        then = date.fromisoformat(value)
    except ValueError:
        return text(value)
    return text(f"{then.day} {then:%B %Y}")


def rating(framework: Framework, value: Rating | None) -> Phrase:
    """A rating as number and label, or one of the two states."""
    if value == NOT_APPLICABLE:
        return Phrase("Not applicable to my role")
    if value == NO_OPPORTUNITY:
        return Phrase("Not yet had the opportunity")
    if value is None:
        return NOTHING
    scale = framework.scale_named(framework.scale)
    level = scale.level(int(value)) if scale else None
    return text(f"{value} {level.label}" if level else str(value))


def competency(plan: Plan, item: str) -> Phrase:
    """What a competency is called; its id where the framework does not have it."""
    found = next((each for each in plan.framework.walk() if each.id == item), None)
    return text(f"{found.code} {found.title}" if found else item)


def goal(title: str) -> Phrase:
    """What a goal is called."""
    return phrase("Goal “{title}”", title=title) if title else Phrase("Goal without a title")


def meeting(title: str) -> Phrase:
    """What a review meeting is called."""
    return phrase("Meeting “{title}”", title=title) if title else Phrase("Meeting")
