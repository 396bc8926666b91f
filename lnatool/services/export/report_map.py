"""Which standards a plan touches, and where it stands against their headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lnatool.domain.analysis.mapping import CodeStanding, Standings, touched_standards
from lnatool.domain.analysis.standing import STANDINGS, Standing
from lnatool.domain.framework import Domain, Framework
from lnatool.domain.plan import Plan
from lnatool.services.export.blocks import Block, Heading, Paragraph, Table
from lnatool.services.export.words import Translate


def map_blocks(plan: Plan, references: Mapping[str, Framework], tr: Translate) -> list[Block]:
    """One table a standard, a row for each of its headings; nothing where none is touched."""
    touched = touched_standards(plan, references)
    if not touched:
        return []
    blocks: list[Block] = [
        Heading(2, tr("Standards that this plan touches")),
        Paragraph(
            tr(
                "Inferred from the ratings and from how the topics map to each standard. It shows "
                "where to look, and is no statement about meeting a standard."
            ),
            quiet=True,
        ),
    ]
    for found in touched:
        reference = references[found.standard]
        title = tr("{title}, edition {edition}").format(
            title=reference.title, edition=reference.edition
        )
        blocks.append(Heading(3, title))
        blocks.append(_table(found, reference, tr))
    return blocks


def standing_words(tr: Translate) -> dict[Standing, str]:
    """Where a code stands, in a word or two."""
    return {
        "evidence": tr("at the level expected"),
        "partly": tr("partly shown"),
        "gap": tr("to learn"),
        "not answered": tr("not answered"),
        "not covered": tr("not in this framework"),
    }


def _table(found: Standings, reference: Framework, tr: Translate) -> Table:
    rows = {row.code: row for row in found.rows}
    listed = []
    for domain in reference.domains:
        below = [rows[code] for code in _codes(domain) if code in rows]
        topics = dict.fromkeys(source.competency.code for row in below for source in row.sources)
        if topics:
            name = f"{domain.code}  {domain.title}".strip()
            listed.append((name, ", ".join(topics), _summary(below, tr)))
    return Table(
        tr("Where the plan touches {title}").format(title=reference.title),
        (tr("Standard"), tr("Topics of this plan"), tr("Codes, as inferred")),
        (38, 30, 32),
        tuple(listed),
    )


def _codes(domain: Domain) -> Iterator[str]:
    """The codes of a heading and of all that stands below it."""
    if domain.code:
        yield domain.code
    yield from (item.code for item in domain.competencies)
    for child in domain.domains:
        yield from _codes(child)


def _summary(rows: list[CodeStanding], tr: Translate) -> str:
    """How many of the codes that are touched stand where."""
    counted = Counter(row.standing for row in rows if row.sources)
    words = standing_words(tr)
    return ", ".join(f"{counted[each]} {words[each]}" for each in STANDINGS if counted[each])
