"""Limits for reading files that anybody may have made: size, time, depth, and what is unpacked.

``pypdf`` counts array elements, pages, fields and unpacked bytes itself, once it is told how many;
here it is told, and stopped when the time is over.
"""

from __future__ import annotations

import logging
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from lnatool.domain.problems import KnownError
from lnatool.services.read_back.returned import RefusedError

LARGEST_FILE = 50_000_000
MOST_PAGES = 2_000
MOST_FIELDS = 20_000
DEEPEST = 20
LARGEST_STREAM = 20_000_000
SECONDS = 15.0


class TooSlowError(Exception):
    """Reading took longer than any real file needs."""


class TimedBytes(BytesIO):
    """Bytes in memory that refuse to be read on after some seconds.

    Looking at the clock at every ``read`` would cost as much as the reading: pypdf reads single
    bytes, but moves about for each object, and takes the whole for a search.
    """

    def __init__(self, data: bytes, seconds: float = SECONDS) -> None:
        super().__init__(data)
        self._until = time.monotonic() + seconds

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """As of any file; raises TooSlowError when the time is over."""
        self.check()
        return super().seek(offset, whence)

    def getbuffer(self) -> memoryview:
        """As of any bytes in memory; raises TooSlowError when the time is over."""
        self.check()  # a reference to nothing makes pypdf search the whole file
        return super().getbuffer()

    def check(self) -> None:
        """Raise TooSlowError when the time is over."""
        if time.monotonic() > self._until:
            raise TooSlowError


def read_bounded(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file. Raises RefusedError where it cannot be read or is too large."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or device may never end
            raise RefusedError("unreadable", "This is not a file that can be read.", str(path))
        if path.stat().st_size > largest:
            raise _too_large(str(path))
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise RefusedError(
            "unreadable", "The file cannot be read: {why}.", str(path), why=why
        ) from None
    if len(data) > largest:
        raise _too_large(str(path))
    return data


@contextmanager
def bounded(place: str) -> Iterator[None]:
    """Within it, ``pypdf`` keeps to the limits, and whatever it raises is one sentence.

    Raises RefusedError: too slow, too large, or damaged. KnownErrors go through.
    """
    import pypdf
    from pypdf.errors import LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong, the sentences say
    try:
        with pypdf.apply_configuration(
            zlib_maximum_output_length=LARGEST_STREAM,
            lzw_maximum_output_length=LARGEST_STREAM // 10,
            run_length_maximum_output_length=LARGEST_STREAM // 10,
            brotli_maximum_output_length=LARGEST_STREAM,
            array_based_stream_maximum_output_length=LARGEST_STREAM,
            stream_decoding_work_maximum_length=3 * LARGEST_STREAM,
            stream_filters_maximum_length=4,
            page_tree_maximum_entries=2 * MOST_PAGES,
            page_tree_maximum_depth=DEEPEST,
            jbig2dec_binary=None,
        ):
            yield
    except KnownError:
        raise
    except TooSlowError:
        raise RefusedError(
            "too-slow", "This PDF takes too long to read, so it is left alone.", place
        ) from None
    except (LimitReachedError, MemoryError):
        raise _too_large(place) from None
    except Exception:  # noqa: BLE001 - a damaged PDF can make the reader raise anything
        raise damaged(place) from None


def damaged(place: str) -> RefusedError:
    """The sentence for a PDF that cannot be read."""
    return RefusedError(
        "corrupt",
        "This PDF is damaged or not complete, so it cannot be read. Ask for it to be sent again.",
        place,
    )


def _too_large(place: str) -> RefusedError:
    return RefusedError("too-large", "This file is too large to be a reviewed plan.", place)
