"""Learning catalogues: whose route counts, and what a bad file is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lnatool.services.library.learning import learning_routes, load_catalogue, load_scales


def route(**changes: Any) -> dict[str, Any]:
    return {
        "id": "course",
        "title": "A course",
        "provider": "Your employer",
        "type": "in-house",
        "formal": True,
        "learning": "formal",
        "cost": "time",
        **changes,
    }


def catalogue(*routes: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": "lnatool.catalogue",
        "version": 1,
        "id": "mine",
        "edition": "2026.1",
        "title": "Mine",
        "routes": list(routes),
    }


def put(folder: Path, plain: Any) -> Path:
    path = folder / "learning" / "mine.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plain, indent=1), encoding="utf-8")
    return path


def test_an_organisations_route_stands_before_the_bundled_one(tmp_path: Path) -> None:
    put(tmp_path / "own", catalogue(route(title="Here on Tuesdays")))
    put(tmp_path / "bundled", catalogue(route(), route(id="other")))
    routes, problems = learning_routes([tmp_path / "own", tmp_path / "gone", tmp_path / "bundled"])
    assert problems == ()
    assert {name: each.title for name, each in routes.items()} == {
        "course": "Here on Tuesdays",
        "other": "A course",
    }


def test_a_bad_catalogue_is_told_and_hides_nothing(tmp_path: Path) -> None:
    bad = put(tmp_path / "own", catalogue(route(type="lecture", cots="low")))
    put(tmp_path / "bundled", catalogue(route()))
    routes, problems = learning_routes([tmp_path / "own", tmp_path / "bundled"])
    assert list(routes) == ["course"]
    told = {problem.sentence for problem in problems}
    assert any(text.startswith("'lecture' is not known here. It must be") for text in told)
    assert "'cots' is not known here. Did you mean 'cost'?" in told
    assert all(problem.place.startswith(f"{bad}, line ") for problem in problems)


@pytest.mark.parametrize(
    ("routes", "sentence"),
    [
        ([route(), route()], "The id course is used before."),
        (
            [route(type="apprenticeship")],
            "An apprenticeship needs the code of its standard, such as ST0215.",
        ),
    ],
)
def test_what_does_not_fit_together(tmp_path: Path, routes: Any, sentence: str) -> None:
    (problem,) = load_catalogue(put(tmp_path, catalogue(*routes))).problems
    assert problem.sentence == sentence


def test_another_kind_of_file_is_named(tmp_path: Path) -> None:
    path = put(tmp_path, {"format": "lnatool.framework"})
    (problem,) = load_catalogue(path).problems
    assert problem.sentence == (
        'This is not a learning catalogue: a learning catalogue file says "format": '
        '"lnatool.catalogue".'
    )
    (problem,) = load_scales(path).problems
    assert "file of scales" in problem.sentence
