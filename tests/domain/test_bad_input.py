"""Whatever a plan holds, the analysis ends, says no number that is none, and loses nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lnatool.domain.analysis.changes import what_changed
from lnatool.domain.analysis.checks import plan_problems
from lnatool.domain.analysis.inferring import Target, inferred_answers
from lnatool.domain.analysis.mapping import standings, touched_standards
from lnatool.domain.analysis.needs import analyse
from lnatool.domain.analysis.rounds import goal_progress, round_summaries, three_views
from lnatool.domain.analysis.standing import STANDINGS
from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain
from lnatool.domain.plan import Answer, Goal, Plan, Round, SecondView
from tests.domain.maps import mapped_plan, plain_mapped, standard

STANDARDS = st.sampled_from(["s", "m", "gone", "example"])
CODES = st.sampled_from(["1", "1.1", "1.2", "9.9"])
RELATIONS = st.sampled_from(["exact", "broader", "narrower", "partial", "related"])
LINKS = st.lists(st.tuples(STANDARDS, CODES, RELATIONS), max_size=3)
RATINGS = st.none() | st.integers(0, 10) | st.sampled_from(["not-applicable", "no-opportunity"])
VIEWS = st.none() | st.builds(SecondView, RATINGS)
ANSWERS = st.dictionaries(
    st.sampled_from(["d1-c1", "d1-c2", "d1-c3", "gone"]),
    st.builds(
        Answer,
        rating=RATINGS,
        importance=st.none() | st.integers(0, 10),
        preceptor=VIEWS,
        agreed=st.none() | st.integers(0, 10),
    ),
)
ROUNDS = st.builds(
    Round,
    st.just("r"),
    st.sampled_from(["new", "other", "retired"]),
    st.sampled_from(["start", "m6", "m99"]),
    st.just(""),
    ANSWERS,
)
REFERENCES = st.dictionaries(st.sampled_from(["1.1", "1.2", "1"]), LINKS, min_size=1)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    made = mapped_plan([], draw(LINKS), draw(LINKS), draw(LINKS))
    goal = Goal("g", "Goal", ("d1-c1", "gone"))
    earlier = tuple(draw(st.lists(ROUNDS, max_size=3)))
    return replace(made, round=draw(ROUNDS), earlier=earlier, goals=(goal,))


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        yield from numbers(list(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers(part)
    elif is_dataclass(value):
        yield from numbers([getattr(value, field.name) for field in fields(value)])


@given(plans())
def test_the_analysis_of_any_plan(made: Plan) -> None:
    found: list[Any] = [
        analyse(made),
        round_summaries(made),
        goal_progress(made),
        three_views(made),
        what_changed(made),
        plan_problems(made),
    ]
    assert all(math.isfinite(number) for number in numbers(found))
    for need in analyse(made).needs:
        assert all(reason.text for reason in need.reasons)
    changed = what_changed(made)
    if changed is not None:
        assert all(one.text for one in (*changed.summary, *changed.details))


@settings(deadline=None)
@given(plans(), REFERENCES, REFERENCES)
def test_the_map_of_any_plan(made: Plan, first: dict[str, Any], second: dict[str, Any]) -> None:
    one, two = standard("s", first), standard("m", second)
    others = {"s": one, "m": two, "example": made.framework}
    for view in ("self", "preceptor", "agreed"):
        found = standings(made, one, others, view)
        assert {row.code for row in found.rows} == {"1", *first}
        for row in found.rows:
            assert row.standing in STANDINGS
            if row.standing == "evidence":
                assert any(source.relation in {"exact", "broader"} for source in row.sources)
                assert all(source.met is not False for source in row.sources)
            for source in row.sources:
                assert source.path[-1][:2] == ("s", row.code)
                assert len({step[:2] for step in source.path}) == len(source.path)
            assert len({source.competency.id for source in row.sources}) == len(row.sources)
    touched_standards(made, others)
    standings(made, made.framework, others)


@given(plans(), LINKS, ANSWERS)
def test_proposals_of_any_plan(made: Plan, links: Any, answers: dict[str, Answer]) -> None:
    other = from_plain(Framework, {**plain_mapped(links, links), "id": "target"})
    target = Target(other, "new", "m6", answers)
    references = {"s": standard("s", {"1.1": links}), "m": standard("m", {"1.2": links})}
    for proposal in inferred_answers(made, target, references).proposals:
        assert answers.get(proposal.competency.id, Answer()).rating is None
        assert proposal.rating in {None, 0, 1, 2, 3, 4}
        whole = any(source.relation in {"exact", "broader"} for source in proposal.sources)
        if proposal.rating is not None and not whole:
            assert proposal.expected is not None
            assert proposal.rating < proposal.expected


@given(st.dictionaries(st.sampled_from(["d1-c1", "d1-c2"]), st.just(Answer("not-applicable"))))
def test_everything_not_applicable_is_a_calm_empty_state(answers: dict[str, Answer]) -> None:
    made = mapped_plan([], [("s", "1.1", "exact")], [("s", "1.1", "partial")])
    made = replace(made, round=replace(made.round, answers=answers))
    found = analyse(made)
    assert (found.needs, found.strengths, found.problems) == ((), (), ())
    assert [summary.mean_level for summary in found.domains] == [None]
    rows = standings(made, standard("s", {"1.1": []}), {}).rows
    assert {row.standing for row in rows} == {"not answered"}
