"""``framework list``, ``show`` and ``validate``."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lnatool.cli.out import DONE, PROBLEM, USAGE, say, say_json, tell, tell_all

if TYPE_CHECKING:
    from lnatool.cli.main import Commands
    from lnatool.domain.framework import Framework
    from lnatool.services.library.entries import Entry
    from lnatool.services.library.find import Library
    from lnatool.services.library.review import Reviewed


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    group = commands.add_parser("framework", help="list, show and check frameworks")
    actions = group.add_subparsers(required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="the frameworks on this computer")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=_list)
    show = actions.add_parser("show", help="one framework, complete")
    show.add_argument("id")
    show.add_argument("--edition", help="an edition that is not the newest")
    show.add_argument("--json", action="store_true", help="as JSON, with every field")
    show.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="as a document for reviewers")
    show.add_argument("--role", help="with --pdf: one page for this role")
    show.set_defaults(run=_show)
    validate = actions.add_parser("validate", help="find every fault in framework files")
    validate.add_argument("files", nargs="*", type=Path, metavar="FILE")
    validate.add_argument("--all", action="store_true", help="every framework on this computer")
    validate.add_argument("--strict", action="store_true", help="warnings are faults, too")
    validate.add_argument("--json", action="store_true", help="as JSON")
    validate.set_defaults(run=_validate)


def _library() -> Library:
    from lnatool.services import paths
    from lnatool.services.library.find import Library

    return Library(paths.framework_folders())


def _list(args: argparse.Namespace) -> int:
    library = _library()
    entries, problems = library.entries(), library.problems
    if args.json:
        say_json({"frameworks": [_entry(entry) for entry in entries]})
    else:
        for entry in entries:
            say(f"{entry.id}  {entry.edition}  {entry.title} ({_content(entry)})")
    tell_all(problems)
    return PROBLEM if problems else DONE


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "edition": entry.edition,
        "kind": entry.kind,
        "competency_count": entry.competency_count,
        "roles": [asdict(role) for role in entry.roles],
        "summary": entry.summary,
        "origin": entry.origin,
        "path": str(entry.path),
    }


def _content(entry: Entry) -> str:
    if entry.kind == "reference":
        return f"reference, {_count(entry.competency_count, 'code', 'codes')}"
    topics = _count(entry.competency_count, "competency", "competencies")
    return f"{topics}, {_count(len(entry.roles), 'role', 'roles')}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _show(args: argparse.Namespace) -> int:
    if args.role and not args.pdf:
        tell("--role goes with --pdf: it chooses whose page is written.")
        return USAGE
    library = _library()
    framework = library.framework(args.id, args.edition)
    if args.pdf:
        from lnatool.services.export.framework_pdf import write_framework_pdf

        write_framework_pdf(framework, library, args.pdf, args.role or "")
        say(f"{args.pdf}: written.")
    elif args.json:
        say_json(asdict(framework))
    else:
        _say(framework)
    return DONE


def _say(framework: Framework) -> None:
    say(f"{framework.title}, edition {framework.edition}")
    if framework.extends:
        say(f"Extends {framework.extends}")
    if framework.summary:
        say(framework.summary)
    for role in framework.roles:
        say(f"Role: {role.id}, {role.title}")

    def domains(children: Any, indent: str) -> None:
        for domain in children:
            say(f"{indent}{domain.code} {domain.title}".rstrip())
            for item in domain.competencies:
                say(f"{indent}  {item.code} {item.title}")
            domains(domain.domains, f"{indent}  ")

    domains(framework.domains, "")


def _validate(args: argparse.Namespace) -> int:
    if bool(args.files) == args.all:
        tell("Name the files to validate, or --all for every framework on this computer.")
        return USAGE
    from lnatool.services.library.review import review, review_all
    from lnatool.services.library.wording import missing

    lacking = missing() if args.strict else []
    rules = {"strict": args.strict, "wording": not lacking}
    library = _library()
    found = review_all(library, **rules) if args.all else review(args.files, library, **rules)
    bad = {"error", "note", "warning"} if args.strict else {"error", "note"}
    good = not lacking
    good &= not any(problem.severity in bad for each in found for problem in each.problems)
    if args.json:
        files = [_reviewed(each) for each in found]
        say_json({"ok": good, "wording_checked": args.strict and not lacking, "files": files})
    else:
        for each in found:
            _say_reviewed(each)
    if lacking:
        libraries = " and ".join(lacking)
        tell(f"warning: Spelling and sameness were not checked: install {libraries}.")
    return DONE if good else PROBLEM


def _say_reviewed(found: Reviewed) -> None:
    for problem in found.problems:
        say(f"{problem.severity}: {problem}")
    if not found.problems:
        say(f"ok: {found.path}")
    if found.grade is not None and found.band is not None:
        least, most = found.band
        say(
            f"    reading grade {found.grade:.1f}, for these readers {least:.0f} to {most:.0f}; "
            f"statements alone {found.statement_grade:.1f}, {most:.0f} at most"
        )
    for claim in found.claims:
        say(f"    {claim.standard.title}")
        for row in claim.rows:
            codes = " ".join(item.code for item in row.competencies)
            say(f"      {row.code:>3} {row.title:<50} {len(row.competencies):>3}  {codes}")


def _reviewed(found: Reviewed) -> dict[str, Any]:
    told = [
        {"severity": problem.severity, "place": problem.place, "sentence": problem.sentence}
        for problem in found.problems
    ]
    coverage = {
        claim.standard.id: {row.code: [item.id for item in row.competencies] for row in claim.rows}
        for claim in found.claims
    }
    return {
        "path": str(found.path),
        "problems": told,
        "reading_grade": _rounded(found.grade),
        "reading_band": found.band,
        "statement_grade": _rounded(found.statement_grade),
        "statement_grade_most": None if found.band is None else found.band[1],
        "coverage": coverage,
    }


def _rounded(grade: float | None) -> float | None:
    return None if grade is None else round(grade, 1)
