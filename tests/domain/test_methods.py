"""Each method that the note can name has words and a source with its year."""

from __future__ import annotations

import re

from lnatool.domain.analysis.methods import GROUP, INDIVIDUAL, PAIRS


def test_methods_are_named_with_their_sources() -> None:
    for method in (*INDIVIDUAL, *GROUP, PAIRS):
        assert method.words.text.endswith(".")
        assert method.name.text
        assert re.search(r"\b(19|20)\d\d\b", method.source)
