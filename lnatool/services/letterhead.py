"""The organisation's logo on this computer: a small copy beside the settings.

A copy, because the picture may be on a drive that is not there the next time.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from pathlib import Path

from lnatool.services.export.logo import LARGEST_FILE, read_logo
from lnatool.services.storage.atomic import write_atomic

_NAME = "logo.png"


def keep_logo(source: Path, folder: Path) -> bytes:
    """Keep a picture as the logo; returns it as a small PNG.

    Raises KnownError where it cannot be read, is no PNG or JPEG picture, or cannot be kept.
    """
    picture = read_logo(source)
    from PIL import Image

    out = BytesIO()
    Image.frombytes("RGB", (picture.width, picture.height), picture.rgb).save(out, "PNG")
    data = out.getvalue()
    with suppress(OSError):  # write_atomic says it where the folder cannot be used
        folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / _NAME, data)
    return data


def kept_logo(folder: Path) -> bytes | None:
    """The logo as PNG; None where there is none that can be read."""
    try:
        with (folder / _NAME).open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError:
        return None


def forget_logo(folder: Path) -> None:
    """Keep no logo any more."""
    with suppress(OSError):
        (folder / _NAME).unlink(missing_ok=True)
