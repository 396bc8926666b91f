"""Pictures of the domain on screen: drawn by QPainter, described for screen readers."""

from __future__ import annotations

from functools import cache, singledispatch

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
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


class PictureView(QWidget):
    """Shows one picture as wide as it may be, up to twice its own size."""

    def __init__(self, name: str, theme: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _install_role()
        self._theme = theme
        self._picture: Picture | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture) -> None:
        """Show a picture; its text alternative becomes the description."""
        self._picture = picture
        self.setAccessibleDescription(picture.alt)
        self.updateGeometry()
        self.update()

    def _scale(self, width: int) -> float:
        if self._picture is None:
            return 1.0
        return min(max(width, 1) / self._picture.width, 2.0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 0 if self._picture is None else round(self._picture.height * self._scale(width))

    def sizeHint(self) -> QSize:
        if self._picture is None:
            return QSize(200, 100)
        return QSize(round(self._picture.width), round(self._picture.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        scale = min(self._scale(self.width()), self.height() / self._picture.height)
        painter.translate((self.width() - self._picture.width * scale) / 2, 0)
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
