"""Files that are no files, or far too much: named at once, and nothing else is hidden."""

from __future__ import annotations

import json
import os
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lnatool.services.library import bases, files
from lnatool.services.library.documents import MOST_PARTS
from lnatool.services.library.find import Library
from lnatool.services.library.learning import load_catalogue
from lnatool.services.library.read import load, load_file
from lnatool.services.library.review import review_all
from tests.builders import plain_framework
from tests.services.library.test_overlays import overlay

NOT_ORDINARY = "This is not an ordinary file."
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="such files are of Unix")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name in ("own", "shared", "bundled"):
        (tmp_path / name).mkdir()
    (tmp_path / "bundled" / "base.json").write_text(json.dumps(plain_framework()), "utf-8")
    return Library([tmp_path / name for name in ("own", "shared", "bundled")])


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


@unix_only
@pytest.mark.parametrize("make", [pipe, endless, folder])
def test_what_is_no_file_is_named_and_neither_waited_for_nor_read(
    library: Library, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    odd = tmp_path / "own" / "odd.json"
    make(odd)
    (tmp_path / "own" / "ours.json").write_text(json.dumps(overlay()), "utf-8")
    assert {entry.id for entry in library.entries()} == {"example", "our-trust"}
    assert [str(problem) for problem in library.problems] == [f"{odd}: {NOT_ORDINARY}"]
    for found in (library.load(odd), load_file(odd), load_catalogue(odd)):
        assert [problem.sentence for problem in found.problems] == [NOT_ORDINARY]


@unix_only
def test_a_link_to_itself_is_named_and_hides_nothing(library: Library, tmp_path: Path) -> None:
    odd = tmp_path / "own" / "odd.json"
    odd.symlink_to(odd.name)
    said = {
        each.path: [one.sentence for one in each.problems]
        for each in review_all(library, strict=True, wording=False)
    }
    (sentence,) = said.pop(odd)
    assert sentence.startswith("The file cannot be read: Too many levels of symbolic links")
    assert tmp_path / "bundled" / "base.json" in said


def test_no_more_is_read_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file can grow between a look at its size and reading it."""
    monkeypatch.setattr(files, "LARGEST", 1_000)
    path = tmp_path / "grows.json"
    path.write_bytes(b" " * 1_001)
    found = files.contents(path, "framework")
    assert not isinstance(found, bytes)
    path.write_bytes(b" " * 1_000)
    assert files.contents(path, "framework") == b" " * 1_000


HEAD = (
    b'{"format":"lnatool.framework","version":1,"id":"a","edition":"1","title":"t",'
    b'"kind":"assessment","domains":['
)
IN_DOMAIN = HEAD + b'{"id":"d","title":"t","competencies":['
MANY = MOST_PARTS - 200
HOSTILE = {
    "small lists": b"[" + b"[1]," * (MANY // 2) + b"1]",
    "empty domains": HEAD + b"{}," * (MANY // 2) + b"1]}",
    "empty competencies": IN_DOMAIN + b"{}," * (MANY // 2) + b"1]}]}",
    "deep domains": HEAD + b'{"domains":[' * 60 + b"{}," * (MANY // 2) + b"1" + b"]}" * 61,
    "no names": b'{"format":"lnatool.framework","domains":[' + b'{"a":1},' * (MANY // 2) + b"1]}",
    "unknown names": HEAD + b"]," + b'"a":1,' * MANY + b'"b":1}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_worst_of_files_take_little_time_and_memory(name: str) -> None:
    start = time.perf_counter()
    found = load(HOSTILE[name], "my.json")
    assert time.perf_counter() - start < 5
    assert found.framework is None
    assert 1 <= len(found.problems) <= 51


def test_values_of_nested_groups_are_not_copied_for_every_fault() -> None:
    tracemalloc.start()
    load(HOSTILE["deep domains"], "my.json")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200_000_000


def test_too_many_values_are_refused_before_they_are_parsed() -> None:
    (problem,) = load(b"[" + b"[1]," * 6_000_000 + b"1]", "my.json").problems
    assert str(problem) == (
        "my.json: The file has more than 1,000,000 values, the most for a framework."
    )


def big(change: Callable[[dict[str, Any]], object]) -> bytes:
    plain = plain_framework(40, 50)
    change(plain)
    return json.dumps(plain, indent=1).encode() + b" " * 2_000_000


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda plain: plain["domains"][1]["competencies"][2].pop("title"),
            "my.json, domain 2 'Domain 2', competency 3 (2.3), title: This is missing.",
        ),
        (
            lambda plain: plain["domains"][1].pop("title"),
            "my.json: A domain has no 'title'. The file is large: only its first fault is told.",
        ),
        (
            lambda plain: plain.update(format="lnatool.plan"),
            (
                'my.json, format: This is not a framework: a framework file says "format": '
                '"lnatool.framework".'
            ),
        ),
        (
            lambda plain: plain["domains"][1]["competencies"][2].update(importance=6),
            (
                "my.json, domain 2 'Domain 2', competency 3 (2.3), importance: 6 is not on the "
                "importance scale."
            ),
        ),
    ],
)
def test_large_files_have_places_and_no_lines(
    change: Callable[[dict[str, Any]], object], told: str
) -> None:
    found = load(big(change), "my.json")
    assert found.framework is None
    assert str(found.problems[0]) == told


def test_both_validators_take_the_same_files() -> None:
    assert load(big(lambda plain: None), "my.json").problems == ()


def test_a_file_that_is_no_base_is_read_once_for_all_overlays(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "own" / "bad.json"
    bad.write_text('{"format": "lnatool.framework"', "utf-8")
    for number in range(5):
        mine = overlay(id=f"trust-{number}")
        (tmp_path / "own" / f"{number}.json").write_text(json.dumps(mine), "utf-8")
    read: list[Path] = []
    real = files.contents

    def counting(path: Path, word: str) -> Any:
        read.append(path)
        return real(path, word)

    monkeypatch.setattr(bases, "contents", counting)
    assert len(library.entries()) == 6
    assert read.count(bad) == 1


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*args: object) -> None:
        raise MemoryError

    monkeypatch.setattr("lnatool.services.library.documents._validated", none_left)
    (problem,) = load(json.dumps(plain_framework()).encode(), "my.json").problems
    assert problem.sentence == "There is not enough memory on this computer to read the file."
