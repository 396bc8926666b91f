"""The methods by name, with their sources: for the note on methods in the report and on screen."""

from __future__ import annotations

from typing import NamedTuple

from lnatool.domain.words import Phrase, phrase


class Method(NamedTuple):
    """One method: its name, what it does in plain words, and who published it."""

    name: Phrase
    words: Phrase
    source: str


NEEDS = Method(
    phrase("Weighted gap"),
    phrase(
        "A need is the level expected for the role by the review point less the own rating, times "
        "how important it is. Larger ones come first; equal ones share a rank."
    ),
    "After Borich 1980, Journal of Teacher Education 31(3):39-42",
)
FIELDS = Method(
    phrase("Importance and level"),
    phrase("Four fields, divided at the medians, show what to learn first and what to keep up."),
    "Martilla & James 1977, Journal of Marketing 41(1):77-79",
)
MAP = Method(
    phrase("The map"),
    phrase(
        "Standings against standards are inferred from mapped competencies. A path is no stronger "
        "than its weakest link, and parts alone never show a standard as met."
    ),
    "Relations after SKOS, World Wide Web Consortium 2009",
)
PAIRS = Method(
    phrase("Importance and performance"),
    phrase("Two ratings from 1 to 7: a need is how far performance lies below importance."),
    "After Hicks, Hennessy & Barwell 1996, Health Services Management Research 9:262-272",
)
MWDS = Method(
    phrase("Mean weighted discrepancy score"),
    phrase("Mean importance times the mean importance less the mean ability of a group."),
    "Borich 1980, Journal of Teacher Education 31(3):39-42",
)
RDS = Method(
    phrase("Ranked discrepancy score"),
    phrase(
        "The percentage whose ability lies above importance less the percentage below: from -100, "
        "where everybody has a need, to +100."
    ),
    "Narine & Harder 2021, Advancements in Agricultural Development 2(3):96-111",
)
SOMERS = Method(
    phrase("Somers' D"),
    phrase(
        "How much more often importance lies above ability than below, over all pairs of ratings, "
        "with a 95 % interval."
    ),
    "Somers 1962, American Sociological Review 27:799-811; Newson 2006, Stata Journal 6(3):309-334",
)

INDIVIDUAL = (NEEDS, FIELDS, MAP)
GROUP = (MWDS, RDS, SOMERS, FIELDS)

STATES = phrase(
    "Blank, not applicable to the role and not yet had the opportunity are not levels and enter no "
    "figure. Ratings are ordered words, so medians stand beside means."
)
