"""Rounds stay as they were; views stand side by side; changes are told in words."""

from __future__ import annotations

from dataclasses import replace

from lnatool.domain.analysis.changes import what_changed
from lnatool.domain.analysis.checks import plan_problems
from lnatool.domain.analysis.rounds import goal_progress, round_summaries, three_views
from lnatool.domain.edits import (
    PutGoal,
    SetAgreed,
    SetRating,
    SetRole,
    SetSecondView,
    StartRound,
)
from lnatool.domain.plan import Answer, Goal, Plan, SecondView
from tests.builders import after, plan
from tests.domain.maps import with_answers

# Expected of "new": 1 at the start, 2 by 6 months, 3 by 12; of "other": 0, 1, 2.


def two_rounds() -> Plan:
    first = plan(SetRating("d1-c1", 1), SetRating("d1-c2", "no-opportunity"), SetRating("d2-c1", 3))
    return after(
        first,
        StartRound("r2", "m12"),
        SetRating("d1-c1", 3),
        SetRating("d1-c2", 2),
        SetRating("d2-c1", 2),
        SetRating("d2-c2", 0),
    )


def test_every_round_keeps_its_own_expectations() -> None:
    first, second = round_summaries(two_rounds())
    assert (first.review_point, second.review_point) == ("6 months", "12 months")
    assert first.role == "New radiographer"
    one, other = (tally for _, tally in first.domains)
    assert (one.total, one.rated, one.compared, one.met, one.median) == (3, 1, 1, 0, 1)
    assert (other.rated, other.met, other.mean) == (1, 1, 3)
    one, other = (tally for _, tally in second.domains)
    assert (one.rated, one.met, one.median) == (2, 1, 2.5)
    assert (other.rated, other.met, other.median) == (2, 0, 1)


def test_a_change_of_role_leaves_earlier_rounds_alone() -> None:
    made = after(two_rounds(), SetRole("other"))
    first, second = round_summaries(made)
    assert (first.role, second.role) == ("New radiographer", "Assistant")
    assert (first.domains[0][1].met, second.domains[0][1].met) == (0, 2)
    found = what_changed(made)
    assert found is not None
    assert found.summary[0].text == (
        "The role was New radiographer then and is Assistant now, so other levels may be expected."
    )


def test_progress_of_a_goal_in_every_round() -> None:
    goal = Goal("g", "A goal", ("d1-c1", "d2-c1", "gone"))
    (found,) = goal_progress(after(two_rounds(), PutGoal(goal)))
    assert [(one.total, one.rated, one.met) for one in found.rounds] == [(2, 2, 1), (2, 2, 1)]


def test_three_views_side_by_side() -> None:
    made = after(
        two_rounds(),
        SetSecondView("d1-c1", SecondView(rating=2)),
        SetAgreed("d1-c1", 2),
        SetSecondView("d1-c2", SecondView(rating="not-applicable")),
        SetSecondView("d2-c1", SecondView(comment="Well done")),
        SetSecondView("d2-c3", SecondView(rating=1)),
    )
    found = {one.competency.id: one for one in three_views(made)}
    assert found["d1-c1"][1:] == (3, 2, 2, -1)
    assert found["d1-c1"].differ
    assert found["d1-c2"][1:] == (2, "not-applicable", None, None)
    assert found["d1-c2"].differ
    assert (found["d2-c1"].preceptor, found["d2-c1"].differ) == (None, False)
    assert (found["d2-c3"].own, found["d2-c3"].differ) == (None, False)
    assert [one.competency.id for one in three_views(made, made.earlier[0])] == [
        "d1-c1",
        "d1-c2",
        "d2-c1",
    ]
    assert round_summaries(made, "agreed")[1].domains[0][1].rated == 1


def test_what_changed_in_words() -> None:
    found = what_changed(two_rounds())
    assert found is not None
    assert [one.text for one in found.summary] == [
        "Higher than in the round for 6 months: 1.",
        "Lower than in the round for 6 months: 1.",
        "Rated now and not in the round for 6 months: 2.",
        "At the level expected now and not in the round for 6 months: 1.",
    ]
    assert [one.text for one in found.details] == [
        "Competency 1.1: 3 (Level 3) now, 1 (Level 1) before.",
        "Competency 1.2: 2 (Level 2) now, had not come up before.",
        "Competency 2.1: 2 (Level 2) now, 3 (Level 3) before.",
        "Competency 2.2: 0 (Level 0) now, not answered before.",
    ]
    assert [one.step for one in found.changes] == [2, None, -1, None]


def test_states_and_blanks_are_told_apart() -> None:
    first = plan(
        SetRating("d1-c1", 1),
        SetRating("d1-c2", 1),
        SetRating("d1-c3", 1),
        SetRating("d2-c1", "not-applicable"),
    )
    found = what_changed(
        after(
            first,
            StartRound("r2", "m12"),
            SetRating("d1-c1", "not-applicable"),
            SetRating("d1-c2", "no-opportunity"),
            SetRating("d1-c3", None),
            SetRating("d2-c1", 2),
        )
    )
    assert found is not None
    assert [one.text for one in found.details] == [
        "Competency 1.1: marked as not part of the role.",
        "Competency 1.2: marked as not yet come up.",
        "Competency 1.3: not answered now.",
        "Competency 2.1: 2 (Level 2) now, did not apply before.",
    ]


def test_nothing_changed() -> None:
    assert what_changed(plan()) is None
    found = what_changed(after(plan(SetRating("d1-c1", 1)), StartRound("r2", "m12")))
    assert found is not None
    assert [one.text for one in found.summary] == [
        "No rating has changed since the round for 6 months."
    ]


def test_what_cannot_be_analysed_is_named_and_kept() -> None:
    made = with_answers(
        plan(),
        {
            "gone": Answer(rating=2),
            "d1-c1": Answer(rating=9, importance=9, agreed=8),
            "d1-c2": Answer(),
        },
    )
    made = replace(made, round=replace(made.round, role="retired", review_point="m99"))
    assert [problem.place for problem in plan_problems(made)] == [
        "retired",
        "m99",
        "gone",
        "d1-c1",
        "d1-c1",
        "d1-c1",
    ]
    assert "d1-c1 is rated 9" in str(plan_problems(made)[3])
    assert plan_problems(two_rounds()) == ()


def test_any_two_rounds_can_be_compared() -> None:
    made = after(two_rounds(), StartRound("r3", "m12"), SetRating("d1-c1", 4))
    found = what_changed(made, made.earlier[0], made.earlier[1])
    assert found is not None
    assert [one.step for one in found.changes] == [2, None, -1, None]
    found = what_changed(made)
    assert found is not None
    assert [one.competency.id for one in found.changes] == ["d1-c1"]


def test_only_what_the_role_is_asked_about_counts() -> None:
    made = two_rounds()
    first = made.framework.domains[0]
    items = (replace(first.competencies[0], roles=("other",)), *first.competencies[1:])
    domains = (replace(first, competencies=items), *made.framework.domains[1:])
    made = replace(made, framework=replace(made.framework, domains=domains))
    assert [one.domains[0][1].total for one in round_summaries(made)] == [2, 2]
    found = what_changed(made)
    assert found is not None
    assert "d1-c1" not in [one.competency.id for one in found.changes]
    assert "d1-c1" not in [one.competency.id for one in three_views(made)]


def test_a_mark_alone_is_no_view() -> None:
    assert three_views(with_answers(plan(), {"d1-c1": Answer(discuss=True)})) == ()


def test_a_lost_state_alone_is_told_in_sum() -> None:
    first = plan(SetRating("d1-c1", "no-opportunity"))
    found = what_changed(after(first, StartRound("r2", "m12"), SetRating("d1-c1", None)))
    assert found is not None
    assert [one.text for one in found.summary] == ["Changed since the round for 6 months: 1."]
