"""The published JSON Schemas, written from the models by ``make schema``.

They describe types, lengths and names. That the parts of a framework fit together (ids that
exist, levels that rise) is what ``lnatool framework validate`` checks on top.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from lnatool.domain import framework, learning, overlay, plan, returned, shared
from lnatool.services import analysis_json, paths

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ROOTS: tuple[tuple[str, type, int], ...] = (
    ("analysis", analysis_json.AnalysisDocument, analysis_json.VERSION),
    ("catalogue", learning.Catalogue, learning.VERSION),
    ("framework", framework.Framework, framework.VERSION),
    ("overlay", overlay.Overlay, overlay.VERSION),
    ("plan", plan.Plan, plan.VERSION),
    ("return", returned.ReturnFile, returned.VERSION),
    ("scales", learning.Scales, learning.VERSION),
    ("shared-plan", shared.SharedPlan, shared.VERSION),
)


def schemas() -> dict[str, str]:
    """The text of every schema by its file name."""
    return {
        f"{name}-{version}.schema.json": _text(model, f"lnatool {name}, version {version}")
        for name, model, version in _ROOTS
    }


def write(folder: Path) -> list[Path]:
    """Write the schemas into a folder; returns the files. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _text(model: type, title: str) -> str:
    from pydantic import TypeAdapter

    schema = TypeAdapter(model).json_schema()
    definitions = schema.pop("$defs")
    if "$ref" in schema:  # a model that contains itself
        schema = definitions.pop(schema["$ref"].rpartition("/")[2])
    for part in (schema, *definitions.values()):
        _tidy(part)
    head = {"$schema": DIALECT, "title": title, "description": schema["description"]}
    published = {**head, **schema, "title": title, "$defs": definitions}
    return json.dumps(published, indent=2, ensure_ascii=False) + "\n"


def _tidy(part: dict[str, Any]) -> None:
    """One line per description paragraph, and no titles that only repeat a name."""
    if "description" in part:
        paragraphs = part["description"].replace("``", "").split("\n\n")
        part["description"] = "\n\n".join(" ".join(text.split()) for text in paragraphs)
    for value in part.get("properties", {}).values():
        value.pop("title", None)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else paths.resource_path("schema"))
