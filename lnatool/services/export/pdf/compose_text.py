"""Paragraphs as pieces, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lnatool.services.export.pdf.pieces import Piece
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.pdf.style import BODY, COLOURS, LEADING, MARGIN_X, SMALL, WIDTH
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import lines


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set."""

    size: float = BODY
    colour: str = "ink"
    bold: bool = False


NORMAL, STRONG, QUIET = Look(), Look(bold=True), Look(SMALL, "muted")


def text_pieces(
    text: str,
    element: Element,
    look: Look = NORMAL,
    *,
    indent: float = 0.0,
    before: float = 0.0,
    keep_first: bool = False,
) -> Iterator[Piece]:
    """A paragraph, one piece a line; never a single line at the foot or the head of a page."""
    broken = lines(text, look.size, WIDTH - indent, look.bold)
    height = look.size * LEADING
    last = len(broken) - 1
    for number, line in enumerate(broken):
        words = line if number == last else f"{line} "

        def draw(canvas: TaggedCanvas, top: float, words: str = words) -> None:
            with canvas.marked(element):
                canvas.text(
                    MARGIN_X + indent,
                    top - look.size * 1.05,
                    words,
                    look.size,
                    look.bold,
                    COLOURS[look.colour],
                )

        keep = last > 0 and number in (0, last - 1)
        yield Piece(height, draw, before if number == 0 else 0.0, keep or keep_first)
