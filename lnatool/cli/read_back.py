"""``read-back``: what a returned copy says, and taking it into the plan."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lnatool.cli import plan_file, secret
from lnatool.cli.out import DONE, PROBLEM, say, say_json, tell, tell_all
from lnatool.domain.problems import Problem

if TYPE_CHECKING:
    from lnatool.cli.main import Commands
    from lnatool.domain.edits import Edit
    from lnatool.domain.plan import Plan
    from lnatool.services.read_back.finding import Choice, Finding, Findings


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    back = commands.add_parser(
        "read-back",
        help="read a reviewed copy that came back, and take it into the plan",
        description="Reads a reviewed PDF, a return file or a plan file. Without --apply nothing "
        "is changed. What the preceptor says is kept as theirs and never replaces a self-rating.",
    )
    back.add_argument("returned", type=Path, metavar="RETURNED")
    back.add_argument("--plan", required=True, type=Path, metavar="PLAN.lnaplan")
    back.add_argument("--apply", action="store_true", help="take what is new into the plan")
    back.add_argument(
        "--prefer", choices=("theirs", "mine"), help="what to keep where the two do not agree"
    )
    secret.add(back, "for a protected PDF")
    back.add_argument("--json", action="store_true", help="as JSON")
    back.set_defaults(run=_read_back)


def _read_back(args: argparse.Namespace) -> int:
    from lnatool.services.read_back.read import read_returned
    from lnatool.services.read_back.returned import RefusedError

    password = secret.read(args)
    try:
        returned = read_returned(args.returned, password)
        if args.apply:
            found, applied = _apply(args, returned)
        else:
            found, applied = _found(plan_file.read(args.plan), returned), None
    except RefusedError as refused:
        if args.json:
            say_json({"verdict": refused.verdict, "sentence": refused.problem.sentence})
        tell(refused.problem)
        return PROBLEM
    left = bool(args.apply and applied is None and found.conflicts)
    if args.json:
        say_json(_as_json(found, applied))
    else:
        _say(found, applied)
    if left:
        tell(
            f"Nothing was changed: there are {len(found.conflicts)} conflicts. Choose with "
            "--prefer theirs or --prefer mine."
        )
    return PROBLEM if left or _tampered(found) else DONE


def _found(plan: Plan, returned: Any) -> Findings:
    from lnatool.services.read_back.match import findings

    return findings(plan, returned)


def _apply(args: argparse.Namespace, returned: Any) -> tuple[Findings, dict[str, Any] | None]:
    """The findings, and what was done; None where nothing was."""
    from lnatool.services.clock import local_day, stamp, system_clock
    from lnatool.services.read_back.merge import edits_for, keep_file, taken_in

    now = system_clock()
    seen: list[Findings] = []
    done: dict[str, Any] = {}

    def edits(plan: Plan) -> list[Edit]:
        found = _found(plan, returned)
        seen.append(found)
        choices: dict[str, Choice] = (
            {one.key: args.prefer for one in found.conflicts} if args.prefer else {}
        )
        taken = taken_in(found, choices)
        before = any(one.kind == "already-taken-in" for one in found.verdicts)
        if (found.conflicts and not args.prefer) or (before and not taken):
            return []
        kept = keep_file(args.returned, args.plan, local_day(now).isoformat())
        keys = [one.key for one in taken]
        left = [one.key for one in found.fields if one.state != "same" and one.key not in keys]
        done.update(kept=kept, taken=keys, left=left)
        return [edits_for(plan, found, choices, kept, stamp(now))]

    plan_file.change(args.plan, edits)
    return seen[0], done or None


def _tampered(found: Findings) -> bool:
    from lnatool.services.read_back.verdicts import TAMPERED

    return any(one.kind in TAMPERED for one in found.verdicts)


def _say(found: Findings, applied: dict[str, Any] | None) -> None:
    for verdict in found.verdicts:
        say(verdict.problem.sentence)
    tell_all(found.problems)
    for one in found.fields:
        mine = "" if one.state != "conflict" or one.gone else f" (the plan has: {one.mine})"
        gone = " (has no place in the plan any more)" if one.gone else ""
        say(f"{one.state:8} {one.label}: {one.theirs}{mine}{gone}")
    for change in found.changed:
        say(f"changed since: {change.text}")
    if applied is not None:
        say(f"Taken into the plan: {len(applied['taken'])}. The file is kept as {applied['kept']}.")


def _as_json(found: Findings, applied: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "verdict": found.verdicts[0].kind if found.verdicts else "known",
        "verdicts": [{"kind": one.kind, **_problem(one.problem)} for one in found.verdicts],
        "by": found.by,
        "day": found.day,
        "findings": [_finding(one) for one in found.fields],
        "changed_since": [one.text for one in found.changed],
        "problems": [_problem(one) for one in found.problems],
        "applied": applied,
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "key": one.key,
        "about": one.group,
        "id": one.id,
        "part": one.part,
        "label": one.label.text,
        "value": one.value,
        "theirs": one.theirs.text,
        "mine": one.mine.text,
        "base": one.base.text,
        "state": one.state,
        "gone": one.gone,
        "mine_changed": [change.text for change in one.mine_changed],
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {"severity": problem.severity, "sentence": problem.sentence}
