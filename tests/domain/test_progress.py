"""Progress counts the three kinds of no level apart."""

from __future__ import annotations

from hypothesis import given

from lnatool.domain.analysis.progress import Counts, count_domains, recount, total
from lnatool.domain.edits import SetDiscuss, SetRating, SetRole
from lnatool.domain.plan import Answer
from tests.builders import after, competency, plain_framework, plan
from tests.domain.test_needs import ANSWERS, answered


def test_each_state_is_counted_apart() -> None:
    counts = count_domains(
        plan(
            SetRating("d1-c1", 0),
            SetRating("d1-c2", "not-applicable"),
            SetRating("d1-c3", "no-opportunity"),
            SetDiscuss("d2-c1", True),
        )
    )
    assert counts["d1"] == Counts(3, 1, 1, 1, 0)
    assert (counts["d1"].answered, counts["d1"].blank) == (3, 0)
    assert counts["d2"] == Counts(3, 0, 0, 0, 1)
    assert counts["d2"].blank == 3


def test_only_what_the_role_is_asked_counts() -> None:
    parts = plain_framework()["domains"]
    parts[0]["competencies"] = [competency(1, roles=["new"])]
    made = plan(SetRating("d1-c1", 2), domains=parts)
    assert total(count_domains(made)).total == 4
    assert set(count_domains(plan(SetRole("other"), domains=parts))) == {"d2"}


@given(ANSWERS)
def test_the_parts_make_up_the_whole(answers: dict[str, Answer]) -> None:
    counts = total(count_domains(answered(answers)))
    assert counts.total == 6
    assert counts.rated + counts.not_applicable + counts.no_opportunity + counts.blank == 6


@given(ANSWERS)
def test_an_answer_added_and_taken_away_leaves_the_counts(answers: dict[str, Answer]) -> None:
    start = Counts(total=6)
    for answer in answers.values():
        assert start.with_answer(answer).with_answer(answer, -1) == start


def test_counts_follow_an_answer_without_counting_anew() -> None:
    before = plan(SetRating("d1-c1", 2), SetDiscuss("d1-c2", True))
    later = after(before, SetRating("d1-c1", None), SetRating("d1-c2", "no-opportunity"))
    counted = recount(total(count_domains(before)), before, later, ["d1-c1", "d1-c2"])
    assert counted == total(count_domains(later))
