"""Every change a person can make to a plan, as small values; ``domain.apply`` makes them."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from lnatool.domain.plan import (
    Evidence,
    Export,
    Goal,
    GoalReview,
    Person,
    Rating,
    ReturnedFile,
    Review,
    SecondView,
    SignOff,
)

ChangeKind = Literal[
    "rating", "answer", "person", "goals", "reviews", "round", "sign-offs", "copies", "everything"
]


class Change(NamedTuple):
    """What an edit touched: kinds, and the ids of the competencies, goals or reviews."""

    kinds: frozenset[ChangeKind]
    items: tuple[str, ...] = ()

    def touches(self, *kinds: ChangeKind) -> bool:
        """Whether any of these kinds, or everything, changed."""
        return "everything" in self.kinds or not self.kinds.isdisjoint(kinds)

    def joined(self, later: Change) -> Change:
        """Both changes as one."""
        items = dict.fromkeys((*self.items, *later.items))
        return Change(self.kinds | later.kinds, tuple(items))


EVERYTHING = Change(frozenset({"everything"}))


class SetRating(NamedTuple):
    """Rate a competency: a level, one of the two states that are not levels, or None for blank."""

    competency: str
    rating: Rating | None


class SetImportance(NamedTuple):
    """Say how important a competency is; None returns to the framework's own weight."""

    competency: str
    importance: int | None


class SetDiscuss(NamedTuple):
    """Flag a competency to talk about with the person who supports the preceptee."""

    competency: str
    discuss: bool


class SetNote(NamedTuple):
    """Write the shared or the private note on a competency."""

    competency: str
    text: str
    private: bool = False


class PutEvidence(NamedTuple):
    """Add a piece of evidence to a competency, or replace the one with the same id."""

    competency: str
    evidence: Evidence


class RemoveEvidence(NamedTuple):
    """Take a piece of evidence off a competency."""

    competency: str
    evidence: str


class SetPerson(NamedTuple):
    """Replace what the plan says about the person."""

    person: Person


class SetRole(NamedTuple):
    """Choose the role of the current round; answers to other roles' items are kept."""

    role: str


class SetReviewPoint(NamedTuple):
    """Choose the review point that the current round is compared with."""

    review_point: str


class StartRound(NamedTuple):
    """Keep the current round as it is and start the next one, with a new id, from its answers."""

    round: str
    review_point: str


class PutGoal(NamedTuple):
    """Add a goal, or replace the one with the same id."""

    goal: Goal


class RemoveGoal(NamedTuple):
    """Take a goal out of the plan."""

    goal: str


class MoveGoal(NamedTuple):
    """Move a goal to another place in the list (0 is the first)."""

    goal: str
    place: int


class PutReview(NamedTuple):
    """Add a review meeting, or replace the one with the same id."""

    review: Review


class RemoveReview(NamedTuple):
    """Take a review meeting out of the plan."""

    review: str


class SetReviews(NamedTuple):
    """Adopt a schedule and its meetings: see ``meetings.rescheduled``.

    Meetings with anything written in them stay even if they are not among ``reviews``.
    """

    schedule: str
    reviews: tuple[Review, ...]


class SetSecondView(NamedTuple):
    """Keep how the preceptor sees a competency; None takes it out."""

    competency: str
    view: SecondView | None


class SetAgreed(NamedTuple):
    """Keep the level that both settled on; None takes it out."""

    competency: str
    level: int | None


class SetGoalReview(NamedTuple):
    """Keep what the preceptor says about a goal; None takes it out."""

    goal: str
    review: GoalReview | None


class PutSignOff(NamedTuple):
    """Add a sign-off."""

    sign_off: SignOff


class RemoveSignOff(NamedTuple):
    """Take a sign-off out of the plan."""

    sign_off: str


class NoteExport(NamedTuple):
    """Note that a copy was handed out."""

    export: Export


class NoteReturn(NamedTuple):
    """Note that a reviewed copy came back."""

    returned: ReturnedFile


class Together(NamedTuple):
    """Several edits as one step."""

    edits: tuple[Any, ...]


Edit = (
    SetRating | SetImportance | SetDiscuss | SetNote | PutEvidence | RemoveEvidence
    | SetPerson | SetRole | SetReviewPoint | StartRound
    | PutGoal | RemoveGoal | MoveGoal | PutReview | RemoveReview | SetReviews
    | SetSecondView | SetAgreed | SetGoalReview | PutSignOff | RemoveSignOff
    | NoteExport | NoteReturn | Together
)  # fmt: skip
