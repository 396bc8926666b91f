"""The development plan within the report: each goal with its actions."""

from __future__ import annotations

from lnatool.domain.plan import Goal, Plan
from lnatool.services.export.blocks import Block, Heading, Pairs, Paragraph, Table
from lnatool.services.export.report_form import goal_form
from lnatool.services.export.words import Translate, day_words, titled


def goal_blocks(plan: Plan, tr: Translate) -> list[Block]:
    """The goals in the person's order; says so where there is none yet."""
    blocks: list[Block] = [Heading(2, tr("Development plan"), new_page=True)]
    if not plan.goals:
        blocks.append(Paragraph(tr("No goals have been written yet.")))
    for number, goal in enumerate(plan.goals, start=1):
        blocks += _goal(plan, number, goal, tr)
    return blocks


def goal_list(plan: Plan, tr: Translate, *, linked: bool) -> Table:
    """The goals in one line each; ``linked`` where they follow in full."""
    states = status_words(tr)
    return Table(
        tr("The goals of this plan"),
        (tr("Goal"), tr("By when"), tr("Status")),
        (60, 22, 18),
        tuple(
            (
                f"{number}. {goal.title or tr('Goal without a title')}",
                day_words(goal.due),
                states[goal.status],
            )
            for number, goal in enumerate(plan.goals, start=1)
        ),
        links=tuple(_anchor(goal) for goal in plan.goals) if linked else (),
    )


def _anchor(goal: Goal) -> str:
    return f"goal-{goal.id}"


def status_words(tr: Translate) -> dict[str, str]:
    """The statuses of a goal in words."""
    return {
        "planned": tr("Planned"),
        "under-way": tr("Under way"),
        "done": tr("Done"),
        "set-aside": tr("Set aside"),
    }


def action_words(tr: Translate) -> dict[str, str]:
    """The three kinds of action in words (70/20/10)."""
    return {
        "experience": tr("Learning by doing"),
        "others": tr("With and from others"),
        "formal": tr("Courses and formal learning"),
    }


def _goal(plan: Plan, number: int, goal: Goal, tr: Translate) -> list[Block]:
    known = {item.id: item for item in plan.framework.walk()}
    needs = "; ".join(titled(known[item]) for item in goal.competencies if item in known)
    pairs = (
        (tr("For"), needs),
        (tr("What I will do"), goal.objective),
        (tr("How we will know"), goal.measure),
        (tr("Support I need"), goal.support),
        (tr("Why it matters"), goal.reason),
        (tr("Evidence to collect"), goal.evidence),
        (tr("By when"), day_words(goal.due)),
        (tr("Status"), status_words(tr)[goal.status]),
        (tr("Preceptor said"), _said(goal, tr)),
    )
    title = goal.title or tr("Goal without a title")
    blocks: list[Block] = [
        Heading(3, f"{number}. {title}", anchor=_anchor(goal)),
        Pairs(tuple((name, value) for name, value in pairs if value)),
    ]
    actions = [action for action in goal.actions if action.text]
    if actions:
        kinds = action_words(tr)
        ordered = sorted(actions, key=lambda action: list(kinds).index(action.kind))
        blocks.append(
            Table(
                tr("Actions for goal {number}").format(number=number),
                (tr("How"), tr("Action"), tr("By when"), tr("Done")),
                (22, 46, 21, 11),
                tuple(
                    (
                        kinds[action.kind],
                        action.text,
                        day_words(action.due),
                        tr("Yes") if action.done else tr("Not yet"),
                    )
                    for action in ordered
                ),
            )
        )
    blocks.append(goal_form(number, goal, title, tr))
    return blocks


def _said(goal: Goal, tr: Translate) -> str:
    """What a preceptor said about a goal in an earlier review, or nothing."""
    said = goal.preceptor
    if said is None:
        return ""
    view = {"": "", "agreed": tr("Agreed"), "discuss": tr("Needs discussion")}[said.view]
    by = ", ".join(part for part in (said.by, day_words(said.day)) if part)
    words = ": ".join(part for part in (view, said.comment) if part)
    return f"{words} ({by})" if words and by else words
