"""The domain's phrases in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lnatool.domain.words import Phrase


def say(phrase: Phrase) -> str:
    """A phrase, translated and with its arguments filled in."""
    return QCoreApplication.translate("phrases", phrase.template).format_map(phrase.args)
