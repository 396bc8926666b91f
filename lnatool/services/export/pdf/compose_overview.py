"""An overview: topics under headings with a narrow column of numbers for each point in time.

It stands in one panel or in two side by side. Each panel is a table of its own, which is read to
its end before the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import zip_longest

from lnatool.services.export.blocks import Overview, OverviewRow
from lnatool.services.export.pdf.pieces import Piece
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.pdf.style import BOTTOM, COLOURS, LEADING, MARGIN_X, TOP, WIDTH
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import lines, width

_BETWEEN = 18.0
"""Points between two panels."""
_PAD = 3.0


def overview_pieces(block: Overview, section: Element) -> Iterator[Piece]:
    """The panels as one piece, if a page holds it; else row by row beside each other."""
    room = (WIDTH - _BETWEEN * (len(block.panels) - 1)) / len(block.panels)
    panels = [
        _Panel(
            block,
            section.child("Table", alt=block.caption),
            MARGIN_X + number * (room + _BETWEEN),
            room,
        )
        for number in range(len(block.panels))
    ]
    heads = [panel.head(tagged=True) for panel in panels]
    columns = [
        [panel.row(row) for row in rows] for panel, rows in zip(panels, block.panels, strict=True)
    ]
    whole = _beside(
        [_stacked([head, *pieces]) for head, pieces in zip(heads, columns, strict=True)]
    )
    if whole.height <= TOP - BOTTOM:
        yield replace(whole, before=8)
        return
    again = _beside([panel.head(tagged=False) for panel in panels])
    yield replace(_beside(heads), before=8, keep=True)
    for line in zip_longest(*columns):
        yield replace(_beside([piece for piece in line if piece is not None]), again=again)


def _stacked(pieces: Sequence[Piece]) -> Piece:
    """Pieces one below the other, as one that stays whole."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        for piece in pieces:
            piece.draw(canvas, top)
            top -= piece.height

    return Piece(sum(piece.height for piece in pieces), draw)


def _beside(pieces: Sequence[Piece]) -> Piece:
    """Pieces that share a line."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        for piece in pieces:
            piece.draw(canvas, top)

    return Piece(max(piece.height for piece in pieces), draw)


@dataclass(frozen=True, slots=True)
class _Panel:
    """One table: where it stands and how wide it is, in points."""

    block: Overview
    element: Element
    left: float
    room: float

    @property
    def _size(self) -> float:
        return self.block.size

    @property
    def _step(self) -> float:
        return self._size * LEADING * 0.9

    @property
    def _column(self) -> float:
        """The width of a column of numbers: its heading is set upright in it."""
        return self._size * 1.75

    @property
    def _topic(self) -> float:
        return self.room - self._column * len(self.block.columns)

    def head(self, *, tagged: bool) -> Piece:
        """The heading row; a repeat on a further page is not tagged, nor read out again."""
        size = self._size
        height = max(width(name, size, bold=True) for name in self.block.columns) + 2 * _PAD
        cells = [self.block.topic, *self.block.columns]
        row = self.element.child("TR") if tagged else None
        tags = [row.child("TH", scope="Column") if row else None for _ in cells]

        def draw(canvas: TaggedCanvas, top: float) -> None:
            foot = top - height
            self._rule(canvas, foot, "muted")
            with _tagged(canvas, tags[0]):
                self._text(canvas, self.left + _PAD, foot + _PAD + 1, cells[0], bold=True)
            for place, name in enumerate(self.block.columns):
                with _tagged(canvas, tags[place + 1]):
                    middle = self._middle(place) + size * 0.36
                    canvas.saveState()
                    canvas.translate(middle, foot + _PAD)
                    canvas.rotate(90)
                    self._text(canvas, 0, 0, f"{name} ", bold=True)
                    canvas.restoreState()

        return Piece(height, draw)

    def row(self, row: OverviewRow) -> Piece:
        """A topic with its numbers, or the heading of the topics that follow."""
        bold = not row.values
        broken = lines(row.topic, self._size, (self.room if bold else self._topic) - 2 * _PAD, bold)
        pad = self._size * 0.18
        above = self._size * 0.55 if bold else 0.0
        height = above + len(broken) * self._step + 2 * pad
        tags = self._tags(row)

        def draw(canvas: TaggedCanvas, top: float) -> None:
            y = top - above - pad - self._size * 0.98
            self._rule(canvas, top - height, "muted" if bold else "grid")
            with canvas.marked(tags[0]):
                for number, line in enumerate(broken):
                    place = y - number * self._step
                    ending = "" if number == len(broken) - 1 else " "
                    self._text(canvas, self.left + _PAD, place, line + ending, bold=bold)
            for place, value in enumerate(row.values):
                with canvas.marked(tags[place + 1]):
                    x = self._middle(place) - width(value, self._size) / 2
                    self._text(canvas, x, y, value)

        return Piece(height, draw)

    def _tags(self, row: OverviewRow) -> list[Element]:
        """The elements of a row's cells; empty ones fill up the row of a heading."""
        element = self.element.child("TR")
        first = element.child("TH", scope="Row")
        return [first, *(element.child("TD") for _ in self.block.columns)]

    def _middle(self, place: int) -> float:
        return self.left + self._topic + (place + 0.5) * self._column

    def _text(
        self, canvas: TaggedCanvas, x: float, y: float, text: str, *, bold: bool = False
    ) -> None:
        canvas.text(x, y, text, self._size, bold, COLOURS["ink"])

    def _rule(self, canvas: TaggedCanvas, y: float, colour: str) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(COLOURS[colour])
            canvas.setLineWidth(0.6)
            canvas.line(self.left, y, self.left + self.room, y)


def _tagged(canvas: TaggedCanvas, element: Element | None) -> AbstractContextManager[None]:
    return canvas.artifact() if element is None else canvas.marked(element)
