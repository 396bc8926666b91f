"""The doors between the rooms, as pyproject.toml states them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"
SETTINGS = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]


@pytest.mark.parametrize("contract", [contract["id"] for contract in SETTINGS["contracts"]])
def test_contract_is_kept(contract: str) -> None:
    broken = lint_imports(
        str(PYPROJECT), limit_to_contracts=(contract,), no_cache=True, no_logo=True
    )
    assert not broken, "The report above names the imports that break it."
