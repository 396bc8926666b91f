"""What a preceptor added, as values that can be shown, chosen and taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from lnatool.domain.differences import Difference
    from lnatool.domain.form import Group
    from lnatool.domain.plan import Plan
    from lnatool.domain.problems import Problem
    from lnatool.domain.words import Phrase
    from lnatool.services.read_back.returned import Returned
    from lnatool.services.read_back.verdicts import Verdict

State = Literal["new", "same", "conflict"]
Choice = Literal["theirs", "mine"]


class Finding(NamedTuple):
    """One thing that was filled in.

    ``key`` names it in choices. ``value`` is what would be kept; ``theirs``, ``mine`` and ``base``
    say in words what came back, what the plan has now, and what the copy had when it was made.
    ``gone`` means that it has no place of its own any more and can be kept as a note in a
    meeting. ``mine_changed`` is what the person changed there since the copy was made.
    """

    key: str
    group: Group
    id: str
    part: str
    label: Phrase
    value: str
    theirs: Phrase
    mine: Phrase
    base: Phrase
    state: State
    gone: bool = False
    mine_changed: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that came back, in the order of the form.

    ``base`` is the plan inside the copy, None where it cannot be relied on. ``by`` and ``day``
    are who filled it in and when, as far as that is said.
    """

    returned: Returned
    base: Plan | None
    verdicts: tuple[Verdict, ...]
    fields: tuple[Finding, ...]
    changed: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    by: str = ""
    day: str = ""

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What the person has to choose about."""
        return tuple(one for one in self.fields if one.state == "conflict")
