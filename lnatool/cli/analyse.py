"""``analyse``: the learning needs of a plan, as text or as JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lnatool.cli import plan_file
from lnatool.cli.out import DONE, say, say_json

if TYPE_CHECKING:
    from lnatool.cli.main import Commands
    from lnatool.domain.analysis.needs import Analysis, DomainSummary, Need
    from lnatool.domain.analysis.progress import Counts
    from lnatool.domain.plan import Plan


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("analyse", help="learning needs, in order, with reasons")
    parser.add_argument("plan", type=Path)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from lnatool.domain.analysis.needs import analyse
    from lnatool.domain.analysis.progress import count_domains, total

    plan = plan_file.read(args.plan)
    analysis, counts = analyse(plan), total(count_domains(plan))
    if args.json:
        say_json(plain(plan, analysis, counts))
    else:
        _say(analysis, counts)
    return DONE


def plain(plan: Plan, analysis: Analysis, counts: Counts) -> dict[str, Any]:
    """The analysis as JSON, described in docs/command-line.md. It holds no notes."""
    return {
        "plan": {"id": plan.id, "revision": plan.revision, "modified": plan.modified},
        "framework": {"id": plan.framework.id, "edition": plan.framework.edition},
        "role": plan.round.role,
        "review_point": analysis.review_point,
        "progress": {
            "total": counts.total,
            "answered": counts.answered,
            "rated": counts.rated,
            "not_applicable": counts.not_applicable,
            "no_opportunity": counts.no_opportunity,
            "blank": counts.blank,
            "discuss": counts.discuss,
        },
        "needs": [_need(need) for need in analysis.needs],
        "no_opportunity": [item.id for item in analysis.no_opportunity],
        "to_discuss": [item.id for item in analysis.to_discuss],
        "strengths": [item.id for item in analysis.strengths],
        "domains": [_domain(summary) for summary in analysis.domains],
    }


def _need(need: Need) -> dict[str, Any]:
    return {
        "rank": need.rank,
        "tied": need.tied,
        "competency": need.competency.id,
        "code": need.competency.code,
        "title": need.competency.title,
        "domain": need.domain.id,
        "level": need.level,
        "expected": need.expected,
        "gap": need.gap,
        "importance": need.importance,
        "own_importance": need.own_importance,
        "weighted": need.weighted,
        "discuss": need.discuss,
        "reasons": [reason.text for reason in need.reasons],
    }


def _domain(summary: DomainSummary) -> dict[str, Any]:
    return {
        "id": summary.domain.id,
        "code": summary.domain.code,
        "title": summary.domain.title,
        "rated": summary.rated,
        "total": summary.total,
        "mean_level": summary.mean_level,
        "median_level": summary.median_level,
        "mean_expected": summary.mean_expected,
        "needs": summary.needs,
    }


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
