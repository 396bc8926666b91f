"""The published schemas are what the models say now, and say it to a reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lnatool.services import paths
from lnatool.services.library.schema import schemas, write

NAMES = [
    "analysis-1.schema.json",
    "catalogue-1.schema.json",
    "framework-1.schema.json",
    "overlay-1.schema.json",
    "plan-2.schema.json",
    "return-1.schema.json",
    "scales-1.schema.json",
    "shared-plan-1.schema.json",
]


@pytest.mark.parametrize("name", NAMES)
def test_published_schema_is_current(name: str) -> None:
    published = paths.resource_path("schema", name).read_text("utf-8")
    assert published == schemas()[name], "Run: make schema"


@pytest.mark.parametrize("name", NAMES)
def test_schema_has_a_title_no_address_of_its_own_and_describes_every_part(name: str) -> None:
    schema = json.loads(schemas()[name])
    assert schema["title"].startswith("lnatool ")
    assert "$id" not in schema
    for part in (schema, *schema["$defs"].values()):
        assert part["description"]
        assert "``" not in part["description"]
        assert part["additionalProperties"] is False


def test_write_makes_the_folder(tmp_path: Path) -> None:
    assert [path.name for path in write(tmp_path / "new" / "schema")] == NAMES
