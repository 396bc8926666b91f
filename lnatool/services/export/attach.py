"""The plan that travels inside its PDF, and the words that tie a form to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lnatool.domain.shared import FORMAT, VERSION, shared_plan
from lnatool.services.export.blocks import Attached
from lnatool.services.storage.codec import canonical, digest, encode

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
        _encoded(plan, options),
    )


def reference(plan: Plan, attached: Attached) -> str:
    """What the form's hidden field says: which plan, which revision, which content."""
    return f"lnatool:{REFERENCE_VERSION}:{plan.id}:{plan.revision}:{digest(attached.data)}"


def short_digest(value: str) -> str:
    """The first 16 digits of a digest in groups of four, for people to compare."""
    return " ".join(value[start : start + 4] for start in range(0, 16, 4))


def _encoded(plan: Plan, options: ReportOptions) -> bytes:
    """The canonical bytes; the framework's part of the plan is kept by the codec.

    As everywhere in a plan's file, a value that is the default is not written.
    """
    shared = shared_plan(plan, options.kind, options.notes, options.evidence)
    parts = {
        "evidence": b"" if shared.evidence else b"false",
        "format": canonical(FORMAT),
        "kind": canonical(shared.kind),
        "notes": b"" if shared.notes else b"false",
        "plan": encode(shared.plan).rstrip(b"\n"),
        "version": canonical(VERSION),
    }
    written = (b'"%s":%s' % (key.encode(), value) for key, value in parts.items() if value)
    return b"{" + b",".join(written) + b"}"
