"""Plan files as commands use them: open, change in one go, close."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lnatool.cli.out import tell_all
from lnatool.domain.apply import apply
from lnatool.domain.edits import Edit
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services import paths
from lnatool.services.clock import stamp

if TYPE_CHECKING:
    from lnatool.services.storage.keeper import Keeper


def create(path: Path, plan: Plan) -> None:
    """Write a new plan file. Raises KnownError where there is a file of that name already."""
    from lnatool.services.storage.keeper import Keeper

    if path.exists():
        raise KnownError("There is a file of this name already. Choose another.", str(path))
    Keeper.create(path.absolute(), plan, paths.user_state_dir()).close(plan)


def read(path: Path) -> Plan:
    """The plan in a file, with anything that only its recovery copy holds; also while it is open.

    Nothing is written. Raises KnownError where the plan cannot be read.
    """
    from lnatool.services.storage.rescue import look

    found = look(path.absolute(), paths.user_state_dir(), datetime.now(UTC))
    tell_all(found.notices)
    return found.plan


def change(path: Path, edits: Callable[[Plan], Iterable[Edit]]) -> Plan:
    """The plan after the edits that ``edits`` wants for it, which are in the file by then.

    Raises KnownError where the plan cannot be read or, with something to change, be written.
    """
    from lnatool.services.storage.keeper import Keeper

    opened = Keeper.open(path.absolute(), paths.user_state_dir())
    tell_all(opened.notices)
    plan: Plan = opened.plan
    try:
        after = _edited(plan, edits(plan))
        if after is not plan:
            _record(opened.keeper, plan, after)
            plan = after
    finally:
        opened.keeper.close(plan)
    return plan


def _edited(plan: Plan, edits: Iterable[Edit]) -> Plan:
    now = stamp(datetime.now(UTC))
    for edit in edits:
        plan, _ = apply(plan, edit, now)
    return plan


def _record(keeper: Keeper, before: Plan, after: Plan) -> None:
    if keeper.read_only:
        message = "The plan is open elsewhere or cannot be written. Close it and try again."
        raise KnownError(message, str(keeper.path))
    keeper.record(before, after)
    if keeper.trouble is not None:
        raise KnownError(keeper.trouble.message, keeper.trouble.place, **keeper.trouble.args)
