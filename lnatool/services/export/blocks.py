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
    """A heading; level 1 is the title of the document and stands once.

    ``language`` is BCP 47, and blank where it is the report's own. ``anchor`` is what a link that
    leads here names.
    """

    level: Literal[1, 2, 3]
    text: str
    new_page: bool = False
    language: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``label`` stands before it in bold; ``quiet`` text is an explanation.

    ``language`` is BCP 47, and blank where it is the report's own.
    """

    text: str
    label: str = ""
    quiet: bool = False
    language: str = ""


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
    """A table with a heading row. ``widths`` are relative; ``caption`` says what it shows.

    ``links`` has for each row the anchor that its first cell leads to, or is empty.
    """

    caption: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()


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
class Field:
    """Something to fill in: ``label`` stands above or beside it, ``hint`` is read out with it.

    ``width`` is its share of the row; the rest of a row stays blank. ``options`` are the values of
    a choice with their words.
    """

    name: str
    kind: Literal["line", "lines", "tick", "choice"]
    label: str
    hint: str
    width: float = 1.0
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page, if one page holds them."""

    blocks: tuple[Heading | Paragraph | Bullets | Pairs, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Fields in rows, kept together with what stands above them: a ``title`` and a ``note``."""

    rows: tuple[tuple[Field, ...], ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of pixels without transparency: ``rgb`` holds three bytes for each, row by row."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Masthead:
    """Whose document it is: the organisation's name and its logo, which the name describes."""

    organisation: str
    logo: Raster | None = None


Block = (
    Heading
    | Paragraph
    | Bullets
    | Pairs
    | Table
    | Overview
    | Figure
    | Callout
    | Form
    | Masthead
    | Together
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that travels inside the PDF: its name, what it is, its type and its bytes."""

    name: str
    description: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``running`` stands at the head of every page, ``language`` is BCP 47.

    ``reference`` is the value of the form's hidden field; without it nothing can be filled in.
    """

    title: str
    subject: str
    running: str
    language: str
    blocks: tuple[Block, ...]
    reference: str = ""
    attached: Attached | None = None
