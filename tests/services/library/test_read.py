"""Every fault in a framework file is a plain sentence at its place, and never an exception."""

from __future__ import annotations

import copy
import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.services.library import files
from lnatool.services.library.read import load, load_file
from tests.builders import framework, plain_framework, plain_reference

Plain = dict[str, Any]


def sentences(plain: object) -> list[str]:
    loaded = load(json.dumps(plain, indent=1).encode(), "my.json")
    assert (loaded.framework is None) == any(p.severity == "error" for p in loaded.problems)
    return [str(problem) for problem in loaded.problems]


def changed(change: Callable[[Plain], object]) -> Plain:
    plain = copy.deepcopy(plain_framework())
    change(plain)
    return plain


def item(plain: Plain) -> Plain:
    """The third competency of the second domain."""
    found: Plain = plain["domains"][1]["competencies"][2]
    return found


def test_good_frameworks_load_without_a_word() -> None:
    for plain in (plain_framework(), plain_reference()):
        assert sentences(plain) == []
    assert load(json.dumps(plain_framework()).encode(), "").framework == framework()


def test_a_byte_order_mark_is_accepted() -> None:
    assert load(b"\xef\xbb\xbf" + json.dumps(plain_framework()).encode(), "").framework


IN_ITEM = "domain 2 'Domain 2', competency 3 (2.3)"


@pytest.mark.parametrize(
    ("change", "place", "sentence"),
    [
        (
            lambda p: item(p).update(title="x" * 74),
            f"{IN_ITEM}, title",
            "74 characters; the limit is 60.",
        ),
        (lambda p: item(p).update(title=""), f"{IN_ITEM}, title", "This must not be empty."),
        (lambda p: item(p).pop("title"), f"{IN_ITEM}, title", "This is missing."),
        (
            lambda p: item(p).update(title=7),
            f"{IN_ITEM}, title",
            "This must be text in quotes, not 7.",
        ),
        (
            lambda p: item(p).update(statment="I can"),
            f"{IN_ITEM}, statment",
            "'statment' is not known here. Did you mean 'statement'?",
        ),
        (
            lambda p: item(p).update(zzz=1),
            f"{IN_ITEM}, zzz",
            "'zzz' is not known here. Check the spelling or take it out.",
        ),
        (
            lambda p: item(p).update(importance=True),
            f"{IN_ITEM}, importance",
            "This must be a whole number, not true.",
        ),
        (
            lambda p: item(p).update(importance=1.0),
            f"{IN_ITEM}, importance",
            "This must be a whole number, not 1.0.",
        ),
        (
            lambda p: item(p)["mappings"][0].update(relation="same"),
            f"{IN_ITEM}, mapping 1, relation",
            "'same' is not known here. It must be 'exact', 'broader',",
        ),
        (
            lambda p: item(p).update(id="Bad id"),
            f"{IN_ITEM}, id",
            "'Bad id' is not an id. Use lower case letters, digits, hyphens and full stops.",
        ),
        (
            lambda p: item(p)["expected"]["new"].update(m6=99),
            f"{IN_ITEM}, expected, new, m6",
            "99 is too large; the most is 10.",
        ),
        (
            lambda p: item(p).update(prompts="one"),
            f"{IN_ITEM}, prompts",
            "This must be a list in square brackets, not 'one'.",
        ),
        (
            lambda p: p.update(edition="v1"),
            "edition",
            "'v1' is not an edition. Write numbers and full stops, such as 2026.1.",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_place(
    change: Callable[[Plain], object], place: str, sentence: str
) -> None:
    (said,) = sentences(changed(change))
    assert said.startswith("my.json, line ")
    assert f", {place}: {sentence}" in said


def test_the_line_is_where_the_fault_stands() -> None:
    plain = changed(lambda p: item(p).update(title="x" * 74))
    lines = json.dumps(plain, indent=1).splitlines()
    (said,) = sentences(plain)
    line = int(said.split("line ")[1].split(",")[0])
    assert "x" * 74 in lines[line - 1]


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("", "line 1", "The file is empty."),
        ('{"a": 1,}', "line 1, column 9", "There is a comma before a closing bracket."),
        ('{"a": 1\n "b": 2}', "line 2, column 2", "A comma or a closing bracket is missing"),
        ('{"a" 1}', "line 1, column 6", "A colon is missing here."),
        ("{a: 1}", "line 1, column 2", "A name in quotes is expected here."),
        ('{"a": nul}', "line 1, column 10", "Something here is neither text in quotes"),
        ('{"a": [', "line 1, column 7", "The file ends too early."),
        ('{"a": "\\q"}', "line 1, column 9", "A backslash in a text must be written twice"),
        ('{"a": "\\ud800"}', "line 1", "A character is written in a way"),
        ("{} {}", "line 1, column 4", "There is something after the end"),
        ("[" * 100_000, "line 1, column", "Brackets stand inside each other too deep"),
        ('{"a": ' + "1" * 5_000 + "}", "line 1, column", "This number is too long."),
        ("[1]", "line 1", "This must be names and values in curly brackets, not a list."),
    ],
)
def test_broken_json_is_named_with_line_and_column(text: str, place: str, sentence: str) -> None:
    (problem,) = load(text.encode(), "my.json").problems
    assert str(problem).startswith(f"my.json, {place}")
    assert problem.sentence.startswith(sentence)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_other_encodings_are_named(encoding: str) -> None:
    text = json.dumps(plain_framework(title="Café"), ensure_ascii=False)
    (problem,) = load(text.encode(encoding), "my.json").problems
    assert problem.sentence == "This is not UTF-8 text. Save the file with the encoding UTF-8."


def test_a_newer_format_says_only_that() -> None:
    (said,) = sentences(changed(lambda p: p.update(version=2, wholly="new")))
    assert "newer version of lnatool (format 2; this one knows 1)" in said


def test_another_kind_of_file_says_only_that() -> None:
    (said,) = sentences({"format": "lnatool.plan", "version": 1})
    assert "This is not a framework" in said


def test_a_name_used_twice_is_found() -> None:
    text = json.dumps(plain_framework(), indent=1)
    text = text.replace('"code": "2.3",', '"code": "2.3",\n"code": "2.9",')
    (problem,) = load(text.encode(), "my.json").problems
    assert problem.place.endswith("domain 2 'Domain 2', competency 3 (2.9), code")
    assert problem.sentence == "The name 'code' is here twice."


def test_a_file_over_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.json"
    path.write_bytes(b"[" * 2_000)
    monkeypatch.setattr(files, "LARGEST", 1_000)
    for loaded in (load_file(path), load(path.read_bytes(), str(path))):
        assert [p.sentence for p in loaded.problems] == [
            "The file is larger than 0 MB, the most for a framework."
        ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = load_file(tmp_path / "gone.json").problems
    assert problem.sentence.startswith("The file cannot be read: ")


def test_many_faults_are_cut_short() -> None:
    plain = plain_framework(per_domain=100)
    for each in plain["domains"][0]["competencies"]:
        each["title"] = ""
    said = sentences(plain)
    assert len(said) == 51
    assert said[-1] == "my.json: There are more problems than the 50 shown."


def test_garbage_collection_is_left_as_it_was() -> None:
    load(b"{}", "")
    assert gc.isenabled()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def paths_in(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    children = node.items() if isinstance(node, dict) else ()
    children = enumerate(node) if isinstance(node, list) else children
    for part, child in children:
        found += paths_in(child, (*path, part))
    return found


ALL_PATHS = paths_in(plain_framework())[1:]


@given(st.sampled_from(ALL_PATHS), values)
def test_any_value_anywhere_is_read_or_explained(path: tuple[Any, ...], value: Any) -> None:
    plain: Any = plain_framework()
    node = plain
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value
    loaded = load(json.dumps(plain).encode(), "my.json")
    assert loaded.framework is not None or all(str(p) for p in loaded.problems)
    assert loaded.framework is not None or loaded.problems


@given(st.binary(max_size=300))
def test_any_bytes_are_explained(data: bytes) -> None:
    loaded = load(data, "my.json")
    assert loaded.framework is None
    assert all(problem.sentence for problem in loaded.problems)


@given(st.integers(0, len(json.dumps(plain_framework())) - 1))
def test_a_file_cut_off_anywhere_is_explained(length: int) -> None:
    loaded = load(json.dumps(plain_framework()).encode()[:length], "my.json")
    assert loaded.framework is None
    assert len(loaded.problems) == 1
