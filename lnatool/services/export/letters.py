"""Letters that a PDF made on this computer would show as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from lnatool.services.export.blocks import Report


def unshown_letters(report: Report) -> str:
    """The letters of a report that no font here has, each once, in the order they are met."""
    from lnatool.services.export.pdf.typeset import load_fonts, unshown

    load_fonts()
    rare = (text for text in _texts(report) if not text.isascii())
    return "".join(dict.fromkeys(letter for text in rare for letter in unshown(text)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
