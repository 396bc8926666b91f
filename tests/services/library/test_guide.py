"""The examples in the authoring guide are files that work, and keep every rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lnatool.services import paths
from lnatool.services.library.find import Library
from lnatool.services.library.learning import load_catalogue
from lnatool.services.library.review import review

GUIDE = paths.bundled_frameworks_dir() / "README.md"
EXAMPLES = re.findall(r"```json\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    written = [tmp_path / f"{number}.json" for number in range(len(EXAMPLES))]
    for path, text in zip(written, EXAMPLES, strict=True):
        path.write_text(text, encoding="utf-8")
    return written


def test_the_framework_and_the_overlay_keep_every_rule(files: list[Path]) -> None:
    library = Library([paths.bundled_frameworks_dir()])
    framework, reference, _, overlay = files
    found = review([framework, reference, overlay], library, strict=True, wording=True)
    assert [str(problem) for each in found for problem in each.problems] == []
    assert [each.grade is not None for each in found] == [True, False, True]


def test_the_catalogue_can_be_read(files: list[Path]) -> None:
    assert load_catalogue(files[2]).problems == ()
