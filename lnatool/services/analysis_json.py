"""The whole analysis as a document: what ``analyse --json`` prints, with a published schema.

Fields are only ever added. It holds no notes, no evidence and no name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lnatool.domain.analysis.group import Quadrant
from lnatool.domain.limits import FORBID_UNKNOWN
from lnatool.domain.plan import Rating
from lnatool.domain.problems import Severity

VERSION = 1


@dataclass(frozen=True, slots=True)
class PlanPart:
    """Which plan, as it was saved last."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: str
    revision: int
    modified: str


@dataclass(frozen=True, slots=True)
class FrameworkPart:
    """Which edition of which framework the plan is rated on."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: str
    edition: str


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """How many competencies; ``answered`` is rated or marked with one of the two states."""

    __pydantic_config__ = FORBID_UNKNOWN
    total: int
    answered: int
    rated: int
    not_applicable: int
    no_opportunity: int
    blank: int
    discuss: int


@dataclass(frozen=True, slots=True)
class NeedPart:
    """One rating below its expected level; ``weighted`` = ``gap`` x ``importance``."""

    __pydantic_config__ = FORBID_UNKNOWN
    rank: int
    tied: bool
    competency: str
    code: str
    title: str
    domain: str
    level: int
    expected: int
    gap: int
    importance: int
    own_importance: bool
    weighted: int
    discuss: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many ratings were at a level."""

    __pydantic_config__ = FORBID_UNKNOWN
    level: int
    count: int


@dataclass(frozen=True, slots=True)
class DomainPart:
    """One area in the current round; means and medians are null without a rating."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: str
    code: str
    title: str
    rated: int
    total: int
    mean_level: float | None
    median_level: float | None
    mean_expected: float | None
    needs: int
    distribution: tuple[LevelCount, ...]


@dataclass(frozen=True, slots=True)
class TallyPart:
    """Levels of an area or goal in one round.

    ``compared`` counts those with a level and an expected one, ``met`` those that reach it. ``id``
    is that of the area, or of the round for a goal.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    id: str
    total: int
    rated: int
    compared: int
    met: int
    mean: float | None
    median: float | None


@dataclass(frozen=True, slots=True)
class RoundPart:
    """One round with the role and review point it was made for; the last is the current one."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: str
    role: str
    review_point: str
    started: str
    domains: tuple[TallyPart, ...]


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal and its competencies in each round, oldest first."""

    __pydantic_config__ = FORBID_UNKNOWN
    id: str
    title: str
    status: str
    rounds: tuple[TallyPart, ...]


@dataclass(frozen=True, slots=True)
class ViewsPart:
    """Three views of one competency; ``apart`` is the preceptor's level less the own one."""

    __pydantic_config__ = FORBID_UNKNOWN
    competency: str
    own: Rating | None
    preceptor: Rating | None
    agreed: int | None
    apart: int | None
    differ: bool


@dataclass(frozen=True, slots=True)
class ChangePart:
    """One rating that is not what it was; ``step`` is null unless both are levels."""

    __pydantic_config__ = FORBID_UNKNOWN
    competency: str
    before: Rating | None
    now: Rating | None
    step: int | None
    reached: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """What changed since the round ``since``, in sum and one by one."""

    __pydantic_config__ = FORBID_UNKNOWN
    since: str
    summary: tuple[str, ...]
    ratings: tuple[ChangePart, ...]


@dataclass(frozen=True, slots=True)
class FieldPart:
    """The importance-performance field of one rated competency, divided at the medians."""

    __pydantic_config__ = FORBID_UNKNOWN
    competency: str
    importance: int
    level: int
    field: Quadrant


@dataclass(frozen=True, slots=True)
class ProblemPart:
    """What of the plan could not enter the analysis."""

    __pydantic_config__ = FORBID_UNKNOWN
    severity: Severity
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class AnalysisDocument:
    """The analysis of a plan's current round and of its rounds over time. It holds no notes."""

    __pydantic_config__ = FORBID_UNKNOWN
    format: Literal["lnatool.analysis"]
    version: Literal[1]
    plan: PlanPart
    framework: FrameworkPart
    role: str
    review_point: str
    progress: ProgressPart
    needs: tuple[NeedPart, ...]
    no_opportunity: tuple[str, ...]
    to_discuss: tuple[str, ...]
    strengths: tuple[str, ...]
    domains: tuple[DomainPart, ...]
    rounds: tuple[RoundPart, ...]
    goals: tuple[GoalPart, ...]
    views: tuple[ViewsPart, ...]
    changed: ChangedPart | None
    fields: tuple[FieldPart, ...]
    problems: tuple[ProblemPart, ...]
