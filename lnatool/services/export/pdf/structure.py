"""The structure tree of a tagged PDF: what the marks on the pages mean, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from lnatool.services.export.pdf.raw import Raw, ref, text_string


@dataclass(slots=True)
class Mark:
    """One stretch of marked content: the page's number from 0 and its number on that page."""

    page: int
    mcid: int


@dataclass(slots=True)
class Part:
    """An object on a page that belongs to an element, by its internal name: a field, a link."""

    page: int
    name: str


@dataclass(slots=True)
class Element:
    """A structure element. ``kids`` are elements, marks and objects in reading order."""

    tag: str
    parent: Element | None = None
    alt: str = ""
    language: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | Mark | Part] = field(default_factory=list)
    name: str = ""

    def child(self, tag: str, **more: Any) -> Element:
        """A new element at the end of this one."""
        made = Element(tag, self, **more)
        self.kids.append(made)
        return made


class StructureTree:
    """Collects elements and marks, and writes them into the document at the end."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self._marks: list[list[Element]] = []
        self._parts: list[Element] = []

    def mark(self, element: Element, page: int) -> int:
        """A new mark for an element on a page; returns its number on that page (MCID)."""
        while len(self._marks) <= page:
            self._marks.append([])
        mcid = len(self._marks[page])
        self._marks[page].append(element)
        element.kids.append(Mark(page, mcid))
        return mcid

    def hold(self, element: Element, page: int, name: str) -> int:
        """An object belongs to an element; returns its key, counted from after the pages' keys."""
        self._parts.append(element)
        element.kids.append(Part(page, name))
        return len(self._parts) - 1

    def write(self, document: Any, pages: list[str]) -> None:
        """Put the tree into a ReportLab document; ``pages`` are the internal page names."""
        elements = self._named()
        for element in elements:
            document.Reference(Raw(partial(_element, element, pages)), element.name)
        parents = Raw(lambda doc: self._parent_tree(doc, len(pages)))
        document.Reference(parents, "lna-parents")
        root = Raw(
            lambda doc: (
                f"<< /Type /StructTreeRoot /K {ref(doc, self.document.name)} "
                f"/ParentTree {ref(doc, 'lna-parents')} "
                f"/ParentTreeNextKey {len(pages) + len(self._parts)} >>"
            )
        )
        document.Catalog.StructTreeRoot = document.Reference(root, "lna-structure")

    def _named(self) -> list[Element]:
        """Every element that says something, with a name; empty ones are left out."""
        found: list[Element] = []

        def visit(element: Element) -> bool:
            element.kids = [
                kid for kid in element.kids if not isinstance(kid, Element) or visit(kid)
            ]
            return bool(element.kids) or element.tag in ("TD", "TH")

        def name(element: Element) -> None:
            element.name = f"lna-element-{len(found)}"
            found.append(element)
            for kid in element.kids:
                if isinstance(kid, Element):
                    name(kid)

        visit(self.document)
        name(self.document)
        return found

    def _parent_tree(self, document: Any, pages: int) -> str:
        rows = []
        for page, elements in enumerate(self._marks):
            refs = " ".join(ref(document, element.name) for element in elements)
            rows.append(f"{page} [ {refs} ]")
        for key, element in enumerate(self._parts, start=pages):
            rows.append(f"{key} {ref(document, element.name)}")
        return f"<< /Nums [ {' '.join(rows)} ] >>"


def _element(element: Element, pages: list[str], document: Any) -> str:
    parent = element.parent.name if element.parent else "lna-structure"
    parts = ["/Type /StructElem", f"/S /{element.tag}", f"/P {ref(document, parent)}"]
    if element.alt:
        parts.append(f"/Alt {text_string(element.alt)}")
    if element.language:
        parts.append(f"/Lang ({element.language})")
    attributes = []
    if element.scope:
        attributes.append(f"<< /O /Table /Scope /{element.scope} >>")
    if element.box:
        box = " ".join(f"{value:.2f}" for value in element.box)
        attributes.append(f"<< /O /Layout /BBox [ {box} ] /Placement /Block >>")
    if element.tag == "L":
        attributes.append("<< /O /List /ListNumbering /Disc >>")
    if attributes:
        parts.append(f"/A [ {' '.join(attributes)} ]")
    kids = []
    for kid in element.kids:
        if isinstance(kid, Mark):
            page = ref(document, pages[kid.page])
            kids.append(f"<< /Type /MCR /Pg {page} /MCID {kid.mcid} >>")
        elif isinstance(kid, Part):
            held = ref(document, kid.name)
            kids.append(f"<< /Type /OBJR /Pg {ref(document, pages[kid.page])} /Obj {held} >>")
        else:
            kids.append(ref(document, kid.name))
    parts.append(f"/K [ {' '.join(kids)} ]")
    return f"<< {' '.join(parts)} >>"
