"""A ReportLab canvas whose content is tagged: PDF/UA-1 and PDF/A-3a, written in one pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from lnatool import __version__
from lnatool.services.export.blocks import Attached, Field, Raster
from lnatool.services.export.pdf import bridges, right_to_left
from lnatool.services.export.pdf.attachments import add_attachment
from lnatool.services.export.pdf.fields import Box, FormFields, Widget, object_name
from lnatool.services.export.pdf.links import Link, Links
from lnatool.services.export.pdf.raw import text_string
from lnatool.services.export.pdf.structure import Element, StructureTree
from lnatool.services.export.pdf.style import PAGE
from lnatool.services.export.pdf.typeset import REGULAR, load_fonts, runs
from lnatool.services.paths import resource_path

CREATOR = f"lnatool {__version__}"


class TaggedCanvas(Canvas):  # type: ignore[misc]  # no types there
    """Draws into the structure tree; everything else on a page is an artifact."""

    def __init__(self, target: BytesIO, title: str, subject: str, language: str) -> None:
        load_fonts()
        bridges.install()
        super().__init__(
            target,
            pagesize=PAGE,
            pageCompression=1,
            pdfVersion=(1, 7),
            initialFontName=REGULAR,
            lang=language,
        )
        self.tree = StructureTree()
        self._page_names: list[str] = []
        self._fields = FormFields(self._doc, self._page_names)
        self._links = Links(self._doc, self._page_names)
        self.setTitle(title)
        self.setSubject(subject)
        self.setCreator(CREATOR)
        self.setAuthor("")
        self._doc.info.keywords = ""
        self._title, self._subject = title, subject

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        mcid = self.tree.mark(element, len(self._page_names))
        self._code.append(f"/{element.tag} <</MCID {mcid}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration and is not read out."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def text(self, x: float, y: float, text: str, size: float, bold: bool, colour: Any) -> None:
        """One line of text, each letter in a font that has it."""
        self.setFillColor(colour)
        line = self.beginText(x, y)
        turned = right_to_left.has(text)  # drawn as it is seen, read out as it was written
        if turned:
            line._code.append(_spoken_as(text))
        for run in runs(text, bold):
            line.setFont(run.font, size)
            if run.actual and not turned:
                line._code.append(_spoken_as(run.actual))
            line.textOut(run.text)
            if run.actual and not turned:
                line._code.append("EMC")
        if turned:
            line._code.append("EMC")
        self.drawText(line)

    def field(self, field: Field, box: Box, element: Element, value: str = "") -> None:
        """A field of the form on this page; with a ``value`` it is read-only."""
        page, number = len(self._page_names), len(self._fields.widgets)
        key = self.tree.hold(element, page, object_name(number))
        widget = Widget(field.name, field.kind, field.hint, field.options, box, page, key, value)
        self._annotationrefs.append(self._fields.add(widget))

    def anchor(self, name: str, top: float) -> None:
        """A place on this page that links lead to."""
        self._links.places[name] = (len(self._page_names), top)

    def link(self, box: Box, element: Element, anchor: str, words: str) -> None:
        """A link that covers the box and leads to an anchor; ``words`` say where that is."""
        key = self.tree.hold(element, len(self._page_names), self._links.next_name)
        self._annotationrefs.append(self._links.add(Link(box, anchor, words, key)))

    def picture(self, picture: Raster, box: Box) -> None:
        """A picture of pixels that fills the box."""
        from PIL import Image

        pixels = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
        left, bottom, right, top = box
        self.drawImage(ImageReader(pixels), left, bottom, right - left, top - bottom)

    def bookmark(self, title: str, level: int) -> None:
        """An entry in the outline that leads to this page."""
        key = f"lna-{len(self._outline_keys())}"
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key, level, closed=False)
        self._outline_keys().append(key)

    def _outline_keys(self) -> list[str]:
        keys: list[str] = self.__dict__.setdefault("_lna_outline", [])
        return keys

    def _setShadingUsed(self, page: Any) -> None:
        """ReportLab's last hook on a page before it is added: name its place in the structure."""
        super()._setShadingUsed(page)
        page.StructParents = len(self._page_names)
        page.Tabs = pdfdoc.PDFName("S")
        self._page_names.append(self._doc.thisPageName())

    def finish(self, attached: Attached | None = None) -> None:
        """Write structure, form, attachment, metadata and output intent; close the document."""
        document, catalog = self._doc, self._doc.Catalog
        self._fields.write()
        if attached is not None:
            add_attachment(document, attached, self._moment().strftime("D:%Y%m%d%H%M%S+00'00'"))
        self.tree.write(document, self._page_names)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = pdfdoc.XMP(creator=self._metadata)
        document.defaultStreamFilters = None  # metadata must stay readable without decoding
        profile = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"N": 3}),
            resource_path("icc", "srgb.icc").read_bytes(),
        )
        profile.filters = [pdfdoc.PDFZCompress]
        intent = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("OutputIntent"),
                "S": pdfdoc.PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
                "Info": pdfdoc.PDFString("sRGB"),
                "DestOutputProfile": document.Reference(profile, "lna-icc"),
            }
        )
        catalog.OutputIntents = pdfdoc.PDFArray([intent])
        self.save()

    def _moment(self) -> dt.datetime:
        """When ReportLab says that the document was made, in UTC."""
        stamp = self._doc._timeStamp
        offset = dt.timezone(dt.timedelta(hours=stamp.dhh, minutes=stamp.dmm))
        year, month, day, hour, minute, second = stamp.YMDhms
        local = dt.datetime(year, month, day, hour, minute, second, tzinfo=offset)
        return local.astimezone(dt.UTC)

    def _metadata(self, document: Any) -> bytes:
        return _XMP.format(
            title=escape(self._title),
            subject=escape(self._subject),
            creator=escape(CREATOR),
            producer=escape(document.info.producer),
            moment=self._moment().isoformat(),
        ).encode()


def _spoken_as(text: str) -> str:
    """Opens a span that is read out and copied as this text, however it is drawn."""
    return f"/Span <</ActualText {text_string(text)}>> BDC"


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
