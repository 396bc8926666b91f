"""Hebrew, Arabic and their like: in the order and the shapes in which they are seen.

A PDF draws letters from left to right. The Unicode bidirectional algorithm (UAX 9) gives the
order, and Arabic letters take the shapes that join them.
"""

from __future__ import annotations

import re

_STRONG = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">", "«": "»"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


def has(text: str) -> bool:
    """Whether any letter of a text runs from right to left."""
    return not text.isascii() and _STRONG.search(text) is not None


def as_seen(text: str) -> str:
    """One line of text in the order in which its letters are drawn."""
    if not has(text):
        return text
    from arabic_reshaper import reshape
    from bidi import get_display

    return _brackets_facing_in(str(get_display(reshape(text))))


def _brackets_facing_in(line: str) -> str:
    """The line with each pair of brackets mirrored that stands with its closing one first.

    Brackets within text that runs from right to left are mirrored (rule L4 of UAX 9), which
    ``python-bidi`` leaves to whoever draws.
    """
    letters = list(line)
    waiting: list[tuple[str, int]] = []
    for place, letter in enumerate(line):
        if letter in _CLOSING and waiting and waiting[-1][0] == _CLOSING[letter]:
            _, other = waiting.pop()
            letters[other], letters[place] = letter, _CLOSING[letter]
        elif letter in _OPENING and waiting and waiting[-1][0] == _OPENING[letter]:
            waiting.pop()
        elif letter in _CLOSING or letter in _OPENING:
            waiting.append((letter, place))
    return "".join(letters)
