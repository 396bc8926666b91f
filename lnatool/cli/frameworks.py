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
    from lnatool.domain.problems import Problem
    from lnatool.services.library.find import Entry, Library


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
        return f"reference, {entry.competency_count} codes"
    roles = "1 role" if len(entry.roles) == 1 else f"{len(entry.roles)} roles"
    return f"{entry.competency_count} competencies, {roles}"


def _show(args: argparse.Namespace) -> int:
    framework = _library().framework(args.id, args.edition)
    if args.json:
        say_json(asdict(framework))
    else:
        _say(framework)
    return DONE


def _say(framework: Framework) -> None:
    say(f"{framework.title}, edition {framework.edition}")
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
    from lnatool.services.library.read import load_file

    library = _library()
    files = [path for path, _ in library.files()] if args.all else args.files
    known = library.reference_codes() | _codes(args.files)
    found = [(path, load_file(path, known).problems) for path in files]
    bad = {"error", "note", "warning"} if args.strict else {"error", "note"}
    good = not any(problem.severity in bad for _, problems in found for problem in problems)
    if args.json:
        say_json({"ok": good, "files": [_file(path, problems) for path, problems in found]})
    else:
        for path, problems in found:
            for problem in problems:
                say(f"{problem.severity}: {problem}")
            if not problems:
                say(f"ok: {path}")
    return DONE if good else PROBLEM


def _codes(files: list[Path]) -> dict[str, dict[str, str]]:
    """The codes of the reference frameworks among files, which may not be installed yet."""
    from lnatool.services.library.read import load_file

    loaded = (load_file(path).framework for path in files)
    return {each.id: dict(each.codes()) for each in loaded if each and each.kind == "reference"}


def _file(path: Path, problems: tuple[Problem, ...]) -> dict[str, Any]:
    told = [
        {"severity": problem.severity, "place": problem.place, "sentence": problem.sentence}
        for problem in problems
    ]
    return {"path": str(path), "problems": told}
