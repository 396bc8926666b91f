"""Asking for the password of a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Password", text)


def ask_password(parent: QWidget, title: str, text: str) -> str | None:
    """What was typed, or None where the person does not want to go on."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    layout = QVBoxLayout(dialog)
    words = QLabel(text, dialog)
    words.setWordWrap(True)
    label = QLabel(_tr("Password"), dialog)
    field = QLineEdit(dialog)
    field.setAccessibleName(_tr("Password"))
    field.setAccessibleDescription(text)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    label.setBuddy(field)
    for widget in (words, label, field):
        layout.addWidget(widget)
    buttons = QDialogButtonBox(dialog)
    buttons.addButton(_tr("Open the file"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(_tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    dialog.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * 50)
    field.setFocus()
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    typed = field.text()
    dialog.deleteLater()
    return typed if accepted else None
