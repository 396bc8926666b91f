"""How far a self-assessment has come, as counts that never mix the three kinds of no level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lnatool.domain.framework import Domain
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Answer, Plan


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of competencies. ``answered`` is everything that is not blank."""

    total: int = 0
    rated: int = 0
    not_applicable: int = 0
    no_opportunity: int = 0
    discuss: int = 0

    @property
    def answered(self) -> int:
        """Rated, or marked with one of the two states."""
        return self.rated + self.not_applicable + self.no_opportunity

    @property
    def blank(self) -> int:
        """Not looked at yet."""
        return self.total - self.answered

    def with_answer(self, answer: Answer, sign: int = 1) -> Counts:
        """The counts with one answer added (+1) or taken away (-1); the total stays."""
        return Counts(
            self.total,
            self.rated + sign * (answer.level is not None),
            self.not_applicable + sign * (answer.rating == NOT_APPLICABLE),
            self.no_opportunity + sign * (answer.rating == NO_OPPORTUNITY),
            self.discuss + sign * answer.discuss,
        )


def count_domain(plan: Plan, domain: Domain) -> Counts:
    """The counts of one domain for the current round's role."""
    items = [item for item in domain.walk() if item.applies_to(plan.round.role)]
    counts = Counts(total=len(items))
    for item in items:
        answer = plan.round.answers.get(item.id)
        if answer is not None:
            counts = counts.with_answer(answer)
    return counts


def count_domains(plan: Plan) -> dict[str, Counts]:
    """The counts of every top-level domain that has something for the role, by domain id."""
    counted = {domain.id: count_domain(plan, domain) for domain in plan.framework.domains}
    return {domain_id: counts for domain_id, counts in counted.items() if counts.total}


def recount(counts: Counts, before: Plan, after: Plan, changed: Iterable[str]) -> Counts:
    """The counts after the answers to these competencies of the role changed."""
    for item in changed:
        counts = counts.with_answer(before.answer(item), -1).with_answer(after.answer(item))
    return counts


def total(counts: dict[str, Counts]) -> Counts:
    """The sum over domains."""
    parts = counts.values()
    return Counts(
        sum(part.total for part in parts),
        sum(part.rated for part in parts),
        sum(part.not_applicable for part in parts),
        sum(part.no_opportunity for part in parts),
        sum(part.discuss for part in parts),
    )
