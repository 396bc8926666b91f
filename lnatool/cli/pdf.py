"""``export`` and ``check-pdf``: write a plan as a PDF, and look at one."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from lnatool.cli import plan_file, secret
from lnatool.cli.out import DONE, PROBLEM, say, say_json, tell
from lnatool.domain.problems import KnownError

if TYPE_CHECKING:
    from lnatool.cli.main import Commands


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    export = commands.add_parser("export", help="write the plan as a PDF to share")
    export.add_argument("plan", type=Path)
    export.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.pdf")
    export.add_argument("--kind", choices=("full", "plan", "summary"), default="full")
    export.add_argument("--no-notes", action="store_true", help="leave shared notes out")
    export.add_argument("--no-evidence", action="store_true", help="leave shared evidence out")
    export.add_argument("--organisation", default="", metavar="NAME", help="heads the first page")
    export.add_argument("--logo", type=Path, metavar="FILE", help="a PNG or JPEG beside it")
    secret.add(export, "and protect the PDF with it")
    export.set_defaults(run=_export)
    check = commands.add_parser("check-pdf", help="whether a PDF is accessible, by its structure")
    check.add_argument("pdf", type=Path)
    check.add_argument("--json", action="store_true", help="as JSON")
    secret.add(check, "for a protected PDF")
    check.set_defaults(run=_check)


def _export(args: argparse.Namespace) -> int:
    from lnatool.domain.edits import NoteExport
    from lnatool.services import paths
    from lnatool.services.export.plan_pdf import write_plan_pdf
    from lnatool.services.export.report import ReportOptions
    from lnatool.services.library.find import Library

    options = ReportOptions(
        args.kind,
        notes=not args.no_notes,
        evidence=not args.no_evidence,
        organisation=args.organisation,
        logo=args.logo,
        references=Library(paths.framework_folders()).references(),
    )
    password = secret.read(args)
    exported = write_plan_pdf(plan_file.read(args.plan), args.output, options, password=password)
    try:
        plan_file.change(args.plan, lambda _: [NoteExport(exported)])
    except KnownError as error:
        tell(error.problem)
        tell(
            "So this copy is not noted in the plan, and it cannot be told later if it was changed."
        )
    say(f"{args.output}: written. Private notes and evidence that is not shared are not in it.")
    if password:
        say("It is protected by the password, so it is not an archival PDF (PDF/A).")
    return DONE


def _check(args: argparse.Namespace) -> int:
    from lnatool.services.check_pdf import check_pdf

    checks = check_pdf(args.pdf, secret.read(args))
    good = all(check.ok for check in checks)
    if args.json:
        say_json({"file": str(args.pdf), "ok": good, "checks": [asdict(c) for c in checks]})
    else:
        for check in checks:
            say(f"{'ok' if check.ok else 'problem':8} {check.name}: {check.detail}")
    return DONE if good else PROBLEM
