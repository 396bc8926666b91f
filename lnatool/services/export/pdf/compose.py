"""From the report's blocks to pieces on pages, each with its place in the structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch

from lnatool.services.export.blocks import (
    Bullets,
    Callout,
    Figure,
    Form,
    Heading,
    Masthead,
    Overview,
    Pairs,
    Paragraph,
    Report,
    Table,
    Together,
)
from lnatool.services.export.pdf.compose_form import form_pieces, reference_pieces
from lnatool.services.export.pdf.compose_overview import overview_pieces
from lnatool.services.export.pdf.compose_table import table_pieces
from lnatool.services.export.pdf.compose_text import NORMAL, QUIET, STRONG, text_pieces
from lnatool.services.export.pdf.draw_picture import draw_picture
from lnatool.services.export.pdf.pieces import Piece
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.pdf.style import (
    BODY,
    COLOURS,
    HEADINGS,
    LEADING,
    LOGO,
    MARGIN_X,
    SMALL,
    SPACE_AFTER,
    SPACE_BEFORE,
    WIDTH,
)
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import lines, width
from lnatool.services.export.words import Translate


def compose(report: Report, document: Element, tr: Translate) -> Iterator[Piece]:
    """Every block in order; each part of the document is a section of the structure.

    A form's heading is one level below the heading it stands under. Its reference comes last. An
    explanation right below a heading stays with what it explains.
    """
    section = document.child("Sect")
    level, headed = 1, False
    for number, block in enumerate(report.blocks):
        if isinstance(block, Heading):
            level = block.level
            if level == 2 and number:
                section = document.child("Sect")
        if isinstance(block, Form):
            yield from form_pieces(block, section, level + 1, live=bool(report.reference))
        else:
            leads = headed and isinstance(block, Paragraph) and block.quiet
            for piece in _pieces(block, section):
                yield replace(piece, keep=True) if leads else piece
        headed = isinstance(block, Heading)
    if report.reference:
        yield from reference_pieces(report.reference, section, tr)


@singledispatch
def _pieces(block: object, section: Element) -> Iterator[Piece]:
    raise TypeError(f"not a block: {block!r}")


@_pieces.register
def _(block: Heading, section: Element) -> Iterator[Piece]:
    size = HEADINGS[block.level]
    element = section.child(f"H{block.level}", language=block.language)
    broken = lines(block.text, size, WIDTH, bold=True)
    colour = COLOURS["accent" if block.level == 2 else "ink"]
    for number, line in enumerate(broken):
        first, last = number == 0, number == len(broken) - 1

        def draw(canvas: TaggedCanvas, top: float, line: str = line, first: bool = first) -> None:
            if first and block.level < 3:
                canvas.bookmark(block.text, block.level - 1)
            if first and block.anchor:
                canvas.anchor(block.anchor, top + 8)
            with canvas.marked(element):
                canvas.text(MARGIN_X, top - size, line, size, True, colour)

        height = size * 1.25 + (SPACE_AFTER[block.level] if last else 0.0)
        before = SPACE_BEFORE[block.level] if first else 0.0
        yield Piece(height, draw, before, True, new_page=block.new_page and first)


@_pieces.register
def _(block: Paragraph, section: Element) -> Iterator[Piece]:
    look = QUIET if block.quiet else NORMAL
    if block.label:
        label = section.child("P")
        yield from text_pieces(block.label, label, STRONG, before=6, keep_first=True)
    before = 0.0 if block.label else 5.0
    element = section.child("P", language=block.language)
    yield from text_pieces(block.text, element, look, before=before)


@_pieces.register
def _(block: Bullets, section: Element) -> Iterator[Piece]:
    indent = 14.0
    items = section.child("L")
    for number, item in enumerate(block.items):
        element = items.child("LI")
        mark, body = element.child("Lbl"), element.child("LBody")
        for line, piece in enumerate(
            text_pieces(item, body, indent=indent, before=4 if number == 0 else 2)
        ):
            if line:
                yield piece
                continue

            def draw(
                canvas: TaggedCanvas, top: float, piece: Piece = piece, mark: Element = mark
            ) -> None:
                with canvas.marked(mark):
                    place = top - BODY * 1.05
                    canvas.text(MARGIN_X + 2, place, "• ", BODY, False, COLOURS["accent"])
                piece.draw(canvas, top)

            yield Piece(piece.height, draw, piece.before, piece.keep)


@_pieces.register
def _(block: Pairs, section: Element) -> Iterator[Piece]:
    widths = (28.0, 72.0) if block.across == 1 else (19.0, 32.0, 15.0, 34.0)
    table = Table("", ("",) * len(widths), widths, block.lines)
    yield from table_pieces(table, section, named_rows=True)


@_pieces.register
def _(block: Table, section: Element) -> Iterator[Piece]:
    yield from table_pieces(block, section)


@_pieces.register
def _(block: Overview, section: Element) -> Iterator[Piece]:
    yield from overview_pieces(block, section)


@_pieces.register
def _(block: Together, section: Element) -> Iterator[Piece]:
    pieces = [piece for inner in block.blocks for piece in _pieces(inner, section)]
    yield from (replace(piece, keep=True) for piece in pieces[:-1])
    yield from pieces[-1:]


@_pieces.register
def _(block: Figure, section: Element) -> Iterator[Piece]:
    picture = block.picture
    element = section.child("Figure", alt=picture.alt)
    left = MARGIN_X + (WIDTH - picture.width) / 2

    def draw(canvas: TaggedCanvas, top: float) -> None:
        element.box = (left, top - picture.height, left + picture.width, top)
        with canvas.marked(element):
            draw_picture(canvas, picture, left, top)

    yield Piece(picture.height + 4, draw, 8, keep=True)
    caption = section.child("P")
    wide = width(block.caption, SMALL)
    yield from text_pieces(block.caption, caption, QUIET, indent=max(0, (WIDTH - wide) / 2))


@_pieces.register
def _(block: Callout, section: Element) -> Iterator[Piece]:
    inset = 14.0
    room = WIDTH - 2 * inset
    title, body = section.child("P"), section.child("P")
    words = lines(block.text, BODY, room)
    step = BODY * LEADING
    height = inset * 1.6 + step * (len(words) + 1)

    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.artifact():
            canvas.setFillColor(COLOURS["accent-soft"])
            canvas.roundRect(MARGIN_X, top - height, WIDTH, height, 4, stroke=0, fill=1)
            canvas.setFillColor(COLOURS["accent"])
            canvas.rect(MARGIN_X, top - height, 4, height, stroke=0, fill=1)
        y = top - inset * 0.8 - BODY * 1.05
        with canvas.marked(title):
            canvas.text(MARGIN_X + inset, y, block.title, BODY, True, COLOURS["ink"])
        with canvas.marked(body):
            for number, line in enumerate(words):
                y -= step
                ending = "" if number == len(words) - 1 else " "
                canvas.text(MARGIN_X + inset, y, line + ending, BODY, False, COLOURS["ink"])

    yield Piece(height, draw, 12)


@_pieces.register
def _(block: Masthead, section: Element) -> Iterator[Piece]:
    if block.logo is None:
        yield from text_pieces(block.organisation, section.child("P"), STRONG)
        return
    logo = block.logo
    scale = min(LOGO[0] / logo.width, LOGO[1] / logo.height, 1.0)
    wide, high = logo.width * scale, logo.height * scale
    element = section.child("Figure", alt=block.organisation)
    right = MARGIN_X + WIDTH

    def draw(canvas: TaggedCanvas, top: float) -> None:
        element.box = (right - wide, top + 6 - high, right, top + 6)
        with canvas.marked(element):
            canvas.picture(logo, element.box)

    yield Piece(0, draw, keep=True)  # at the right, beside the title that follows
