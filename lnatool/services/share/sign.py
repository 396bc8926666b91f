"""Sign-offs: a record of agreement that says exactly what was agreed to, and locks nothing.

The content that is signed is frozen with it as canonical JSON (RFC 8785) under its SHA-256. It is
not a qualified electronic signature; it shows what has changed since.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from lnatool.domain.differences import Difference, differences
from lnatool.domain.ids import new_id
from lnatool.domain.plain import to_plain
from lnatool.domain.plan import FORMAT, VERSION, Plan, ReportKind, Signatory, SignOff
from lnatool.domain.problems import KnownError
from lnatool.domain.say import day as day_words
from lnatool.domain.say import text
from lnatool.domain.shared import shared_plan, signed_content
from lnatool.domain.words import Phrase, phrase
from lnatool.services.share.encode import whole_bytes
from lnatool.services.storage.codec import (
    DamagedError,
    canonical,
    digest,
    migrated_plain,
    validated,
)


class ContentError(KnownError):
    """What was signed is not in the sign-off any more, or is not what was signed."""


def sign(plan: Plan, who: Signatory, name: str, role: str, day: str) -> SignOff:
    """A sign-off of the plan as it is now; ``day`` is ISO 8601."""
    return sign_content(signed_content(plan), who, name, role, day)


def sign_content(
    content: dict[str, Any], who: Signatory, name: str, role: str, day: str
) -> SignOff:
    """A sign-off of this content, which ``domain.shared.signed_content`` made."""
    frozen = whole_bytes(canonical(content))
    return SignOff(new_id(), who, digest(frozen), frozen.decode(), name, role, day)


def changed_since(plan: Plan, sign_off: SignOff) -> tuple[Difference, ...]:
    """What differs between what was signed and the plan now.

    Only what was signed is looked at: where the copy had no notes, notes are not a change. Raises
    ContentError where the content does not fit its digest or cannot be read, KnownError where it
    was made by a newer lnatool.
    """
    frozen = sign_off.content.encode("utf-8", "surrogatepass")
    if digest(frozen) != sign_off.digest:
        raise _unreliable(sign_off)
    try:
        content = json.loads(frozen)
        scope = content.pop("scope", {})
        shared = shared_plan(plan, *_scope(scope))
        before = _plan_of(content, plan)
    except (DamagedError, ValueError, RecursionError, AttributeError, TypeError, KeyError):
        raise _unreliable(sign_off) from None
    return differences(before, _whole(shared.plan))


def changed_words(sign_off: SignOff, found: tuple[Difference, ...]) -> Phrase:
    """One sentence on a sign-off: unchanged, or changed since it was signed."""
    args = {"name": text(sign_off.name) if sign_off.name else "somebody", "count": len(found)}
    dated: dict[str, object] = {**args, "day": day_words(sign_off.day)}
    if not found:
        return phrase("Unchanged since signed on {day} by {name}.", **dated)
    return phrase("Changed since signed on {day} by {name}; differences: {count}.", **dated)


def _scope(scope: dict[str, Any]) -> tuple[ReportKind, bool, bool]:
    kind = scope.get("kind", "full")
    if kind not in {"full", "plan", "summary"}:
        raise ValueError(kind)
    return kind, bool(scope.get("notes", True)), bool(scope.get("evidence", True))


def _plan_of(content: dict[str, Any], plan: Plan) -> Plan:
    """The signed plan, with the words of the framework that the plan has now."""
    named = {key: content["framework"][key] for key in ("id", "edition")}
    whole = {**content, "framework": {**to_plain(plan.framework), **named}}
    return validated(migrated_plain(whole, ""), "")


def _whole(plan: Plan) -> Plan:
    """The plan as it reads after half characters were replaced, as they are in what is signed."""
    plain = to_plain(replace(plan, sign_offs=()))
    return validated({**plain, "format": FORMAT, "version": VERSION}, "")


def _unreliable(sign_off: SignOff) -> ContentError:
    return ContentError(
        "What was signed on {day} by {name} is not kept as it was, so it cannot be said what "
        "changed since. Ask for a new sign-off.",
        day=day_words(sign_off.day),
        name=text(sign_off.name) if sign_off.name else "somebody",
    )
