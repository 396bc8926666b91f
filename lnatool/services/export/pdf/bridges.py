"""Bridges over what ReportLab 5.1 does not do for PDF/UA and PDF/A, in one place.

Each bridge has a test that stops passing when ReportLab itself does it; then the bridge can go.
They change ReportLab's classes in this process, which is why its version is pinned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

_BLOCK = 100
"""Most entries that one bfchar block of a CMap may have (Adobe Technical Note 5014)."""


@cache
def install() -> None:
    """Put every bridge in place, once."""
    _end_of_line_before_endstream()
    _unicode_maps_without_nul()
    _page_and_catalog_keys()
    _slashes_in_names()
    rl_config.useA85 = 0  # binary streams: a fifth smaller and faster to write


def _end_of_line_before_endstream() -> None:
    """PDF/A 6.1.7.1: an end-of-line mark stands between the stream's data and endstream."""
    plain = pdfdoc.PDFStream.format

    def format_stream(self: Any, document: Any) -> bytes:
        data: bytes = plain(self, document)
        head, _, _ = data.rpartition(b"endstream\n")
        return head + b"\r\nendstream\n"  # a lone \n would join a \r that ends the data

    pdfdoc.PDFStream.format = format_stream


def _unicode_maps_without_nul() -> None:
    """PDF/UA 7.21.7: a font's map to Unicode may not name U+0000, and has short blocks."""
    ttfonts.makeToUnicodeCMap = unicode_map


def unicode_map(name: str, subset: Sequence[int]) -> str:
    """A ToUnicode CMap for the characters of a font subset; code 0 (.notdef) has no meaning."""
    codes = [(place, char) for place, char in enumerate(subset) if char]
    blocks = [codes[start : start + _BLOCK] for start in range(0, len(codes), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{max(len(subset) - 1, 0):02X}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{place:02X}> <{_utf16(char)}>" for place, char in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(char: int) -> str:
    return chr(char).encode("utf-16-be", "surrogatepass").hex().upper()


def _page_and_catalog_keys() -> None:
    """Pages may name their place in the structure; the catalog its output intents and files."""
    for cls, keys in (
        (pdfdoc.PDFPage, ("StructParents", "Tabs")),
        (pdfdoc.PDFCatalog, ("OutputIntents", "AF")),
    ):
        # The page class inherits nothing of the catalog's list: each has its own.
        cls.__NoDefault__ = [*cls.__NoDefault__, *(k for k in keys if k not in cls.__NoDefault__)]


def _slashes_in_names() -> None:
    """A slash inside a name is written #2F: ``application/json`` is one name and not two."""
    plain = pdfdoc.PDFName

    def name(data: str, *more: str) -> str:
        made: str = plain(data, *more)
        return "/" + made[1:].replace("/", "#2F")

    pdfdoc.PDFName = name
