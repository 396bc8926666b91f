"""What ships: the bundled frameworks, the learning catalogue and the scales hold what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lnatool.domain.framework import Framework
from lnatool.services import paths
from lnatool.services.library.find import Library
from lnatool.services.library.learning import learning_routes, load_scales
from lnatool.services.library.read import load_file
from lnatool.services.library.review import Reviewed, review_all
from lnatool.services.library.wording import missing

FOLDER = paths.bundled_frameworks_dir()
LEAST = {
    "practitioner-pillars": 24,
    "preceptee-diagnostic": 50,
    "preceptee-therapeutic": 50,
    "preceptor-educator": 25,
    "sonographer": 30,
    "support-diagnostic": 48,
    "support-radiotherapy": 48,
}
"""Competencies that each assessment framework has at least."""


def bundled(name: str) -> Framework:
    found = load_file(FOLDER / f"{name}.json").framework
    assert found is not None
    return found


@pytest.fixture(scope="module")
def reviewed() -> tuple[Reviewed, ...]:
    return review_all(Library([FOLDER]), strict=True, wording=True)


def test_every_file_keeps_every_rule(reviewed: tuple[Reviewed, ...]) -> None:
    assert not missing(), "the developer requirements bring the libraries for spelling"
    assert [str(problem) for each in reviewed for problem in each.problems] == []


def test_every_assessment_framework_is_here_and_large_enough() -> None:
    entries = [each for each in Library([FOLDER]).entries() if each.kind == "assessment"]
    counts = {each.id: each.competency_count for each in entries}
    assert counts.keys() == LEAST.keys()
    assert all(counts[name] >= least for name, least in LEAST.items()), counts


def test_no_claimed_heading_is_uncovered(reviewed: tuple[Reviewed, ...]) -> None:
    rows = {
        (each.path.stem, claim.standard.id, row.code): len(row.competencies)
        for each in reviewed
        for claim in each.claims
        for row in claim.rows
    }
    assert min(rows.values()) > 0
    for name in ("preceptee-diagnostic", "preceptee-therapeutic"):
        assert all((name, "hcpc-sop-2023", str(code)) in rows for code in range(1, 16))
    for name in ("support-diagnostic", "support-radiotherapy"):
        assert all((name, "care-certificate-2025", str(code)) in rows for code in range(1, 17))
        assert all((name, "ahp-support-2021", str(code)) in rows for code in range(1, 6))


@pytest.mark.parametrize("name", ["support-diagnostic", "support-radiotherapy"])
def test_support_roles_read_at_an_easy_grade(name: str, reviewed: tuple[Reviewed, ...]) -> None:
    (found,) = [each for each in reviewed if each.path.stem == name]
    assert found.grade is not None
    assert found.grade <= 9


def test_support_workforce_has_its_four_roles() -> None:
    roles = {role.id: role.bands for role in bundled("support-diagnostic").roles}
    assert roles == {
        "clinical-support-worker": ("2",),
        "senior-clinical-support-worker": ("3",),
        "mammography-associate": ("4",),
        "assistant-practitioner": ("4",),
    }


def test_scales_in_frameworks_are_the_bundled_ones() -> None:
    scales = load_scales(FOLDER / "scales" / "scales.json").value
    assert scales is not None
    known = {scale.id: scale for scale in scales.scales}
    ranges = {
        name: (scale.levels[0].value, scale.levels[-1].value) for name, scale in known.items()
    }
    assert ranges == {
        "support-0-4": (0, 4),
        "confidence-1-5": (1, 5),
        "novice-expert-1-5": (1, 5),
        "importance-1-5": (1, 5),
        "importance-1-7": (1, 7),
        "performance-1-7": (1, 7),
    }
    assert all(level.descriptor for scale in known.values() for level in scale.levels)
    for name in LEAST:
        for scale in bundled(name).scales:
            assert scale == known[scale.id], name


def test_apprenticeships_carry_confirmed_codes_and_nothing_else_does() -> None:
    routes, problems = learning_routes([FOLDER])
    assert not problems
    codes = {route.code for route in routes.values() if route.type == "apprenticeship"}
    assert codes == {"ST0215", "ST0216", "ST0217", "ST0583", "ST0619", "ST0620"}
    assert not any(route.code for route in routes.values() if route.type != "apprenticeship")
    assert {route.learning for route in routes.values()} == {"experience", "others", "formal"}


def test_every_route_is_used() -> None:
    used = {route for name in LEAST for item in bundled(name).walk() for route in item.routes}
    assert used == set(learning_routes([FOLDER])[0])


@pytest.mark.parametrize("name", LEAST)
def test_every_competency_has_a_tag_of_the_guide(name: str) -> None:
    guide = (FOLDER / "README.md").read_text("utf-8")
    tags = {item.code: item.tags for item in bundled(name).walk()}
    assert [code for code, found in tags.items() if not found] == []
    assert [tag for found in tags.values() for tag in found if f"`{tag}`" not in guide] == []


@pytest.mark.parametrize("name", LEAST)
def test_what_not_every_post_includes_says_so(name: str) -> None:
    start = "Where my role includes it, "
    items = tuple(bundled(name).walk())
    assert [i.code for i in items if i.if_in_role != i.statement.startswith(start)] == []


WORDED_APART = {
    "safeguarding": {"Safeguarding adults and children", "Safeguarding in the scan room"},
    "own-wellbeing": {"Looking after my own health", "My own health and wellbeing"},
    "life-support": {"Basic life support", "Basic life support and emergency calls"},
    "observations-deterioration": {
        "Observations and noticing deterioration",
        "Observations and deterioration",
    },
}
"""One topic with another title where the readers are others."""


def test_one_id_in_two_frameworks_means_one_thing() -> None:
    """Shared topics keep their id, so that a move between posts can carry ratings over."""
    kinds: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    for name in LEAST:
        for item in bundled(name).walk():
            kinds.setdefault(item.id, set()).add(item.kind)
            titles.setdefault(item.id, set()).add(item.title)
    assert {name: kind for name, kind in kinds.items() if len(kind) > 1} == {}
    assert {name: title for name, title in titles.items() if len(title) > 1} == WORDED_APART


def all_texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in all_texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in all_texts(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.json")), ids=lambda path: path.stem)
def test_texts_are_tidy(path: Path) -> None:
    wrong = [
        text
        for text in all_texts(json.loads(path.read_text("utf-8")))
        if text != text.strip() or re.search(r"  |\t|\.\.|,,| [,.;:?]", text)
    ]
    assert wrong == []
