"""The domain's pictures drawn on a PDF page, the same shapes as on screen."""

from __future__ import annotations

from functools import singledispatch

from lnatool.domain.charts.shapes import Circle, Picture, Polygon, Polyline, Rect, TextShape
from lnatool.services.export.pdf.style import COLOURS
from lnatool.services.export.pdf.tagged_canvas import TaggedCanvas
from lnatool.services.export.pdf.typeset import width


def draw_picture(canvas: TaggedCanvas, picture: Picture, x: float, top: float) -> None:
    """Draw with the picture's top left corner at (x, top); its y grows downwards."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.setLineJoin(1)
    for shape in picture.shapes:
        _draw(shape, canvas)
    canvas.restoreState()


@singledispatch
def _draw(shape: object, canvas: TaggedCanvas) -> None:
    raise TypeError(f"not a shape: {shape!r}")


def _pen(canvas: TaggedCanvas, stroke: str, line: float, dash: tuple[float, ...]) -> None:
    if stroke:
        canvas.setStrokeColor(COLOURS[stroke])
        canvas.setLineWidth(line)
        canvas.setDash(*([list(dash)] if dash else []))


@_draw.register
def _(shape: Polygon, canvas: TaggedCanvas) -> None:
    _pen(canvas, shape.stroke, shape.width, shape.dash)
    if shape.fill:
        canvas.setFillColor(COLOURS[shape.fill])
    path = canvas.beginPath()
    for number, (x, y) in enumerate(shape.points):
        (path.lineTo if number else path.moveTo)(x, -y)
    path.close()
    canvas.drawPath(path, stroke=int(bool(shape.stroke)), fill=int(bool(shape.fill)))


@_draw.register
def _(shape: Polyline, canvas: TaggedCanvas) -> None:
    _pen(canvas, shape.stroke, shape.width, shape.dash)
    path = canvas.beginPath()
    for number, (x, y) in enumerate(shape.points):
        (path.lineTo if number else path.moveTo)(x, -y)
    canvas.drawPath(path, stroke=1, fill=0)


@_draw.register
def _(shape: Rect, canvas: TaggedCanvas) -> None:
    _pen(canvas, shape.stroke, shape.width, ())
    if shape.fill:
        canvas.setFillColor(COLOURS[shape.fill])
    stroke, fill = int(bool(shape.stroke)), int(bool(shape.fill))
    box = (shape.x, -shape.y - shape.h, shape.w, shape.h)
    if shape.radius:
        canvas.roundRect(*box, shape.radius, stroke=stroke, fill=fill)
    else:
        canvas.rect(*box, stroke=stroke, fill=fill)


@_draw.register
def _(shape: Circle, canvas: TaggedCanvas) -> None:
    _pen(canvas, shape.stroke, shape.width, ())
    if shape.fill:
        canvas.setFillColor(COLOURS[shape.fill])
    canvas.circle(
        shape.x, -shape.y, shape.r, stroke=int(bool(shape.stroke)), fill=int(bool(shape.fill))
    )


@_draw.register
def _(shape: TextShape, canvas: TaggedCanvas) -> None:
    wide = width(shape.text, shape.size, shape.bold)
    back = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    canvas.text(shape.x - back, -shape.y, shape.text, shape.size, shape.bold, COLOURS[shape.colour])
