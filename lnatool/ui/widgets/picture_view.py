"""Pictures of the domain on screen: drawn by QPainter, described for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, singledispatch

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QSizePolicy, QWidget

from lnatool.domain.charts.shapes import Circle, Picture, Polygon, Polyline, Rect, TextShape
from lnatool.ui.theme import Colours, ThemeKeeper


def paint(painter: QPainter, picture: Picture, colours: Colours) -> None:
    """Draw the picture in its own points; the painter's transformation scales it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in picture.shapes:
        _paint(shape, painter, colours)


def picture_image(picture: Picture, colours: Colours, ratio: float) -> QImage:
    """The picture as an image for a screen of this pixel ratio."""
    image = QImage(
        round(picture.width * ratio * 1.5),
        round(picture.height * ratio * 1.5),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(QColor(colours.surface))
    painter = QPainter(image)
    painter.scale(ratio * 1.5, ratio * 1.5)
    paint(painter, picture, colours)
    painter.end()
    return image


def _colour(name: str, colours: Colours) -> QColor:
    return QColor(getattr(colours, name.replace("-", "_")))


def _pen(stroke: str, width: float, dash: tuple[float, ...], colours: Colours) -> QPen:
    if not stroke:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(stroke, colours), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def _brush(fill: str, colours: Colours) -> QBrush:
    if not fill:
        return QBrush(Qt.BrushStyle.NoBrush)
    colour = _colour(fill, colours)
    if fill == "accent-soft":
        colour.setAlphaF(0.75)  # the web shows through
    return QBrush(colour)


@singledispatch
def _paint(shape: object, painter: QPainter, colours: Colours) -> None:
    raise TypeError(f"not a shape: {shape!r}")


@_paint.register
def _(shape: Polygon, painter: QPainter, colours: Colours) -> None:
    painter.setPen(_pen(shape.stroke, shape.width, shape.dash, colours))
    painter.setBrush(_brush(shape.fill, colours))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))


@_paint.register
def _(shape: Polyline, painter: QPainter, colours: Colours) -> None:
    painter.setPen(_pen(shape.stroke, shape.width, shape.dash, colours))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))


@_paint.register
def _(shape: Rect, painter: QPainter, colours: Colours) -> None:
    painter.setPen(_pen(shape.stroke, shape.width, (), colours))
    painter.setBrush(_brush(shape.fill, colours))
    box = QRectF(shape.x, shape.y, shape.w, shape.h)
    painter.drawRoundedRect(box, shape.radius, shape.radius)


@_paint.register
def _(shape: Circle, painter: QPainter, colours: Colours) -> None:
    painter.setPen(_pen(shape.stroke, shape.width, (), colours))
    painter.setBrush(_brush(shape.fill, colours))
    painter.drawEllipse(QPointF(shape.x, shape.y), shape.r, shape.r)


@_paint.register
def _(shape: TextShape, painter: QPainter, colours: Colours) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(max(round(shape.size), 6))
    font.setBold(shape.bold)
    painter.setFont(font)
    painter.setPen(QPen(_colour(shape.colour, colours)))
    width = QFontMetricsF(font).horizontalAdvance(shape.text)
    back = {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    painter.drawText(QPointF(shape.x - back, shape.y), shape.text)


TEXT_SIZE = 9.0
"""The size of ordinary text in a picture, in its own points."""
WIDEST, NARROWEST = 480.0, 200.0


class PictureView(QWidget):
    """Shows a picture with its text at the size of the text around it.

    A picture is drawn anew for the room it has: so many letters wide, not only larger or smaller.
    """

    def __init__(self, name: str, theme: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _install_role()
        self._theme = theme
        self._picture: Picture | None = None
        self._draw: Callable[[float], Picture] | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def show_drawing(self, draw: Callable[[float], Picture]) -> None:
        """Show what ``draw`` makes for a width; its text alternative becomes the description."""
        self._draw = draw
        self._picture = draw(self._points(self.width()))
        self.setAccessibleDescription(self._picture.alt)
        self.updateGeometry()
        self.update()

    @property
    def text_scale(self) -> float:
        """Pixels to a point of the picture where its text is as large as the text around it."""
        return QFontInfo(self.font()).pixelSize() / TEXT_SIZE

    def _points(self, width: int) -> float:
        """The width of the picture for this many pixels, in steps, so that it seldom changes."""
        points = max(width, 1) / self.text_scale // 10 * 10
        return min(max(points, NARROWEST), WIDEST)

    def _for_width(self, width: int) -> Picture | None:
        points = self._points(width)
        if self._draw is None or self._picture is None or self._picture.width == points:
            return self._picture
        return self._draw(points)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        picture = self._for_width(width)
        if picture is None:
            return 0
        return round(picture.height * min(self.text_scale, width / picture.width))

    def sizeHint(self) -> QSize:
        width = round(WIDEST * self.text_scale)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = self._for_width(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._picture = self._for_width(self.width())
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        scale = min(self.text_scale, self.width() / self._picture.width)
        painter.scale(scale, scale)
        paint(painter, self._picture, self._theme.colours)
        painter.end()


class _AccessiblePicture(QAccessibleWidget):
    """A picture is a chart to a screen reader, not an anonymous box."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Chart)


_made: list[QAccessibleWidget] = []  # Qt does not keep the Python side alive


def _make(_class_name: str, widget: object) -> QAccessibleWidget | None:
    if isinstance(widget, PictureView):
        made = _AccessiblePicture(widget)
        _made.append(made)
        return made
    return None


@cache
def _install_role() -> None:
    QAccessible.installFactory(_make)
