"""The map and the whole analysis on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from lnatool.services.analysis_json import AnalysisDocument
from tests.builders import competency, plain_framework
from tests.cli.conftest import Run

EXACT = [{"standard": "standard", "code": "1a", "relation": "exact"}]


@pytest.fixture
def plan(run: Run, frameworks: Path, tmp_path: Path) -> Path:
    """A plan whose first competency says exactly what code 1a says; the others share in it."""
    plain = plain_framework()
    plain["domains"][0]["competencies"][0] = competency(1, mappings=EXACT)
    (frameworks / "a.json").write_text(json.dumps(plain), encoding="utf-8")
    path, table = tmp_path / "p.lnaplan", tmp_path / "a.csv"
    run("new", "--framework", "example", "--role", "new", "--name", "Zoë", "-o", path)
    table.write_text(
        "competency,level,importance,note\n1.1,3,5,Please show me\n1.2,1,,\n1.3,n/a,,\n",
        encoding="utf-8",
    )
    assert run("answer", path, "--csv", table).code == 0
    return path


def test_map_as_json(run: Run, plan: Path) -> None:
    said = run("map", plan, "--to", "standard", "--json")
    assert said.code == 0, said.err
    found = said.json
    assert [(row["code"], row["standing"], row["inferred"]) for row in found["standards"]] == [
        ("1", "partly", True),
        ("1a", "partly", True),
        ("1b", "not covered", False),
    ]
    heading, code, none = found["standards"]
    assert [source["competency"] for source in code["sources"]] == [
        f"d{domain}-c{number}" for domain in (1, 2) for number in (1, 2, 3)
    ]
    assert code["sources"][0] == {
        "competency": "d1-c1",
        "code": "1.1",
        "title": "Competency 1.1",
        "rating": 3,
        "expected": 2,
        "met": True,
        "relation": "exact",
        "path": [{"standard": "standard", "code": "1a", "relation": "exact"}],
    }
    assert [step["code"] for step in heading["sources"][0]["path"]] == ["1a", "1"]
    assert none["sources"] == []
    assert found["counts"]["partly"] == 2
    assert found["standard"] == {"id": "standard", "edition": "2023", "title": "Standard"}
    assert "show me" not in said.out


def test_map_of_another_view(run: Run, plan: Path) -> None:
    found = run("map", plan, "--to", "standard", "--view", "agreed", "--json").json
    assert {row["standing"] for row in found["standards"]} == {"not answered", "not covered"}
    assert run("map", plan, "--to", "standard", "--view", "boss").code == 2


def test_map_as_text(run: Run, plan: Path) -> None:
    text = run("map", plan, "--to", "standard").out
    assert "Standard (standard 2023)" in text
    assert "1a First: partly (inferred)" in text
    assert "   1.1 Competency 1.1: rated 3, expected 2; standard 1a (exact)" in text
    assert "1b Second: not covered\n" in text


@pytest.mark.parametrize("name", ["other", "example"])
def test_map_to_what_is_no_standard(run: Run, plan: Path, name: str) -> None:
    said = run("map", plan, "--to", name)
    assert said.code == 1
    assert said.err == f"There is no standard {name}. Standards here: standard.\n"


def test_the_analysis_is_what_its_schema_says(run: Run, plan: Path) -> None:
    said = run("analyse", plan, "--json")
    document = TypeAdapter(AnalysisDocument).validate_json(said.out)
    assert (document.format, document.version) == ("lnatool.analysis", 1)
    assert [part.distribution for part in document.domains][1] == ()
    assert said.json["domains"][0]["distribution"] == [
        {"level": 1, "count": 1},
        {"level": 3, "count": 1},
    ]
    assert said.json["changed"] is None
    assert [one["met"] for one in said.json["rounds"][0]["domains"]] == [1, 0]
    assert {one["competency"]: one["field"] for one in said.json["fields"]} == {
        "d1-c1": "keep",
        "d1-c2": "later",
    }
    assert "Zo" not in said.out
    assert "show me" not in said.out


def test_what_is_left_out_of_the_analysis_is_said(run: Run, plan: Path) -> None:
    plain = json.loads(plan.read_text("utf-8"))
    plain["round"]["answers"]["gone"] = {"rating": 2}
    plain["earlier"] = [
        {"id": "r0", "role": "new", "review_point": "start", "answers": {"d1-c1": {"rating": 1}}}
    ]
    plain["goals"] = [{"id": "g", "title": "Goal", "competencies": ["d1-c1"]}]
    plan.write_text(json.dumps(plain), encoding="utf-8")
    found = run("analyse", plan, "--json").json
    assert [problem["place"] for problem in found["problems"]] == ["gone"]
    assert found["changed"]["since"] == "r0"
    assert [one["competency"] for one in found["changed"]["ratings"]] == ["d1-c1", "d1-c2", "d1-c3"]
    assert [one["id"] for one in found["goals"][0]["rounds"]] == ["r0", found["rounds"][1]["id"]]
    said = run("analyse", plan)
    assert "what was said about it is kept" in said.err
    assert "Higher than in the round for Start: 1." in said.out


def test_the_analysis_of_a_blank_plan(run: Run, frameworks: Path, tmp_path: Path) -> None:
    path = tmp_path / "blank.lnaplan"
    run("new", "--framework", "example", "--role", "new", "-o", path)
    found = run("analyse", path, "--json").json
    assert (found["needs"], found["fields"], found["problems"]) == ([], [], [])
    assert found["domains"][0]["mean_level"] is None
