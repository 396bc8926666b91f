"""A copy goes out and comes back on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from lnatool.services import paths
from lnatool.services.read_back.fill import fill_pdf
from lnatool.services.storage.keeper import Keeper
from tests.cli.conftest import Run

VALUES = {
    "item_d1_2dc1_level": "2",
    "item_d1_2dc1_comment": "You do more on your own than you think.",
    "review_meeting_date": "4 December 2026",
    "review_meeting_summary": "Went well.",
    "sign_preceptor_agree": "Yes",
    "sign_preceptor_name": "Alex Morgan",
}


@pytest.fixture
def plan(run: Run, frameworks: Path, tmp_path: Path) -> Path:
    path, table = tmp_path / "Sam.lnaplan", tmp_path / "answers.csv"
    table.write_text("competency,level\n1.1,0\n1.2,1\n", encoding="utf-8")
    run("new", "--framework", "example", "--role", "new", "--name", "Sam", "-o", path)
    assert run("answer", path, "--csv", table).code == 0
    return path


@pytest.fixture
def returned(run: Run, plan: Path, tmp_path: Path) -> Path:
    """A copy that was handed out and filled in."""
    out, back = tmp_path / "out.pdf", tmp_path / "back.pdf"
    assert run("export", plan, "-o", out).code == 0
    back.write_bytes(fill_pdf(out.read_bytes(), VALUES))
    return back


def document(plan: Path) -> dict[str, object]:
    plain: dict[str, object] = json.loads(plan.read_text("utf-8"))
    return plain


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_looking_changes_nothing(run: Run, plan: Path, returned: Path) -> None:
    before = plan.read_bytes()
    said = run("read-back", returned, "--plan", plan)
    assert said.code == 0
    assert "its text was not changed" in said.out
    assert "new      1.1 Competency 1.1, preceptor's view of the level: 2 Level 2" in said.out
    assert plan.read_bytes() == before
    assert not (plan.parent / "Sam returned").exists()


def test_json_names_every_finding(run: Run, plan: Path, returned: Path) -> None:
    said = run("read-back", returned, "--plan", plan, "--json")
    assert said.code == 0
    found = said.json
    assert (found["verdict"], found["by"], found["day"]) == ("known", "Alex Morgan", "2026-12-04")
    assert [one["key"] for one in found["findings"]] == [
        "item_d1_2dc1_level", "item_d1_2dc1_comment", "review_meeting_date",
        "review_meeting_summary", "sign_preceptor_agree",
    ]  # fmt: skip
    assert found["findings"][0] == {
        "key": "item_d1_2dc1_level", "about": "item", "id": "d1-c1", "part": "level",
        "label": "1.1 Competency 1.1, preceptor's view of the level", "value": "2",
        "theirs": "2 Level 2", "mine": "nothing", "base": "nothing", "state": "new",
        "gone": False, "mine_changed": [],
    }  # fmt: skip
    assert found["applied"] is None
    assert found["changed_since"] == found["problems"] == []


def test_applying_takes_it_in_and_keeps_the_file(run: Run, plan: Path, returned: Path) -> None:
    said = run("read-back", returned, "--plan", plan, "--apply", "--json")
    assert said.code == 0, said.err
    applied = said.json["applied"]
    assert len(applied["taken"]) == 5
    assert (plan.parent / "Sam returned" / applied["kept"]).read_bytes() == returned.read_bytes()
    plain = json.loads(plan.read_text("utf-8"))
    answer = plain["round"]["answers"]["d1-c1"]
    assert answer["rating"] == 0
    assert answer["preceptor"]["rating"] == 2
    assert plain["reviews"][0]["summary"] == "Went well."
    assert plain["sign_offs"][0]["name"] == "Alex Morgan"
    assert plain["returns"][0]["kept"] == applied["kept"]
    again = run("read-back", returned, "--plan", plan, "--apply", "--json")
    assert again.code == 0
    assert again.json["applied"] is None
    assert len(json.loads(plan.read_text("utf-8"))["returns"]) == 1


@pytest.mark.parametrize(("prefer", "level"), [("theirs", 3), ("mine", 2)])
def test_a_conflict_needs_a_choice(
    run: Run, plan: Path, returned: Path, tmp_path: Path, prefer: str, level: int
) -> None:
    run("read-back", returned, "--plan", plan, "--apply")
    out, other = tmp_path / "out.pdf", tmp_path / "other.pdf"
    other.write_bytes(fill_pdf(out.read_bytes(), {"item_d1_2dc1_level": "3"}))
    before = plan.read_bytes()
    said = run("read-back", other, "--plan", plan, "--apply")
    assert said.code == 1
    choices = "--prefer theirs or --prefer mine"
    assert said.err == (f"Nothing was changed: there are 1 conflicts. Choose with {choices}.\n")
    assert "(the plan has: 2 Level 2)" in said.out
    assert plan.read_bytes() == before
    assert run("read-back", other, "--plan", plan, "--apply", "--prefer", prefer).code == 0
    answers = json.loads(plan.read_text("utf-8"))["round"]["answers"]
    assert answers["d1-c1"]["preceptor"]["rating"] == level


def test_a_refusal_is_a_sentence_and_a_verdict(run: Run, plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"hello")
    said = run("read-back", bad, "--plan", plan, "--json")
    assert said.code == 1
    assert said.json["verdict"] == "not-pdf"
    assert said.err.startswith(f"{bad}: This is neither a PDF nor")


def test_another_plan_is_refused(run: Run, plan: Path, returned: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.lnaplan"
    run("new", "--framework", "example", "--role", "new", "-o", other)
    said = run("read-back", returned, "--plan", other, "--apply", "--json")
    assert (said.code, said.json["verdict"]) == (1, "another-plan")


def test_changed_text_is_exit_1(run: Run, plan: Path, returned: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.pdf"
    with pikepdf.open(returned) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 m 9 9 l S")
        pdf.save(path)
    said = run("read-back", path, "--plan", plan, "--json")
    assert (said.code, said.json["verdict"]) == (1, "tampered-pages")


def test_a_protected_copy_goes_out_and_comes_back(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, back = tmp_path / "out.pdf", tmp_path / "back.pdf"
    typed(monkeypatch, "a good password\n")
    said = run("export", plan, "-o", out, "--password-stdin", "--organisation", "A Trust")
    assert said.code == 0, said.err
    assert "not an archival PDF" in said.out
    assert run("read-back", out, "--plan", plan, "--json").json["verdict"] == "locked"
    back.write_bytes(fill_pdf(out.read_bytes(), VALUES, "a good password"))
    typed(monkeypatch, "a good password\n")
    said = run("read-back", back, "--plan", plan, "--password-stdin", "--json")
    assert said.json["verdict"] == "known"
    typed(monkeypatch, "wrong\n")
    said = run("read-back", back, "--plan", plan, "--password-stdin", "--json")
    assert said.json["verdict"] == "wrong-password"
    typed(monkeypatch, "a good password\n")
    assert run("check-pdf", back, "--password-stdin").code == 0
    assert "locked with a password" in run("check-pdf", back).err
    typed(monkeypatch, "")
    assert "no password on standard input" in run("check-pdf", back, "--password-stdin").err


def test_a_short_password_is_refused_and_nothing_written(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    typed(monkeypatch, "short\n")
    said = run("export", plan, "-o", out, "--password-stdin")
    assert said.code == 1
    assert "at least 8 characters" in said.err
    assert not out.exists()


def test_an_export_is_noted_in_the_plan(run: Run, plan: Path, tmp_path: Path) -> None:
    run("export", plan, "-o", tmp_path / "out.pdf", "--kind", "plan")
    (noted,) = document(plan)["exports"]  # type: ignore[misc]
    assert noted["kind"] == "plan"


def test_an_export_of_a_plan_that_is_open_is_written_and_not_noted(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    opened = Keeper.open(plan, paths.user_state_dir())
    try:
        said = run("export", plan, "-o", tmp_path / "out.pdf")
    finally:
        opened.keeper.abandon()
    assert said.code == 0
    assert "this copy is not noted in the plan" in said.err
    assert (tmp_path / "out.pdf").exists()


def test_check_pdf_looks_at_the_form_and_the_plan_inside(
    run: Run, plan: Path, returned: Path, tmp_path: Path
) -> None:
    def checks(path: Path) -> dict[str, tuple[bool, str]]:
        found = run("check-pdf", path, "--json").json["checks"]
        return {one["name"]: (one["ok"], one["detail"]) for one in found}

    found = checks(returned)
    plan_id = document(plan)["id"]
    assert found["form"][0]
    assert f"6 filled in; plan {plan_id}" in found["form"][1]
    assert found["attached plan"][0]
    assert found["attached plan"][1].endswith("as the form says")
    assert found["scripts"] == (True, "none")
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(returned) as pdf:
        spec = pdf.Root.AF[0]
        text = spec.EF.F.read_bytes()
        spec.EF.F.write(text.replace(b'"Sam"', b'"Kim"'))
        pdf.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.JavaScript))
        pdf.save(changed)
    found = checks(changed)
    assert found["attached plan"][0] is False
    assert found["attached plan"][1].endswith("is not the one of the form")
    assert found["scripts"][0] is False
    summary = tmp_path / "summary.pdf"
    run("export", plan, "-o", summary, "--kind", "summary")
    found = checks(summary)
    assert (found["form"], found["attached plan"]) == ((True, "none"), (True, "no plan inside"))
