"""Small pieces of wording that the parts of a report share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from lnatool.domain.framework import Competency
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Answer, Plan
from lnatool.domain.words import Phrase

Translate = Callable[[str], str]


def plain_words(text: str) -> str:
    """No translation: the English words themselves."""
    return text


def say_in(reason: Phrase, tr: Translate) -> str:
    """A phrase in the report's language."""
    return tr(reason.template).format_map(reason.args)


def day_words(day: str) -> str:
    """A day as people write it: 3 March 2027; the text itself if it is no date."""
    try:
        then = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{then.day} {then:%B %Y}"


def spoken_in(language: str, own: str) -> str:
    """The language of a text where it is another than the document's ``own``; blank otherwise.

    What is no language tag (BCP 47) says nothing, so it is blank too.
    """
    tag = re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language)
    return language if tag and language != own else ""


def review_point_title(plan: Plan) -> str:
    """The title of the review point that the current round looks towards."""
    wanted = plan.round.review_point
    return next((p.title for p in plan.framework.review_points if p.id == wanted), wanted)


def rating_words(plan: Plan, answer: Answer, tr: Translate) -> str:
    """A rating in words: number and label, one of the two states, or 'not answered'."""
    if answer.rating == NOT_APPLICABLE:
        return tr("Not applicable to my role")
    if answer.rating == NO_OPPORTUNITY:
        return tr("Not yet had the opportunity")
    if answer.level is None:
        return tr("Not answered")
    return level_words(plan, answer.level)


def level_words(plan: Plan, value: int) -> str:
    """A level as number and label; the number alone where the scale does not have it."""
    level = plan.framework.rating_scale.level(value)
    return f"{value}  {level.label}" if level else str(value)


def titled(item: Competency) -> str:
    """A competency as code and title."""
    return f"{item.code}  {item.title}"
