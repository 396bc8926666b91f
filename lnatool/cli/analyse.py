"""``analyse``: the learning needs of a plan, as text or as JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lnatool.cli import plan_file
from lnatool.cli.out import DONE, say, say_json, tell_all

if TYPE_CHECKING:
    from lnatool.cli.main import Commands
    from lnatool.domain.analysis.needs import Analysis
    from lnatool.domain.analysis.progress import Counts


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("analyse", help="learning needs, in order, with reasons")
    parser.add_argument("plan", type=Path)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    plan = plan_file.read(args.plan)
    if args.json:
        from lnatool.domain.plain import to_plain
        from lnatool.services.analysis_document import analysis_document

        say_json(to_plain(analysis_document(plan)))
    else:
        from lnatool.domain.analysis.changes import what_changed
        from lnatool.domain.analysis.needs import analyse
        from lnatool.domain.analysis.progress import count_domains, total

        analysis = analyse(plan)
        tell_all(analysis.problems)
        _say(analysis, total(count_domains(plan)))
        changed = what_changed(plan)
        for sentence in changed.summary if changed else ():
            say(sentence.text)
    return DONE


def _say(analysis: Analysis, counts: Counts) -> None:
    say(f"{counts.answered} of {counts.total} competencies answered, {counts.rated} rated.")
    if not analysis.needs:
        say("No rating is below the level expected at this review point.")
    for need in analysis.needs:
        tie = "=" if need.tied else ""
        say(f"{tie}{need.rank}. {need.competency.code} {need.competency.title}")
        say(f"   {' '.join(reason.text for reason in need.reasons)}")
    for title, items in (
        ("Not yet had the opportunity", analysis.no_opportunity),
        ("To discuss", analysis.to_discuss),
    ):
        if items:
            say(f"{title}: {', '.join(item.code for item in items)}")
