"""Which files may be a reviewed copy, and choosing one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from lnatool.ui.ask import Ask

SUFFIXES = frozenset({".pdf", ".lnaplan", ".json"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakeIn", text)


def choose(ask: Ask, plan_path: Path) -> Path | None:
    """Ask for a reviewed copy, first where the plan is."""
    kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    pattern = _tr("Reviewed copies ({kinds})").format(kinds=kinds) + ";;" + _tr("All files (*)")
    return ask.open_file(_tr("Take in a reviewed copy"), plan_path.parent, pattern)


def dropped_file(mime: QMimeData) -> Path | None:
    """The one file that is dragged, if it may be a reviewed copy."""
    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in SUFFIXES else None
