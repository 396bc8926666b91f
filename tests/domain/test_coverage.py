"""Coverage of a standard, heading by heading."""

from __future__ import annotations

import pytest

from lnatool.domain.analysis.coverage import codes_below, coverage
from lnatool.domain.framework import Framework
from lnatool.domain.plain import from_plain
from tests.builders import framework, plain_reference


def nested() -> Framework:
    plain = plain_reference()
    plain["domains"].append(
        {
            "id": "two",
            "title": "Second",
            "code": "2",
            "domains": [
                {
                    "id": "two-one",
                    "title": "Deeper",
                    "code": "2.1",
                    "competencies": [{"id": "2.1a", "code": "2.1a", "title": "Deepest"}],
                }
            ],
        }
    )
    return from_plain(Framework, plain)


def test_a_heading_holds_every_code_below_it() -> None:
    below = codes_below(nested())
    assert below["1"] == {"1", "1a", "1b"}
    assert below["2"] == {"2", "2.1", "2.1a"}
    assert below["1a"] == {"1a"}


def test_a_mapping_below_a_heading_counts_for_it() -> None:
    rows = coverage(framework(), nested(), ("1", "1a", "1b", "2"))
    assert [(row.code, row.title, len(row.competencies)) for row in rows] == [
        ("1", "First heading", 6),
        ("1a", "First", 6),
        ("1b", "Second", 0),
        ("2", "Second", 0),
    ]


def test_a_code_that_is_not_there_is_a_bug_of_the_caller() -> None:
    with pytest.raises(KeyError):
        coverage(framework(), nested(), ("9",))
