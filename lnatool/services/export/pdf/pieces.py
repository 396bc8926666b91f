"""The smallest parts of a report that stay whole on a page, and how they fill pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lnatool.services.export.pdf.style import BOTTOM, TOP
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas

Draw = Callable[[TaggedCanvas, float], None]
"""Draws a piece whose top is at this height of the page (points from the bottom)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``height`` with ``before`` above it, which falls away at the top of a page.

    ``keep`` pieces stay with the one that follows. ``again`` is put first when the piece begins
    a page: a table's heading row.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    new_page: bool = False
    again: Piece | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where its top is."""

    piece: Piece
    top: float


def pages_of(pieces: Iterable[Piece]) -> list[list[Placed]]:
    """The pieces on pages, in order; what must stay together moves together."""
    pages: list[list[Placed]] = [[]]
    top = TOP
    for group in _groups(pieces):
        first = group[0]
        height = sum(piece.height + piece.before for piece in group)
        fits = top - height >= BOTTOM or height > TOP - BOTTOM
        if pages[-1] and (first.new_page or not fits):
            pages.append([])
            top = TOP
        if not pages[-1] and first.again is not None and len(pages) > 1:
            pages[-1].append(Placed(first.again, top))
            top -= first.again.height
        for piece in group:
            if pages[-1] and top < TOP:
                top -= piece.before
            if pages[-1] and top - piece.height < BOTTOM and top < TOP:
                pages.append([])
                top = TOP
            pages[-1].append(Placed(piece, top))
            top -= piece.height
    return pages


def _groups(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    """Pieces with those they are kept with."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
