"""What this program is, its version and its licence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from lnatool import __version__


def show_about(parent: QWidget) -> None:
    """Show it until it is closed."""
    words = QCoreApplication.translate(
        "About",
        "lnatool {version}\n\nA learning-needs analysis for preceptees and the support workforce "
        "in radiography. It works without a network: what you write stays in your plan file.\n\n"
        "It is not an official NHS product. Code: Apache License 2.0. Framework content: "
        "CC BY 4.0. Made with Qt (LGPL v3), ReportLab, pydantic and pypdf.",
    )
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("About", "About lnatool"))
    box.setText(words.format(version=__version__))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()
    box.deleteLater()
