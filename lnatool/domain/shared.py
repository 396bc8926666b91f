"""What of a plan may leave its file: the shared plan, and the content that is signed.

Private notes, evidence that is not shared, and the records of copies are taken out here, in one
place; everything that is attached, returned or signed is made from what this leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from lnatool.domain.limits import FORBID_UNKNOWN
from lnatool.domain.plain import to_plain
from lnatool.domain.plan import Answer, Plan, ReportKind, Round, SignOff

FORMAT: Final = "lnatool.shared-plan"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """A plan as it travels inside a PDF: ``kind``, ``notes`` and ``evidence`` say what went in."""

    __pydantic_config__ = FORBID_UNKNOWN
    kind: ReportKind
    plan: Plan
    format: Literal["lnatool.shared-plan"] = FORMAT
    version: Literal[1] = VERSION
    notes: bool = True
    evidence: bool = True


def shared_plan(plan: Plan, kind: ReportKind, notes: bool, evidence: bool) -> SharedPlan:
    """The part of a plan that goes with a report of this kind and these options.

    Only the full report shows notes and evidence, so only it carries them.
    """
    notes, evidence = notes and kind == "full", evidence and kind == "full"
    left = replace(
        plan,
        round=_open_round(plan.round, notes, evidence),
        earlier=tuple(_open_round(one, notes, evidence) for one in plan.earlier),
        reviews=tuple(replace(review, private_note="") for review in plan.reviews),
        sign_offs=tuple(_without_content(one) for one in plan.sign_offs),
        exports=(),
        returns=(),
    )
    return SharedPlan(kind, left, notes=notes, evidence=evidence)


def signed_content(
    plan: Plan, kind: ReportKind = "full", notes: bool = True, evidence: bool = True
) -> dict[str, Any]:
    """What a sign-off is about, as plain values: all that is shared but the sign-offs themselves.

    The framework is named by id and edition, which never change once published. When and how
    often the plan was saved is not part of what was agreed. Where less than all that is shared
    was signed, ``scope`` says what that was.
    """
    shared = shared_plan(plan, kind, notes, evidence)
    content: dict[str, Any] = to_plain(replace(shared.plan, sign_offs=(), modified="", revision=0))
    content["framework"] = {"id": plan.framework.id, "edition": plan.framework.edition}
    if not (shared.notes and shared.evidence):
        content["scope"] = {"kind": kind, "notes": shared.notes, "evidence": shared.evidence}
    return content


def _open_round(one: Round, notes: bool, evidence: bool) -> Round:
    answers = {item: _open_answer(answer, notes, evidence) for item, answer in one.answers.items()}
    return replace(one, answers={item: said for item, said in answers.items() if said != Answer()})


def _open_answer(answer: Answer, notes: bool, evidence: bool) -> Answer:
    return replace(
        answer,
        note=answer.note if notes else "",
        private_note="",
        evidence=tuple(piece for piece in answer.evidence if piece.shared and evidence),
    )


def _without_content(sign_off: SignOff) -> SignOff:
    """Who signed what, when; the signed content itself is already in the plan beside it."""
    return replace(sign_off, content="")
