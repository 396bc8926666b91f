"""Tables: a heading row on every page, rows that split only when they must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lnatool.services.export.blocks import Table
from lnatool.services.export.pdf.pieces import Piece
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.pdf.style import COLOURS, LEADING, MARGIN_X, WIDTH
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import lines

PAD_X = 5.0
MOST_LINES = 40
"""A row taller than this is split over pages."""

Cells = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How large the text is and how far it stays from the lines, in points."""

    size: float
    pad_y: float

    def fitted(self, text: str, room: float, bold: bool) -> list[str]:
        return lines(text, self.size, room - 2 * PAD_X, bold)

    def height(self, cells: Cells) -> float:
        return max(len(cell) for cell in cells) * self.line + 2 * self.pad_y

    @property
    def line(self) -> float:
        return self.size * LEADING * 0.95


_NORMAL, _NAMED = _Setting(10.0, 4.0), _Setting(10.0, 3.2)


def table_pieces(table: Table, section: Element, named_rows: bool = False) -> Iterator[Piece]:
    """A table as pieces; with ``named_rows`` the first cells head the rows and nothing is above."""
    whole = sum(table.widths)
    setting = _NAMED if named_rows else _NORMAL
    columns = [WIDTH * share / whole for share in table.widths]
    grid = _Grid(columns, named_rows, setting)
    element = section.child("Table", alt=table.caption)
    again = None
    if not named_rows:
        head = [
            setting.fitted(cell, room, bold=True)
            for cell, room in zip(table.columns, grid.columns, strict=True)
        ]
        row = element.child("TR")
        tags = [row.child("TH", scope="Column") for _ in grid.columns]
        again = grid.heading(head, None)
        yield replace(grid.heading(head, tags), before=8, keep=True)
    for number, cells in enumerate(table.rows):
        row = element.child("TR")
        tags = [
            row.child("TH", scope="Row") if grid.names(place) else row.child("TD")
            for place in range(len(grid.columns))
        ]
        link = table.links[number] if table.links else ""
        if link:
            tags[0] = tags[0].child("Link")
        broken = [
            setting.fitted(cell, room, bold=grid.names(place))
            for place, (cell, room) in enumerate(zip(cells, grid.columns, strict=True))
        ]
        before = 6.0 if named_rows and number == 0 else 0.0
        for part in _parts(broken):
            # Neither the first row nor the last stands alone on a page.
            together = number in (0, len(table.rows) - 2) and number < len(table.rows) - 1
            yield replace(grid.row(part, tags, link), before=before, again=again, keep=together)
            before = 0.0


def _parts(cells: Cells) -> Iterator[Cells]:
    """A row as it is, or in parts of at most ``MOST_LINES`` lines."""
    tallest = max(len(cell) for cell in cells)
    for start in range(0, max(tallest, 1), MOST_LINES):
        yield [cell[start : start + MOST_LINES] for cell in cells]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of one table, in points, and how its rows are drawn."""

    columns: list[float]
    named_rows: bool
    setting: _Setting

    def names(self, place: int) -> bool:
        """Whether a cell at this place of a row names the one after it."""
        return self.named_rows and place % 2 == 0

    def heading(self, cells: Cells, tags: list[Element] | None) -> Piece:
        """The heading row; without ``tags`` it is a repeat, which is not read out again."""
        height = self.setting.height(cells)

        def draw(canvas: TaggedCanvas, top: float) -> None:
            with canvas.artifact():
                canvas.setFillColor(COLOURS["page"])
                canvas.rect(MARGIN_X, top - height, WIDTH, height, stroke=0, fill=1)
            _rule(canvas, top - height, "muted")
            self._cells(canvas, cells, tags, top, [True] * len(cells))

        return Piece(height, draw)

    def row(self, cells: Cells, tags: list[Element], link: str) -> Piece:
        """One row of answers; its first cell leads to the anchor ``link`` if there is one."""
        height = self.setting.height(cells)

        def draw(canvas: TaggedCanvas, top: float) -> None:
            if not self.named_rows:
                _rule(canvas, top - height, "grid")
            bold = [self.names(place) for place in range(len(cells))]
            self._cells(canvas, cells, tags, top, bold, "accent" if link else "ink")
            if link:
                box = (MARGIN_X, top - height, MARGIN_X + self.columns[0], top)
                canvas.link(box, tags[0], link, " ".join(cells[0]))

        return Piece(height, draw)

    def _cells(
        self,
        canvas: TaggedCanvas,
        cells: Cells,
        tags: list[Element] | None,
        top: float,
        bold: list[bool],
        first: str = "ink",
    ) -> None:
        x = MARGIN_X
        for place, (cell, room) in enumerate(zip(cells, self.columns, strict=True)):
            if any(cell):
                with canvas.artifact() if tags is None else canvas.marked(tags[place]):
                    colour = "ink" if place else first
                    self._cell(canvas, cell, x, top, bold[place], colour)
            x += room

    def _cell(
        self, canvas: TaggedCanvas, cell: list[str], x: float, top: float, bold: bool, colour: str
    ) -> None:
        size = self.setting.size
        y = top - self.setting.pad_y - size * 0.98
        inset = 0.0 if self.named_rows else PAD_X
        for number, line in enumerate(cell):
            ending = "" if number == len(cell) - 1 else " "
            canvas.text(x + inset, y, line + ending, size, bold, COLOURS[colour])
            y -= self.setting.line


def _rule(canvas: TaggedCanvas, y: float, colour: str) -> None:
    with canvas.artifact():
        canvas.setStrokeColor(COLOURS[colour])
        canvas.setLineWidth(0.8)
        canvas.line(MARGIN_X, y, MARGIN_X + WIDTH, y)
