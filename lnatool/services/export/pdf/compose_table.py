"""Tables: a heading row on every page, rows that split only when they must."""

from __future__ import annotations

from collections.abc import Iterator

from lnatool.services.export.blocks import Table
from lnatool.services.export.pdf.pieces import Piece
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.pdf.style import COLOURS, LEADING, MARGIN_X, WIDTH
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import lines

SIZE = 10.0
PAD_X, PAD_Y = 5.0, 4.0
MOST_LINES = 40
"""A row taller than this is split over pages."""

Cells = list[list[str]]


def table_pieces(table: Table, section: Element, named_rows: bool = False) -> Iterator[Piece]:
    """A table as pieces; with ``named_rows`` it has no heading row and the first cells head rows."""
    whole = sum(table.widths)
    columns = [WIDTH * share / whole for share in table.widths]
    element = section.child("Table", alt=table.caption)
    again = None
    if not named_rows:
        head = _broken(table.columns, columns, bold=True)
        row = element.child("TR")
        tags = [row.child("TH", scope="Column") for _ in columns]
        again = _row(head, columns, None, head=True)
        yield _row(head, columns, tags, head=True, before=8, keep=True)
    for number, cells in enumerate(table.rows):
        row = element.child("TR")
        tags = [
            row.child("TH", scope="Row") if named_rows and place == 0 else row.child("TD")
            for place in range(len(columns))
        ]
        broken = _broken(cells, columns, bold=False, bold_first=named_rows)
        before = 6.0 if named_rows and number == 0 else 0.0
        for part in _parts(broken):
            yield _row(
                part, columns, tags, before=before, again=again, bold_first=named_rows,
                rule=not named_rows,
            )  # fmt: skip
            before = 0.0


def _broken(
    cells: tuple[str, ...], columns: list[float], bold: bool, bold_first: bool = False
) -> Cells:
    return [
        lines(text, SIZE, room - 2 * PAD_X, bold or (bold_first and place == 0))
        for place, (text, room) in enumerate(zip(cells, columns, strict=True))
    ]


def _parts(cells: Cells) -> Iterator[Cells]:
    """A row as it is, or in parts of at most ``MOST_LINES`` lines."""
    tallest = max(len(cell) for cell in cells)
    for start in range(0, max(tallest, 1), MOST_LINES):
        yield [cell[start : start + MOST_LINES] for cell in cells]


def _row(
    cells: Cells,
    columns: list[float],
    tags: list[Element] | None,
    *,
    head: bool = False,
    bold_first: bool = False,
    rule: bool = True,
    before: float = 0.0,
    keep: bool = False,
    again: Piece | None = None,
) -> Piece:
    """One row; without ``tags`` it is a repeated heading, which is not read out again."""
    step = SIZE * LEADING * 0.95
    height = max(len(cell) for cell in cells) * step + 2 * PAD_Y

    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.artifact():
            if head:
                canvas.setFillColor(COLOURS["page"])
                canvas.rect(MARGIN_X, top - height, WIDTH, height, stroke=0, fill=1)
            if rule:
                canvas.setStrokeColor(COLOURS["muted" if head else "grid"])
                canvas.setLineWidth(0.8)
                canvas.line(MARGIN_X, top - height, MARGIN_X + WIDTH, top - height)
        x = MARGIN_X
        for place, (cell, room) in enumerate(zip(cells, columns, strict=True)):
            bold = head or (bold_first and place == 0)
            if any(cell):
                with canvas.artifact() if tags is None else canvas.marked(tags[place]):
                    _cell(canvas, cell, x, top, bold)
            x += room

    return Piece(height, draw, before, keep, again=again)


def _cell(canvas: TaggedCanvas, cell: list[str], x: float, top: float, bold: bool) -> None:
    y = top - PAD_Y - SIZE * 0.98
    for number, line in enumerate(cell):
        ending = "" if number == len(cell) - 1 else " "
        canvas.text(x + PAD_X, y, line + ending, SIZE, bold, COLOURS["ink"])
        y -= SIZE * LEADING * 0.95
