"""Forms: fields in rows on a tinted panel that stays whole on a page.

The boxes are painted on the page too, so that they show in a viewer that knows no fields and on
paper; the fields themselves lie inside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lnatool.domain.form import REFERENCE
from lnatool.services.export.blocks import Field, Form
from lnatool.services.export.pdf.fields import Box
from lnatool.services.export.pdf.pieces import Piece
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.pdf.style import COLOURS, LEADING, MARGIN_X, SMALL, WIDTH
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import lines, width
from lnatool.services.export.words import Translate

_PAD = 11.0
_GAP = 10.0
_TITLE = 10.5
_LABEL = 9.5
_LINE = _LABEL * 1.3
_TICK = 14.0
_HEIGHTS = {"line": 22.0, "choice": 22.0, "lines": 50.0}
_INSET = 2.0
_RADIUS = 2.0
_REFERENCE_SIZE = 7.0


@dataclass(frozen=True, slots=True)
class _Cell:
    """A field with its place in a row, its label in lines and its elements."""

    field: Field
    x: float
    width: float
    label: list[str]
    words: Element
    form: Element

    @property
    def height(self) -> float:
        """From the top of its label to the foot of its box, in points."""
        if self.field.kind == "tick":
            return max(_TICK, len(self.label) * _LINE)
        return len(self.label) * _LINE + 4 + _HEIGHTS[self.field.kind]


def form_pieces(form: Form, section: Element, level: int, *, live: bool) -> Iterator[Piece]:
    """A form as one piece; ``level`` is its heading's, and a form that is not live only shows."""
    room = WIDTH - 2 * _PAD
    title = section.child(f"H{level}") if form.title else None
    note = section.child("P") if form.note else None
    texts = [
        (element, line, size, bold, colour)
        for element, text, size, bold, colour in (
            (title, form.title, _TITLE, True, "ink"),
            (note, form.note, SMALL, False, "muted"),
        )
        if element is not None
        for line in _spaced(lines(text, size, room, bold))
    ]
    rows = [_cells(row, section) for row in form.rows]
    head = sum(size * LEADING for _, _, size, _, _ in texts) + (4 if texts else 0)
    heights = [max(cell.height for cell in row) for row in rows]
    height = 2 * _PAD + head + sum(heights) + _GAP * (len(rows) - 1)

    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.artifact():
            canvas.setFillColor(COLOURS["page"])
            canvas.roundRect(MARGIN_X, top - height, WIDTH, height, 4, stroke=0, fill=1)
        y = top - _PAD
        for element, line, size, bold, colour in texts:
            with canvas.marked(element):
                canvas.text(MARGIN_X + _PAD, y - size, line, size, bold, COLOURS[colour])
            y -= size * LEADING
        y -= 4 if texts else 0
        for row, high in zip(rows, heights, strict=True):
            for cell in row:
                _draw_cell(canvas, cell, y, high, live=live)
            y -= high + _GAP

    yield Piece(height + 5, draw, 10)


def reference_pieces(value: str, section: Element, tr: Translate) -> Iterator[Piece]:
    """The read-only field that ties the form to its plan, small, with words before it."""
    label = tr("Reference")
    words, form = section.child("P"), section.child("Form")
    wide = width(label, _REFERENCE_SIZE) + 4

    def draw(canvas: TaggedCanvas, top: float) -> None:
        y = top - 9
        with canvas.marked(words):
            canvas.text(MARGIN_X, y, label, _REFERENCE_SIZE, False, COLOURS["muted"])
        box = (MARGIN_X + wide, y - 3, MARGIN_X + WIDTH, y + 8)
        hint = tr("Reference of this copy, read only")
        canvas.field(Field(REFERENCE, "line", label, hint), box, form, value)

    yield Piece(14, draw, 4)


def _cells(row: tuple[Field, ...], section: Element) -> list[_Cell]:
    """The fields of a row from left to right."""
    whole = max(1.0, sum(field.width for field in row))
    room = WIDTH - 2 * _PAD - _GAP * (len(row) - 1)
    made, x = [], MARGIN_X + _PAD
    for field in row:
        share = room * field.width / whole
        beside = _TICK + 7 if field.kind == "tick" else 0.0
        label = lines(field.label, _LABEL, share - beside)
        made.append(
            _Cell(field, x, share, _spaced(label), section.child("P"), section.child("Form"))
        )
        x += share + _GAP
    return made


def _spaced(broken: list[str]) -> list[str]:
    """Lines with a space at the end of each but the last, so that copied words stay apart."""
    return [*(f"{line} " for line in broken[:-1]), broken[-1]]


def _draw_cell(canvas: TaggedCanvas, cell: _Cell, top: float, height: float, *, live: bool) -> None:
    tick = cell.field.kind == "tick"
    x = cell.x + (_TICK + 7 if tick else 0)
    y = top - _LABEL
    if tick:
        y = top - _TICK / 2 - _LABEL * 0.34
    for line in cell.label:
        with canvas.marked(cell.words):
            canvas.text(x, y, line, _LABEL, False, COLOURS["ink"])
        y -= _LINE
    box = _box(cell, top, height)
    _paint(canvas, box, choice=cell.field.kind == "choice")
    if live:
        inset = 0.0 if tick else _INSET
        left, bottom, right, upper = box
        inner = (left + inset, bottom + inset / 2, right - inset, upper - inset / 2)
        canvas.field(cell.field, inner, cell.form)


def _box(cell: _Cell, top: float, height: float) -> Box:
    if cell.field.kind == "tick":
        return (cell.x, top - _TICK, cell.x + _TICK, top)
    upper = top - len(cell.label) * _LINE - 4
    # A box reaches down to the foot of its row, unless it is for one line only.
    foot = top - height if cell.field.kind == "lines" else upper - _HEIGHTS[cell.field.kind]
    return (cell.x, foot, cell.x + cell.width, upper)


def _paint(canvas: TaggedCanvas, box: Box, *, choice: bool) -> None:
    left, bottom, right, top = box
    with canvas.artifact():
        canvas.setFillColor(COLOURS["surface"])
        canvas.setStrokeColor(COLOURS["muted"])
        canvas.setLineWidth(0.8)
        canvas.roundRect(left, bottom, right - left, top - bottom, _RADIUS, stroke=1, fill=1)
        if choice:
            canvas.setFillColor(COLOURS["muted"])
            path = canvas.beginPath()
            x, y = right - 11, (top + bottom) / 2
            path.moveTo(x - 3.5, y + 2)
            path.lineTo(x + 3.5, y + 2)
            path.lineTo(x, y - 2.5)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
