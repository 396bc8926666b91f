"""A report as the bytes of a PDF."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from lnatool.services.export.blocks import Report
from lnatool.services.export.pdf.compose import compose
from lnatool.services.export.pdf.pieces import pages_of
from lnatool.services.export.pdf.structure import Element
from lnatool.services.export.pdf.style import COLOURS, MARGIN_X, PAGE, WIDTH
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import lines, load_fonts, width
from lnatool.services.export.words import Translate, plain_words

_SIZE = 8.5


def render(
    report: Report, translate: Translate, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """The PDF of a report: tagged (PDF/UA-1), archival (PDF/A-3a), fonts embedded.

    ``progress`` is called after each page with its number and the number of pages; what it raises
    ends the work. Raises KnownError where a font of the program is missing.
    """
    target = BytesIO()
    canvas = TaggedCanvas(target, report.title, report.subject, report.language)
    pages = pages_of(compose(report, canvas.tree.document, translate))
    for number, pieces in enumerate(pages, start=1):
        place = translate("Page {page} of {pages}").format(page=number, pages=len(pages))
        _running(canvas, report.running, place)
        for placed in pieces:
            placed.piece.draw(canvas, placed.top)
        canvas.showPage()
        if progress is not None:
            progress(number, len(pages))
    canvas.finish(report.attached)
    return target.getvalue()


def page_count(report: Report) -> int:
    """How many pages a report takes. Raises KnownError where a font is missing."""
    load_fonts()
    return len(pages_of(compose(report, Element("Document"), plain_words)))


def _running(canvas: TaggedCanvas, head: str, foot: str) -> None:
    """The head and foot of a page: decoration to a screen reader."""
    y = PAGE[1] - 38
    shown = lines(head, _SIZE, WIDTH * 0.8)[0]
    with canvas.artifact():
        canvas.text(MARGIN_X, y, shown, _SIZE, False, COLOURS["muted"])
        canvas.setStrokeColor(COLOURS["grid"])
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN_X, y - 6, MARGIN_X + WIDTH, y - 6)
        right = MARGIN_X + WIDTH - width(foot, _SIZE)
        canvas.text(right, 32, foot, _SIZE, False, COLOURS["muted"])
