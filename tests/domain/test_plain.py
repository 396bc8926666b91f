"""Plans and their plain form say the same, and a merge patch says exactly what changed."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.apply import apply
from lnatool.domain.edits import Edit, SetImportance, SetRating
from lnatool.domain.framework import Framework
from lnatool.domain.plain import changed, from_plain, merged, to_plain
from lnatool.domain.plan import Plan
from tests.builders import LATER, framework, plain_framework, plan
from tests.domain.test_edits import EDITS


def edited(start: Plan, edits: list[Edit]) -> Plan:
    for edit in edits:
        start, _ = apply(start, edit, LATER)
    return start


def test_defaults_are_left_out_and_format_and_version_never() -> None:
    plain = to_plain(plan())
    assert (plain["format"], plain["version"]) == ("lnatool.plan", 2)
    assert "goals" not in plain
    assert "answers" not in plain["round"]


def test_a_framework_comes_back_as_it_was_written() -> None:
    assert from_plain(Framework, to_plain(framework())) == framework()
    assert from_plain(Framework, plain_framework()) == framework()


@given(st.lists(EDITS, max_size=10))
def test_any_plan_comes_back_through_json(edits: list[Edit]) -> None:
    made = edited(plan(), edits)
    assert from_plain(Plan, json.loads(json.dumps(to_plain(made)))) == made


@given(st.lists(EDITS, max_size=6), st.lists(EDITS, max_size=6))
def test_a_patch_turns_the_plan_before_into_the_plan_after(
    first: list[Edit], second: list[Edit]
) -> None:
    before = edited(plan(), first)
    after = edited(before, second)
    patch = json.loads(json.dumps(changed(before, after)))
    assert from_plain(Plan, merged(to_plain(before), patch)) == after
    assert from_plain(Plan, merged(to_plain(after), changed(after, before))) == before


def test_a_patch_names_only_what_changed() -> None:
    before = plan(SetRating("d1-c1", 1), SetRating("d1-c2", 1))
    after, _ = apply(before, SetRating("d1-c2", 2), "2026-12-01T00:00:00Z")
    assert changed(before, after) == {
        "modified": "2026-12-01T00:00:00Z",
        "revision": 3,
        "round": {"answers": {"d1-c2": {"rating": 2, "rated": "2026-12-01T00:00:00Z"}}},
    }
    cleared, _ = apply(after, SetRating("d1-c2", None), LATER)
    assert changed(after, cleared)["round"] == {"answers": {"d1-c2": None}}


def test_nothing_changed_is_an_empty_patch() -> None:
    before = plan(SetImportance("d1-c1", 5))
    assert changed(before, before) == {}


json_values = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=10,
)
objects = st.dictionaries(st.text(max_size=2), json_values, max_size=4)


@given(objects, objects)
def test_a_patch_between_any_objects_without_null(before: Any, after: Any) -> None:
    snapshot = json.dumps(before)
    assert merged(before, changed(before, after)) == after
    assert json.dumps(before) == snapshot


def test_merge_examples_of_the_standard() -> None:
    """RFC 7386, appendix A."""
    cases: list[tuple[Any, Any, Any]] = [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ]
    for target, patch, result in cases:
        assert merged(target, patch) == result
