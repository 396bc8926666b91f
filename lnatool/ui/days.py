"""Dates as people here type and read them: day first."""

from __future__ import annotations

import re
from datetime import date

_DAY_FIRST = re.compile(r"^\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{2}|\d{4})\s*$")


def read_day(text: str) -> str | None:
    """A typed date as ISO text, "" for nothing typed, None for what is no date.

    Reads 3/9/2026, 03.09.26 and 2026-09-03; two-digit years are in this century.
    """
    if not text.strip():
        return ""
    found = _DAY_FIRST.match(text)
    try:
        if found is None:
            return date.fromisoformat(text.strip()).isoformat()
        day, month, year = (int(part) for part in found.groups())
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


def show_words(iso: str) -> str:
    """A date as it is typed here: day, month, year."""
    try:
        return f"{date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        return iso
