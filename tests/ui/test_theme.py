"""The palettes: text can be read and edges can be seen, by the numbers of WCAG 2.2."""

from __future__ import annotations

import pytest

from lnatool.ui.theme import CONTRAST, DARK, LIGHT, Colours

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("text", ["ink", "muted", "good", "warn", "error", "accent"])
@pytest.mark.parametrize("ground", ["page", "surface", "raised"])
def test_text_stands_out_from_its_ground(palette: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("accent_ink", "accent"),
        ("button_ink", "button"),
        ("ink", "accent_soft"),
        ("ink", "heat_1"),
        ("ink", "heat_2"),
        ("ink", "heat_3"),
        ("ink", "heat_4"),
        ("ink", "border"),
    ],
)
def test_text_on_coloured_ground_can_be_read(palette: Colours, text: str, ground: str) -> None:
    if palette is CONTRAST and ground == "border":
        pytest.skip("in high contrast nothing is written on the border colour")
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("ground", ["page", "surface"])
def test_edges_of_controls_can_be_seen(palette: Colours, ground: str) -> None:
    assert contrast(palette.edge, getattr(palette, ground)) >= 3


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("ground", ["page", "surface", "accent", "button"])
def test_one_of_the_two_focus_lines_stands_out_everywhere(palette: Colours, ground: str) -> None:
    behind = getattr(palette, ground)
    assert max(contrast(palette.focus, behind), contrast(palette.focus_edge, behind)) >= 3
