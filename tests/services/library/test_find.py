"""The list of frameworks: whose comes first, and what a bad file does not hide."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lnatool.domain.problems import KnownError
from lnatool.services import paths
from lnatool.services.library import documents
from lnatool.services.library.find import Library
from tests.builders import framework, plain_framework, plain_reference


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    made = [tmp_path / name for name in ("own", "shared", "bundled")]
    for folder in made:
        folder.mkdir()
    return made


def put(folder: Path, name: str, plain: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def test_entries_say_what_the_picker_needs(folders: list[Path]) -> None:
    path = put(folders[2], "a.json", plain_framework(summary="For new staff"))
    put(folders[2], "b.json", plain_reference(title="A standard"))
    first, second = Library(folders).entries()
    assert (first.id, first.title, first.edition) == ("example", "Example", "2026.1")
    assert (first.kind, first.competency_count, first.summary) == ("assessment", 6, "For new staff")
    assert (first.roles[0].title, first.roles[0].bands) == ("New radiographer", ("5",))
    assert (first.path, first.origin) == (path, "bundled")
    assert (second.id, second.competency_count) == ("standard", 3)


def test_the_newest_edition_counts_and_older_ones_are_superseded(folders: list[Path]) -> None:
    put(folders[0], "old.json", plain_framework(edition="2026.9"))
    put(folders[1], "new.json", plain_framework(edition="2026.10"))
    library = Library(folders)
    assert [entry.edition for entry in library.entries()] == ["2026.10"]
    assert [entry.edition for entry in library.superseded()] == ["2026.9"]
    assert library.framework("example").edition == "2026.10"
    assert library.framework("example", "2026.9").edition == "2026.9"


def test_of_one_edition_the_persons_own_counts_then_the_shared_one(folders: list[Path]) -> None:
    for folder in folders:
        put(folder, "same.json", plain_framework(title=folder.name))
    library = Library(folders)
    assert [entry.title for entry in library.entries()] == ["own"]
    assert [entry.origin for entry in library.superseded()] == ["bundled", "shared"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"format": "lnatool.framework", "version": 2}',
        json.dumps(plain_framework(edition="new")),
        json.dumps(plain_framework(title=5)),
        json.dumps(plain_framework(domains=None)),
    ],
)
def test_a_bad_file_is_reported_and_hides_nothing(folders: list[Path], text: str) -> None:
    bad = folders[0] / "bad.json"
    bad.write_text(text, encoding="utf-8")
    put(folders[2], "good.json", plain_framework())
    library = Library(folders)
    assert [entry.id for entry in library.entries()] == ["example"]
    assert library.problems
    assert all(problem.place.startswith(str(bad)) for problem in library.problems)


def test_a_file_is_read_again_when_it_changes(folders: list[Path]) -> None:
    path = put(folders[0], "a.json", plain_framework(title="Before"))
    library = Library(folders)
    assert library.entries()[0].title == "Before"
    put(folders[0], "a.json", plain_framework(title="Changed"))
    assert library.entries()[0].title == "Changed"
    path.unlink()
    assert library.entries() == ()


def test_folders_that_are_not_there_are_no_trouble(tmp_path: Path) -> None:
    library = Library([tmp_path / "gone", tmp_path / "too"])
    assert (library.entries(), library.problems) == ((), ())


def test_framework_is_complete_and_checked(folders: list[Path]) -> None:
    put(folders[0], "a.json", plain_framework())
    assert Library(folders).framework("example") == framework()
    put(folders[2], "a.json", plain_framework(scale="gone", edition="2027"))
    with pytest.raises(KnownError, match="There is no scale with the id gone"):
        Library(folders).framework("example")


def test_an_unknown_id_or_edition_lists_what_there_is(folders: list[Path]) -> None:
    put(folders[0], "a.json", plain_framework())
    library = Library(folders)
    with pytest.raises(KnownError, match=r"no framework other\. Frameworks here: example\."):
        library.framework("other")
    with pytest.raises(KnownError, match=r"no edition 1 of example\. Editions here: 2026\.1\."):
        library.framework("example", "1")


def test_reference_codes_have_headings_and_items(folders: list[Path]) -> None:
    put(folders[0], "a.json", plain_framework())
    put(folders[0], "b.json", plain_reference())
    assert Library(folders).reference_codes() == {
        "standard": {"1": "First heading", "1a": "First", "1b": "Second"}
    }


def test_a_faulty_newer_edition_does_not_stand_before_a_good_one(folders: list[Path]) -> None:
    put(folders[0], "mine.json", plain_framework(edition="2027", scale="gone"))
    put(folders[2], "a.json", plain_framework())
    library = Library(folders)
    assert [entry.edition for entry in library.entries()] == ["2026.1"]
    assert library.framework("example").edition == "2026.1"
    assert [problem.sentence for problem in library.problems] == [
        "There is no scale with the id gone."
    ]


def test_the_list_of_bundled_ones_does_not_load_pydantic(folders: list[Path]) -> None:
    every = [str(folders[0]), str(folders[1]), str(paths.bundled_frameworks_dir())]
    code = (
        "import sys; from pathlib import Path; from lnatool.services.library.find import Library;"
        f"assert Library([Path(f) for f in {every!r}]).entries();"
        "assert 'pydantic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_of_two_files_that_call_themselves_the_same_the_second_is_named(
    folders: list[Path],
) -> None:
    first = put(folders[0], "a.json", plain_framework(title="First"))
    second = put(folders[0], "b.json", plain_framework(title="Second"))
    put(folders[2], "c.json", plain_framework(title="Bundled"))
    library = Library(folders)
    assert [entry.title for entry in library.entries()] == ["First"]
    (problem,) = library.problems
    assert problem.place == str(second)
    assert problem.sentence == (
        f"Another file here has the same id and edition ({first}); only one of them is used."
    )
    assert list(library.doubles()) == [second]


def test_a_framework_that_cites_an_unknown_code_is_left_out_and_named(folders: list[Path]) -> None:
    put(folders[2], "r.json", plain_reference())
    bad = plain_framework(edition="2027")
    bad["domains"][0]["competencies"][0]["mappings"][0]["code"] = "9z"
    path = put(folders[0], "bad.json", bad)
    put(folders[2], "good.json", plain_framework())
    library = Library(folders)
    assert [(entry.id, entry.edition) for entry in library.entries()] == [
        ("example", "2026.1"),
        ("standard", "2023"),
    ]
    assert [str(problem) for problem in library.problems] == [
        (
            f"{path}, line 1, domain 1 'Domain 1', competency 1 (1.1), mapping 1: "
            "The reference framework standard has no code 9z."
        )
    ]
    put(
        folders[2],
        "r.json",
        plain_reference(
            edition="2024",
            domains=[
                {
                    "id": "one",
                    "title": "One",
                    "code": "9z",
                    "competencies": [{"id": "1a", "code": "1a", "title": "First"}],
                }
            ],
        ),
    )
    assert library.entries()[0].edition == "2027"
    assert library.problems == ()


def test_only_the_chosen_bundled_framework_is_validated(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a start with the list of frameworks costs does not grow with what is in them."""
    validated: list[str] = []
    real = documents.read

    def counting(data: bytes, place: str, kind: Any) -> Any:
        validated.append(Path(place).name)
        return real(data, place, kind)

    monkeypatch.setattr(documents, "read", counting)
    library = Library([Path("gone"), Path("gone"), paths.bundled_frameworks_dir()])
    assert len(library.entries()) > 10
    assert library.problems == ()
    assert library.reference_codes()
    assert validated == []
    library.framework("sonographer")
    assert validated == ["sonographer.json"]
