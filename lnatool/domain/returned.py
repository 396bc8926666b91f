"""A return file: what a preceptor filled in, sent back without a PDF.

It carries the same values as the form of the PDF, under the same field names, with the plan that
they are about, exactly as that came attached to the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from lnatool.domain.limits import FORBID_UNKNOWN, Line, Slug, Text, Whole
from lnatool.domain.plan import Digest, Moment

FORMAT: Final = "lnatool.return"
VERSION: Final = 1
FieldValue = Annotated[str, Text(100_000)]


@dataclass(frozen=True, slots=True)
class Reference:
    """Which plan a copy was made from, at which revision, and the digest of the plan inside it."""

    __pydantic_config__ = FORBID_UNKNOWN
    plan: Slug
    revision: Annotated[int, Whole(0, 2**53)]
    content: Digest


@dataclass(frozen=True, slots=True)
class ReturnFile:
    """The document: ``values`` by field name, ``attachment`` the shared plan as its JSON text.

    ``by`` is who filled it in and ``made`` when. A tick is ``Yes``; what is left blank is left out.
    """

    __pydantic_config__ = FORBID_UNKNOWN
    reference: Reference
    format: Literal["lnatool.return"] = FORMAT
    version: Literal[1] = VERSION
    by: Line = ""
    made: Moment = ""
    values: dict[str, FieldValue] = field(default_factory=dict)
    attachment: Annotated[str, Text(20_000_000)] = ""
