"""The logo that is remembered, wherever the picture came from."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lnatool.domain.problems import KnownError
from lnatool.services.letterhead import forget_logo, keep_logo, kept_logo


def test_a_small_copy_is_kept_and_forgotten(tmp_path: Path) -> None:
    source, folder = tmp_path / "trust.jpg", tmp_path / "config"
    Image.new("RGB", (3000, 1000), "navy").save(source)
    data = keep_logo(source, folder)
    source.unlink()
    assert kept_logo(folder) == data
    with Image.open(BytesIO(data)) as picture:
        assert picture.size == (600, 200)
    forget_logo(folder)
    assert kept_logo(folder) is None


def test_what_is_no_picture_is_not_kept(tmp_path: Path) -> None:
    source = tmp_path / "trust.png"
    source.write_text("no picture", encoding="utf-8")
    with pytest.raises(KnownError, match="PNG or JPEG"):
        keep_logo(source, tmp_path)
    assert kept_logo(tmp_path) is None
