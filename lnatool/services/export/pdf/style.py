"""Sizes and colours of the page, in points. They stay apart in grey print."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

PAGE = (595.276, 841.89)
MARGIN_X = 54.0
MARGIN_TOP = 62.0
MARGIN_BOTTOM = 58.0
WIDTH = PAGE[0] - 2 * MARGIN_X
TOP = PAGE[1] - MARGIN_TOP
BOTTOM = MARGIN_BOTTOM

BODY = 11.0
SMALL = 9.5
LEADING = 1.42
HEADINGS = {1: 24.0, 2: 16.0, 3: 12.5}
SPACE_BEFORE = {1: 0.0, 2: 20.0, 3: 13.0}
SPACE_AFTER = {1: 8.0, 2: 6.0, 3: 4.0}

LOGO = (190.0, 46.0)
"""The most room a logo takes."""

COLOURS = {
    "ink": HexColor("#212B32"),
    "muted": HexColor("#4C6272"),
    "accent": HexColor("#005EB8"),
    "accent-ink": HexColor("#FFFFFF"),
    "accent-soft": HexColor("#D9E8F5"),
    "grid": HexColor("#D8DDE0"),
    "surface": HexColor("#FFFFFF"),
    "page": HexColor("#F0F4F5"),
    "good": HexColor("#007F3B"),
    "warn": HexColor("#8A5A00"),
    "previous": HexColor("#7C2855"),
    "heat-1": HexColor("#E6EFF8"),
    "heat-2": HexColor("#C7DCEF"),
    "heat-3": HexColor("#A8C8E7"),
    "heat-4": HexColor("#8AB5DE"),
}
