"""The demo takes a made-up person through the whole journey, again and again."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_demo_leaves_plan_pdf_and_pictures(run: Run, tmp_path: Path) -> None:
    for seed in (1, 2):
        said = run("demo", "--out", tmp_path / "out", "--seed", seed)
        assert said.code == 0, said.err
    plan = json.loads((tmp_path / "out" / "sample.lnaplan").read_text("utf-8"))
    assert plan["person"]["name"] == "Sam Taylor (sample)"
    assert (tmp_path / "out" / "sample.pdf").read_bytes().startswith(b"%PDF-")
    pictures = sorted((tmp_path / "out" / "pages").glob("*.png"))
    assert len(pictures) >= 8
    assert said.out.splitlines()[-1] == f"Pictures: {len(pictures)} in {tmp_path / 'out' / 'pages'}"


def test_a_folder_that_cannot_be_made_is_a_sentence(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    said = run("demo", "--out", blocked / "out")
    assert said.code == 1
    assert "This folder cannot be made" in said.err
