"""Pointers to evidence for one competency: what it is and where it is kept, never the thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.framework import EvidenceExample
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Evidence
from lnatool.ui.days import show_words
from lnatool.ui.pages.base import muted_label


class EvidenceList(QWidget):
    """``put`` carries a new or changed piece, ``removed`` the id of one."""

    put = Signal(object)
    removed = Signal(str)
    relisted = Signal()
    """There are new rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Evidence, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._examples = muted_label("", self)
        column.addWidget(self._examples)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)
        row = QHBoxLayout()
        self.add = QPushButton(self.tr("Add evidence…"), self)
        self.add.clicked.connect(lambda: self._edit(Evidence(new_id())))
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)

    def show_evidence(
        self, evidence: tuple[Evidence, ...], examples: tuple[EvidenceExample, ...]
    ) -> None:
        """Show what the plan has, and what the framework suggests."""
        words = "\n".join(f"• {example.text}" for example in examples)
        self._examples.setText(self.tr("For example:\n{list}").format(list=words) if words else "")
        self._examples.setVisible(bool(words))
        if evidence == self._shown:
            return
        self._shown = evidence
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for piece in evidence:
            self._rows.addWidget(self._row(piece))
        if evidence:
            self.relisted.emit()

    def _row(self, piece: Evidence) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        title = piece.title or self.tr("Evidence without a title")
        shared = self.tr("shared") if piece.shared else self.tr("not shared")
        parts = [title, show_words(piece.date), piece.where, shared]
        label = QLabel("  ·  ".join(part for part in parts if part), holder)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        change = QPushButton(self.tr("Change…"), holder)
        change.setAccessibleName(self.tr("Change {title}").format(title=title))
        change.clicked.connect(lambda: self._edit(piece))
        remove = QPushButton(self.tr("Remove"), holder)
        remove.setAccessibleName(self.tr("Remove {title}").format(title=title))
        remove.clicked.connect(lambda: self.removed.emit(piece.id))
        row.addWidget(label, 1)
        row.addWidget(change)
        row.addWidget(remove)
        return holder

    def _edit(self, piece: Evidence) -> None:
        from lnatool.ui.dialogs.evidence import EvidenceDialog

        dialog = EvidenceDialog(piece, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.put.emit(dialog.evidence())
        dialog.deleteLater()
