"""From a new plan to its PDF on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from lnatool.domain.edits import SetRating
from lnatool.services import paths
from lnatool.services.storage.keeper import Keeper
from tests.builders import after
from tests.cli.conftest import Run

ANSWERS = """competency,level,importance,note,private_note
1.1,0,5,Please show me,I am nervous
1.2,1,,,
1.3,n/a,,,
2.1,no-opportunity,,,
2.2,3,,,
"""


@pytest.fixture
def plan(run: Run, frameworks: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Zoë's plan.lnaplan"
    said = run(
        "new", "--framework", "example", "--role", "new", "--name", "Zoë", "--start-date",
        "2026-09-01", "-o", path,
    )  # fmt: skip
    assert said.code == 0, said.err
    assert said.out == f"{path}: a plan with 6 competencies.\n"
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def test_new_keeps_what_was_said(plan: Path) -> None:
    plain = json.loads(plan.read_text("utf-8"))
    assert plain["person"] == {"name": "Zoë", "band": "5", "start_date": "2026-09-01"}
    assert (plain["framework"]["id"], plain["round"]["role"]) == ("example", "new")


def test_new_never_replaces_a_file(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    said = run("new", "--framework", "example", "--role", "new", "-o", plan)
    assert said.code == 1
    assert said.err == f"{plan}: There is a file of this name already. Choose another.\n"
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("framework", "role", "sentence"),
    [
        ("other", "new", "There is no framework other. Frameworks here: example, standard."),
        ("example", "boss", "example has no role boss. Roles: new, other."),
        ("standard", "new", "standard is a reference standard; it has nothing to rate."),
    ],
)
def test_new_says_what_there_is(
    run: Run, frameworks: Path, tmp_path: Path, framework: str, role: str, sentence: str
) -> None:
    path = tmp_path / "a.lnaplan"
    said = run("new", "--framework", framework, "--role", role, "-o", path)
    assert (said.code, said.err) == (1, f"{sentence}\n")
    assert not path.exists()


def test_a_start_date_must_be_a_day(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.lnaplan"
    said = run("new", "--framework", "a", "--role", "b", "--start-date", "1/9/26", "-o", path)
    assert said.code == 2
    assert "'1/9/26' is not a day like 2026-09-01" in said.err


def test_a_name_that_no_plan_can_hold_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.lnaplan"
    said = run("new", "--framework", "a", "--role", "b", "--name", "x" * 201, "-o", path)
    assert said.code == 2
    assert "a name can have 200 characters" in said.err


def test_a_name_with_broken_letters_still_makes_a_plan(
    run: Run, frameworks: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.lnaplan"
    command = ("new", "--framework", "example", "--role", "new", "--name", "Zo\udceb", "-o", path)
    assert run(*command).code == 0
    assert json.loads(path.read_text("utf-8"))["person"]["name"] == "Zo?"


def test_answers_are_in_the_file(run: Run, plan: Path, table: Path) -> None:
    said = run("answer", plan, "--csv", table)
    assert (said.code, said.out) == (0, f"{plan}: 5 of 6 competencies answered.\n")
    answers = json.loads(plan.read_text("utf-8"))["round"]["answers"]
    assert answers["d1-c1"]["rating"] == 0
    assert answers["d1-c1"]["private_note"] == "I am nervous"
    assert answers["d1-c3"]["rating"] == "not-applicable"


def test_one_bad_row_and_nothing_is_written(run: Run, plan: Path, table: Path) -> None:
    before = plan.read_bytes()
    table.write_text(ANSWERS + "2.3,9,,,\nnope,1,,,\n", encoding="utf-8")
    said = run("answer", plan, "--csv", table)
    assert (said.code, said.out) == (1, "")
    assert [line.partition(": ")[0] for line in said.err.splitlines()] == [
        f"{table}, line 7",
        f"{table}, line 8",
        str(table),
    ]
    assert said.err.endswith("Nothing was changed.\n")
    assert plan.read_bytes() == before


def test_analysis_as_json(run: Run, plan: Path, table: Path) -> None:
    run("answer", plan, "--csv", table)
    said = run("analyse", plan, "--json")
    assert said.code == 0
    found = said.json
    assert found["progress"] == {
        "total": 6,
        "answered": 5,
        "rated": 3,
        "not_applicable": 1,
        "no_opportunity": 1,
        "blank": 1,
        "discuss": 0,
    }
    assert [(need["rank"], need["code"], need["weighted"]) for need in found["needs"]] == [
        (1, "1.1", 10),
        (2, "1.2", 4),
    ]
    assert (found["no_opportunity"], found["strengths"]) == (["d2-c1"], ["d2-c2"])
    assert found["domains"][0]["mean_level"] == 0.5
    assert "nervous" not in said.out
    assert "show me" not in said.out


def test_analysis_as_text(run: Run, plan: Path, table: Path) -> None:
    assert "0 of 6 competencies answered" in run("analyse", plan).out
    run("answer", plan, "--csv", table)
    text = run("analyse", plan).out
    assert "1. 1.1 Competency 1.1" in text
    assert "You rated 0 (Level 0)." in text
    assert "Not yet had the opportunity: 2.1" in text


def test_analysis_does_not_touch_the_file(run: Run, plan: Path) -> None:
    before = plan.read_bytes(), plan.stat().st_mtime_ns
    run("analyse", plan)
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == before


def test_goals_are_added_for_the_first_needs_once(run: Run, plan: Path, table: Path) -> None:
    run("answer", plan, "--csv", table)
    assert run("goals", plan, "--suggest", 1).out == "Added: Competency 1.1\n"
    assert run("goals", plan, "--suggest", 5).out == "Added: Competency 1.2\n"
    assert "none was added" in run("goals", plan, "--suggest", 5).out
    assert len(json.loads(plan.read_text("utf-8"))["goals"]) == 2


def test_export_leaves_private_notes_out(run: Run, plan: Path, table: Path, tmp_path: Path) -> None:
    run("answer", plan, "--csv", table)
    out = tmp_path / "out.pdf"
    assert run("export", plan, "-o", out).code == 0
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Please show me" in text
    assert "nervous" not in text
    assert b"nervous" not in out.read_bytes()
    run("export", plan, "-o", out, "--no-notes", "--no-evidence", "--kind", "summary")
    assert "Please show me" not in " ".join(p.extract_text() for p in PdfReader(out).pages)


def test_check_pdf_of_an_export(run: Run, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    run("export", plan, "-o", out)
    said = run("check-pdf", out, "--json")
    assert (said.code, said.json["ok"]) == (0, True)
    assert run("check-pdf", out).out.count("ok ") == len(said.json["checks"])


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": "lnatool.plan", "version": 99}'])
def test_a_plan_that_cannot_be_read_is_a_sentence(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.lnaplan"
    path.write_bytes(content)
    for command in (("analyse", path), ("goals", path, "--suggest", 1)):
        said = run(*command)
        assert said.code == 1
        assert str(path) in said.err
        assert path.read_bytes() == content


def test_answers_written_by_a_spreadsheet_are_read(run: Run, plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows(
            [["competency", "level|state", "note"], ["2.3", "4", 'He said "hi",\nthen']]
        )
    assert run("answer", plan, "--csv", path).code == 0
    answers = json.loads(plan.read_text("utf-8"))["round"]["answers"]
    assert answers["d2-c3"]["note"] == 'He said "hi",\nthen'


def test_a_plan_that_is_open_in_the_app_can_be_read(run: Run, plan: Path, tmp_path: Path) -> None:
    opened = Keeper.open(plan, paths.user_state_dir())
    rated = after(opened.plan, SetRating(opened.plan.competencies[0].id, 1))
    opened.keeper.record(opened.plan, rated)
    try:
        said = run("analyse", plan, "--json")
        assert said.code == 0, said.err
        assert said.json["progress"]["rated"] == 1
        assert said.json["plan"]["revision"] == rated.revision
        assert run("export", plan, "-o", tmp_path / "out.pdf").code == 0
        assert "open already" in run("goals", plan, "--suggest", "1").err
    finally:
        opened.keeper.abandon()
