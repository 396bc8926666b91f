"""``new``, ``answer`` and ``goals``: make a plan file and fill it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lnatool.cli import plan_file
from lnatool.cli.out import DONE, say, tell_all
from lnatool.domain.problems import KnownError, Problem

if TYPE_CHECKING:
    from lnatool.cli.main import Commands
    from lnatool.domain.edits import Edit
    from lnatool.domain.plan import Goal, Plan

LONGEST_NAME = 200


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    new = commands.add_parser("new", help="make a plan file")
    new.add_argument("--framework", required=True, metavar="ID", help="see: framework list")
    new.add_argument("--role", required=True, help="a role of the framework")
    new.add_argument("--name", type=_name, default="", help="whose plan it is")
    new.add_argument("--start-date", type=_day, metavar="DAY", help="start in the role: 2026-09-01")
    new.add_argument("-o", "--output", required=True, type=Path, metavar="PLAN.lnaplan")
    new.set_defaults(run=_new)
    answer = commands.add_parser(
        "answer",
        help="fill in answers from a table",
        description="Columns: competency (id or code); level, state or level|state (a level, "
        "not-applicable, no-opportunity or nothing); importance; note; private_note. Nothing is "
        "written unless every row is right.",
    )
    answer.add_argument("plan", type=Path)
    answer.add_argument("--csv", required=True, type=Path, metavar="ANSWERS.csv")
    answer.set_defaults(run=_answer)
    goals = commands.add_parser("goals", help="add goals for the first learning needs")
    goals.add_argument("plan", type=Path)
    goals.add_argument("--suggest", required=True, type=_count, metavar="N", help="how many")
    goals.set_defaults(run=_goals)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-09-01") from None


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise argparse.ArgumentTypeError(f"a name can have {LONGEST_NAME} characters")
    return text.encode("utf-8", "replace").decode()  # a terminal can hand over broken letters


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 100")
    return int(text)


def _new(args: argparse.Namespace) -> int:
    from lnatool.domain.new_plan import new_plan
    from lnatool.domain.plan import Person
    from lnatool.services import paths
    from lnatool.services.clock import stamp
    from lnatool.services.library.find import Library

    framework = Library(paths.framework_folders()).framework(args.framework)
    if framework.kind != "assessment":
        raise KnownError("{id} is a reference standard; it has nothing to rate.", id=framework.id)
    if framework.role(args.role) is None:
        raise KnownError(
            "{framework} has no role {role}. Roles: {known}.",
            framework=framework.id,
            role=args.role,
            known=", ".join(role.id for role in framework.roles),
        )
    person = Person(name=args.name, start_date=args.start_date or "")
    plan = new_plan(framework, args.role, stamp(datetime.now(UTC)), person)
    plan_file.create(args.output, plan)
    say(f"{args.output}: a plan with {len(plan.competencies)} competencies.")
    return DONE


class _BadRowsError(KnownError):
    """A table in which some rows are not right; nothing is changed."""

    def __init__(self, place: str, problems: Iterable[Problem]) -> None:
        super().__init__("Nothing was changed.", place)
        self.problems = tuple(problems)


def _answer(args: argparse.Namespace) -> int:
    from lnatool.domain.analysis.progress import count_domains, total
    from lnatool.services.answers import read_answers

    try:
        data = args.csv.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise KnownError("The file cannot be read: {why}.", str(args.csv), why=why) from None

    def edits(plan: Plan) -> tuple[Edit, ...]:
        answers = read_answers(data, str(args.csv), plan)
        if answers.problems:
            raise _BadRowsError(str(args.csv), answers.problems)
        return answers.edits

    try:
        plan = plan_file.change(args.plan, edits)
    except _BadRowsError as bad:
        tell_all(bad.problems)
        raise
    counts = total(count_domains(plan))
    say(f"{args.plan}: {counts.answered} of {counts.total} competencies answered.")
    return DONE


def _goals(args: argparse.Namespace) -> int:
    from lnatool.domain.edits import PutGoal
    from lnatool.domain.goals import suggested_goals

    added: list[Goal] = []

    def edits(plan: Plan) -> list[Edit]:
        added.extend(suggested_goals(plan, args.suggest))
        return [PutGoal(goal) for goal in added]

    plan_file.change(args.plan, edits)
    for goal in added:
        say(f"Added: {goal.title}")
    if not added:
        say("There is no learning need without a goal, so none was added.")
    return DONE
