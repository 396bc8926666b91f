"""A report on screen: the same blocks that the PDF is made from, in the same order."""

from __future__ import annotations

from functools import singledispatch
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from lnatool.services.export.blocks import (
    Block,
    Bullets,
    Callout,
    Field,
    Figure,
    Form,
    Heading,
    Masthead,
    Pairs,
    Paragraph,
    Report,
    Table,
    Together,
)
from lnatool.ui.theme import Colours, ThemeKeeper
from lnatool.ui.widgets.picture_view import picture_image


class ReportPreview(QTextBrowser):
    """Read-only; text can be selected and searched, and screen readers read it as a document."""

    def __init__(self, theme: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._report: Report | None = None
        self.setAccessibleName(self.tr("What will be in the file"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._draw)

    def show_report(self, report: Report) -> None:
        """Show a report and keep the place that was being read."""
        self._report = report
        place = self.verticalScrollBar().value()
        self._draw()
        self.verticalScrollBar().setValue(place)

    def _draw(self) -> None:
        if self._report is None:
            return
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(18)
        parts = [
            self._html(block, number, document) for number, block in enumerate(self._report.blocks)
        ]
        document.setHtml(f"<body>{''.join(parts)}</body>")
        self.setDocument(document)

    def _html(self, block: Block, number: int, document: QTextDocument) -> str:
        if isinstance(block, Figure):
            return self._figure(block, number, document)
        return _html(block, self._theme.colours)

    def _figure(self, block: Figure, number: int, document: QTextDocument) -> str:
        name = f"figure-{number}"
        image = picture_image(block.picture, self._theme.colours, self.devicePixelRatioF())
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        width = min(int(block.picture.width), max(self.viewport().width() - 60, 200))
        alt = escape(block.picture.alt, quote=True)
        return (
            f'<p><img src="{name}" width="{width}" alt="{alt}"/><br/>'
            f'<span style="color:{self._theme.colours.muted}">{escape(block.caption)}</span></p>'
        )


@singledispatch
def _html(block: object, colours: Colours) -> str:
    raise TypeError(f"not a block: {block!r}")


@_html.register
def _(block: Heading, colours: Colours) -> str:
    return f"<h{block.level}>{escape(block.text)}</h{block.level}>"


@_html.register
def _(block: Paragraph, colours: Colours) -> str:
    label = f"<b>{escape(block.label)}</b><br/>" if block.label else ""
    colour = f' style="color:{colours.muted}"' if block.quiet else ""
    return f"<p{colour}>{label}{_lines(block.text)}</p>"


@_html.register
def _(block: Bullets, colours: Colours) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>"


@_html.register
def _(block: Together, colours: Colours) -> str:
    return "".join(_html(inner, colours) for inner in block.blocks)


@_html.register
def _(block: Callout, colours: Colours) -> str:
    return (
        f'<table width="100%" cellpadding="10" bgcolor="{colours.accent_soft}"><tr><td>'
        f"<b>{escape(block.title)}</b><br/>{_lines(block.text)}</td></tr></table><p></p>"
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


@_html.register
def _(block: Pairs, colours: Colours) -> str:
    rows = "".join(
        f'<tr><td width="34%"><b>{escape(name)}</b></td><td>{_lines(value)}</td></tr>'
        for name, value in block.items
    )
    return f'<table width="100%" cellpadding="3">{rows}</table>'


@_html.register
def _(block: Table, colours: Colours) -> str:
    whole = sum(block.widths)
    head = "".join(
        f'<th align="left" width="{width * 100 / whole:.0f}%" style="white-space:nowrap">'
        f"{escape(column)}</th>"
        for column, width in zip(block.columns, block.widths, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row)}</tr>" for row in block.rows
    )
    return (
        f'<table width="100%" cellpadding="5" cellspacing="0" border="1" '
        f'style="border-collapse:collapse; border-color:{colours.border}">'
        f'<tr bgcolor="{colours.page}">{head}</tr>{rows}</table><p></p>'
    )


@_html.register
def _(block: Masthead, colours: Colours) -> str:
    return f'<p style="color:{colours.muted}"><b>{escape(block.organisation)}</b></p>'


@_html.register
def _(block: Form, colours: Colours) -> str:
    title = f"<b>{escape(block.title)}</b><br/>" if block.title else ""
    note = f'<span style="color:{colours.muted}">{escape(block.note)}</span>' if block.note else ""
    rows = "".join(_form_row(row, colours) for row in block.rows)
    return (
        f'<table width="100%" cellpadding="10" bgcolor="{colours.page}"><tr><td>'
        f"{title}{note}{rows}</td></tr></table><p></p>"
    )


def _form_row(row: tuple[Field, ...], colours: Colours) -> str:
    whole = max(1.0, sum(field.width for field in row))
    cells = "".join(
        f'<td width="{field.width * 100 / whole:.0f}%">{_form_field(field, colours)}</td>'
        for field in row
    )
    return f'<table width="100%" cellpadding="3"><tr>{cells}</tr></table>'


def _form_field(field: Field, colours: Colours) -> str:
    if field.kind == "tick":
        return f"\u2610 {escape(field.label)}"
    room = "<br/>" * (3 if field.kind == "lines" else 1)
    mark = "\u25be" if field.kind == "choice" else ""
    return (
        f'{escape(field.label)}<table width="100%" cellpadding="4" cellspacing="0" border="1" '
        f'bgcolor="{colours.surface}" style="border-color:{colours.border}">'
        f'<tr><td align="right">{mark}{room}</td></tr></table>'
    )
