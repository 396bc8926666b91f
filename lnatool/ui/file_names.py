"""What a new plan file is called."""

from __future__ import annotations

from pathlib import Path


def suggested_path(folder: Path, name: str) -> Path:
    """A free file name for a person's plan in a folder."""
    safe = "".join(c for c in name.strip() if c.isalnum() or c in " -'.").strip(" .") or "My"
    stem = f"{safe[:60]} learning plan"
    path = folder / f"{stem}.lnaplan"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}.lnaplan"
        number += 1
    return path
