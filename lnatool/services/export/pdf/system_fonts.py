"""Fonts of this computer for the letters that the program's own fonts do not have.

The program ships fonts for Latin, Greek, Cyrillic, Hebrew and Arabic letters. Fonts for the
scripts of East and South Asia and for emoji are large, and every system has some; they are only
looked for when a plan holds such a letter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

_NAMES = {
    "win32": (
        "seguiemj.ttf", "seguisym.ttf", "msyh.ttc", "YuGothR.ttc", "malgun.ttf", "Nirmala.ttc",
        "Nirmala.ttf", "LeelawUI.ttf", "ebrima.ttf", "segoeui.ttf", "simsun.ttc", "msgothic.ttc",
    ),
    "darwin": (
        "Arial Unicode.ttf", "Apple Symbols.ttf", "AppleGothic.ttf", "Kailasa.ttc",
        "Devanagari Sangam MN.ttc", "Thonburi.ttc",
    ),
    "linux": (
        "NotoEmoji-Regular.ttf", "Symbola.ttf", "Symbola_hint.ttf", "DroidSansFallbackFull.ttf",
        "DroidSansFallback.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "unifont.ttf",
        "NotoSansDevanagari-Regular.ttf", "NotoSansBengali-Regular.ttf",
        "NotoSansTamil-Regular.ttf", "NotoSansThai-Regular.ttf", "NotoSansEthiopic-Regular.ttf",
        "NotoSansGurmukhi-Regular.ttf", "NotoSansMalayalam-Regular.ttf",
    ),
}  # fmt: skip
"""Files with TrueType outlines, the only ones that ReportLab can embed, best first."""


@lru_cache(maxsize=4_000)
def font_with(char: str) -> str | None:
    """The name of a registered font that has this character, or None where there is none."""
    code = ord(char)
    for name in _fonts():
        if code in pdfmetrics.getFont(name).face.charToGlyph:
            return name
    return None


class _Fonts(list[str]):
    """Names of the fonts registered so far; the rest are registered as they are asked for."""

    def __init__(self, paths: Iterator[Path]) -> None:
        super().__init__()
        self._paths = paths

    def __iter__(self) -> Iterator[str]:
        yield from list(super().__iter__())
        for path in self._paths:
            name = f"LnaSystem{len(self)}"
            try:
                pdfmetrics.registerFont(TTFont(name, str(path), asciiReadable=False))
            except (TTFError, OSError, ValueError, KeyError):
                continue  # a font that cannot be embedded is as good as none
            self.append(name)
            yield name


@cache
def _fonts() -> _Fonts:
    return _Fonts(_paths())


def _paths() -> Iterator[Path]:
    platform = sys.platform if sys.platform in _NAMES else "linux"
    found = {path.name: path for folder in _folders(platform) for path in folder.rglob("*.tt?")}
    return (found[name] for name in _NAMES[platform] if name in found)


def _folders(platform: str) -> tuple[Path, ...]:
    if platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts")
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
