"""A reviewed copy that is written here: every value is in it, and it stays accessible."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf

from lnatool.domain.form import TICKS, asked_about, form_fields
from lnatool.domain.plan import Plan
from lnatool.domain.problems import KnownError
from lnatool.services.export.plan_pdf import write_plan_pdf
from lnatool.services.library.find import Library
from lnatool.services.paths import framework_folders
from lnatool.services.read_back.appearance import Face, appearance, in_font
from lnatool.services.read_back.fill import fill_pdf
from lnatool.services.read_back.pdf_parts import clean
from lnatool.services.read_back.read import read_bytes
from lnatool.services.sample import sample_plan
from tests.services.read_back.conftest import HandedOut, rated_plan
from tests.services.read_back.pdfs import copy

LETTERS = "Żółw ŵ → ≥ “quoted” (brackets) \\ back, é 👩🏽‍⚕️ مرحبا"
COPY = copy(rated_plan())


@pytest.fixture(scope="module")
def sample() -> Plan:
    return sample_plan(Library(framework_folders()))


@pytest.fixture(scope="module")
def real(sample: Plan, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole plan's PDF as it is handed out."""
    path = tmp_path_factory.mktemp("pdf") / "plan.pdf"
    write_plan_pdf(sample, path, today=date(2026, 11, 23))
    return path.read_bytes()


def everything(plan: Plan) -> dict[str, str]:
    """A value for each field of the form."""
    values = {}
    for field in form_fields(plan, asked_about(plan)):
        if field.part in TICKS:
            values[field.name] = "Yes"
        elif field.part == "level":
            values[field.name] = "2"
        else:
            values[field.name] = f"{field.part}: {LETTERS}" + " and more words" * 9
    return values


def test_every_field_of_a_whole_plan_reads_back(sample: Plan, real: bytes) -> None:
    values = everything(sample)
    filled = fill_pdf(real, values)
    assert read_bytes(filled, "x").values == values
    assert len(values) > 40
    assert filled.startswith(real)
    before, after = read_bytes(real, "x"), read_bytes(filled, "x")
    assert (after.pages, after.content) == (before.pages, before.content)


@pytest.mark.parametrize(
    "profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A]
)
def test_it_stays_accessible_and_archival(
    sample: Plan, real: bytes, profile: page.ValidationProfile
) -> None:
    report = page.validate_pdf_bytes(fill_pdf(real, everything(sample)), profile=profile)
    assert report.is_compliant, report


def test_other_programs_read_the_same(sample: Plan, real: bytes) -> None:
    values = everything(sample)
    with Pdf.open(BytesIO(fill_pdf(real, values))) as pdf:
        read = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        for name, value in values.items():
            assert str(read[name].V).removeprefix("/") == value
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        ticked = [field for field in read.values() if field.FT == "/Btn"]
        assert {str(field.AS) for field in ticked} == {"/Yes"}


def test_what_was_filled_in_is_seen(handed_out: HandedOut) -> None:
    def ink(data: bytes) -> int:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        shades = document[0].render(scale=1).to_pil().convert("L").tobytes()
        document.close()
        return sum(1 for shade in shades if shade < 128)

    empty = handed_out.copy.data
    assert ink(fill_pdf(empty, {"goal_g1_comment": "WWWW"})) > ink(empty) + 50
    assert ink(fill_pdf(empty, {"item_d1_2dc1_level": "2"})) > ink(empty) + 20


def test_a_choice_shows_its_words(handed_out: HandedOut) -> None:
    with Pdf.open(BytesIO(fill_pdf(handed_out.copy.data, {"item_d1_2dc1_level": "2"}))) as pdf:
        (field,) = [f for f in pdf.Root.AcroForm.Fields if str(f.T) == "item_d1_2dc1_level"]
        assert b"(2  Level 2) Tj" in field.AP.N.read_bytes()


def test_a_field_can_be_emptied_again(handed_out: HandedOut) -> None:
    values = {"goal_g1_comment": "Said", "goal_g1_agreed": "Yes", "goal_g2_comment": "Stays"}
    once = fill_pdf(handed_out.copy.data, values)
    twice = fill_pdf(once, {"goal_g1_comment": "", "goal_g1_agreed": ""})
    assert read_bytes(twice, "x").values == {"goal_g2_comment": "Stays"}
    assert twice.startswith(once)


def test_a_protected_copy_stays_protected(handed_out: HandedOut) -> None:
    security = pikepdf.Encryption(user="s3cret word", owner="s3cret word", R=6)
    out = BytesIO()
    with Pdf.open(BytesIO(handed_out.copy.data)) as pdf:
        pdf.save(out, encryption=security)
    filled = fill_pdf(out.getvalue(), {"goal_g1_comment": LETTERS}, "s3cret word")
    assert read_bytes(filled, "x", "s3cret word").values == {"goal_g1_comment": LETTERS}
    with pytest.raises(KnownError, match="protected"):
        read_bytes(filled, "x")


def test_a_field_that_is_not_there_is_named(handed_out: HandedOut) -> None:
    with pytest.raises(KnownError, match="has no field goal_zzz_comment"):
        fill_pdf(handed_out.copy.data, {"goal_zzz_comment": "x"})


def test_what_cannot_be_read_is_a_sentence() -> None:
    with pytest.raises(KnownError):
        fill_pdf(b"%PDF-1.7 nothing", {"goal_g1_comment": "x"})


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=400))
def test_any_text_is_written_and_drawn(text: str) -> None:
    filled = fill_pdf(COPY.data, {"goal_g1_comment": text, "review_meeting_date": text})
    wanted = {name: clean(text) for name in ("goal_g1_comment", "review_meeting_date")}
    assert read_bytes(filled, "x").values == {name: said for name, said in wanted.items() if said}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("é “x” €", "é “x” €"), ("ŵ Ż ł Đ", "w Z l D"), ("→ ≥", "-> >="), ("e\u0301", "é"),
        ("李", "?"), ("a\u200db", "ab"), ("\u2011", "-"), ("x\ty", "x    y"),
    ],
)  # fmt: skip
def test_letters_that_the_font_does_not_have(text: str, drawn: str) -> None:
    assert in_font(text).decode("cp1252") == drawn


def drawn_lines(text: str, width: float, height: float, several: bool) -> tuple[float, list[bytes]]:
    face = Face("LnF", None, 10, "0 g", dict.fromkeys(range(256), 500))
    data = appearance(text, face, width, height, several).get_data()
    size = float(data.split(b"/LnF ")[1].split()[0])
    return size, [part.split(b")")[0] for part in data.split(b"(")[1:]]


def test_text_is_wrapped_to_its_box_and_made_smaller_to_fit() -> None:
    assert drawn_lines("one two three four", 54, 100, True) == (
        10.0, [b"one two", b"three four"],
    )  # fmt: skip
    size, lines = drawn_lines("one two three four", 54, 30, True)
    assert size == 10.0
    size, lines = drawn_lines("one two three four", 54, 22, True)
    assert size < 10
    assert b" ".join(lines) == b"one two three four"
    assert drawn_lines("x" * 30, 54, 100, True)[1] == [b"x" * 10] * 3
    assert drawn_lines("a long name here", 54, 20, False) == (6.0, [b"a long name here"])
    assert drawn_lines("one\n\ntwo", 54, 100, True)[1] == [b"one", b"", b"two"]


def test_a_very_long_comment_takes_no_time(handed_out: HandedOut, tmp_path: Path) -> None:
    long = "word " * 4_000
    filled = fill_pdf(handed_out.copy.data, {"goal_g1_comment": long})
    assert read_bytes(filled, "x").values == {"goal_g1_comment": long.strip()}
