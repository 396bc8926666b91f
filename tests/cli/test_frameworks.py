"""Listing, showing and checking frameworks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain
from lnatool.services import paths
from lnatool.services.library import wording
from tests.builders import framework, plain_framework, plain_reference
from tests.cli.conftest import Run


def test_list_as_json(run: Run, frameworks: Path) -> None:
    said = run("framework", "list", "--json")
    assert said.code == 0
    first, second = said.json["frameworks"]
    assert first["roles"][0] == {
        "id": "new",
        "title": "New radiographer",
        "bands": ["5"],
        "description": "",
    }
    del first["roles"]
    assert first == {
        "id": "example",
        "title": "Café",
        "edition": "2026.1",
        "kind": "assessment",
        "competency_count": 6,
        "summary": "",
        "origin": "own",
        "path": str(frameworks / "a.json"),
    }
    assert (second["id"], second["kind"], second["competency_count"]) == (
        "standard",
        "reference",
        3,
    )


def test_list_as_text(run: Run, frameworks: Path) -> None:
    assert run("framework", "list").out.splitlines() == [
        "example  2026.1  Café (6 competencies, 2 roles)",
        "standard  2023  Standard (reference, 3 codes)",
    ]


def test_one_of_each_is_not_said_in_the_plural(run: Run, frameworks: Path) -> None:
    plain = plain_framework(1, 1)
    del plain["roles"][1], plain["domains"][0]["competencies"][0]["expected"]["other"]
    (frameworks / "a.json").write_text(json.dumps(plain), encoding="utf-8")
    assert "(1 competency, 1 role)" in run("framework", "list").out


def test_a_bad_file_is_told_beside_the_good_ones(run: Run, frameworks: Path) -> None:
    (frameworks / "bad.json").write_text("{", encoding="utf-8")
    said = run("framework", "list", "--json")
    assert said.code == 1
    assert len(said.json["frameworks"]) == 2
    assert "bad.json, line 1" in said.err


def test_show_as_json_has_every_field(run: Run, frameworks: Path) -> None:
    said = run("framework", "show", "example", "--json")
    assert said.code == 0
    assert from_plain(Framework, said.json) == framework(title="Café")
    item = said.json["domains"][0]["competencies"][0]
    assert (item["roles"], item["if_in_role"], item["cites"]) == ([], False, [])


def test_show_as_text(run: Run, frameworks: Path) -> None:
    assert run("framework", "show", "standard").out.splitlines() == [
        "Standard, edition 2023",
        "1 First heading",
        "  1a First",
        "  1b Second",
    ]


def test_show_an_unknown_one_lists_what_there_is(run: Run, frameworks: Path) -> None:
    said = run("framework", "show", "other")
    assert (said.code, said.out) == (1, "")
    assert said.err == "There is no framework other. Frameworks here: example, standard.\n"


def test_validate_good_files(run: Run, frameworks: Path) -> None:
    said = run("framework", "validate", "--all")
    assert (said.code, said.out.count("ok: ")) == (0, 2)


def test_strict_rules_are_about_style_and_not_about_use(run: Run, frameworks: Path) -> None:
    said = run("framework", "validate", "--all", "--strict", "--json")
    assert said.code == 1
    sample = said.json["files"][0]
    assert {problem["severity"] for problem in sample["problems"]} == {"warning"}
    told = " ".join(problem["sentence"] for problem in sample["problems"])
    assert "10 words; 12 to 45 read well." in told
    assert "This says nearly the same as 1.1" in told
    assert "Name a formal learning route" in told


def test_yaml_is_told_and_never_read(run: Run, frameworks: Path) -> None:
    (frameworks / "mine.yaml").write_text("a: &a [x, x]\nb: [*a, *a]\n", encoding="utf-8")
    said = run("framework", "list")
    assert said.code == 1
    assert "Example" not in said.err
    assert "mine.yaml: This is YAML, and frameworks are JSON files." in said.err
    assert "This is YAML" in run("framework", "validate", frameworks / "mine.yaml").out


@pytest.mark.parametrize("role", ["", "new"])
def test_show_as_pdf(run: Run, frameworks: Path, tmp_path: Path, role: str) -> None:
    target = tmp_path / "out.pdf"
    said = run("framework", "show", "example", "--pdf", target, *(("--role", role) if role else ()))
    assert said.code == 0
    assert run("check-pdf", target).code == 0


def test_show_as_pdf_for_an_unknown_role_lists_the_roles(
    run: Run, frameworks: Path, tmp_path: Path
) -> None:
    said = run("framework", "show", "example", "--pdf", tmp_path / "o.pdf", "--role", "chief")
    assert (said.code, said.err) == (
        1,
        "There is no role chief in example. Roles: new, other.\n",
    )


def test_a_role_is_chosen_for_a_pdf_only(run: Run, frameworks: Path) -> None:
    assert run("framework", "show", "example", "--role", "new").code == 2


def test_validate_tells_every_fault_with_its_line(run: Run, tmp_path: Path) -> None:
    plain = plain_framework()
    plain["domains"][0]["competencies"][1]["title"] = "x" * 61
    plain["domains"][1]["competencies"][0]["importance"] = "high"
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(plain, indent=2), encoding="utf-8")
    said = run("framework", "validate", bad)
    assert said.code == 1
    first, second = said.out.splitlines()
    assert first.startswith(f"error: {bad}, line ")
    assert first.endswith("competency 2 (1.2), title: 61 characters; the limit is 60.")
    assert second.endswith("importance: This must be a whole number, not 'high'.")
    told = run("framework", "validate", bad, "--json").json
    assert told["ok"] is False
    assert [problem["severity"] for problem in told["files"][0]["problems"]] == ["error", "error"]


@pytest.mark.parametrize("name", ["learning/radiography-uk.json", "scales/scales.json"])
def test_validate_takes_each_file_for_what_it_says_it_is(run: Run, name: str) -> None:
    path = paths.bundled_frameworks_dir() / name
    said = run("framework", "validate", path, "--strict")
    assert (said.code, said.out) == (0, f"ok: {path}\n")


def test_validate_names_the_faults_of_a_catalogue(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('{"format": "lnatool.catalogue", "version": 1, "routes": []}', "utf-8")
    said = run("framework", "validate", path)
    assert said.code == 1
    assert "title: This is missing." in said.out


def test_validate_says_which_of_two_files_is_not_used(run: Run, frameworks: Path) -> None:
    (frameworks / "b.json").write_text((frameworks / "a.json").read_text("utf-8"), "utf-8")
    for args in (("--all",), (frameworks / "b.json",)):
        said = run("framework", "validate", *args)
        assert said.code == 1
        assert f"b.json: Another file here has the same id and edition ({frameworks}" in said.out
    assert run("framework", "validate", frameworks / "a.json").code == 0


def test_a_framework_with_a_dangling_code_is_named_in_the_list(run: Run, frameworks: Path) -> None:
    path = frameworks / "a.json"
    path.write_text(path.read_text("utf-8").replace('"code": "1a"', '"code": "9z"', 1), "utf-8")
    said = run("framework", "list")
    assert (said.code, said.out) == (1, "standard  2023  Standard (reference, 3 codes)\n")
    assert "a.json, line 1, domain 1" in said.err
    assert "has no code 9z." in said.err


def test_strict_says_how_hard_statements_are_by_themselves(run: Run) -> None:
    path = paths.bundled_frameworks_dir() / "support-diagnostic.json"
    said = run("framework", "validate", path, "--strict")
    assert "for these readers 3 to 9; statements alone 5." in said.out
    (file,) = run("framework", "validate", path, "--strict", "--json").json["files"]
    assert 3 < file["statement_grade"] < file["statement_grade_most"] == 9


def test_strict_is_not_done_without_its_libraries(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = paths.bundled_frameworks_dir() / "scales" / "scales.json"
    monkeypatch.setattr(wording, "missing", lambda: ["codespell", "rapidfuzz"])
    said = run("framework", "validate", path, "--strict", "--json")
    assert (said.code, said.json["ok"], said.json["wording_checked"]) == (1, False, False)
    assert said.err == (
        "warning: Spelling and sameness were not checked: install codespell and rapidfuzz.\n"
    )
    assert run("framework", "validate", path).code == 0


def test_warnings_count_only_when_strict(run: Run, tmp_path: Path, frameworks: Path) -> None:
    (frameworks / "r.json").unlink()
    said = run("framework", "validate", "--all")
    assert said.code == 0
    assert "warning: " in said.out
    assert "mapping 1: There is no reference framework standard here." in said.out
    assert run("framework", "validate", "--all", "--strict").code == 1


def test_a_mapping_to_a_code_that_does_not_exist_is_an_error(run: Run, frameworks: Path) -> None:
    path = frameworks / "a.json"
    path.write_text(path.read_text("utf-8").replace('"code": "1a"', '"code": "9z"', 1), "utf-8")
    said = run("framework", "validate", path)
    assert said.code == 1
    assert "The reference framework standard has no code 9z." in said.out


def test_references_among_the_named_files_are_known(run: Run, tmp_path: Path) -> None:
    for name, plain in (("a", plain_framework()), ("r", plain_reference())):
        (tmp_path / f"{name}.json").write_text(json.dumps(plain), encoding="utf-8")
    files = sorted(tmp_path.glob("*.json"))
    assert "no reference framework" not in run("framework", "validate", *files).out


@pytest.mark.parametrize("args", [(), ("--all", "a.json")])
def test_validate_needs_files_or_all(run: Run, args: tuple[str, ...]) -> None:
    assert run("framework", "validate", *args).code == 2
