"""The preceptor's desk: reviews of other people's plans, kept until they are removed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lnatool.domain.edits import (
    Edit,
    NoteExport,
    PutGoal,
    PutReview,
    RemoveGoal,
    SetDiscuss,
    SetNote,
    SetPerson,
    SetRating,
)
from lnatool.domain.form import REVIEW, field_name
from lnatool.domain.plan import Export, Goal, Person, Plan, Review
from lnatool.domain.problems import KnownError
from lnatool.services.desk.desk import Desk
from lnatool.services.desk.review import DeskReview
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.export.protect import protect
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.read import read_returned
from lnatool.services.read_back.returned import RefusedError
from lnatool.services.storage.codec import encode
from tests.builders import after, plan

SECRET = "Nobody else may read this"


def rated(plan_id: str = "p1", name: str = "Sam Taylor", due: str = "2026-12-01") -> Plan:
    made = plan(
        SetPerson(Person(name=name)),
        SetRating("d1-c1", 1),
        SetRating("d1-c2", 0),
        SetDiscuss("d1-c3", True),
        SetNote("d1-c1", SECRET, private=True),
        PutGoal(Goal("g1", "Lead a list", ("d1-c1",))),
        PutGoal(Goal("g2", "Second goal")),
        *([PutReview(Review("r1", "First", due))] if due else []),
    )
    return replace(made, id=plan_id)


def handed_out(folder: Path, made: Plan, name: str = "copy.pdf") -> tuple[Path, Export]:
    path = folder / name
    return path, write_plan_pdf(made, path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "state")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return handed_out(tmp_path, rated())[0]


def begun(desk: Desk, path: Path) -> DeskReview:
    return desk.take(desk.arrive(path))


def everything(review: DeskReview) -> dict[str, str]:
    """A value for every field that the copy has."""
    said = {"level": "2", "date": "3 March 2027", "next": "3 June 2027"}
    ticks = {"agreed": "Yes", "discuss": "", "agree": "Yes"}
    values = {}
    for one in review.copy.fields:
        value = ticks.get(one.part, said.get(one.part, f"Said about {one.id} {one.part} ŵ →"))
        values[one.name] = value
    return {name: value for name, value in values.items() if value}


def test_what_was_filled_in_is_there_again_without_the_attachment(desk: Desk, pdf: Path) -> None:
    review = begun(desk, pdf)
    values = everything(review)
    review.keep(values)  # and the program is killed: nothing is closed
    review.close()
    pdf.unlink()
    again = desk.open("p1")
    assert again.values == values
    assert again.copy.plan.person.name == "Sam Taylor"
    again.close()


def test_a_killed_program_leaves_the_draft_and_no_lock(
    desk: Desk, pdf: Path, tmp_path: Path
) -> None:
    name = field_name("goal", "g1", "comment")
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from lnatool.services.desk.desk import Desk\n"
        "desk = Desk(Path(sys.argv[1]))\n"
        "review = desk.take(desk.arrive(Path(sys.argv[2])))\n"
        "review.keep({sys.argv[3]: 'While fresh'})\n"
        "os._exit(9)\n"
    )
    arguments = [str(tmp_path / "state"), str(pdf), name]
    ended = subprocess.run([sys.executable, "-c", script, *arguments], check=False)
    assert ended.returncode == 9
    review = desk.open("p1")
    assert review.values == {name: "While fresh"}
    review.close()


@pytest.mark.parametrize("kind", ["pdf", "return"])
def test_the_person_gets_exactly_what_was_filled_in(desk: Desk, tmp_path: Path, kind: str) -> None:
    mine = rated()
    path, export = handed_out(tmp_path, mine)
    mine = after(mine, NoteExport(export))
    review = begun(desk, path)
    values = everything(review)
    out = tmp_path / "reviewed"
    if kind == "pdf":
        review.save_pdf(values, out)
    else:
        review.save_return(values, "Alex Morgan", out)
    review.close()
    back = read_returned(out)
    assert back.values == values
    found = findings(mine, back)
    assert "known" in {one.kind for one in found.verdicts}
    wanted = {name for name in values if not name.startswith("sign_")}
    wanted |= {field_name("sign", who, "agree") for who in ("preceptor", "manager")}
    agreed = {name.replace("_agreed", "_view") for name in wanted}
    assert {one.key for one in found.fields} == agreed
    assert all(one.state == "new" for one in found.fields)


def test_an_emptied_field_comes_back_empty(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    review = begun(desk, pdf)
    first = tmp_path / "first.pdf"
    review.save_pdf(everything(review), first)
    review.close()
    desk.remove("p1")
    review = begun(desk, first)
    assert review.values == everything(review)
    review.save_pdf({field_name("goal", "g1", "comment"): "Only this"}, tmp_path / "second.pdf")
    review.close()
    back = read_returned(tmp_path / "second.pdf")
    assert back.values == {field_name("goal", "g1", "comment"): "Only this"}


def test_two_people_stand_by_their_next_meeting(desk: Desk, tmp_path: Path) -> None:
    for number, (name, due) in enumerate(
        (("Late", "2027-05-01"), ("Soon", "2026-12-01"), ("Undated", ""))
    ):
        path, _ = handed_out(tmp_path, rated(f"p{number}", name, due), f"{name}.pdf")
        begun(desk, path).close()
    assert [one.name for one in desk.everybody()] == ["Soon", "Late", "Undated"]
    soon = desk.everybody()[0]
    assert (soon.role, soon.framework, soon.next) == ("New radiographer", "Example", "2026-12-01")
    assert (soon.filled, soon.sent) == (0, False)


def test_saved_means_saved_since_the_last_change(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    review = begun(desk, pdf)
    values = {field_name("goal", "g1", "comment"): "Good"}
    review.keep(values)
    out = tmp_path / "out.pdf"
    review.save_pdf(values, out)
    review.note_sent(values, out)
    assert desk.everybody()[0].sent
    review.keep({**values, field_name("goal", "g2", "comment"): "And this"})
    assert not desk.everybody()[0].sent
    assert desk.everybody()[0].filled == 2
    review.close()


def newer(made: Plan, *edits: Edit) -> Plan:
    return replace(after(made, *edits), revision=made.revision + 5)


def test_a_newer_copy_takes_over_what_was_filled_in(desk: Desk, tmp_path: Path) -> None:
    first = rated()
    path, _ = handed_out(tmp_path, first)
    review = begun(desk, path)
    values = everything(review)
    review.keep(values)
    review.close()
    path, _ = handed_out(tmp_path, newer(first, RemoveGoal("g2")), "newer.pdf")
    arrived = desk.arrive(path)
    assert arrived.standing == "newer"
    review = desk.take(arrived)
    assert review.values == values
    homeless = review.homeless(review.values)
    assert {one.name for one in homeless} == {n for n in values if n.startswith("goal_g2_")}
    assert {one.words for one in homeless} == {
        "Goal “Second goal”: agreed",
        "Goal “Second goal”: comment",
    }
    review.close()
    again = desk.open("p1")  # and they are still listed another day
    assert again.homeless(again.values) == homeless
    again.save_return(again.values, "Alex", tmp_path / "back.json")
    assert read_returned(tmp_path / "back.json").values == values
    again.save_pdf(again.values, tmp_path / "back.pdf")
    assert set(read_returned(tmp_path / "back.pdf").values) == set(values) - {
        one.name for one in homeless
    }
    again.close()
    assert len(list((tmp_path / "state/desk/p1").glob("received-*"))) == 1


def test_copies_that_are_there_already_are_known(desk: Desk, tmp_path: Path) -> None:
    first = rated()
    old, _ = handed_out(tmp_path, first)
    new, _ = handed_out(tmp_path, newer(first, RemoveGoal("g2")), "newer.pdf")
    begun(desk, new).close()
    assert desk.arrive(new).standing == "same"
    assert desk.arrive(old).standing == "older"


def test_a_file_filled_in_elsewhere_fills_blanks_only(
    desk: Desk, pdf: Path, tmp_path: Path
) -> None:
    review = begun(desk, pdf)
    one, two = (field_name("goal", goal, "comment") for goal in ("g1", "g2"))
    elsewhere = tmp_path / "elsewhere.pdf"
    review.save_pdf({one: "From the other program", two: "Also"}, elsewhere)
    review.keep({one: "Mine"})
    review.close()
    arrived = desk.arrive(elsewhere)
    assert arrived.standing == "other"
    review = desk.take(arrived)
    assert review.values == {one: "Mine", two: "Also"}
    assert "1" in review.notices[0].sentence
    review.close()


def test_a_plan_file_can_be_reviewed_and_its_private_notes_are_not_kept(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "plan.lnaplan"
    path.write_bytes(encode(rated()))
    review = begun(desk, path)
    assert not review.fillable
    values = everything(review)
    review.keep(values)
    review.close()
    kept = list((tmp_path / "state/desk/p1").iterdir())
    assert kept
    assert all(SECRET.encode() not in file.read_bytes() for file in kept)
    review = desk.open("p1")
    assert review.values == values
    review.save_return(values, "", tmp_path / "back.json")
    assert read_returned(tmp_path / "back.json").values == values
    review.close()


def test_a_protected_copy_asks_for_its_password_each_time(
    desk: Desk, pdf: Path, tmp_path: Path
) -> None:
    pdf.write_bytes(protect(pdf.read_bytes(), "blue door"))
    with pytest.raises(RefusedError) as refused:
        desk.arrive(pdf)
    assert refused.value.verdict == "locked"
    review = desk.take(desk.arrive(pdf, "blue door"))
    review.close()
    with pytest.raises(RefusedError):
        desk.open("p1")
    review = desk.open("p1", "blue door")
    values = {field_name("review", REVIEW, "summary"): "Agreed"}
    review.save_pdf(values, tmp_path / "back.pdf")
    review.close()
    assert read_returned(tmp_path / "back.pdf", "blue door").values == values


def test_removing_takes_everything_with_it(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    review = begun(desk, pdf)
    review.keep(everything(review))
    with pytest.raises(KnownError, match="another window"):
        desk.remove("p1")
    review.close()
    assert {file.name for file in desk.belongings("p1")} >= {"desk.json", "draft.json"}
    desk.remove("p1")
    assert desk.everybody() == ()
    assert list((tmp_path / "state/desk").iterdir()) == []
    assert pdf.exists()


@pytest.mark.skipif(os.name == "nt", reason="other permissions")
def test_only_the_person_can_read_the_desk(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    review = begun(desk, pdf)
    review.keep({field_name("goal", "g1", "comment"): "Hm"})
    review.close()
    folder = tmp_path / "state/desk/p1"
    assert folder.stat().st_mode & 0o077 == 0
    assert [file.name for file in folder.iterdir() if file.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("file", ["desk.json", "draft.json"])
@pytest.mark.parametrize("content", [b"", b"{", b'{"format":"x"}', b"\xff\xfe", b"[" * 99_999])
def test_a_damaged_review_is_listed_and_hides_no_other(
    desk: Desk, tmp_path: Path, file: str, content: bytes
) -> None:
    for number in (1, 2):
        path, _ = handed_out(tmp_path, rated(f"p{number}", f"Person {number}"), f"{number}.pdf")
        begun(desk, path).close()
    (tmp_path / "state/desk/p1" / file).write_bytes(content)
    listed = {one.plan: one for one in desk.everybody()}
    assert listed["p1"].problem is not None
    assert listed["p2"].problem is None
    assert listed["p2"].name == "Person 2"
    desk.remove("p1")
    assert [one.plan for one in desk.everybody()] == ["p2"]


def test_a_damaged_draft_is_put_aside_and_the_review_goes_on(
    desk: Desk, pdf: Path, tmp_path: Path
) -> None:
    begun(desk, pdf).close()
    (tmp_path / "state/desk/p1/draft.json").write_bytes(b'{"half')
    review = desk.open("p1")
    assert review.values == {}
    assert "put aside" in review.notices[0].sentence
    review.keep({field_name("goal", "g1", "comment"): "New"})
    review.close()
    assert (tmp_path / "state/desk/p1/draft.damaged.json").read_bytes() == b'{"half'


def test_a_newer_note_is_left_alone(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    begun(desk, pdf).close()
    note = tmp_path / "state/desk/p1/desk.json"
    written = note.read_bytes().replace(b'"version":1', b'"version":2')
    note.write_bytes(written)
    with pytest.raises(KnownError, match="newer lnatool"):
        desk.open("p1")
    assert note.read_bytes() == written


def test_one_window_at_a_time(desk: Desk, pdf: Path) -> None:
    review = begun(desk, pdf)
    with pytest.raises(KnownError, match="another window"):
        desk.open("p1")
    review.close()
    desk.open("p1").close()


def test_where_nothing_can_be_written_the_review_goes_on_and_says_so(
    desk: Desk, pdf: Path, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("not a folder")
    review = begun(desk, pdf)
    assert "cannot be kept on this computer" in review.notices[0].sentence
    values = everything(review)
    with pytest.raises(KnownError):
        review.keep(values)
    review.save_pdf(values, tmp_path / "back.pdf")
    assert read_returned(tmp_path / "back.pdf").values == values
    (tmp_path / "state").unlink()
    review.keep(values)  # the drive is back
    review.close()
    assert desk.open("p1").values == values


def test_a_full_disk_leaves_the_draft_as_it_was(
    desk: Desk, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = begun(desk, pdf)
    name = field_name("goal", "g1", "comment")
    review.keep({name: "First"})

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(KnownError, match="disk is full"):
            review.keep({name: "Second"})
    review.close()
    again = desk.open("p1")
    assert again.values == {name: "First"}
    again.close()


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.7\n", b"{}", b'{"format":"lnatool.plan"}']
)
def test_files_that_are_no_plan_are_one_sentence(desk: Desk, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(data)
    with pytest.raises(KnownError) as refused:
        desk.arrive(path)
    assert refused.value.problem.sentence.endswith(".")
    assert desk.everybody() == ()


def test_the_desk_is_empty_before_anything_is_opened(desk: Desk) -> None:
    assert desk.everybody() == ()
