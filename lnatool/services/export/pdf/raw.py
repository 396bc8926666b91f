"""PDF objects written as text, for what ReportLab has no class for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # no types there
    """An object whose text (ASCII) is made when the numbers of all objects are known."""

    __RefOnly__ = 1

    def __init__(self, make: Callable[[Any], str]) -> None:
        self._make = make

    def format(self, document: Any) -> bytes:
        """The object's bytes."""
        return self._make(document).encode("ascii")


def ref(document: Any, name: str) -> str:
    """A reference to the object of this internal name."""
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"


def text_string(text: str) -> str:
    """A PDF text string in UTF-16, as hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


def form_object(width: float, height: float, drawing: str, font: str = "") -> str:
    """A drawing of its own (form XObject) of this size in points; ``font`` is a reference."""
    fonts = f"/Font << /LnF {font} >> " if font else ""
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [ 0 0 {width:.2f} {height:.2f} ] "
        f"/Resources << {fonts}>> /Length {len(drawing)} >>\n"
        f"stream\n{drawing}\nendstream"
    )
