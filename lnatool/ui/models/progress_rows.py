"""Progress in rows of words: goals round by round, and three views of each topic."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lnatool.domain.analysis.rounds import Tally, ThreeViews, goal_progress, three_views
from lnatool.domain.analysis.views import View
from lnatool.domain.plan import Plan
from lnatool.ui.models.map_rows import short, spoken
from lnatool.ui.models.rows_table import Row


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgressRows", text)


def goal_columns() -> tuple[str, ...]:
    """The headings of the goals."""
    return (_tr("Goal"), _tr("Status"), _tr("Before"), _tr("Now"))


def goal_rows(plan: Plan, view: View) -> list[Row]:
    """A row for each goal: its topics in the round before and now."""
    states = {
        "planned": _tr("planned"),
        "under-way": _tr("under way"),
        "done": _tr("done"),
        "set-aside": _tr("set aside"),
    }
    return [
        Row(
            one.goal.id,
            (
                one.goal.title or _tr("Goal without a title"),
                states[one.goal.status],
                *(_tally(tally) for tally in one.rounds[-2:]),
            ),
            ("", "", *(_tally_spoken(tally) for tally in one.rounds[-2:])),
        )
        for one in goal_progress(plan, view)
    ]


def _tally(tally: Tally) -> str:
    if tally.compared:
        return _tr("{met} of {compared}").format(met=tally.met, compared=tally.compared)
    return "-" if tally.median is None else f"{tally.median:g}"


def _tally_spoken(tally: Tally) -> str:
    if tally.median is None:
        return _tr("not rated")
    words = _tr("{met} of {compared} topics at the level expected, middle level {median}")
    return words.format(met=tally.met, compared=tally.compared, median=f"{tally.median:g}")


def view_columns() -> tuple[str, ...]:
    """The headings of the three views."""
    return (_tr("Topic"), _tr("Me"), _tr("Preceptor"), _tr("Agreed"), _tr("Differ"))


def view_rows(plan: Plan, *, differing: bool) -> list[Row]:
    """Topics that somebody besides the person rated, those furthest apart first."""
    known = [
        one
        for one in three_views(plan)
        if (one.preceptor is not None or one.agreed is not None) and (one.differ or not differing)
    ]
    known.sort(key=lambda one: (not one.differ, -abs(one.apart or 0)))
    return [_view_row(plan, one) for one in known]


def _view_row(plan: Plan, one: ThreeViews) -> Row:
    views = (one.own, one.preceptor, one.agreed)
    item = one.competency
    return Row(
        item.id,
        (
            f"{item.code}  {item.title}",
            *(short(view) for view in views),
            _tr("yes") if one.differ else "",
        ),
        ("", *(spoken(plan, view) for view in views), "" if one.differ else _tr("no")),
    )
