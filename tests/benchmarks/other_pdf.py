"""The same report through other PDF writers, for comparison: none has tags, form or attachment."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import Any

from lnatool.domain.charts.shapes import (
    Circle,
    Picture,
    Polygon,
    Polyline,
    Rect,
    TextShape,
)
from lnatool.services.export.blocks import (
    Block,
    Bullets,
    Callout,
    Figure,
    Form,
    Heading,
    Pairs,
    Paragraph,
    Report,
    Table,
)
from lnatool.services.export.pdf import tagged_canvas
from lnatool.services.export.pdf.draw_picture import draw_picture
from lnatool.services.export.pdf.render import render
from lnatool.services.export.pdf.style import BODY, HEADINGS, MARGIN_X, PAGE, WIDTH
from lnatool.services.export.pdf.typeset import BOLD, REGULAR, font_file, load_fonts, runs
from lnatool.services.export.words import plain_words

INK, LINE = "#212B32", "#D8DDE0"
Strings = list[list[tuple[float, float, str, str, float]]]


def rows_of(block: Table | Pairs) -> tuple[list[tuple[str, ...]], tuple[float, ...]]:
    """Rows and relative widths, the heading row first."""
    if isinstance(block, Table):
        return [block.columns, *block.rows], block.widths
    return list(block.lines), (28.0, 72.0) if block.across == 1 else (17.0, 33.0, 17.0, 33.0)


def labels(form: Form) -> list[str]:
    return [form.title, form.note, *(field.label for row in form.rows for field in row)]


# --- A bare canvas ---------------------------------------------------------------------------


def recorded(report: Report) -> Strings:
    """Every string of our own PDF with its place, font and size."""
    pages: Strings = [[]]
    plain = tagged_canvas.TaggedCanvas.text
    turn = tagged_canvas.TaggedCanvas.showPage

    def text(self: Any, x: float, y: float, text: str, size: float, bold: bool, c: Any) -> None:
        pages[-1] += [(x, y, run.text, run.font, size) for run in runs(text, bold)]
        plain(self, x, y, text, size, bold, c)

    def show(self: Any) -> None:
        pages.append([])
        turn(self)

    tagged_canvas.TaggedCanvas.text, tagged_canvas.TaggedCanvas.showPage = text, show  # type: ignore[method-assign]
    try:
        render(report, plain_words)
    finally:
        tagged_canvas.TaggedCanvas.text = plain  # type: ignore[method-assign]
        tagged_canvas.TaggedCanvas.showPage = turn  # type: ignore[method-assign]
    return pages[:-1]


def bare_canvas(pages: Strings) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=PAGE, pageCompression=1)
    for strings in pages:
        for x, y, text, font, size in strings:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


# --- Platypus --------------------------------------------------------------------------------


def platypus(report: Report) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer
    from reportlab.platypus import Paragraph as Text
    from reportlab.platypus import Table as Grid

    class Plain(Canvas):  # type: ignore[misc]
        def text(self, x: float, y: float, text: str, size: float, bold: bool, c: Any) -> None:
            self.setFillColor(c)
            self.setFont(BOLD if bold else REGULAR, size)
            self.drawString(x, y, text)

    class Chart(Flowable):  # type: ignore[misc]
        def __init__(self, picture: Picture) -> None:
            super().__init__()
            self.picture, self.width, self.height = picture, picture.width, picture.height

        def draw(self) -> None:
            draw_picture(self.canv, self.picture, 0, self.height)

    def style(size: float, font: str = REGULAR) -> Any:
        return ParagraphStyle("s", fontName=font, fontSize=size, leading=size * 1.4, textColor=INK)

    load_fonts()
    body, cell, strong = style(BODY), style(10), style(10, BOLD)
    titles = {level: style(size, BOLD) for level, size in HEADINGS.items()}
    lines = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.8, LINE)]

    def flow(block: Block) -> list[Any]:
        if isinstance(block, Heading):
            return [Text(escape(block.text), titles[block.level])]
        if isinstance(block, Table | Pairs):
            rows, widths = rows_of(block)
            cells = [
                [Text(escape(c), strong if n == 0 else cell) for c in row]
                for n, row in enumerate(rows)
            ]
            room = [WIDTH * share / sum(widths) for share in widths]
            return [Grid(cells, room, style=lines, repeatRows=int(isinstance(block, Table)))]
        if isinstance(block, Figure):
            return [Chart(block.picture), Text(escape(block.caption), cell)]
        return [Text(escape(words), body) for words in words_of(block)]

    target = BytesIO()
    parts = [part for block in report.blocks for part in (*flow(block), Spacer(0, 6))]
    SimpleDocTemplate(
        target, pagesize=PAGE, leftMargin=MARGIN_X - 6, rightMargin=MARGIN_X - 6, title=report.title
    ).build(parts, canvasmaker=Plain)
    return target.getvalue()


def words_of(block: Block) -> list[str]:
    """The text of a block that is set as paragraphs."""
    if isinstance(block, Paragraph):
        return [words for words in (block.label, block.text) if words]
    if isinstance(block, Bullets):
        return [f"• {item}" for item in block.items]
    if isinstance(block, Callout):
        return [block.title, block.text]
    return [label for label in labels(block) if label] if isinstance(block, Form) else []


# --- WeasyPrint ------------------------------------------------------------------------------


def weasyprint_pdf(report: Report) -> bytes:
    from weasyprint import HTML

    page = f"@page {{ size: A4; margin: 62pt {MARGIN_X}pt }} body {{ font: {BODY}pt Atkinson }}"
    face = (
        "@font-face { font-family: Atkinson; "
        f"src: url({font_file('AtkinsonHyperlegible-Regular.ttf').as_uri()}) }} "
        "table { width: 100%; border-collapse: collapse } td { border-bottom: 1px solid #D8DDE0 }"
    )
    body = "".join(html_of(block) for block in report.blocks)
    return bytes(HTML(string=f"<style>{face}{page}</style><body>{body}").write_pdf())


def html_of(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Table | Pairs):
        rows, _ = rows_of(block)
        cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    if isinstance(block, Figure):
        return svg(block.picture)
    return "".join(f"<p>{escape(words)}</p>" for words in words_of(block))


def svg(picture: Picture) -> str:
    made = []
    for shape in picture.shapes:
        if isinstance(shape, Polygon | Polyline):
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
            tag = "polygon" if isinstance(shape, Polygon) else "polyline"
            made.append(f'<{tag} points="{points}" fill="none" stroke="{INK}"/>')
        elif isinstance(shape, Rect):
            made.append(
                f'<rect x="{shape.x}" y="{shape.y}" width="{shape.w}" height="{shape.h}" '
                f'fill="{LINE}"/>'
            )
        elif isinstance(shape, Circle):
            made.append(f'<circle cx="{shape.x}" cy="{shape.y}" r="{shape.r}"/>')
        elif isinstance(shape, TextShape):
            made.append(
                f'<text x="{shape.x}" y="{shape.y}" font-size="{shape.size}" '
                f'text-anchor="{shape.anchor}">{escape(shape.text)}</text>'
            )
    size = f'width="{picture.width}" height="{picture.height}"'
    return f"<svg {size}>{''.join(made)}</svg>"


# --- fpdf2 -----------------------------------------------------------------------------------


def fpdf2_pdf(report: Report) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format="A4")
    pdf.set_margins(MARGIN_X, 62, MARGIN_X)
    pdf.add_font("Atkinson", "", font_file("AtkinsonHyperlegible-Regular.ttf"))
    pdf.add_font("Atkinson", "B", font_file("AtkinsonHyperlegible-Bold.ttf"))
    pdf.add_page()
    for block in report.blocks:
        if isinstance(block, Heading):
            pdf.set_font("Atkinson", "B", HEADINGS[block.level])
            pdf.multi_cell(0, None, block.text, new_x="LMARGIN", new_y="NEXT")
        elif isinstance(block, Table | Pairs):
            rows, widths = rows_of(block)
            pdf.set_font("Atkinson", "", 10)
            with pdf.table(
                col_widths=widths,
                line_height=14,
                borders_layout="HORIZONTAL_LINES",
                first_row_as_headings=isinstance(block, Table),
            ) as grid:
                for row in rows:
                    grid.row(row)
        elif isinstance(block, Figure):
            fpdf2_picture(pdf, block.picture)
        else:
            pdf.set_font("Atkinson", "", BODY)
            for words in words_of(block):
                pdf.multi_cell(0, BODY * 1.4, words, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(6)
    return bytes(pdf.output())


def fpdf2_picture(pdf: Any, picture: Picture) -> None:
    if pdf.get_y() + picture.height > PAGE[1] - 62:
        pdf.add_page()
    left, top = MARGIN_X, pdf.get_y()
    for shape in picture.shapes:
        if isinstance(shape, Polygon | Polyline):
            points = [(left + x, top + y) for x, y in shape.points]
            (pdf.polygon if isinstance(shape, Polygon) else pdf.polyline)(points)
        elif isinstance(shape, Rect):
            pdf.rect(left + shape.x, top + shape.y, shape.w, shape.h)
        elif isinstance(shape, Circle):
            pdf.circle(left + shape.x, top + shape.y, shape.r)
        elif isinstance(shape, TextShape):
            pdf.set_font("Atkinson", "B" if shape.bold else "", shape.size)
            pdf.text(left + shape.x, top + shape.y, shape.text)
    pdf.set_y(top + picture.height)
