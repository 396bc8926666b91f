"""Forms whose labels line up: all beside their fields, or all above where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from lnatool.ui.widgets.tab_order import stops

_FIELD_LETTERS = 26
"""The room, in letters, that a field has at least beside its label."""


class Form(QFormLayout):
    """Labels with their fields; ``line_up`` arranges several of them alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels: list[QLabel] = []
        self.fields: list[QWidget] = []
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setHorizontalSpacing(20)
        self.setVerticalSpacing(12)

    def add(self, label: QLabel, field: QWidget) -> None:
        """One more row; the label's key leads to the field."""
        label.setBuddy(next(iter(stops(field)), field))
        self.labels.append(label)
        self.fields.append(field)
        self.addRow(label, field)


def line_up(forms: Sequence[Form], width: int) -> None:
    """Give the labels of all these forms one width, or put every one above its field."""
    labels = [label for form in forms for label in form.labels]
    if not labels:
        return
    for label in labels:
        label.setMinimumWidth(0)
    widest = max(label.sizeHint().width() for label in labels)
    field = max(one.minimumSizeHint().width() for form in forms for one in form.fields)
    field = max(field, labels[0].fontMetrics().averageCharWidth() * _FIELD_LETTERS)
    stacked = widest + 20 + field > width
    policy = QFormLayout.RowWrapPolicy
    for form in forms:
        form.setRowWrapPolicy(policy.WrapAllRows if stacked else policy.DontWrapRows)
    if not stacked:
        for label in labels:
            label.setMinimumWidth(widest)
