"""Files made to harm: one sentence or what can be read, in bounded time and memory, nothing run."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from lnatool.domain.problems import KnownError
from lnatool.services.read_back import bounds
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.read import read_bytes
from lnatool.services.read_back.return_file import encode_return, return_of
from lnatool.services.read_back.returned import RefusedError, Returned
from lnatool.services.storage.codec import encode
from tests.services.read_back.conftest import rated_plan
from tests.services.read_back.pdfs import changed, copy, fill

SECONDS = 20.0
PLAN = rated_plan()
GOOD = fill(copy(PLAN).data, {"goal_g1_agreed": "Yes", "goal_g1_comment": "Good"})
UNPACKED: dict[str, Any] = {
    "object_stream_mode": pikepdf.ObjectStreamMode.disable,
    "compress_streams": False,
}
PLAIN = changed(GOOD, lambda _: None, **UNPACKED)
RETURN = encode_return(return_of(read_bytes(GOOD, "x"), {"goal_g1_comment": "Good"}, "A", ""))


@contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


def read(data: bytes) -> Returned | None:
    """What is read; None for a sentence. Anything else that is raised fails the test."""
    with in_time(), suppress(KnownError):
        return read_bytes(data, "back.pdf")
    return None


@cache
def bomb(size: int) -> bytes:
    """Zeros of this size, packed."""
    packer = zlib.compressobj(9)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + b"trailer <</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        start,
    )


PAGE_TREE = b"<</Type /Pages /Count 1 /Kids [3 0 R]>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"


def catalogue(more: bytes) -> bytes:
    return b"<</Type /Catalog /Pages 2 0 R %s>>" % more


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), more, data)


@pytest.mark.parametrize("depth", [100, 10_000, 1_000_000])
@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b"<</A ", b">>")])
def test_nesting(depth: int, opening: bytes, closing: bytes) -> None:
    deep = opening * depth + closing * depth
    assert (
        read(raw_pdf(catalogue(b"/AcroForm 4 0 R"), PAGE_TREE, PAGE, b"<</Fields %s>>" % deep))
        is None
    )


def test_fields_nested_without_end() -> None:
    kids = [b"<</T (a) /Kids [%d 0 R]>>" % (number + 5) for number in range(3_000)]
    form = catalogue(b"/AcroForm <</Fields [4 0 R]>>")
    assert read(raw_pdf(form, PAGE_TREE, PAGE, *kids)) is None


def gigabyte(where: str) -> bytes:
    """A gigabyte of zeros, packed into a megabyte, in one place of a good file."""
    packed = bomb(1_000_000_000)

    def plant(pdf: Pdf) -> None:
        made = pdf.make_stream(b"")
        made.write(packed, filter=Name.FlateDecode)
        if where == "page":
            pdf.pages[0].Contents = made
        elif where == "field":
            pdf.Root.AcroForm.Fields[4].V = made
        elif where == "metadata":
            pdf.Root.Metadata = made
            del pdf.Root.AcroForm, pdf.Root.Names, pdf.Root.AF
        else:
            pdf.Root.AF[0].EF.F = made
            del pdf.Root.Names

    return changed(GOOD, plant)


BOUNDED = """
import sys, time
from pathlib import Path
from lnatool.domain.problems import KnownError
from lnatool.services.read_back.read import read_bytes
data = open(sys.argv[1], "rb").read()
start = time.monotonic()
try:
    found = read_bytes(data, "x")
    print("read", sorted(found.values))
except KnownError as error:
    print(getattr(error, "verdict", "known"))
print(time.monotonic() - start)
status = Path("/proc/self/status").read_text()  # of this program alone, unlike ru_maxrss
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""


def apart(path: Any, data: bytes) -> tuple[str, float, int]:
    """What a process of its own says, its seconds, and its largest memory in MB."""
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(path)], capture_output=True, text=True, check=True,
        timeout=120, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30)),
    )  # fmt: skip
    said, seconds, memory = done.stdout.splitlines()
    return said, float(seconds), int(memory)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("page", "too-large"),
        ("field", "read ['goal_g1_agreed', 'goal_g1_comment']"),
        ("attachment", "read ['goal_g1_agreed', 'goal_g1_comment']"),
        ("metadata", "flattened"),
    ],
)
def test_a_gigabyte_of_zeros(tmp_path: Any, where: str, said: str) -> None:
    found, seconds, memory = apart(tmp_path / "bomb.pdf", gigabyte(where))
    assert found == said
    assert seconds < SECONDS
    assert memory < 500


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
@pytest.mark.parametrize("pages", ["many pages", "one page of many parts"])
def test_pages_that_are_large_together(tmp_path: Any, pages: str) -> None:
    packed = bomb(15_000_000)

    def plant(pdf: Pdf) -> None:
        made = pdf.make_stream(b"")
        made.write(packed, filter=Name.FlateDecode)
        if pages == "many pages":
            for _ in range(200):
                pdf.add_blank_page()
                pdf.pages[-1].Contents = pdf.make_stream(b"")
                pdf.pages[-1].Contents.write(packed, filter=Name.FlateDecode)
        else:
            pdf.pages[0].Contents = Array([made] * 5_000)

    found, seconds, memory = apart(tmp_path / "pages.pdf", changed(GOOD, plant))
    assert found == "too-large"
    assert seconds < SECONDS
    assert memory < 500


@pytest.mark.parametrize(
    "filters",
    [
        b"/Filter [" + b"/FlateDecode " * 50 + b"]",
        b"/Filter /LZWDecode",
        b"/Filter /RunLengthDecode",
        b"/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 250000>>",
        b"/Filter /ASCII85Decode",
        b"/Filter /ASCIIHexDecode",
        b"/Filter /JBIG2Decode",
        b"/Filter /Crypt",
        b"/Filter /Nonsense",
        b"/Filter 3",
    ],
)
def test_filters(filters: bytes) -> None:
    content = bomb(19_000_000) if b"Flate" in filters else b"\x81z" * 500_000
    form = catalogue(b"/AcroForm <</Fields [5 0 R]>>")
    page = PAGE.replace(b">>", b"/Contents 4 0 R>>")
    read(raw_pdf(form, PAGE_TREE, page, stream(content, filters), b"<</T (a) /V 4 0 R>>"))


@pytest.mark.parametrize(
    "objects",
    [
        # pages that hold themselves, and each other
        (catalogue(b""), b"<</Type /Pages /Count 1 /Kids [2 0 R]>>"),
        (catalogue(b""), b"<</Type /Pages /Count 9 /Kids [3 0 R]>>",
         b"<</Type /Pages /Kids [2 0 R]>>"),
        # fields that hold themselves, with and without names
        (catalogue(b"/AcroForm <</Fields [4 0 R]>>"), PAGE_TREE, PAGE, b"<</T (a) /Kids [4 0 R]>>"),
        (catalogue(b"/AcroForm <</Fields [4 0 R 4 0 R]>>"), PAGE_TREE, PAGE,
         b"<</T (a) /Kids [5 0 R]>>", b"<</T (b) /Kids [4 0 R 5 0 R]>>"),
        (catalogue(b"/AcroForm <</Fields 4 0 R>>"), PAGE_TREE, PAGE, b"[4 0 R]"),
        # references that point to themselves or nowhere
        (catalogue(b"/AcroForm 4 0 R"), PAGE_TREE, PAGE, b"4 0 R"),
        (catalogue(b"/AcroForm 5 0 R /AF 4 0 R"), PAGE_TREE, PAGE, b"5 0 R", b"4 0 R"),
        (catalogue(b"/AcroForm 99 0 R /Names 98 0 R"), PAGE_TREE, PAGE),
        # a tree of names that holds itself
        (catalogue(b"/Names <</EmbeddedFiles 4 0 R>>"), PAGE_TREE, PAGE,
         b"<</Kids [4 0 R 4 0 R]>>"),
        # no pages, no catalogue
        (catalogue(b""), b"<</Type /Pages /Count 0 /Kids []>>"),
        (b"[]",), (b"null",), (b"<<>>",), (b"1 0 R",),
    ],
)  # fmt: skip
def test_loops(objects: tuple[bytes, ...]) -> None:
    assert read(raw_pdf(*objects)) is None


def test_names_that_branch_without_end() -> None:
    """Ten kids, each with the same ten kids: a billion ways through a hundred objects."""
    kids = b"".join(b"%d 0 R " % number for number in range(4, 14))
    nodes = [b"<</Kids [%s]>>" % kids] * 10
    assert (
        read(raw_pdf(catalogue(b"/Names <</EmbeddedFiles 4 0 R>>"), PAGE_TREE, PAGE, *nodes))
        is None
    )


def test_very_many_fields() -> None:
    fields = b"<</T (a) /FT /Tx /V (x)>> " * 99_000
    assert read(raw_pdf(catalogue(b"/AcroForm <</Fields [%s]>>" % fields), PAGE_TREE, PAGE)) is None
    more = b"<</T (a)>> " * 200_000
    assert read(raw_pdf(catalogue(b"/AcroForm <</Fields [%s]>>" % more), PAGE_TREE, PAGE)) is None


def test_very_many_references_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is looked for in the whole file, so this would take hours."""
    monkeypatch.setattr(bounds.TimedBytes.__init__, "__defaults__", (2.0,))
    wanted = b"".join(b"%d 0 R " % number for number in range(10, 90_000))
    padding = stream(b"x" * 20_000_000)
    form = catalogue(b"/AcroForm <</Fields [%s]>>" % wanted)
    with pytest.raises(RefusedError) as caught, in_time(5):
        read_bytes(raw_pdf(form, PAGE_TREE, PAGE, padding), "x")
    assert caught.value.verdict == "too-slow"


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds.TimedBytes.__init__, "__defaults__", (0.0,))
    with pytest.raises(RefusedError, match="takes too long") as caught:
        read_bytes(GOOD, "x")
    assert caught.value.verdict == "too-slow"


WRONG: tuple[Any, ...] = (
    3, -1, 2.5, True, None, "text", Name.Name, Array([]), Array([1, Array([2])]), Dictionary(),
    Dictionary(Kids=3, V=Array([Dictionary()]), T=Array()), String(b"\xfe\xff\xd8\x00\x00"),
)  # fmt: skip


def _objects(pdf: Pdf) -> list[Any]:
    form, spec = pdf.Root.AcroForm, pdf.Root.AF[0]
    return [
        pdf.Root, pdf.Root.Pages, pdf.pages[0].obj, form, form.Fields[0], form.Fields[1],
        form.Fields[3], spec, spec.EF, spec.EF.F, pdf.Root.Names, pdf.Root.Names.EmbeddedFiles,
        pdf.trailer,
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(13))
def test_wrong_types_everywhere(number: int) -> None:
    with Pdf.open(BytesIO(GOOD)) as pdf:
        keys = sorted(
            str(key)
            for key in list(_objects(pdf)[number].keys())
            if key not in {"/Length", "/Root"}
        )
    for key in keys:
        for wrong in WRONG:

            def plant(pdf: Pdf, key: str = key, wrong: Any = wrong) -> None:
                target = _objects(pdf)[number]
                target[key] = wrong if wrong is not None else Dictionary(A=pdf.Root)

            try:
                data = changed(PLAIN, plant)
            except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
                continue  # pikepdf does not write it
            found = read(data)
            if found is not None:
                with suppress(KnownError):
                    findings(PLAN, found)


PLACES = st.lists(
    st.tuples(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=12,
)


@given(PLACES)
def test_changed_bytes_are_never_a_crash(places: list[tuple[int, bytes]]) -> None:
    _mutated(PLAIN, places)


@given(PLACES)
def test_changed_bytes_of_a_packed_file_are_never_a_crash(places: list[tuple[int, bytes]]) -> None:
    _mutated(GOOD, [(place % len(GOOD), data) for place, data in places])


@given(st.integers(0, len(PLAIN)), st.integers(0, len(PLAIN)), st.binary(max_size=30))
def test_a_part_cut_out_is_never_a_crash(first: int, second: int, between: bytes) -> None:
    start, end = sorted((first, second))
    _checked(PLAIN[:start] + between + PLAIN[end:])


@given(PLACES)
def test_changed_bytes_of_a_return_file_are_never_a_crash(places: list[tuple[int, bytes]]) -> None:
    _mutated(RETURN, [(place % len(RETURN), data) for place, data in places])


@given(PLACES)
def test_changed_bytes_of_a_plan_file_are_never_a_crash(places: list[tuple[int, bytes]]) -> None:
    data = encode(PLAN)
    _mutated(data, [(place % len(data), changed) for place, changed in places])


def _mutated(data: bytes, places: list[tuple[int, bytes]]) -> None:
    made = bytearray(data)
    for place, new in places:
        made[place : place + len(new)] = new
    _checked(bytes(made))


def _checked(data: bytes) -> None:
    found = read(data)
    if found is not None:
        with in_time(), suppress(KnownError):
            findings(PLAN, found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=9,
)


@given(
    st.sampled_from(["attachment", "by", "format", "made", "reference", "values", "version"]), JSON
)
def test_wrong_types_in_a_return_file_are_never_a_crash(key: str, value: Any) -> None:
    _checked(json.dumps({**json.loads(RETURN), key: value}).encode())


def test_a_return_file_with_a_number_without_end() -> None:
    with pytest.raises(KnownError):
        read_bytes(b'{"format": "lnatool.return", "version": ' + b"9" * 5_000 + b"}", "x")
