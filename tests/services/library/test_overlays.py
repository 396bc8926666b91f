"""Overlays: what a trust changes, and what it is told when the base is not as it thought."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lnatool.domain.problems import KnownError
from lnatool.services.library.find import Library
from tests.builders import competency, plain_framework


def overlay(**changes: Any) -> dict[str, Any]:
    return {
        "format": "lnatool.overlay",
        "version": 1,
        "id": "our-trust",
        "edition": "2026.1",
        "title": "Our trust",
        "publisher": "Our NHS Trust",
        "extends": {"id": "example", "edition": "2026.1"},
        "hide": ["d1-c2"],
        "change": [
            {
                "id": "d1-c1",
                "expected": {"new": {"m6": 3}},
                "importance": 2,
                "routes": ["our-course"],
            }
        ],
        "add": [
            {"domain": "d2", "competencies": [competency(9, 2)]},
            {"domain": "ours", "title": "Ours", "code": "T", "competencies": [competency(1, 7)]},
        ],
        **changes,
    }


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name in ("own", "shared", "bundled"):
        (tmp_path / name).mkdir()
    put(tmp_path / "bundled" / "base.json", plain_framework())
    return Library([tmp_path / name for name in ("own", "shared", "bundled")])


def put(path: Path, plain: Any) -> Path:
    path.write_text(json.dumps(plain, indent=1), encoding="utf-8")
    return path


def test_an_overlay_is_a_framework_of_its_own_beside_the_base(
    library: Library, tmp_path: Path
) -> None:
    put(tmp_path / "shared" / "ours.json", overlay())
    assert [(each.id, each.competency_count, each.origin) for each in library.entries()] == [
        ("example", 6, "bundled"),
        ("our-trust", 7, "shared"),
    ]
    ours = library.framework("our-trust")
    assert (ours.title, ours.publisher, ours.extends) == (
        "Our trust",
        "Our NHS Trust",
        "example 2026.1",
    )
    ids = [item.id for item in ours.walk()]
    assert ids == ["d1-c1", "d1-c3", "d2-c1", "d2-c2", "d2-c3", "d2-c9", "d7-c1"]
    changed = next(ours.walk())
    assert changed.expected["new"] == {"start": 1, "m6": 3, "m12": 3}
    assert changed.expected["other"] == {"start": 0, "m6": 1, "m12": 2}
    assert (changed.importance, changed.routes) == (2, ("our-course",))
    assert ours.domains[-1].title == "Ours"
    assert library.framework("example").competency_count == 6


@pytest.mark.parametrize(
    ("changes", "place", "sentence"),
    [
        (
            {"extends": {"id": "example", "edition": "2027"}},
            "line 8, extends",
            "It extends example, edition 2027, which is not here or has faults.",
        ),
        (
            {"hide": ["gone"]},
            "line 13, hide 1",
            "The framework example has no competency 'gone'.",
        ),
        (
            {"change": [{"id": "gone"}]},
            "line 17, change 1 'gone', id",
            "The framework example has no competency 'gone'.",
        ),
        (
            {"add": [{"domain": "gone", "competencies": []}]},
            "add 1, domain",
            "The framework example has no domain 'gone'.",
        ),
        (
            {"change": [{"id": "d1-c1", "expected": {"new": {"m6": 0}}}]},
            "expected, new, m6",
            "The expected level falls from 1 to 0; it can only rise or stay.",
        ),
        ({"add": [{"domain": "d1", "competencies": [competency(1)]}]}, "id", "is used before."),
        ({"hides": []}, "hides", "'hides' is not known here. Did you mean 'hide'?"),
    ],
)
def test_what_does_not_fit_is_told_and_hides_nothing(
    library: Library, tmp_path: Path, changes: dict[str, Any], place: str, sentence: str
) -> None:
    path = put(tmp_path / "own" / "ours.json", overlay(**changes))
    assert [each.id for each in library.entries()] == ["example"]
    told = [(problem.place, problem.sentence) for problem in library.problems]
    assert all(at.startswith(str(path)) for at, _ in told)
    assert any(place in at and sentence in text for at, text in told), told


def test_an_overlay_cannot_extend_an_overlay(library: Library, tmp_path: Path) -> None:
    put(tmp_path / "own" / "a.json", overlay())
    chain = overlay(id="chain", extends={"id": "our-trust", "edition": "2026.1"}, add=[])
    put(tmp_path / "own" / "b.json", chain)
    assert {each.id for each in library.entries()} == {"example", "our-trust"}
    assert "It extends our-trust" in library.problems[0].sentence
    with pytest.raises(KnownError):
        library.framework("chain")


def test_an_overlay_is_one_file_of_the_persons_choice_too(library: Library, tmp_path: Path) -> None:
    loaded = library.load(put(tmp_path / "anywhere.json", overlay()), {"standard": ["1a"]})
    assert loaded.problems == ()
    assert loaded.framework is not None
