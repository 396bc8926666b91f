"""How hard a text is to read, as the Flesch-Kincaid grade of US schools.

Grade = 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid, Fishburne, Rogers
and Chissom 1975); grade plus five is about the reader's age. Syllables are counted by groups of
vowels, which is close enough for the mean of a page. The libraries for this need a dictionary
from the network, or hyphenate, which finds one syllable in "people" and two in "anatomy".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_ED = re.compile(r"[^td]ed$")


def grade(texts: Iterable[str]) -> float:
    """The grade of all sentences of these texts together; 0 where there is no word."""
    sentences = [part for text in texts for part in _SENTENCE.split(text) if _WORD.search(part)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    count = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * count / len(words) - 15.59


def _syllables(word: str) -> int:
    word = word.casefold()
    count = len(_VOWELS.findall(word))
    silent = (word.endswith("e") and not word.endswith("le")) or _SILENT_ED.search(word)
    return max(count - 1 if silent else count, 1)
