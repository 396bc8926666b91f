"""Small PDFs with the fields, the attachment and the reference of a plan, made with pikepdf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, PageCopyWarning, Pdf, String

from lnatool.domain.form import REFERENCE, TICKS, form_fields
from lnatool.domain.plan import Export, Plan, ReportKind
from lnatool.domain.shared import shared_plan
from lnatool.services.page_digests import page_digests_of
from lnatool.services.share.encode import encode_shared
from lnatool.services.storage.codec import digest
from tests.builders import NOW

PAGES = 3


@dataclass(frozen=True)
class Copy:
    """A copy that was handed out: its bytes, and how the plan notes it."""

    data: bytes
    export: Export


def copy(plan: Plan, kind: ReportKind = "full", **parts: Any) -> Copy:
    """A copy of a plan as a PDF with an empty form."""
    attached = encode_shared(shared_plan(plan, kind, notes=True, evidence=True))
    data = make_pdf(plan, attached, **parts)
    noted = Export(
        "export-1", NOW, kind, plan.revision, digest(attached), page_digests_of(data), digest(data)
    )
    return Copy(data, noted)


def make_pdf(
    plan: Plan,
    attached: bytes | None,
    *,
    reference: str | None = None,
    form: bool = True,
    creator: str = "lnatool 0.1",
) -> bytes:
    """A PDF of three pages with every field of the plan's form on the first."""
    pdf = Pdf.new()
    for number in range(PAGES):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(f"% page {number}\n0 0 m 10 10 l S\n".encode())
    pdf.docinfo["/Creator"] = creator
    if attached is not None:
        spec = AttachedFileSpec(
            pdf, attached, filename="lnatool-plan.json", mime_type="application/json"
        )
        pdf.attachments["lnatool-plan.json"] = spec
        pdf.Root.AF = Array([pdf.attachments["lnatool-plan.json"].obj])
    if form:
        content = digest(attached) if attached is not None else "0" * 64
        said = reference or f"lnatool:1:{plan.id}:{plan.revision}:{content}"
        _add_form(pdf, plan, said)
    return saved(pdf)


def fill(data: bytes, values: Mapping[str, str]) -> bytes:
    """The PDF with these values in its fields, as a viewer writes them."""
    with Pdf.open(BytesIO(data)) as pdf:
        known = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        for name, value in values.items():
            field = known[name]
            tick = Name.Btn == field.FT
            field.V = Name(f"/{value}") if tick else String(value)
            if tick:
                field.AS = field.V
        return saved(pdf)


def saved(pdf: Pdf, **options: Any) -> bytes:
    out = BytesIO()
    with catch_warnings():
        simplefilter("ignore", PageCopyWarning)  # files without a form are made on purpose
        pdf.save(out, **options)
    return out.getvalue()


def changed(data: bytes, change: Any, **options: Any) -> bytes:
    """The PDF after ``change(pdf)``."""
    with Pdf.open(BytesIO(data)) as pdf:
        change(pdf)
        return saved(pdf, **options)


def _add_form(pdf: Pdf, plan: Plan, reference: str) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made = [_field(pdf, REFERENCE, "reference", reference)]
    for field in form_fields(plan, [item.id for item in plan.competencies]):
        made.append(_field(pdf, field.name, field.part))  # noqa: PERF401
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(
            Fields=Array(made),
            DA=String("/LnF 11 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(LnF=pdf.make_indirect(font))),
        )
    )
    pdf.pages[0].Annots = Array(made)


def _field(pdf: Pdf, name: str, part: str, value: str | None = None) -> pikepdf.Object:
    made = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, T=String(name), F=4,
        Rect=Array([20, 20, 320, 60]), P=pdf.pages[0].obj,
    )  # fmt: skip
    if part in TICKS:
        ticked, empty = pdf.make_stream(b"0 0 m 9 9 l S"), pdf.make_stream(b"")
        for look in (ticked, empty):
            look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        made.FT, made.V, made.AS = Name.Btn, Name.Off, Name.Off
        made.AP = Dictionary(N=Dictionary(Yes=ticked, Off=empty))
    elif part == "level":
        made.FT, made.Ff, made.V = Name.Ch, 1 << 17, String("")
        options = [["", "No view yet"], *([str(n), f"{n}  Level {n}"] for n in range(5))]
        made.Opt = Array([Array([String(a), String(b)]) for a, b in options])
        made.DA = String("/LnF 11 Tf 0 g")
    else:
        made.FT, made.DA = Name.Tx, String("/LnF 11 Tf 0 g")
        made.Ff = 1 if name == REFERENCE else (1 << 12 if part in {"comment", "summary"} else 0)
    if value is not None:
        made.V = String(value)
    return pdf.make_indirect(made)
