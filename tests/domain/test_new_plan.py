"""A new plan is blank, for one role, and looks to the first review point after the start."""

from __future__ import annotations

import pytest

from lnatool.domain.framework import Framework
from lnatool.domain.new_plan import first_target, new_plan
from lnatool.domain.plain import from_plain
from lnatool.domain.plan import Person
from tests.builders import NOW, framework, plain_reference


def test_a_new_plan_is_blank_and_carries_its_framework() -> None:
    made = new_plan(framework(), "new", NOW)
    assert made.framework == framework()
    assert (made.round.role, made.round.review_point, made.round.answers) == ("new", "m6", {})
    assert (made.created, made.modified, made.revision) == (NOW, NOW, 0)
    assert made.id != made.round.id != new_plan(framework(), "new", NOW).round.id


def test_the_band_is_filled_in_where_the_role_has_only_one() -> None:
    assert new_plan(framework(), "new", NOW).person.band == "5"
    assert new_plan(framework(), "other", NOW).person.band == ""
    assert new_plan(framework(), "new", NOW, Person(band="6")).person.band == "6"


def test_what_cannot_be_rated_is_refused() -> None:
    with pytest.raises(LookupError, match="no role 'gone'"):
        new_plan(framework(), "gone", NOW)
    with pytest.raises(LookupError, match="no scale"):
        new_plan(framework(scale="gone"), "new", NOW)
    with pytest.raises(LookupError):
        new_plan(from_plain(Framework, plain_reference()), "new", NOW)


def test_the_target_is_the_first_point_after_the_start_in_any_order() -> None:
    points = [
        {"id": "m12", "title": "12 months", "months": 12},
        {"id": "m3", "title": "3 months", "months": 3},
        {"id": "start", "title": "Start", "months": 0},
    ]
    assert first_target(framework(review_points=points)) == "m3"
    assert first_target(framework(review_points=points[2:])) == "start"
    with pytest.raises(LookupError, match="no review points"):
        first_target(framework(review_points=[]))
