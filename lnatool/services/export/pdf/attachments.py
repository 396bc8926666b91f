"""A file inside a PDF, as PDF/A-3 wants it: named, described, and in relation to the document."""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from lnatool.services.export.blocks import Attached
from lnatool.services.export.pdf.raw import Raw, ref, text_string

_FILE, _SPEC = "lna-attached-file", "lna-attached"


def add_attachment(document: Any, attached: Attached, moment: str) -> None:
    """Put a file into a ReportLab document as the source that it was made from.

    ``moment`` is when it was made, as a PDF date.
    """
    checksum = hashlib.md5(attached.data, usedforsecurity=False).hexdigest()
    parameters = Raw(
        lambda _doc: f"<< /ModDate ({moment}) /Size {len(attached.data)} /CheckSum <{checksum}> >>"
    )
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("EmbeddedFile"),
                "Subtype": pdfdoc.PDFName(attached.mime),
                "Params": parameters,
            }
        ),
        attached.data,
    )
    stream.filters = [pdfdoc.PDFZCompress]
    document.Reference(stream, _FILE)
    name = text_string(attached.name)
    spec = Raw(
        lambda doc: (
            f"<< /Type /Filespec /F ({attached.name}) /UF {name} "
            f"/Desc {text_string(attached.description)} /AFRelationship /Source "
            f"/EF << /F {ref(doc, _FILE)} /UF {ref(doc, _FILE)} >> >>"
        )
    )
    catalog = document.Catalog
    catalog.AF = pdfdoc.PDFArray([document.Reference(spec, _SPEC)])
    catalog.Names = document.Reference(
        Raw(lambda doc: f"<< /EmbeddedFiles << /Names [ {name} {ref(doc, _SPEC)} ] >> >>"),
        "lna-names",
    )
