"""The bytes of a file of content: of ordinary files only, and never more than can be handled.

A folder of frameworks can hold anything: a pipe that nobody writes to would be waited for without
end, and a device has no size and no end.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lnatool.services.library.faults import Fault

LARGEST = 25_000_000
"""Bytes. 20,000 complete competencies, indented, are 18 million."""

# Opening must not wait for a writer, should the file have become a pipe a moment ago.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def contents(path: Path, word: str) -> bytes | Fault:
    """What is in a file, or why it is not read; ``word`` is what the file should be."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return _not_ordinary()
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return _not_ordinary()
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Fault((), "The file cannot be read: {why}.", {"why": error.strerror or str(error)})
    except MemoryError:
        return no_memory()
    return too_large(word) if len(data) > LARGEST else data


def too_large(word: str) -> Fault:
    """What is said of a file over the limit."""
    return Fault(
        (),
        "The file is larger than {limit}, the most for a {word}.",
        {"limit": f"{LARGEST // 1_000_000} MB", "word": word},
    )


def no_memory() -> Fault:
    """What is said where the computer cannot hold what a file would become."""
    return Fault((), "There is not enough memory on this computer to read the file.")


def _not_ordinary() -> Fault:
    return Fault((), "This is not an ordinary file.")
