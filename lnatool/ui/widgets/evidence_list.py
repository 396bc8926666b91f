"""Pointers to evidence for one competency: what it is and where it is kept, never the thing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.framework import EvidenceExample
from lnatool.domain.ids import new_id
from lnatool.domain.plan import Evidence
from lnatool.ui.pages.base import muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.day_field import DayField, show_words
from lnatool.ui.widgets.text_field import LineField


class EvidenceList(QWidget):
    """``put`` carries a new or changed piece, ``removed`` the id of one."""

    put = Signal(object)
    removed = Signal(str)

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
        dialog = EvidenceDialog(piece, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.put.emit(dialog.evidence())
        dialog.deleteLater()


class EvidenceDialog(QDialog):
    """One piece of evidence."""

    def __init__(self, piece: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._piece = piece
        self.setWindowTitle(self.tr("Evidence"))
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(8)
        self.title = LineField(self.tr("What it is"), self, longest=500)
        self.title.setText(piece.title)
        self.type = Choice(
            self.tr("Kind"),
            [
                ("reflection", self.tr("Reflection")),
                ("observation", self.tr("Direct observation")),
                ("discussion", self.tr("Case discussion")),
                ("certificate", self.tr("Certificate")),
                ("cases", self.tr("Supervised cases")),
                ("feedback", self.tr("Feedback")),
                ("other", self.tr("Something else")),
            ],
            self,
        )
        self.type.show_value(piece.type)
        self.date = DayField(self.tr("Date"), self)
        self.date.show_day(piece.date)
        self.where = LineField(self.tr("Where it is kept"), self, longest=500)
        self.where.setText(piece.where)
        self.where.setPlaceholderText(self.tr("For example: my CPD folder, page 3"))
        self.shared = QCheckBox(self.tr("Show it in what I share"), self)
        self.shared.setChecked(piece.shared)
        for field in (self.title, self.type, self.date, self.where):
            label = QLabel(field.accessibleName(), self)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self.shared)
        form.addRow(
            muted_label(self.tr("Don't include anything that could identify a patient."), self)
        )
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Keep it"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        width = self.fontMetrics().averageCharWidth() * 60
        self.resize(width, max(form.totalHeightForWidth(width), self.sizeHint().height()))

    def evidence(self) -> Evidence:
        """What was entered."""
        self.date.hand_on()
        return replace(
            self._piece,
            type=self.type.value,  # type: ignore[arg-type]
            title=self.title.text().strip(),
            date=self.date.day,
            where=self.where.text().strip(),
            shared=self.shared.isChecked(),
        )
