"""The parts of a PDF that are read: form fields, the attached plan, and whether there are scripts.

Nothing here trusts a type or a reference: what is not as it should be is passed over. Actions are
looked for, never run.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lnatool.services.read_back.bounds import DEEPEST, LARGEST_STREAM, MOST_FIELDS, TooSlowError
from lnatool.services.read_back.returned import ATTACHMENT

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

LONGEST_NAME = 200
LONGEST_VALUE = 100_000
"""Characters; as many as a note takes on screen."""

_KEPT = "\n\t"


def resolved(thing: Any) -> Any:
    """What a reference points to, or the thing itself; None where that cannot be read."""
    try:
        return thing.get_object() if hasattr(thing, "get_object") else thing
    except TooSlowError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF can make the reader raise anything
        return None


def child(thing: Any, key: str) -> Any:
    """An entry of a dictionary, resolved; None where there is none or it is no dictionary."""
    return resolved(thing.raw_get(key)) if isinstance(thing, dict) and key in thing else None  # type: ignore[attr-defined]


def children(thing: Any, key: str) -> list[Any]:
    """The references in an array of a dictionary; empty where there is none."""
    found = child(thing, key)
    return list(found) if isinstance(found, list) else []


def root(reader: PdfReader | PdfWriter) -> Any:
    """The catalogue."""
    return resolved(reader.root_object)


def fields(reader: PdfReader | PdfWriter) -> Iterator[tuple[str, Any, Any]]:
    """Every field with its full name, its own dictionary and its value, each once."""
    seen: set[int] = set()
    waiting = [
        (part, "", None, 0) for part in children(child(root(reader), "/AcroForm"), "/Fields")
    ]
    waiting.reverse()
    for _ in range(MOST_FIELDS):
        if not waiting:
            return
        reference, above, inherited, depth = waiting.pop()
        number = getattr(reference, "idnum", None)
        part = resolved(reference)
        if number in seen or not isinstance(part, dict) or depth > DEEPEST:
            continue
        if number is not None:
            seen.add(number)
        own = child(part, "/T")
        name = ".".join(each for each in (above, text_of(own)) if each)
        raw = child(part, "/V")
        value = inherited if raw is None else raw
        kids = children(part, "/Kids")[:MOST_FIELDS]
        named = [kid for kid in kids if child(resolved(kid), "/T") is not None]
        if named:
            waiting += [(kid, name, value, depth + 1) for kid in reversed(named)]
        elif name and len(name) <= LONGEST_NAME:
            yield name, part, value


def text_of(value: Any) -> str:
    """A value as text: a string, a name, a stream of text, the first of several; else empty.

    An empty tick, which is the name ``/Off``, is empty, too.
    """
    from pypdf.generic import NameObject, StreamObject

    if isinstance(value, list):
        value = resolved(value[0]) if value else None
    if isinstance(value, NameObject):
        return "" if value == "/Off" else str(value).removeprefix("/")
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bytes):
        return _decoded(value)
    if isinstance(value, StreamObject):
        return _decoded(_data(value) or b"")
    return ""


def clean(text: str) -> str:
    """Text as a plan keeps it: NFC, line ends as one, no control characters, no blank ends."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in _KEPT or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()


def attachment(reader: PdfReader) -> bytes | None:
    """The attached plan as it is in the file; None where there is none that can be read."""
    for spec in _filespecs(reader):
        names = {text_of(child(spec, key)) for key in ("/F", "/UF")}
        if ATTACHMENT in names:
            inside = child(spec, "/EF")
            stream = child(inside, "/F") or child(inside, "/UF")
            data = _data(stream)
            if data is not None and len(data) <= LARGEST_STREAM:
                return data
    return None


def scripts(reader: PdfReader) -> bool:
    """Whether the PDF asks a viewer to do something by itself: scripts or opening actions."""
    catalogue = root(reader)
    if not isinstance(catalogue, dict):
        return False
    action = child(catalogue, "/OpenAction")
    acts = isinstance(action, dict) and child(action, "/S") not in {None, "/GoTo"}
    named = child(child(catalogue, "/Names"), "/JavaScript") is not None
    return (
        acts or named or "/AA" in catalogue or any("/AA" in part for _, part, _ in fields(reader))
    )


def _filespecs(reader: PdfReader) -> Iterator[Any]:
    """What is associated with the document, then the names of embedded files."""
    catalogue = root(reader)
    for part in children(catalogue, "/AF")[:100]:
        yield resolved(part)
    waiting = [(child(child(catalogue, "/Names"), "/EmbeddedFiles"), 0)]
    for _ in range(1_000):
        if not waiting:
            return
        node, depth = waiting.pop()
        for part in children(node, "/Names")[1::2][:100]:
            yield resolved(part)
        if depth < DEEPEST:
            waiting += [(resolved(kid), depth + 1) for kid in children(node, "/Kids")[:100]]


def _data(stream: Any) -> bytes | None:
    """The unpacked bytes of a stream; None where they cannot be had within the limits."""
    try:
        found = stream.get_data()
    except TooSlowError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF can make the reader raise anything
        return None
    return bytes(found) if isinstance(found, bytes | bytearray) else None


def _decoded(data: bytes) -> str:
    """Text in bytes as PDF has it: UTF-16 or UTF-8 with a mark, else Latin-1."""
    for mark, code in (
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(code, "replace")
    return data.decode("latin-1")
