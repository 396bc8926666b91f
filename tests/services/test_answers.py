"""Answers from a table: every wrong row is named with its line, and then nothing is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lnatool.domain.apply import apply
from lnatool.domain.edits import SetImportance, SetNote, SetRating
from lnatool.domain.plan import Plan
from lnatool.services.answers import read_answers
from tests.builders import LATER, competency, plain_framework, plan


def answered(text: str, start: Plan | None = None) -> Plan:
    made = start or plan()
    answers = read_answers(text.encode(), "a.csv", made)
    assert answers.problems == ()
    for edit in answers.edits:
        made, _ = apply(made, edit, LATER)
    return made


def problems(text: str, start: Plan | None = None) -> list[str]:
    answers = read_answers(text.encode(), "a.csv", start or plan())
    assert answers.edits == ()
    return [str(problem) for problem in answers.problems]


def test_levels_and_states_by_id_and_by_code() -> None:
    made = answered(
        "competency,level\nd1-c1,0\n1.2, 4 \n1.3,n/a\nd2-c1,Not-Applicable\n2.2,no-opportunity\n"
    )
    assert {name: answer.rating for name, answer in made.round.answers.items()} == {
        "d1-c1": 0,
        "d1-c2": 4,
        "d1-c3": "not-applicable",
        "d2-c1": "not-applicable",
        "d2-c2": "no-opportunity",
    }


@pytest.mark.parametrize("column", ["level", "state", "level|state", " LEVEL "])
def test_the_rating_column_has_three_names(column: str) -> None:
    assert answered(f"{column},competency\n3,1.1\n").answer("d1-c1").rating == 3


def test_a_level_column_and_a_state_column_fill_each_other() -> None:
    made = answered("competency,level,state\n1.1,2,\n1.2,,n/a\n")
    assert (made.answer("d1-c1").rating, made.answer("d1-c2").rating) == (2, "not-applicable")
    assert problems("competency,level,state\n1.1,2,n/a\n") == [
        "a.csv, line 2: Give a level or a state, not both."
    ]


def test_notes_and_importance() -> None:
    made = answered(
        "\ufeffcompetency,level,importance,note,private_note\r\n"
        '1.1,2,5,"One, two\r\nthree",Mine\r\n'
    )
    answer = made.answer("d1-c1")
    assert (answer.rating, answer.importance) == (2, 5)
    assert (answer.note, answer.private_note) == ("One, two\r\nthree", "Mine")


def test_an_empty_cell_clears_and_a_missing_column_keeps() -> None:
    start = plan(SetRating("d1-c1", 2), SetImportance("d1-c1", 5), SetNote("d1-c1", "Kept"))
    answer = answered("competency,level,importance\n1.1,,\n", start).answer("d1-c1")
    assert (answer.rating, answer.importance, answer.note) == (None, None, "Kept")


def test_every_bad_row_is_named_with_its_line() -> None:
    allowed = "0, 1, 2, 3, 4, not-applicable, no-opportunity or nothing"
    assert problems(
        'competency,level,importance,note\n1.1,5,,\n1.2,2,9,"a\nb"\n\nnope,1,,\n1.3,1,,\nd1-c3,2,,\n'
        "1.1,1,,,more\n"
    ) == [
        f"a.csv, line 2: 5 is not a level. Use {allowed}.",
        "a.csv, line 3: 9 is not an importance. Use 1, 2, 3, 4, 5 or nothing.",
        "a.csv, line 6: There is no competency nope in this framework.",
        "a.csv, line 8: d1-c3 is in line 7 already.",
        "a.csv, line 9: There are more cells than columns. Put texts with commas in quotes.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: The first line must name the columns competency and level."),
        ("competency\n1.1\n", "line 1: The first line must name the columns competency and level."),
        ("competency,level,level\n", "line 1: The column 'level' is here twice."),
        ("competency,mark\n", "line 1: 'mark' is not a column. Columns: competency, level,"),
        ('competency,level\n"1.1,2\n', "line 2: The table cannot be read from here on:"),
        ("competency,level\n,2\n", "line 2: There is no competency without a name in"),
    ],
)
def test_a_table_that_is_none(text: str, sentence: str) -> None:
    (said,) = problems(text)
    assert said.startswith(f"a.csv, {sentence}")


def test_another_encoding_is_named() -> None:
    (problem,) = read_answers(
        "competency,level\n1.1,é\n".encode("latin-1"), "a.csv", plan()
    ).problems
    assert problem.sentence == "This is not UTF-8 text. Save the table as “CSV UTF-8”."


def test_what_another_role_is_asked_is_refused() -> None:
    parts = plain_framework()["domains"]
    parts[0]["competencies"][0] = competency(1, roles=["other"])
    assert problems("competency,level\n1.1,2\n", plan(domains=parts)) == [
        "a.csv, line 2: 1.1 is not asked of this role."
    ]


def test_a_note_that_is_too_long_is_refused() -> None:
    (said,) = problems(f"competency,level,note\n1.1,2,{'x' * 1_000_001}\n")
    assert said == "a.csv, line 2: A note can have 1000000 characters."


@given(st.binary(max_size=200))
def test_any_bytes_are_answers_or_problems(data: bytes) -> None:
    answers = read_answers(b"competency,level,note\n" + data, "a.csv", plan())
    assert not (answers.edits and answers.problems)
    assert all(problem.sentence for problem in answers.problems)
