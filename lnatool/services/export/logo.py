"""An organisation's logo, from a picture file to plain pixels that any page can carry."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from lnatool.domain.problems import KnownError
from lnatool.services.export.blocks import Raster

LARGEST_FILE = 5_000_000
_MOST_PIXELS = 25_000_000
_SIDE = 600
"""Pixels of the longer side that are kept: sharp in print at the size it is shown."""


def read_logo(source: Path | bytes) -> Raster:
    """A PNG or JPEG picture on white, made no larger than it is shown.

    Raises KnownError where the file cannot be read, is too large or is no such picture.
    """
    place = str(source) if isinstance(source, Path) else ""
    data = _bytes(source)
    if len(data) > LARGEST_FILE:
        raise KnownError("The logo is too large. Use a picture of less than 5 MB.", place)
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise KnownError("The logo has too many pixels. Use a smaller picture.", place)
            picture.thumbnail((_SIDE, _SIDE))
            clear = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise KnownError("The logo is not a PNG or JPEG picture that can be read.", place) from None
    flat = Image.new("RGB", clear.size, "white")
    flat.paste(clear, mask=clear.getchannel("A"))
    return Raster(flat.width, flat.height, flat.tobytes())


def _bytes(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        with source.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise KnownError("The logo cannot be read: {why}.", str(source), why=why) from None
