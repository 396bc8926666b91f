"""The map in rows of words: codes with their standing, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from lnatool.domain.analysis.crosswalk import Crosswalk, Reached
from lnatool.domain.analysis.mapping import CodeStanding, Standings, codes_of
from lnatool.domain.analysis.rounds import point_title
from lnatool.domain.analysis.standing import Source, Standing, Step
from lnatool.domain.analysis.views import View, rating_in
from lnatool.domain.framework import Competency, Framework, Relation
from lnatool.domain.plan import NO_OPPORTUNITY, NOT_APPLICABLE, Plan, Rating
from lnatool.ui.models.rows_table import Row


def _tr(text: str) -> str:
    return QCoreApplication.translate("MapRows", text)


def standing_words() -> dict[Standing, str]:
    """Where a code stands, in a word or two."""
    return {
        "gap": _tr("to learn"),
        "partly": _tr("partly shown"),
        "evidence": _tr("at the level expected"),
        "not answered": _tr("not answered"),
        "not covered": _tr("not in this framework"),
    }


def relation_words() -> dict[Relation, str]:
    """How a topic lies to a code, in a word or two."""
    return {
        "exact": _tr("says the same"),
        "broader": _tr("covers all of it"),
        "narrower": _tr("covers a part"),
        "partial": _tr("overlaps"),
        "related": _tr("touches on it"),
    }


def view_words(view: View) -> str:
    """What everything on the map is inferred from."""
    return {
        "self": _tr("Inferred from your ratings."),
        "preceptor": _tr("Inferred from your preceptor's ratings."),
        "agreed": _tr("Inferred from the levels you agreed on."),
    }[view]


def rating_heading(view: View) -> str:
    """The heading of a column of ratings."""
    words = {"self": _tr("My rating"), "preceptor": _tr("Preceptor"), "agreed": _tr("Agreed")}
    return words[view]


def short(rating: Rating | None) -> str:
    """A rating in a sign or two."""
    states = {NOT_APPLICABLE: _tr("N/A"), NO_OPPORTUNITY: _tr("not yet"), None: "-"}
    return str(rating) if isinstance(rating, int) else states[rating]


def spoken(plan: Plan, rating: Rating | None) -> str:
    """A rating in words."""
    if isinstance(rating, int):
        level = plan.framework.rating_scale.level(rating)
        return f"{rating} ({level.label})" if level else str(rating)
    return {
        NOT_APPLICABLE: _tr("not applicable to my role"),
        NO_OPPORTUNITY: _tr("not yet had the opportunity"),
        None: _tr("not answered"),
    }[rating]


def code_rows(found: Standings, standing: str, search: str) -> list[Row]:
    """A row for each code of a standard that stands so and says what is sought."""
    words = standing_words()
    return [
        Row(
            row.code,
            (row.code, row.title, words[row.standing], str(_topics(row) or "")),
            ("", "", "", _tr("{count} topics").format(count=_topics(row))),
        )
        for row in found.rows
        if standing in ("", row.standing) and search in f"{row.code} {row.title}".casefold()
    ]


def _topics(row: CodeStanding) -> int:
    return len({source.competency.id for source in row.sources})


def source_rows(plan: Plan, row: CodeStanding) -> list[Row]:
    """A row for each topic that bears on a code."""
    relations = relation_words()
    return [
        Row(
            source.competency.id,
            (
                f"{source.competency.code}  {source.competency.title}",
                f"{short(source.rating)} ?" if source.inferred else short(source.rating),
                short(source.expected),
                relations[source.relation],
            ),
            ("", spoken(plan, source.rating), spoken(plan, source.expected), ""),
        )
        for source in row.sources
    ]


def topic_rows(plan: Plan, crosswalk: Crosswalk, view: View, search: str) -> Iterator[Row]:
    """A row for each topic of the role, with how many codes it leads to."""
    for item in plan.competencies:
        if search in f"{item.code} {item.title}".casefold():
            rating, count = rating_in(plan.answer(item.id), view), len(codes_of(item, crosswalk))
            yield Row(
                item.id,
                (item.code, item.title, short(rating), str(count or "")),
                ("", "", spoken(plan, rating), _tr("{count} codes").format(count=count)),
            )


def reached_key(standard: str, code: str) -> str:
    """What a row about a code of any standard is about."""
    return f"{standard} {code}"


def reached_rows(
    reached: Sequence[Reached],
    references: Mapping[str, Framework],
    found: Mapping[str, Standings],
) -> list[Row]:
    """A row for each code of any standard that a topic leads to, standard by standard."""
    relations, standings = relation_words(), standing_words()
    order = {standard: place for place, standard in enumerate(found)}
    rows = []
    for one in sorted(reached, key=lambda one: order.get(one.node[0], len(order))):
        standard, code = one.node
        row = found[standard].row(code) if standard in found else None
        if row is not None:
            rows.append(
                Row(
                    reached_key(standard, code),
                    (
                        f"{code}  {row.title}",
                        references[standard].title,
                        standings[row.standing],
                        relations[one.relation],
                    ),
                )
            )
    return rows


def said_about(plan: Plan, source: Source, view: View) -> str:
    """What is known of a source, in sentences."""
    rating, point = spoken(plan, source.rating), point_title(plan, plan.round)
    heading = rating_heading(view)
    said = [f"{heading}: {rating}."]
    if source.expected is not None:
        said.append(
            _tr("Expected by {point}: {level}.").format(
                point=point, level=spoken(plan, source.expected)
            )
        )
    if source.inferred:
        said.append(_tr("This rating was itself taken over and is not confirmed yet."))
    return " ".join(said)


def path_words(item: Competency, path: Sequence[Step], references: Mapping[str, Framework]) -> str:
    """The way from a topic to a code, step by step; blank for a single step."""
    if len(path) < 2:
        return ""
    relations, steps, last = relation_words(), [item.code], ""
    for step in path:
        known = references.get(step.standard)
        name = known.title if known else step.standard
        named = step.code if name == last else f"{name} {step.code}"
        steps.append(f"{named} ({relations[step.relation]})")
        last = name
    return _tr("Path: {steps}.").format(steps=" → ".join(steps))
