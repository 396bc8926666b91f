"""Pictures as shapes and text, before anything draws them.

Coordinates are points, the origin is the top left, y grows downwards; a text's y is its
baseline. Colours are names of roles, so that the screen and the PDF draw the same picture in
their own colours; an empty name draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape. ``dash`` is lengths of line and gap."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; ``radius`` rounds its corners."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a point."""

    x: float
    y: float
    r: float
    fill: str = ""
    stroke: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class TextShape:
    """One line of text; ``anchor`` says which end of it stands at x."""

    x: float
    y: float
    text: str
    size: float = 9.0
    anchor: Anchor = "start"
    bold: bool = False
    colour: str = "ink"


Shape = Polygon | Polyline | Rect | Circle | TextShape


class Table(NamedTuple):
    """The figures of a picture in words: headings of the columns, then rows of cells."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


NO_TABLE = Table()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of this size in points, with its text alternative and its figures as a table."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
    table: Table = NO_TABLE
