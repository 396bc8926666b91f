"""Each kind of file that may come back is read, or has its own sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdf import PdfReader, PdfWriter

from lnatool.domain.edits import NoteExport, SetGoalReview, SetNote, SetRating, SetSecondView
from lnatool.domain.plan import GoalReview, Plan, SecondView
from lnatool.domain.problems import KnownError
from lnatool.domain.shared import shared_plan
from lnatool.services.page_digests import page_digests, page_digests_of
from lnatool.services.read_back.bounds import LARGEST_FILE
from lnatool.services.read_back.finding import Findings
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.read import read_bytes, read_returned
from lnatool.services.read_back.return_file import decode_return, encode_return, return_of
from lnatool.services.read_back.returned import RefusedError
from lnatool.services.share.encode import encode_shared
from lnatool.services.share.sign import sign
from lnatool.services.storage.codec import digest, encode
from tests.builders import after, plan
from tests.services.read_back.conftest import HandedOut, rated_plan
from tests.services.read_back.pdfs import changed, fill, make_pdf

VALUES = {"goal_g1_agreed": "Yes", "goal_g1_comment": "Żółw ŵ → “x” 👩🏽‍⚕️\nsecond line"}


def refused(data: bytes, password: str = "") -> tuple[str, str]:
    with pytest.raises(RefusedError) as caught:
        read_bytes(data, "back.pdf", password)
    assert caught.value.problem.place == "back.pdf"
    return caught.value.verdict, caught.value.problem.sentence


def kinds(found: Findings) -> list[str]:
    return [one.kind for one in found.verdicts]


def test_everything_in_a_filled_form_is_read(handed_out: HandedOut) -> None:
    data = handed_out.filled(VALUES)
    read = read_bytes(data, "back.pdf")
    assert read.values == VALUES
    assert read.shared == shared_plan(rated_plan_of(handed_out), "full", True, True)
    assert read.reference is not None
    assert read.reference.plan == handed_out.plan.id
    assert (read.content, read.pages) == (
        handed_out.copy.export.content, handed_out.copy.export.pages,
    )  # fmt: skip
    assert read.file == digest(data)
    assert read.problems == ()


def rated_plan_of(handed_out: HandedOut) -> Plan:
    revision, modified = handed_out.copy.export.revision, handed_out.plan.modified
    return replace(handed_out.plan, exports=(), revision=revision, modified=modified)


@pytest.mark.parametrize("writer", ["pypdf", "incremental", "object streams", "linear"])
def test_what_viewers_do_to_the_file_changes_neither_values_nor_digests(
    handed_out: HandedOut, writer: str
) -> None:
    data = handed_out.filled(VALUES)
    if writer in {"pypdf", "incremental"}:
        out = BytesIO()
        made = PdfWriter(BytesIO(data), incremental=writer == "incremental")
        made.add_metadata({"/Producer": "Somebody else"})
        made.write(out)
        again = out.getvalue()
    elif writer == "linear":
        again = changed(data, lambda _: None, linearize=True)
    else:
        mode = pikepdf.ObjectStreamMode.generate
        again = changed(data, lambda _: None, object_stream_mode=mode, compress_streams=False)
    assert again != data
    assert read_bytes(again, "x").values == VALUES
    assert kinds(findings(handed_out.plan, read_bytes(again, "x")))[0] == "known"


def test_fields_may_stand_in_a_tree_and_inherit_their_value(handed_out: HandedOut) -> None:
    def nest(pdf: Pdf) -> None:
        fields = pdf.Root.AcroForm.Fields
        parent = pdf.make_indirect(
            Dictionary(T=String("goal_g1_comment"), FT=Name.Tx, V=String("Said"), Kids=Array())
        )
        for field in fields:
            if str(field.T) == "goal_g1_comment":
                del field.T
                parent.Kids.append(field)
        fields.append(parent)

    assert read_bytes(changed(handed_out.copy.data, nest), "x").values == {
        "goal_g1_comment": "Said"
    }


def test_values_are_cleaned(handed_out: HandedOut) -> None:
    found = read_bytes(
        handed_out.filled({
            "goal_g1_comment": "  e\u0301\r\nx\ry\x00\x07\tz\x85 ",
            "goal_g2_comment": "Off",
            "goal_g2_agreed": "Off",
            "review_meeting_summary": " \n ",
        }),
        "x",
    )  # fmt: skip
    assert found.values == {"goal_g1_comment": "é\nx\ny\tz", "goal_g2_comment": "Off"}


def test_a_value_that_is_too_long_is_cut_and_named(handed_out: HandedOut) -> None:
    found = read_bytes(handed_out.filled({"goal_g1_comment": "x" * 100_001}), "x")
    assert len(found.values["goal_g1_comment"]) == 100_000
    assert "The returned file keeps all of it" in found.problems[0].sentence


# Each refusal


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 a document", b"\xff\xd8 picture"])
def test_what_is_no_pdf_is_named(data: bytes) -> None:
    verdict, sentence = refused(data)
    assert verdict == "not-pdf"
    assert "you can type it in" in sentence


@pytest.mark.parametrize(
    "data", [b"{", b'{"format": "x"}', b'{"a":' * 50_000, b'{"a": 9' + b"9" * 5000]
)
def test_json_that_is_not_ours_is_named(data: bytes) -> None:
    assert refused(data)[0] == "not-pdf"


@pytest.mark.parametrize("part", [20, 200, 0.5, 0.9])
def test_a_file_that_stops_is_damaged_or_still_read(handed_out: HandedOut, part: float) -> None:
    data = handed_out.copy.data
    cut = data[: int(part if part > 1 else part * len(data))]
    verdict, sentence = refused(cut)
    assert verdict in {"corrupt", "foreign"}
    assert sentence


def test_a_pdf_of_somebody_else_is_foreign(handed_out: HandedOut) -> None:
    verdict, sentence = refused(make_pdf(plan(), None, form=False, creator="Writer"))
    assert verdict == "foreign"
    assert "not a copy of a plan" in sentence


def test_a_form_of_somebody_else_is_foreign() -> None:
    data = make_pdf(plan(), None, reference="invoice 12", creator="Writer")
    assert refused(fill(data, {"review_meeting_summary": "x"}))[0] == "foreign"


@pytest.mark.parametrize("attached", [True, False])
def test_a_flattened_copy_is_named(handed_out: HandedOut, attached: bool) -> None:
    def flatten(pdf: Pdf) -> None:
        pdf.flatten_annotations()
        if not attached:
            del pdf.Root.Names, pdf.Root.AF

    verdict, sentence = refused(changed(handed_out.copy.data, flatten))
    assert verdict == "flattened"
    assert "type the review in by hand" in sentence


@pytest.mark.parametrize("by", ["title", "text"])
def test_a_copy_printed_to_pdf_is_named(by: str) -> None:
    def print_it(pdf: Pdf) -> None:
        if by == "title":
            pdf.docinfo["/Title"] = "Learning plan: Sam"
            return
        page = pdf.pages[0]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        words = b"BT /F1 12 Tf 20 20 Td (Learning plan) Tj (What this asks of you) Tj ET"
        page.Contents = pdf.make_stream(words)

    bare = make_pdf(plan(), None, form=False, creator="Skia/PDF")
    verdict, sentence = refused(changed(bare, print_it))
    assert verdict == "printed"
    assert "type the review in by hand" in sentence


def test_a_protected_copy_needs_its_password(handed_out: HandedOut) -> None:
    security = pikepdf.Encryption(user="s3crét", owner="other", R=6)
    data = changed(handed_out.filled(VALUES), lambda _: None, encryption=security)
    assert refused(data)[0] == "locked"
    assert refused(data, "wrong")[0] == "wrong-password"
    found = read_bytes(data, "x", "s3crét")
    assert found.values == VALUES
    assert kinds(findings(handed_out.plan, found))[0] == "known"


def test_a_password_for_a_file_without_one_does_no_harm(handed_out: HandedOut) -> None:
    assert read_bytes(handed_out.filled(VALUES), "x", "s3cret").values == VALUES


@pytest.mark.parametrize("where", ["reference", "attachment"])
def test_a_newer_copy_is_named(where: str) -> None:
    made = rated_plan()
    attached = encode_shared(shared_plan(made, "full", True, True))
    if where == "reference":
        data = make_pdf(made, attached, reference=f"lnatool:2:{made.id}:3:{digest(attached)}")
    else:
        data = make_pdf(made, attached.replace(b'"version":1}', b'"version":7}'))
    verdict, sentence = refused(data)
    assert verdict == "newer"
    assert "made by a newer lnatool" in sentence


def test_a_file_that_is_too_large_or_gone_is_named(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(RefusedError, match="too large") as caught:
        read_returned(large)
    assert caught.value.verdict == "too-large"
    with pytest.raises(RefusedError, match="The file cannot be read") as caught:
        read_returned(tmp_path / "gone.pdf")
    assert caught.value.verdict == "unreadable"
    with pytest.raises(RefusedError, match="not a file that can be read"):
        read_returned(tmp_path)


def test_too_many_pages_are_named() -> None:
    def many(pdf: Pdf) -> None:
        for _ in range(2_000):
            pdf.add_blank_page()

    assert refused(changed(make_pdf(plan(), None), many))[0] == "too-large"


# What is said about a copy that can be read


def test_another_plan(handed_out: HandedOut) -> None:
    with pytest.raises(RefusedError, match="another plan, that of Sam") as caught:
        findings(plan(), read_bytes(handed_out.copy.data, "x"))
    assert caught.value.verdict == "another-plan"


def test_nothing_filled_in(handed_out: HandedOut) -> None:
    assert "not-filled" in kinds(findings(handed_out.plan, read_bytes(handed_out.copy.data, "x")))
    saved_again = changed(handed_out.copy.data, lambda pdf: pdf.docinfo.update({"/A": "b"}))
    assert "empty" in kinds(findings(handed_out.plan, read_bytes(saved_again, "x")))


def test_what_i_changed_since_is_said(handed_out: HandedOut) -> None:
    found = handed_out.back(VALUES, SetRating("d1-c1", 3), SetNote("d1-c1", "x", private=True))
    assert "older-revision" in kinds(found)
    assert [one.text for one in found.changed] == [
        "1.1 Competency 1.1, own rating: 1 Level 1 → 3 Level 3"
    ]


def test_a_copy_newer_than_the_plan(handed_out: HandedOut) -> None:
    older = replace(handed_out.plan, revision=1)
    found = findings(older, read_bytes(handed_out.copy.data, "x"))
    assert "newer-revision" in kinds(found)


@pytest.mark.parametrize(
    ("change", "kind"),
    [({"edition": "2027.1"}, "older-edition"), ({"id": "other"}, "other-framework")],
)
def test_another_edition_or_framework(handed_out: HandedOut, change: Any, kind: str) -> None:
    newer = replace(handed_out.plan, framework=replace(handed_out.plan.framework, **change))
    assert kind in kinds(findings(newer, read_bytes(handed_out.filled(VALUES), "x")))


def test_a_copy_that_was_never_noted(handed_out: HandedOut) -> None:
    found = findings(
        replace(handed_out.plan, exports=()), read_bytes(handed_out.filled(VALUES), "x")
    )
    assert kinds(found)[0] == "unknown-export"
    assert found.base is not None


def _text(pdf: Pdf) -> None:
    pdf.pages[1].Contents = pdf.make_stream(b"% page 1\n0 0 m 99 99 l S")


def _page_added(pdf: Pdf) -> None:
    pdf.add_blank_page()


@pytest.mark.parametrize(("change", "words"), [(_text, "(pages: 2)"), (_page_added, "has 4 pages")])
def test_changed_text_is_found(
    handed_out: HandedOut, change: Callable[[Pdf], None], words: str
) -> None:
    signed = {**VALUES, "sign_preceptor_agree": "Yes"}
    data = changed(handed_out.filled(signed), change)
    found = findings(handed_out.plan, read_bytes(data, "x"))
    assert found.verdicts[0].kind == "tampered-pages"
    assert words in found.verdicts[0].problem.sentence
    assert [one.key for one in found.conflicts] == ["sign_preceptor_agree"]


def test_a_changed_plan_inside_is_found_and_not_relied_on(handed_out: HandedOut) -> None:
    shared = shared_plan(after(handed_out.plan, SetRating("d1-c1", 4)), "full", True, True)
    export = handed_out.copy.export
    data = make_pdf(
        handed_out.plan,
        encode_shared(shared),
        reference=f"lnatool:1:{handed_out.plan.id}:{export.revision}:{export.content}",
    )
    signed = {**VALUES, "sign_preceptor_agree": "Yes", "sign_preceptor_name": "Alex"}
    found = findings(handed_out.plan, read_bytes(fill(data, signed), "x"))
    assert "tampered-attachment" in kinds(found)
    assert found.base is None
    assert [one.gone for one in found.fields if one.group == "sign"] == [True]


def test_a_copy_without_its_plan_is_read_by_its_reference(handed_out: HandedOut) -> None:
    def strip(pdf: Pdf) -> None:
        del pdf.Root.Names, pdf.Root.AF

    data = changed(handed_out.filled(VALUES), strip)
    found = findings(handed_out.plan, read_bytes(data, "x"))
    assert "no-attachment" in kinds(found)
    assert found.returned.values == VALUES


def test_a_damaged_plan_inside_stops_nothing(handed_out: HandedOut) -> None:
    export = handed_out.copy.export
    said = f"lnatool:1:{handed_out.plan.id}:{export.revision}:{export.content}"
    data = make_pdf(handed_out.plan, b"{", reference=said)
    found = findings(handed_out.plan, read_bytes(fill(data, VALUES), "x"))
    assert [one.key for one in found.fields] == ["goal_g1_view", "goal_g1_comment"]
    assert "is damaged" in found.problems[0].sentence


def test_fields_that_are_not_ours_are_named(handed_out: HandedOut) -> None:
    def add(pdf: Pdf) -> None:
        for name in ("goal_gone_comment", "Postcode"):
            pdf.Root.AcroForm.Fields.append(
                pdf.make_indirect(Dictionary(T=String(name), FT=Name.Tx, V=String("Said")))
            )

    found = findings(handed_out.plan, read_bytes(changed(handed_out.copy.data, add), "x"))
    assert [(one.key, one.gone, one.theirs.text) for one in found.fields] == [
        ("goal_gone_comment", True, "Said")
    ]
    assert "fields that are not ours, with something in them: 1" in found.problems[0].sentence


@pytest.mark.parametrize("where", ["open", "names", "catalogue", "field"])
def test_scripts_are_named_and_never_run(handed_out: HandedOut, where: str) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))

    def plant(pdf: Pdf) -> None:
        if where == "open":
            pdf.Root.OpenAction = script
        elif where == "names":
            pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), script]))
        elif where == "catalogue":
            pdf.Root.AA = Dictionary(WC=script)
        else:
            pdf.Root.AcroForm.Fields[1].AA = Dictionary(K=script)

    found = read_bytes(changed(handed_out.filled(VALUES), plant), "x")
    assert "contains scripts or actions" in found.problems[0].sentence
    assert found.values == VALUES


def test_opening_on_a_page_is_no_script(handed_out: HandedOut) -> None:
    def open_at(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    assert read_bytes(changed(handed_out.filled(VALUES), open_at), "x").problems == ()


# Return files and plan files


def test_a_return_file_says_the_same_as_the_pdf(handed_out: HandedOut) -> None:
    received = read_bytes(handed_out.copy.data, "x")
    data = encode_return(
        return_of(received, {**VALUES, "goal_g2_comment": ""}, "Alex", "2026-12-04T09:00:00Z")
    )
    found = findings(handed_out.plan, read_bytes(data, "x"))
    assert kinds(found) == ["known"]
    assert found.by == "Alex"
    assert [one.key for one in found.fields] == ["goal_g1_view", "goal_g1_comment"]
    assert found.base is not None
    assert decode_return(data, "x").values == VALUES
    assert data == encode_return(decode_return(data, "x"))


def test_a_return_file_about_a_changed_plan_is_found(handed_out: HandedOut) -> None:
    received = read_bytes(handed_out.copy.data, "x")
    made = return_of(received, VALUES, "Alex", "")
    data = encode_return(replace(made, attachment=made.attachment.replace("Lead a", "Lead the")))
    assert "tampered-attachment" in kinds(findings(handed_out.plan, read_bytes(data, "x")))


def test_no_return_file_without_a_plan(handed_out: HandedOut) -> None:
    received = replace(read_bytes(handed_out.copy.data, "x"), shared=None)
    with pytest.raises(KnownError, match="cannot be reviewed here"):
        return_of(received, VALUES, "Alex", "")


@pytest.mark.parametrize(
    ("change", "verdict", "words"),
    [
        ({"version": 2}, "newer", "made by a newer lnatool"),
        ({"colour": "red"}, "corrupt", "at colour"),
        ({"values": []}, "corrupt", "at values"),
        ({"values": {"a": 3}}, "corrupt", "at values, a"),
        ({"reference": {"plan": "x"}}, "corrupt", "at reference"),
        ({"reference": None}, "corrupt", "at reference"),
    ],
)
def test_a_return_file_is_checked(
    handed_out: HandedOut, change: dict[str, Any], verdict: str, words: str
) -> None:
    made = return_of(read_bytes(handed_out.copy.data, "x"), VALUES, "Alex", "")
    plain = {**json.loads(encode_return(made)), **change}
    assert refused(json.dumps(plain).encode())[0] == verdict
    assert words in refused(json.dumps(plain).encode())[1]


def test_a_plan_file_gives_what_a_preceptor_wrote_into_it(handed_out: HandedOut) -> None:
    theirs = after(
        handed_out.plan,
        SetGoalReview("g1", GoalReview("agreed", "Good", "Alex", "2026-12-04")),
        SetSecondView("d1-c1", SecondView("no-opportunity", "Soon", "Alex", "2026-12-04")),
        SetNote("d1-c1", "SECRET", private=True),
    )
    signed = replace(theirs, sign_offs=(sign(theirs, "preceptor", "Alex", "", ""),))
    found = findings(handed_out.plan, read_bytes(encode(signed), "x"))
    assert [(one.key, one.theirs.text, one.state) for one in found.fields] == [
        ("goal_g1_view", "Agreed", "new"),
        ("goal_g1_comment", "Good", "new"),
        ("item_d1_2dc1_level", "Not yet had the opportunity", "new"),
        ("item_d1_2dc1_comment", "Soon", "new"),
    ]
    assert "sign-offs in it are not taken over" in found.problems[0].sentence
    assert "SECRET" not in repr(found)


def test_digests_of_pages_keep_no_page_in_memory(handed_out: HandedOut) -> None:
    reader = PdfReader(BytesIO(handed_out.copy.data))
    assert page_digests(reader) == page_digests_of(handed_out.copy.data)
    assert len(set(page_digests(reader))) == 3
    assert all(page["/Contents"].get_object().decoded_self is None for page in reader.pages)  # type: ignore[attr-defined]


def test_two_copies_of_one_revision_are_told_apart(handed_out: HandedOut) -> None:
    other = changed(handed_out.copy.data, _text)
    noted = replace(handed_out.copy.export, id="second", pages=page_digests_of(other))
    both = after(handed_out.plan, NoteExport(noted))
    for data in (handed_out.copy.data, other):
        assert "known" in kinds(findings(both, read_bytes(fill(data, VALUES), "x")))
