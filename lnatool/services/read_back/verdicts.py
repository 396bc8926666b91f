"""What can be said about a returned copy as a whole: which it is, and whether it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from lnatool.domain import say
from lnatool.domain.framework import edition_key
from lnatool.domain.problems import Problem, Severity
from lnatool.services.read_back.returned import RefusedError, Returned

if TYPE_CHECKING:
    from lnatool.domain.plan import Export, Plan

VerdictKind = Literal[
    "known", "unknown-export", "tampered-pages", "tampered-attachment", "no-attachment",
    "older-revision", "newer-revision", "older-edition", "other-framework", "not-filled", "empty",
    "already-taken-in",
]  # fmt: skip


class Verdict(NamedTuple):
    """One thing about the whole copy; ``known`` means: handed out from this plan, not changed."""

    kind: VerdictKind
    problem: Problem


TAMPERED: frozenset[VerdictKind] = frozenset({"tampered-pages", "tampered-attachment"})


def verdicts(plan: Plan, returned: Returned, changed: bool = True) -> tuple[Verdict, ...]:
    """Everything to say about a copy that came back for a plan, the gravest first.

    ``changed`` is whether the person has changed anything that the copy shows since. Raises
    RefusedError where the copy belongs to another plan.
    """
    reference = returned.reference
    if reference is None or reference.plan != plan.id:
        raise _another_plan(returned)
    noted = noted_export(plan, returned)
    found = [
        *_origin(returned, noted),
        *_age(plan, returned, changed),
        *_content(plan, returned, noted),
    ]
    grave = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda one: grave[one.problem.severity]))


def noted_export(plan: Plan, returned: Returned) -> Export | None:
    """The copy that this is, as the plan noted it when it was handed out; the newest that fits.

    Two copies of one revision may have the same plan inside and different pages, so pages decide.
    """
    wanted = returned.reference.content if returned.reference else ""
    alike = [one for one in reversed(plan.exports) if wanted and one.content == wanted]
    exact = [one for one in alike if one.pages == returned.pages]
    return next(iter(exact or alike), None)


def trusted(plan: Plan, returned: Returned) -> bool:
    """Whether the plan inside is the one that the copy says it was made from."""
    reference, shared = returned.reference, returned.shared
    return (
        reference is not None
        and shared is not None
        and returned.content == reference.content
        and shared.plan.id == plan.id
    )


def _another_plan(returned: Returned) -> RefusedError:
    name = returned.shared.plan.person.name if returned.shared is not None else ""
    if name:
        message = "This is a copy of another plan, that of {name}. Open that plan to take it in."
    else:
        message = "This is a copy of another plan. Open the plan that it belongs to to take it in."
    return RefusedError("another-plan", message, returned.place, name=name)


def _origin(returned: Returned, noted: Export | None) -> list[Verdict]:
    """Whether it is known, and whether what was handed out was changed."""
    place = returned.place
    reference = returned.reference
    if returned.content and reference is not None and returned.content != reference.content:
        return [
            _verdict(
                "tampered-attachment", "warning", place,
                "The plan inside this copy was changed after it was handed out. Only what was "
                "filled into the fields is used.",
            )
        ]  # fmt: skip
    if noted is None:
        return [
            _verdict(
                "unknown-export", "warning", place,
                "This copy was made from another copy of your plan, or before copies were noted, "
                "so it cannot be told whether its text was changed. Look at it before you go on.",
            )
        ]  # fmt: skip
    if returned.form == "pdf" and returned.pages != noted.pages:
        return [_changed_pages(returned, noted)]
    return [
        _verdict(
            "known", "note", place,
            "This copy was made from this plan on {day}, and its text was not changed.",
            day=say.day(noted.made[:10]).text,
        )
    ]  # fmt: skip


def _changed_pages(returned: Returned, noted: Export) -> Verdict:
    pairs = list(zip(returned.pages, noted.pages, strict=False))
    pages = [str(n) for n, (now, then) in enumerate(pairs, start=1) if now != then]
    if len(returned.pages) != len(noted.pages):
        message = (
            "This copy has {now} pages and was handed out with {then}: its text was changed. Only "
            "look at what was filled into the fields."
        )
        counts = {"now": len(returned.pages), "then": len(noted.pages)}
        return _verdict("tampered-pages", "warning", returned.place, message, **counts)
    message = (
        "The text of this copy was changed after it was handed out (pages: {pages}). Only look at "
        "what was filled into the fields."
    )
    return _verdict("tampered-pages", "warning", returned.place, message, pages=", ".join(pages))


def _age(plan: Plan, returned: Returned, changed: bool) -> list[Verdict]:
    """How the copy's revision and framework stand to those of the plan now."""
    found, place = [], returned.place
    revision = returned.reference.revision if returned.reference else 0
    if revision < plan.revision and changed:
        message = "Your plan has been changed since this copy was made; what changed is shown."
        found.append(_verdict("older-revision", "note", place, message))
    elif revision > plan.revision:
        message = (
            "This copy was made from a newer state of the plan than the one that is open. You may "
            "have opened an old copy of your plan."
        )
        found.append(_verdict("newer-revision", "warning", place, message))
    if returned.shared is None:
        return found
    then, now = returned.shared.plan.framework, plan.framework
    editions = {"then": then.edition, "now": now.edition}
    if then.id != now.id:
        message = "This copy is about another framework ({then}) than your plan now ({now})."
        args = {"then": then.title, "now": now.title}
        found.append(_verdict("other-framework", "warning", place, message, **args))
    elif edition_key(then.edition) < edition_key(now.edition):
        message = (
            "This copy has edition {then} of the framework and your plan has {now}. What is not "
            "asked any more is shown and can be kept as a note."
        )
        found.append(_verdict("older-edition", "note", place, message, **editions))
    return found


def _content(plan: Plan, returned: Returned, noted: Export | None) -> list[Verdict]:
    """Whether there is something to take in."""
    found, place = [], returned.place
    if any(one.file == returned.file for one in plan.returns):
        message = "You have taken in this very file before."
        found.append(_verdict("already-taken-in", "note", place, message))
    if noted is not None and noted.file == returned.file:
        message = "This is the file as you handed it out; nothing has been filled in."
        found.append(_verdict("not-filled", "note", place, message))
    elif not returned.values:
        message = (
            "Nothing was filled in. If it was saved in a viewer, ask for it to be saved again."
        )
        found.append(_verdict("empty", "note", place, message))
    if returned.shared is None:
        message = (
            "The plan inside this copy cannot be used, so it cannot be shown what changed since, "
            "and sign-offs can only be kept as notes."
        )
        found.append(_verdict("no-attachment", "warning", place, message))
    return found


def _verdict(
    kind: VerdictKind, severity: Severity, place: str, message: str, **args: object
) -> Verdict:
    return Verdict(kind, Problem(severity, place, message, args))
