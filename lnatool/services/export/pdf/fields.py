"""The fields of a form, written by hand so that every viewer can fill and save them.

Each has its own appearance, a hint that is read out, and a place in the structure. The font of
what is typed is embedded whole; viewers are never asked to draw fields anew (NeedAppearances).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lnatool.services.export.pdf.form_font import FONT, add_form_font
from lnatool.services.export.pdf.raw import Raw, form_object, ref, text_string

Box = tuple[float, float, float, float]
"""Left, bottom, right and top on the page, in points."""

_INK = "0.129 0.169 0.196"
_SIZE = 10.0
_SMALL = 6.0
_READ_ONLY, _MULTI_LINE, _COMBO = 1, 1 << 12, 1 << 17
_PRINT = 4
_TICK = "q 1.6 w 1 J 1 j {ink} RG {a:.2f} {b:.2f} m {c:.2f} {d:.2f} l {e:.2f} {f:.2f} l S Q"
_EMPTY = "/Tx BMC EMC"


@dataclass(frozen=True, slots=True)
class Widget:
    """A field where it stands: ``page`` counts from 0, ``value`` is set for a read-only one.

    ``key`` is its place among the objects that the structure holds.
    """

    name: str
    kind: Literal["line", "lines", "tick", "choice"]
    hint: str
    options: tuple[tuple[str, str], ...]
    box: Box
    page: int
    key: int
    value: str = ""

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return self.box[3] - self.box[1]


class FormFields:
    """Collects the fields of a document and writes them and their form into it."""

    def __init__(self, document: Any, pages: Sequence[str]) -> None:
        self._document = document
        self._pages = pages
        self.widgets: list[Widget] = []

    def add(self, widget: Widget) -> Any:
        """Put a field into the document; returns the reference for its page's annotations."""
        number = len(self.widgets)
        self.widgets.append(widget)
        name = object_name(number)
        if widget.kind == "tick":
            self._drawing(f"{name}-on", widget, _tick(widget))
            self._drawing(f"{name}-off", widget, "")
        else:
            self._drawing(f"{name}-look", widget, _typed(widget), font=True)
        return self._document.Reference(Raw(lambda doc: self._field(doc, number)), name)

    def write(self) -> None:
        """Name the form in the catalog, if there is any field."""
        if not self.widgets:
            return
        add_form_font(self._document)
        self._document.Catalog.AcroForm = self._document.Reference(Raw(self._form), "lna-form")

    def _drawing(self, name: str, widget: Widget, drawing: str, *, font: bool = False) -> None:
        def make(document: Any) -> str:
            used = ref(document, FONT) if font else ""
            return form_object(widget.width, widget.height, drawing, used)

        self._document.Reference(Raw(make), name)

    def _form(self, document: Any) -> str:
        fields = " ".join(ref(document, object_name(n)) for n in range(len(self.widgets)))
        return (
            f"<< /Fields [ {fields} ] /DA (/LnF {_SIZE:g} Tf {_INK} rg) "
            f"/DR << /Font << /LnF {ref(document, FONT)} >> >> >>"
        )

    def _field(self, document: Any, number: int) -> str:
        widget, name = self.widgets[number], object_name(number)
        box = " ".join(f"{place:.2f}" for place in widget.box)
        return (
            f"<< /Type /Annot /Subtype /Widget /T ({widget.name}) /TU {text_string(widget.hint)} "
            f"/F {_PRINT} /Rect [ {box} ] /P {ref(document, self._pages[widget.page])} "
            f"/StructParent {len(self._pages) + widget.key} {_KINDS[widget.kind](widget)} "
            f"/AP << /N {_looks(document, widget, name)} >> >>"
        )


def object_name(number: int) -> str:
    """The internal name of a field's object."""
    return f"lna-field-{number}"


def _looks(document: Any, widget: Widget, name: str) -> str:
    if widget.kind == "tick":
        return f"<< /Yes {ref(document, f'{name}-on')} /Off {ref(document, f'{name}-off')} >>"
    return ref(document, f"{name}-look")


def _tick(widget: Widget) -> str:
    w, h = widget.width, widget.height
    return _TICK.format(
        ink=_INK, a=w * 0.22, b=h * 0.52, c=w * 0.42, d=h * 0.28, e=w * 0.8, f=h * 0.76
    )


def _typed(widget: Widget) -> str:
    """How a text field looks as it is handed out: blank, or its value in one small line."""
    if not widget.value:
        return _EMPTY
    return (
        f"/Tx BMC q BT /LnF {_SMALL:g} Tf {_INK} rg 2 {widget.height * 0.3:.2f} Td "
        f"({widget.value}) Tj ET Q EMC"
    )


def _text_field(widget: Widget) -> str:
    if widget.value:
        small = f"/DA (/LnF {_SMALL:g} Tf {_INK} rg)"
        return f"/FT /Tx /Ff {_READ_ONLY} {small} /V ({widget.value}) /DV ({widget.value})"
    flags = _MULTI_LINE if widget.kind == "lines" else 0
    return f"/FT /Tx /Ff {flags} /DA (/LnF {_SIZE:g} Tf {_INK} rg)"


def _choice_field(widget: Widget) -> str:
    options = " ".join(
        f"[ {text_string(value)} {text_string(words)} ]" for value, words in widget.options
    )
    return f"/FT /Ch /Ff {_COMBO} /DA (/LnF {_SIZE:g} Tf {_INK} rg) /Opt [ {options} ]"


def _tick_field(_widget: Widget) -> str:
    return "/FT /Btn /V /Off /AS /Off"


_KINDS = {
    "line": _text_field,
    "lines": _text_field,
    "choice": _choice_field,
    "tick": _tick_field,
}
