"""The structure tree of a tagged PDF: what the marks on the pages mean, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(slots=True)
class Mark:
    """One stretch of marked content: the page's number from 0 and its number on that page."""

    page: int
    mcid: int


@dataclass(slots=True)
class Element:
    """A structure element. ``kids`` are elements and marks in reading order."""

    tag: str
    parent: Element | None = None
    alt: str = ""
    language: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | Mark] = field(default_factory=list)
    name: str = ""

    def child(self, tag: str, **more: Any) -> Element:
        """A new element at the end of this one."""
        made = Element(tag, self, **more)
        self.kids.append(made)
        return made


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are made when the numbers of all objects are known."""

    __RefOnly__ = 1

    def __init__(self, make: Any) -> None:
        self._make = make

    def format(self, document: Any) -> bytes:
        """The object's bytes."""
        return str(self._make(document)).encode("ascii")


def text_string(text: str) -> str:
    """A PDF text string in UTF-16, as hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


class StructureTree:
    """Collects elements and marks, and writes them into the document at the end."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self._marks: list[list[Element]] = []

    def mark(self, element: Element, page: int) -> int:
        """A new mark for an element on a page; returns its number on that page (MCID)."""
        while len(self._marks) <= page:
            self._marks.append([])
        mcid = len(self._marks[page])
        self._marks[page].append(element)
        element.kids.append(Mark(page, mcid))
        return mcid

    def write(self, document: Any, pages: list[str]) -> None:
        """Put the tree into a ReportLab document; ``pages`` are the internal page names."""
        elements = self._named()
        for element in elements:
            raw = _Raw(lambda doc, element=element: _element(doc, element, pages))
            document.Reference(raw, element.name)
        parents = _Raw(self._parent_tree)
        document.Reference(parents, "lna-parents")
        root = _Raw(
            lambda doc: (
                f"<< /Type /StructTreeRoot /K {_ref(doc, self.document.name)} "
                f"/ParentTree {_ref(doc, 'lna-parents')} /ParentTreeNextKey {len(self._marks)} >>"
            )
        )
        document.Catalog.StructTreeRoot = document.Reference(root, "lna-structure")

    def _named(self) -> list[Element]:
        """Every element that says something, with a name; empty ones are left out."""
        found: list[Element] = []

        def visit(element: Element) -> bool:
            element.kids = [kid for kid in element.kids if isinstance(kid, Mark) or visit(kid)]
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

    def _parent_tree(self, document: Any) -> str:
        rows = []
        for page, elements in enumerate(self._marks):
            refs = " ".join(_ref(document, element.name) for element in elements)
            rows.append(f"{page} [ {refs} ]")
        return f"<< /Nums [ {' '.join(rows)} ] >>"


def _ref(document: Any, name: str) -> str:
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"


def _element(document: Any, element: Element, pages: list[str]) -> str:
    parent = element.parent.name if element.parent else "lna-structure"
    parts = ["/Type /StructElem", f"/S /{element.tag}", f"/P {_ref(document, parent)}"]
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
            page = _ref(document, pages[kid.page])
            kids.append(f"<< /Type /MCR /Pg {page} /MCID {kid.mcid} >>")
        else:
            kids.append(_ref(document, kid.name))
    parts.append(f"/K [ {' '.join(kids)} ]")
    return f"<< {' '.join(parts)} >>"
