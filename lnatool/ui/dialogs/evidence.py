"""One piece of evidence: what it is, when, where it is kept, and whether it is shared."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QWidget,
)

from lnatool.domain.plan import Evidence
from lnatool.ui.days import read_day
from lnatool.ui.pages.base import muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.text_field import LineField


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
        self.type = Choice(self.tr("Kind"), self._kinds(), self)
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
            label.setBuddy(field.line if isinstance(field, DayField) else field)
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

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("reflection", self.tr("Reflection")),
            ("observation", self.tr("Direct observation")),
            ("discussion", self.tr("Case discussion")),
            ("certificate", self.tr("Certificate")),
            ("cases", self.tr("Supervised cases")),
            ("feedback", self.tr("Feedback")),
            ("other", self.tr("Something else")),
        ]

    def accept(self) -> None:
        """Close, unless there is a date that is none: it would be lost."""
        self.date.hand_on()
        if read_day(self.date.line.text()) is None:
            self.date.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()

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
