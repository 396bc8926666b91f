"""What must be true of a form that came back from a viewer."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from lnatool.domain.plan import Export
from lnatool.services.page_digests import page_digests
from lnatool.services.read_back.read import read_returned
from tests.pdf_checks import A_3A, UA_1, faults, parent_faults

Values = dict[str, str | bool]


def values_of(path: Path) -> Values:
    """What is in the fields, but for the reference; only ``/V`` counts."""
    fields: dict[str, Any] = PdfReader(path).get_fields() or {}
    return {
        name: field.get("/V") == "/Yes" if field["/FT"] == "/Btn" else str(field.get("/V", ""))
        for name, field in fields.items()
        if name != "lnatool_ref"
    }


def assert_came_back(path: Path, wanted: Values, noted: Export) -> None:
    """Every value, the reference, the plan inside, the tags, and pages that say the same."""
    assert values_of(path) == wanted
    read = read_returned(path)
    assert read.values == {
        name: value if isinstance(value, str) else "Yes" for name, value in wanted.items() if value
    }
    assert (read.content, read.pages, read.problems) == (noted.content, noted.pages, ())
    reader = PdfReader(path)
    fields: dict[str, Any] = reader.get_fields() or {}
    assert fields["lnatool_ref"]["/V"].endswith(noted.content)
    (attached,) = reader.attachments["lnatool-plan.json"]
    assert hashlib.sha256(attached).hexdigest() == noted.content
    assert page_digests(reader) == noted.pages
    assert bool(reader.trailer["/Root"]["/MarkInfo"]["/Marked"])  # type: ignore[index]
    assert parent_faults(path) == []


def assert_still_valid_if_plain(path: Path, wanted: Values) -> None:
    """With letters that the form's font has, the file stays PDF/UA-1 and PDF/A-3a."""
    words = "".join(value for value in wanted.values() if isinstance(value, str))
    if words.encode("cp1252", "ignore").decode("cp1252") == words:
        found = faults(path, UA_1, A_3A)
        assert not found, found
