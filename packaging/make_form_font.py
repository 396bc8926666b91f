"""Make the font that people type with in a form's fields.

    .venv/bin/python packaging/make_form_font.py

A PDF viewer writes what is typed in one-byte codes (Windows-1252), so the form carries exactly
those letters of Atkinson Hyperlegible, as one small font with a plain character map. Needed only
when that font changes; the result is kept in `resources/fonts`.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCE = FONTS / "AtkinsonHyperlegible-Regular.ttf"
RESULT = FONTS / "LnatoolForm.ttf"
NAMES = {1: "Lnatool Form", 2: "Regular", 3: "LnatoolForm", 4: "Lnatool Form", 6: "LnatoolForm"}


def letters() -> set[int]:
    """The characters of Windows-1252; five of its codes mean nothing."""
    return {ord(char) for char in bytes(range(0x20, 0x100)).decode("cp1252", "ignore")} - {0x7F}


def main() -> None:
    """Write the font."""
    font = TTFont(SOURCE, recalcTimestamp=False)
    missing = letters() - set(font.getBestCmap())
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.drop_tables += ["DSIG", "GDEF", "GPOS", "GSUB", "kern"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters())
    subsetter.subset(font)
    for number, text in NAMES.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(RESULT)
    print(f"{RESULT.name}: {RESULT.stat().st_size:,} bytes; not in it: {sorted(missing)}")


if __name__ == "__main__":
    main()
