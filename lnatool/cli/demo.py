"""``demo``: a made-up person's whole journey: plan file, PDF and pictures of every page."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from lnatool.cli import plan_file
from lnatool.cli.out import DONE, say
from lnatool.domain.problems import KnownError

if TYPE_CHECKING:
    from lnatool.cli.main import Commands


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("demo", help="a made-up plan, its PDF and pictures of every page")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another made-up person")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from lnatool.services import paths
    from lnatool.services.export.plan_pdf import write_plan_pdf
    from lnatool.services.export.report import ReportOptions
    from lnatool.services.library.find import Library
    from lnatool.services.sample import sample_plan
    from lnatool.services.storage.purge import purge

    out: Path = args.out
    library = Library(paths.framework_folders())
    plan = sample_plan(library, args.seed)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise KnownError("This folder cannot be made: {why}.", str(out), why=why) from None
    plan_path, pdf_path = out / "sample.lnaplan", out / "sample.pdf"
    if plan_path.exists():
        purge(plan_path.absolute(), paths.user_state_dir())
    plan_file.create(plan_path, plan)
    say(f"Plan:     {plan_path}")
    write_plan_pdf(plan, pdf_path, ReportOptions(references=library.references()))
    say(f"PDF:      {pdf_path}")
    pictures = _pictures(plan_path, out / "pages")
    say(f"Pictures: {len(pictures)} in {out / 'pages'}")
    return DONE


def _pictures(plan_path: Path, folder: Path) -> list[Path]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window opens, with a screen or without
    try:
        from lnatool.screenshots import take
    except ImportError as error:
        raise KnownError("The pages cannot be shown here: {why}.", why=error) from None
    return take(plan_path.absolute(), folder)
