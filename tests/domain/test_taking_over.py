"""Ratings taken over from another framework: marked until the person says that they are theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lnatool.domain.analysis.inferring import Target, inferred_answers
from lnatool.domain.analysis.mapping import standings
from lnatool.domain.analysis.needs import analyse
from lnatool.domain.analysis.progress import count_domains, recount, total
from lnatool.domain.apply import apply
from lnatool.domain.edits import ConfirmRating, Edit, SetNote, SetRating, StartRound, TakeOver
from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain
from lnatool.domain.plan import NO_OPPORTUNITY, Answer, Plan, Rating
from tests.builders import LATER, after, plan
from tests.domain.maps import mapped_plan, plain_mapped, standard, with_answers

ITEM = "d1-c1"
TAKEN = TakeOver("Another framework", ((ITEM, 1), ("d1-c2", 3)))


def taken() -> Plan:
    return after(plan(), TAKEN)


def test_a_level_taken_over_is_a_rating_with_a_mark() -> None:
    made = taken()
    assert (made.answer(ITEM).rating, made.answer(ITEM).inferred) == (1, True)
    assert made.taken_from == "Another framework"
    assert total(count_domains(made)).inferred == 2


@pytest.mark.parametrize("rating", [0, 4, "not-applicable", NO_OPPORTUNITY])
def test_a_real_answer_is_never_overwritten(rating: Rating) -> None:
    before = plan(SetRating(ITEM, rating))
    made, change = apply(before, TAKEN, LATER)
    assert made.answer(ITEM) == before.answer(ITEM)
    assert change.items == ("d1-c2",)


def test_what_stands_beside_a_blank_rating_is_kept() -> None:
    made = after(plan(SetNote(ITEM, "Ask about this")), TAKEN)
    assert (made.answer(ITEM).rating, made.answer(ITEM).note) == (1, "Ask about this")


def test_nothing_to_fill_changes_nothing() -> None:
    before = plan(SetRating(ITEM, 2))
    made, _ = apply(before, TakeOver("Other", ((ITEM, 1), ("unknown", 1))), LATER)
    assert made is before


@pytest.mark.parametrize("edit", [ConfirmRating(ITEM), SetRating(ITEM, 1), SetRating(ITEM, 4)])
def test_confirming_or_rating_clears_the_mark(edit: Edit) -> None:
    before = taken()
    made = after(before, edit)
    assert not made.answer(ITEM).inferred
    assert made.answer("d1-c2").inferred
    counts = recount(total(count_domains(before)), before, made, [ITEM])
    assert counts == total(count_domains(made))


def test_a_cleared_answer_leaves_no_mark_behind() -> None:
    assert after(taken(), SetRating(ITEM, None)).answer(ITEM) == Answer()


def test_confirming_a_rating_of_ones_own_changes_nothing() -> None:
    before = plan(SetRating(ITEM, 1))
    assert apply(before, ConfirmRating(ITEM), LATER)[0] is before


def test_the_next_round_keeps_the_mark() -> None:
    made = after(taken(), StartRound("r2", "m12"))
    assert made.answer(ITEM).inferred


def test_a_need_says_that_its_rating_was_taken_over() -> None:
    need = next(one for one in analyse(taken()).needs if one.competency.id == ITEM)
    words = "This rating was taken over from Another framework; please confirm it."
    assert need.inferred
    assert words in [reason.text for reason in need.reasons]
    confirmed = analyse(after(taken(), ConfirmRating(ITEM)))
    need = next(one for one in confirmed.needs if one.competency.id == ITEM)
    assert not need.inferred
    assert words not in [reason.text for reason in need.reasons]


def test_the_map_labels_sources_that_are_not_confirmed() -> None:
    made = mapped_plan([3], [("s", "1.1", "exact")])
    made = with_answers(made, {ITEM: replace(made.answer(ITEM), inferred=True)})
    found = standings(made, standard("s", {"1.1": []}), {})
    row = found.row("1.1")
    assert row is not None
    assert [source.inferred for source in row.sources] == [True]


def test_what_is_not_confirmed_is_not_handed_on_to_a_third_framework() -> None:
    links = [("s", "1.1", "exact")]
    other = from_plain(Framework, {**plain_mapped(links), "id": "target"})
    target, shared = Target(other, "new", "m6", {}), {"s": standard("s", {"1.1": []})}
    made = mapped_plan([3], links)
    assert inferred_answers(made, target, shared).proposals
    marked = with_answers(made, {ITEM: replace(made.answer(ITEM), inferred=True)})
    assert inferred_answers(marked, target, shared).proposals == ()
