"""Fonts, widths and line breaks.

The body is set in Atkinson Hyperlegible; letters it lacks come from DejaVu Sans, then from the
fonts of this computer; what none has is shown as a box and spoken by its own text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lnatool.domain.problems import KnownError
from lnatool.services.export.pdf import right_to_left
from lnatool.services.export.pdf.system_fonts import font_with
from lnatool.services.paths import resource_path

REGULAR, BOLD, OTHER = "LnaBody", "LnaBold", "LnaOther"
_FILES = {
    REGULAR: "AtkinsonHyperlegible-Regular.ttf",
    BOLD: "AtkinsonHyperlegible-Bold.ttf",
    OTHER: "DejaVuSans.ttf",
}
_LONGEST_LINE = 600
"""No line of a page has room for more characters than this; measuring more is wasted."""
_BOX = "\u25a1"
_INVISIBLE = {
    *(*range(0x20), 0x7F, 0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10)),
    *(*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x1F3FB, 0x1F400)),
}
"""Control characters, joiners, marks of direction, and the skin tones of emoji."""


@cache
def load_fonts() -> None:
    """Register the fonts with ReportLab, once. Raises KnownError where one is missing."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_file(file)), asciiReadable=False))


def font_file(name: str) -> Path:
    """A font that ships with the program. Raises KnownError where it is missing."""
    path = resource_path("fonts", name)
    if not path.exists():
        raise KnownError("A font of this program is missing. Install lnatool again.", str(path))
    return path


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font; ``actual`` is what it stands for where it is a box."""

    font: str
    text: str
    actual: str = ""


@lru_cache(maxsize=20_000)
def runs(text: str, bold: bool) -> tuple[Run, ...]:
    """The text in the fonts that have its letters, from left to right as it is seen."""
    text = right_to_left.as_seen(text)
    main = BOLD if bold else REGULAR
    has = pdfmetrics.getFont(main).face.charToGlyph
    if all(ord(char) in has for char in text):
        return (Run(main, text),) if text else ()
    other = pdfmetrics.getFont(OTHER).face.charToGlyph
    made: list[Run] = []
    for char in text:
        code = ord(char)
        if code in _INVISIBLE:
            continue
        if code in has:
            one = Run(main, char)
        elif code in other:
            one = Run(OTHER, char)
        elif system := font_with(char):
            one = Run(system, char)
        else:
            one = Run(OTHER, _BOX, char)
        if made and made[-1].font == one.font and bool(made[-1].actual) == bool(one.actual):
            one = Run(one.font, made[-1].text + one.text, made[-1].actual + one.actual)
            made.pop()
        made.append(one)
    return tuple(made)


def unshown(text: str) -> str:
    """The characters of a text that no font here has, each once, in order."""
    boxes = (run.actual for run in runs(text, bold=False) if run.actual)
    return "".join(dict.fromkeys("".join(boxes)))


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text in points."""
    widths = (pdfmetrics.stringWidth(run.text, run.font, size) for run in runs(text, bold))
    return float(sum(widths))


def lines(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The text broken into lines of at most ``room`` points; long words are broken too."""
    made: list[str] = []
    for paragraph in text.expandtabs(4).split("\n"):
        made += _paragraph(paragraph, size, room, bold)
    return made or [""]


def _paragraph(text: str, size: float, room: float, bold: bool) -> list[str]:
    made: list[str] = []
    line, used = "", 0.0
    space = width(" ", size, bold)
    for word in text.split():
        wide = room + 1 if len(word) > _LONGEST_LINE else width(word, size, bold)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            made.append(line)
        while wide > room and len(word) > 1:
            fits = _fitting(word[:_LONGEST_LINE], size, room, bold)
            made.append(word[:fits])
            word = word[fits:]  # noqa: PLW2901 - what is left of it goes on
            wide = room + 1 if len(word) > _LONGEST_LINE else width(word, size, bold)
        line, used = word, wide
    made.append(line)
    return made


def _fitting(word: str, size: float, room: float, bold: bool) -> int:
    """How many letters of a word fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if width(word[:middle], size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return low
