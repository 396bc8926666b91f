"""One page for a role: all it is asked about, and the levels expected at each review point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lnatool.domain.framework import Competency, Domain, Framework, Role
from lnatool.services.export.blocks import Block, Heading, Overview, OverviewRow, Paragraph
from lnatool.services.export.words import Translate, plain_words, titled


@dataclass(frozen=True, slots=True)
class Setting:
    """In how many panels an overview stands, and how large it is set, in points."""

    panels: int
    size: float


SETTINGS = (
    *(Setting(1, size) for size in (11.0, 10.5, 10.0)),
    *(Setting(2, size) for size in (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)),
)
"""From the easiest to read to the smallest."""


def overview_blocks(
    framework: Framework, role: Role, setting: Setting, tr: Translate = plain_words
) -> tuple[Block, ...]:
    """The page of a role in one setting; whether it fits is for whoever sets it to see."""
    items = framework.for_role(role.id)
    points = tuple(point.title for point in framework.review_points)
    rows = tuple(_rows(framework, framework.domains, role))
    return (
        Heading(1, role.title),
        *(Paragraph(text) for text in (_bands(role, tr), role.description) if text),
        Paragraph(_about(len(items), tr)),
        Overview(
            tr("What this role is asked about"),
            tr("Topic"),
            points,
            _panels(rows, setting.panels, tr),
            setting.size,
        ),
        Paragraph(
            "  ".join(f"{level.value} = {level.label}." for level in framework.rating_scale.levels),
            quiet=True,
        ),
        *(
            (Paragraph(tr("* only where it is part of the role"), quiet=True),)
            if any(item.if_in_role for item in items)
            else ()
        ),
    )


def _bands(role: Role, tr: Translate) -> str:
    if not role.bands:
        return ""
    text = tr("Pay band {bands}") if len(role.bands) == 1 else tr("Pay bands {bands}")
    return text.format(bands=", ".join(role.bands))


def _about(count: int, tr: Translate) -> str:
    text = (
        tr("{count} topic, with the level expected at each review point.")
        if count == 1
        else tr("{count} topics, with the level expected at each review point.")
    )
    return text.format(count=count)


def _rows(framework: Framework, domains: tuple[Domain, ...], role: Role) -> Iterator[OverviewRow]:
    """The topics of a role under the headings of their domains; empty domains have none."""
    for domain in domains:
        here = [item for item in domain.competencies if item.applies_to(role.id)]
        if here:
            yield OverviewRow(f"{domain.code}  {domain.title}".strip())
        for item in here:
            yield OverviewRow(_topic(item), _levels(framework, item, role))
        yield from _rows(framework, domain.domains, role)


def _panels(
    rows: tuple[OverviewRow, ...], count: int, tr: Translate
) -> tuple[tuple[OverviewRow, ...], ...]:
    """The rows as they are or in two halves, the second of which begins with a heading."""
    half = (len(rows) + 1) // 2
    if count == 1 or half < 2:
        return (rows,)
    if not rows[half - 1].values:  # a heading never stands last
        half -= 1
    if rows[half].values:
        heading = next(row.topic for row in reversed(rows[:half]) if not row.values)
        again = OverviewRow(tr("{heading} (continued)").format(heading=heading))
        return rows[:half], (again, *rows[half:])
    return rows[:half], rows[half:]


def _topic(item: Competency) -> str:
    return f"{titled(item)}*" if item.if_in_role else titled(item)


def _levels(framework: Framework, item: Competency, role: Role) -> tuple[str, ...]:
    """The expected levels at the review points, in their order."""
    levels = (item.expected_level(role.id, point.id) for point in framework.review_points)
    return tuple("-" if level is None else str(level) for level in levels)
