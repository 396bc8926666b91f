"""What a report says, as blocks in reading order, before anything decides how it looks.

The PDF and the preview on screen are made from the same blocks, so the preview shows exactly
what is shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lnatool.domain.charts.shapes import Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document and stands once."""

    level: Literal[1, 2, 3]
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``label`` stands before it in bold; ``quiet`` text is an explanation."""

    text: str
    label: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and values, ``across`` pairs a line; the builder leaves out those without a value."""

    items: tuple[tuple[str, str], ...]
    across: Literal[1, 2] = 1

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The pairs line by line, the last line filled up with blanks."""
        blank = (("", ""),) * (-len(self.items) % self.across)
        cells = [cell for pair in self.items + blank for cell in pair]
        return tuple(zip(*[iter(cells)] * (2 * self.across), strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row. ``widths`` are relative; ``caption`` says what it shows."""

    caption: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A topic with a value for each column; without values, the heading of those that follow."""

    topic: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """Topics under headings with narrow columns of short values, in one panel or more.

    ``size`` is that of the text, in points.
    """

    caption: str
    topic: str
    columns: tuple[str, ...]
    panels: tuple[tuple[OverviewRow, ...], ...]
    size: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its text alternative in ``picture.alt``."""

    picture: Picture
    caption: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that asks something of the reader."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A statement and lines to be filled in by hand, one for each of ``fields``."""

    who: str
    statement: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page, if one page holds them."""

    blocks: tuple[Heading | Paragraph | Bullets | Pairs, ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | Pairs
    | Table
    | Overview
    | Figure
    | Callout
    | Signature
    | Together
)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``running`` stands at the head of every page, ``language`` is BCP 47."""

    title: str
    subject: str
    running: str
    language: str
    blocks: tuple[Block, ...]
