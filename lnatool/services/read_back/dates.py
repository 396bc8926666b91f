"""Days as people write them in a form."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})")
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+([a-z]{3,9})\.?,?[\s\-]+(\d{4}|\d{2})"
)
_AMERICAN = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,?\s+")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def day_in(text: str) -> str:
    """The day in ISO 8601; empty where the text is no day. Day before month, as in Britain."""
    said = _WEEKDAY.sub("", " ".join(text.lower().split()).strip(" ."))
    if found := _ISO.fullmatch(said):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(said):
        return _day(found[3], found[2], found[1])
    if found := _WORDS.fullmatch(said):
        return _day(found[3], _month(found[2]), found[1])
    if found := _AMERICAN.fullmatch(said):
        return _day(found[3], _month(found[1]), found[2])
    return ""


def _month(name: str) -> str:
    return next((str(n) for n, full in enumerate(_MONTHS, 1) if full.startswith(name[:9])), "0")


def _day(year: str, month: str, day: str) -> str:
    whole = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return date(whole, int(month), int(day)).isoformat()
    except ValueError:
        return ""
