"""The plan that travels inside its PDF, and the words that tie a form to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lnatool.domain.shared import shared_plan
from lnatool.services.export.blocks import Attached
from lnatool.services.share.encode import encode_shared
from lnatool.services.storage.codec import digest

if TYPE_CHECKING:
    from lnatool.domain.plan import Plan
    from lnatool.services.export.report import ReportOptions

NAME = "lnatool-plan.json"
MIME = "application/json"
REFERENCE_VERSION = 1


def attached_plan(plan: Plan, options: ReportOptions) -> Attached:
    """The shared part of a plan as canonical JSON (RFC 8785), ready to go into the PDF."""
    return Attached(
        NAME,
        "The plan that this document was made from, for lnatool to read",
        MIME,
        encode_shared(shared_plan(plan, options.kind, options.notes, options.evidence)),
    )


def reference(plan: Plan, attached: Attached) -> str:
    """What the form's hidden field says: which plan, which revision, which content."""
    return f"lnatool:{REFERENCE_VERSION}:{plan.id}:{plan.revision}:{digest(attached.data)}"
