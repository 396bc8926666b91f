"""``map``: where a plan's ratings stand against every code of a standard."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from lnatool.cli import plan_file
from lnatool.cli.out import DONE, say, say_json, tell_all
from lnatool.domain.analysis.views import View
from lnatool.domain.problems import KnownError

if TYPE_CHECKING:
    from lnatool.cli.main import Commands
    from lnatool.domain.analysis.mapping import CodeStanding, Standings
    from lnatool.domain.analysis.standing import Source
    from lnatool.domain.plan import Plan


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "map",
        help="where the ratings stand against a standard",
        description="Infers where the plan stands against each code of a standard, from the "
        "competencies that map to it, and names them with the path.",
    )
    parser.add_argument("plan", type=Path)
    parser.add_argument("--to", required=True, metavar="STANDARD", help="see: framework list")
    parser.add_argument(
        "--view", choices=get_args(View), default="self", help="whose rating counts (self)"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from lnatool.domain.analysis.mapping import standings
    from lnatool.services import paths
    from lnatool.services.library.find import Library

    plan = plan_file.read(args.plan)
    references = Library(paths.framework_folders()).references()
    reference = references.get(args.to)
    if reference is None:
        raise KnownError(
            "There is no standard {id}. Standards here: {known}.",
            id=args.to,
            known=", ".join(sorted(references)) or "none",
        )
    found = standings(plan, reference, references, args.view)
    if args.json:
        say_json(plain(plan, found, args.view))
    else:
        tell_all(problem for problem in found.problems if problem.severity != "note")
        _say(found)
    return DONE


def plain(plan: Plan, found: Standings, view: View) -> dict[str, Any]:
    """The map as JSON, described in docs/command-line.md. It holds no notes."""
    return {
        "plan": {"id": plan.id, "revision": plan.revision, "modified": plan.modified},
        "framework": {"id": plan.framework.id, "edition": plan.framework.edition},
        "role": plan.round.role,
        "review_point": plan.round.review_point,
        "view": view,
        "standard": {"id": found.standard, "edition": found.edition, "title": found.title},
        "counts": found.counts,
        "standards": [_code(row) for row in found.rows],
        "problems": [
            {"severity": one.severity, "place": one.place, "sentence": one.sentence}
            for one in found.problems
        ],
    }


def _code(row: CodeStanding) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": row.title,
        "standing": row.standing,
        "inferred": row.inferred,
        "sources": [_source(source) for source in row.sources],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "competency": source.competency.id,
        "code": source.competency.code,
        "title": source.competency.title,
        "rating": source.rating,
        "expected": source.expected,
        "met": source.met,
        "relation": source.relation,
        "path": [step._asdict() for step in source.path],
    }


def _say(found: Standings) -> None:
    say(f"{found.title} ({found.standard} {found.edition})")
    counts = ", ".join(f"{count} {standing}" for standing, count in found.counts.items())
    say(f"Inferred from mapped competencies: {counts}.")
    for row in found.rows:
        say(f"{row.code} {row.title}: {row.standing}{' (inferred)' if row.inferred else ''}")
        for source in row.sources:
            say(f"   {_words(source)}")


def _words(source: Source) -> str:
    rating = "not answered" if source.rating is None else f"rated {source.rating}"
    if isinstance(source.rating, str):
        rating = source.rating
    expected = "" if source.expected is None else f", expected {source.expected}"
    path = " > ".join(f"{step.standard} {step.code} ({step.relation})" for step in source.path)
    return f"{source.competency.code} {source.competency.title}: {rating}{expected}; {path}"
