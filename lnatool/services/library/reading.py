"""The reading grades that an assessment framework is held to, for the people it is for.

Statements are measured by themselves, too: short prompts and notes of evidence would hide a hard
one in the grade of all texts together.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from lnatool.domain.framework import Framework
from lnatool.services.library.faults import Fault
from lnatool.services.library.readability import grade

SUPPORT_BANDS = frozenset(("2", "3", "4"))
SUPPORT_GRADE = (3.0, 9.0)
"""A reading age of at most 14; below 8 a text for adults sounds childish."""
REGISTRANT_GRADE = (3.0, 11.0)


def reading_grade(framework: Framework) -> float:
    """The grade of what a person reads while rating: statements, prompts and evidence."""
    return grade(
        text
        for item in framework.walk()
        for text in (item.statement, *item.prompts, *(each.text for each in item.evidence))
    )


def statement_grade(framework: Framework) -> float:
    """The mean of the statements' own grades; 0 without any."""
    return fmean([grade([item.statement]) for item in framework.walk()] or [0.0])


def for_support(framework: Framework) -> bool:
    """Whether every role is in the support workforce."""
    bands = {band for role in framework.roles for band in role.bands}
    return bool(bands) and bands <= SUPPORT_BANDS


def reading_band(framework: Framework) -> tuple[float, float]:
    """The least and the highest grade for the people whom a framework is for."""
    return SUPPORT_GRADE if for_support(framework) else REGISTRANT_GRADE


def reading_faults(framework: Framework) -> Iterator[Fault]:
    """Texts that are too hard, or childish, for these people."""
    found, (least, most) = reading_grade(framework), reading_band(framework)
    if not least <= found <= most:
        message = (
            "The reading grade is {grade:.1f}; for these readers it is {least:.0f} to {most:.0f}."
        )
        yield Fault((), message, {"grade": found, "least": least, "most": most}, "warning")
    alone = statement_grade(framework)
    if alone > most:
        message = (
            "The mean reading grade of the statements is {grade:.1f}; for these readers it is "
            "{most:.0f} at most."
        )
        yield Fault((), message, {"grade": alone, "most": most}, "warning")
