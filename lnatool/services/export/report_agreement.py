"""The sign-off page: who agrees to what, and what such a record is and is not."""

from __future__ import annotations

from lnatool.domain.form import field_name
from lnatool.domain.plan import Plan, Signatory, SignOff
from lnatool.services.export.blocks import Block, Field, Form, Heading, Paragraph, Table
from lnatool.services.export.words import Translate, day_words
from lnatool.services.share.encode import short_digest


def agreement(plan: Plan, content: str, tr: Translate) -> list[Block]:
    """The sign-off page; ``content`` is the digest of the plan inside the document."""
    blocks: list[Block] = [
        Heading(2, tr("Sign-off"), new_page=True),
        Paragraph(
            tr(
                "This page is a record of what was talked about and agreed. It is not an "
                "assessment of competence and not a qualified electronic signature, and it locks "
                "nothing: if the plan changes later, lnatool shows what has changed since."
            )
        ),
    ]
    if plan.sign_offs:
        blocks.append(_recorded(plan.sign_offs, tr))
    blocks += [_form(who, tr) for who in who_words(tr)]
    blocks.append(
        Paragraph(
            tr("Content of this plan: {digest} (the first 16 digits of its SHA-256).").format(
                digest=short_digest(content)
            ),
            quiet=True,
        )
    )
    return blocks


def who_words(tr: Translate) -> dict[Signatory, str]:
    """Those who sign off, in words, in the order of the form."""
    return {
        "preceptee": tr("The person whose plan it is"),
        "preceptor": tr("Preceptor, mentor or assessor"),
        "manager": tr("Manager (optional)"),
    }


def statement_words(tr: Translate) -> dict[Signatory, str]:
    """What each of them says."""
    return {
        "preceptee": tr("I agree with this plan."),
        "preceptor": tr("Support reviewed. Plan agreed."),
        "manager": tr("I have seen this plan."),
    }


def _form(who: Signatory, tr: Translate) -> Form:
    name, statement = who_words(tr)[who], statement_words(tr)[who]
    labels = {"name": tr("Name"), "role": tr("Role"), "date": tr("Date")}
    hints = {
        "name": tr("Name, sign-off: {who}"),
        "role": tr("Role, sign-off: {who}"),
        "date": tr("Date, for example 3 March 2027, sign-off: {who}"),
    }
    shares = {"name": 0.4, "role": 0.35, "date": 0.25}
    tick = Field(
        field_name("sign", who, "agree"),
        "tick",
        statement,
        tr("{statement} Sign-off: {who}").format(statement=statement, who=name),
    )
    lines = tuple(
        Field(
            field_name("sign", who, part),
            "line",
            labels[part],
            hints[part].format(who=name),
            shares[part],
        )
        for part in labels
    )
    return Form(((tick,), lines), name)


def _recorded(sign_offs: tuple[SignOff, ...], tr: Translate) -> Table:
    words = who_words(tr)
    return Table(
        tr("Sign-offs recorded so far"),
        (tr("Who"), tr("Name"), tr("Role"), tr("Date")),
        (30, 26, 24, 20),
        tuple((words[one.who], one.name, one.role, day_words(one.day)) for one in sign_offs),
    )
