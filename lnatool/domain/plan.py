"""A plan: one person's whole record, as one immutable document.

Everything a person enters is in here, with the framework edition it was entered against, so the
file can be read without anything else installed. Times are UTC, dates are local calendar days,
both as ISO 8601 text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from lnatool.domain.framework import Competency, EvidenceType, Framework, LevelValue
from lnatool.domain.limits import FORBID_UNKNOWN, Line, Note, Slug, Text, Whole
from lnatool.domain.model import Model

FORMAT: Final = "lnatool.plan"
VERSION: Final = 2

NOT_APPLICABLE = "not-applicable"
NO_OPPORTUNITY = "no-opportunity"
Rating = LevelValue | Literal["not-applicable", "no-opportunity"]
"""A level of the framework's scale, or one of the two states that are not levels. Blank is None."""

Transition = Literal["", "first-registration", "international", "return", "change", "after-break"]
"""Kinds of transition named by the NHS England AHP preceptorship guidance (2023)."""

ActionKind = Literal["experience", "others", "formal"]
"""70/20/10: learning by doing, from other people, and in formal education."""

GoalStatus = Literal["planned", "under-way", "done", "set-aside"]
GoalView = Literal["", "agreed", "discuss"]
Signatory = Literal["preceptee", "preceptor", "manager"]
"""Who signs off: the person whose plan it is, who supports them, and optionally a manager."""
ReportKind = Literal["full", "plan", "summary"]
Digest = Annotated[str, Text(64, 64, r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal."""
Day = Annotated[str, Text(10, 0, r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
Moment = Annotated[str, Text(32)]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Evidence(Model):
    """A pointer to evidence kept elsewhere. The thing itself is never embedded."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    type: EvidenceType = "other"
    title: Note = ""
    date: Day = ""
    where: Note = ""
    shared: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SecondView(Model):
    """How a preceptor sees one competency. It stands beside the self-rating, never over it."""

    __pydantic_config__ = FORBID_UNKNOWN
    rating: Rating | None = None
    comment: Note = ""
    by: Line = ""
    day: Day = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Answer(Model):
    """What is said about one competency. ``private_note`` never leaves the plan file.

    ``preceptor`` is the preceptor's view; ``agreed`` the level both settled on in a meeting.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    rating: Rating | None = None
    importance: LevelValue | None = None
    discuss: bool = False
    note: Note = ""
    private_note: Note = ""
    evidence: tuple[Evidence, ...] = ()
    rated: Moment = ""
    preceptor: SecondView | None = None
    agreed: LevelValue | None = None

    @property
    def level(self) -> int | None:
        """The rating as a level, or None for blank and for the two states."""
        return self.rating if isinstance(self.rating, int) else None


BLANK = Answer()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Round(Model):
    """One self-assessment, made in one role for one review point."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    role: Slug
    review_point: Slug
    started: Moment = ""
    answers: dict[str, Answer] = field(default_factory=dict)

    def answer(self, competency_id: str) -> Answer:
        """The answer for a competency; a blank one where nothing was entered."""
        return self.answers.get(competency_id, BLANK)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Person(Model):
    """Who the plan is about and who supports them."""

    __pydantic_config__ = FORBID_UNKNOWN
    name: Line = ""
    job_title: Line = ""
    band: Line = ""
    site: Line = ""
    start_date: Day = ""
    transition: Transition = ""
    preceptor_name: Line = ""
    preceptor_role: Line = ""
    preceptor_contact: Line = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Action(Model):
    """One step towards a goal."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    text: Note = ""
    kind: ActionKind = "experience"
    due: Day = ""
    done: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class GoalReview(Model):
    """What a preceptor says about a goal."""

    __pydantic_config__ = FORBID_UNKNOWN
    view: GoalView = ""
    comment: Note = ""
    by: Line = ""
    day: Day = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Goal(Model):
    """A development goal, built from needs and written so that progress can be seen.

    The SMART parts: ``objective`` (specific), ``measure`` (how we will know), ``support`` (what
    makes it achievable), ``reason`` (why it is relevant) and ``due`` (by when).
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Line = ""
    competencies: tuple[Slug, ...] = ()
    objective: Note = ""
    measure: Note = ""
    support: Note = ""
    reason: Note = ""
    evidence: Note = ""
    due: Day = ""
    status: GoalStatus = "planned"
    actions: tuple[Action, ...] = ()
    preceptor: GoalReview | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Review(Model):
    """A review meeting, due or held."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    title: Line = ""
    due: Day = ""
    held: Day = ""
    attended: Note = ""
    summary: Note = ""
    private_note: Note = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SignOff(Model):
    """A record of agreement: who said what, when, and to exactly which content.

    ``content`` is the canonical JSON of what was signed and ``digest`` its SHA-256, so that a
    later change shows, with its differences. It locks nothing.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    who: Signatory
    digest: Digest
    content: Note
    name: Line = ""
    role: Line = ""
    day: Day = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Export(Model):
    """A copy that was handed out, noted so that it is recognised when it comes back.

    ``content`` is the digest of the shared plan inside it, ``pages`` the digests of the decoded
    content streams of its pages, ``file`` that of the whole file.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    made: Moment
    kind: ReportKind
    revision: Annotated[int, Whole(0, 2**53)]
    content: Digest
    pages: tuple[Digest, ...]
    file: Digest


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ReturnedFile(Model):
    """A reviewed copy that came back and was taken in; ``kept`` is the name it is kept under."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    received: Moment
    file: Digest
    kept: Line
    revision: Annotated[int, Whole(0, 2**53)] = 0
    by: Line = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Plan(Model):
    """The whole document.

    ``round`` is the one being answered; ``earlier`` holds finished rounds, oldest first, as they
    were. ``revision`` counts changes; ``schedule`` names the preset the reviews came from.
    ``exports`` and ``returns`` stay in the plan file: they are never shared.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: Slug
    framework: Framework
    round: Round
    format: Literal["lnatool.plan"] = FORMAT
    version: Literal[2] = VERSION
    created: Moment = ""
    modified: Moment = ""
    revision: Annotated[int, Whole(0, 2**53)] = 0
    person: Person = Person()
    schedule: Annotated[str, Text(80)] = ""
    goals: tuple[Goal, ...] = ()
    reviews: tuple[Review, ...] = ()
    earlier: tuple[Round, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    exports: tuple[Export, ...] = ()
    returns: tuple[ReturnedFile, ...] = ()

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """The competencies of the current round's role, in reading order."""
        return self.framework.for_role(self.round.role)

    def answer(self, competency_id: str) -> Answer:
        """The current round's answer for a competency."""
        return self.round.answer(competency_id)

    def goal(self, goal_id: str) -> Goal | None:
        """The goal with this id, or None."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    def review(self, review_id: str) -> Review | None:
        """The review with this id, or None."""
        return next((review for review in self.reviews if review.id == review_id), None)
