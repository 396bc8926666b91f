"""What a PDF must keep to, beside what validators look at: reading order and the parent tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import page
import pikepdf

UA_1, A_3A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A
A_3B = page.ValidationProfile.PDF_A_3B


def faults(path: Path, *profiles: Any) -> list[str]:
    """What the validators find, for PDF/UA-1 and PDF/A-3a unless told otherwise."""
    found = []
    for profile in profiles or (UA_1, A_3A):
        report = page.validate_pdf(str(path), profile=profile)
        found += [f"{one.rule_id}: {one.message}" for one in report.failures]
        if not report.is_compliant and not report.failures:
            found.append(f"{profile} is not kept")
    return found


class Leaf(NamedTuple):
    """Marked content by page and MCID; ``block`` is its ancestor right below a section."""

    page: int
    mcid: int
    element: Any
    block: Any


def leaves(document: pikepdf.Pdf) -> Iterator[Leaf]:
    """The marked content of the document in the order of its structure."""
    numbers = {sheet.objgen: number for number, sheet in enumerate(document.pages)}

    def walk(element: Any, block: Any) -> Iterator[Leaf]:
        if element.get("/S") == "/Sect":
            block = None
        elif block is None and element.get("/S") != "/Document":
            block = element
        for kid in element.get("/K", []):
            if "/MCID" in kid:
                yield Leaf(numbers[kid.Pg.objgen], int(kid.MCID), element, block)
            elif kid.get("/Type") != "/OBJR":
                yield from walk(kid, block)

    yield from walk(document.Root.StructTreeRoot.K, None)


def content(sheet: Any) -> list[tuple[int, float]]:
    """The marks of a page in the order of its content, with the height of their first text."""
    found: list[tuple[int, float]] = []
    waiting = False
    for operands, operator in pikepdf.parse_content_stream(sheet):
        name = str(operator)
        if name == "BDC" and "/MCID" in operands[1]:
            found.append((int(operands[1].MCID), 0.0))
            waiting = True
        elif name == "Tm" and waiting:
            found[-1] = (found[-1][0], float(operands[5]))
            waiting = False
    return found


def order_faults(path: Path) -> list[str]:
    """Where the structure's order is not that of the content, or jumps up a page."""
    found = []
    with pikepdf.open(path) as document:
        read = list(leaves(document))
        for number, sheet in enumerate(document.pages):
            drawn = content(sheet)
            heights = dict(drawn)
            here = [leaf for leaf in read if leaf.page == number]
            if [leaf.mcid for leaf in here] != [mcid for mcid, _ in drawn]:
                found.append(f"page {number + 1}: read in another order than drawn")
            tops: dict[Any, float] = {}
            for leaf in here:
                if leaf.block.get("/S") != "/Figure":
                    height = heights.get(leaf.mcid, 0.0)
                    key = leaf.block.objgen
                    tops[key] = max(tops.get(key, 0.0), height)
            if any(lower > upper + 1 for upper, lower in pairwise(tops.values())):
                found.append(f"page {number + 1}: reading jumps up the page")
    return found


def parent_faults(path: Path) -> list[str]:
    """Where the way from a mark or an annotation to its element does not lead back."""
    found = []
    with pikepdf.open(path) as document:
        nums = list(document.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
        owners = {(leaf.page, leaf.mcid): leaf.element.objgen for leaf in leaves(document)}
        for number, sheet in enumerate(document.pages):
            named = parents.get(int(sheet.get("/StructParents", -1)), [])
            drawn = {mcid for mcid, _ in content(sheet)}
            if drawn != set(range(len(named))):
                found.append(f"page {number + 1}: other marks than its entry")
            for mcid, element in enumerate(named):
                if owners.pop((number, mcid), None) != element.objgen:
                    found.append(f"page {number + 1}: mark {mcid} leads elsewhere")
            for note in sheet.get("/Annots", []):
                owner = parents.get(int(note.get("/StructParent", -1)), {})
                if not any(
                    kid.get("/Obj", note).objgen == note.objgen for kid in owner.get("/K", [])
                ):
                    found.append(f"page {number + 1}: {note.get('/T')} leads elsewhere")
        found += [f"mark {place} has no entry" for place in owners]
    return found


def tab_order(path: Path) -> list[str]:
    """The names of the fields in the order in which Tab visits them: that of the structure."""
    names: list[str] = []
    with pikepdf.open(path) as document:
        assert all(sheet.Tabs == "/S" for sheet in document.pages)

        def walk(element: Any) -> None:
            for kid in element.get("/K", []):
                if kid.get("/Type") == "/OBJR" and kid.Obj.Subtype == "/Widget":
                    names.append(str(kid.Obj.T))
                elif "/MCID" not in kid and "/Obj" not in kid:
                    walk(kid)

        walk(document.Root.StructTreeRoot.K)
    return names
