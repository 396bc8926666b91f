"""Links from one place of the document to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lnatool.services.export.pdf.fields import Box
from lnatool.services.export.pdf.raw import Raw, ref, text_string


@dataclass(frozen=True, slots=True)
class Link:
    """A link where it stands; ``key`` is its place among the objects that the structure holds."""

    box: Box
    anchor: str
    words: str
    key: int


class Links:
    """Collects links and the places they lead to, which may come later in the document.

    ``places`` has for each anchor the page, counted from 0, and the height on it in points.
    """

    def __init__(self, document: Any, pages: Sequence[str]) -> None:
        self._document = document
        self._pages = pages
        self._count = 0
        self.places: dict[str, tuple[int, float]] = {}

    @property
    def next_name(self) -> str:
        """The internal name of the link that is added next."""
        return f"lna-link-{self._count}"

    def add(self, link: Link) -> Any:
        """Put a link into the document; returns the reference for its page's annotations."""
        name = self.next_name
        self._count += 1
        return self._document.Reference(Raw(lambda document: self._link(document, link)), name)

    def _link(self, document: Any, link: Link) -> str:
        page, top = self.places[link.anchor]
        box = " ".join(f"{place:.2f}" for place in link.box)
        return (
            f"<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] /Rect [ {box} ] "
            f"/Contents {text_string(link.words)} /StructParent {len(self._pages) + link.key} "
            f"/Dest [ {ref(document, self._pages[page])} /XYZ 0 {top:.2f} null ] >>"
        )
