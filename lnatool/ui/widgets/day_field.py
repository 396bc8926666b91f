"""A date that may be typed, picked or left empty."""

from __future__ import annotations

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.ui.days import read_day, show_words


class DayField(QWidget):
    """``changed`` when a person entered another date; ``day`` is ISO text, or empty."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._day = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.line = _Line(self)
        self.line.setAccessibleName(self.tr("{name}, day/month/year").format(name=name))
        self.line.setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.line.setMaxLength(20)
        self.line.left.connect(self.hand_on)
        self.line.returnPressed.connect(self.hand_on)
        self.line.textEdited.connect(self._typed)
        pick = QPushButton(self.tr("Calendar…"), self)
        pick.setAccessibleName(self.tr("Choose {name} in a calendar").format(name=name))
        pick.clicked.connect(self._pick)
        row.addWidget(self.line)
        row.addWidget(pick)
        row.addStretch(1)
        column.addLayout(row)
        self._hint = QLabel(self.tr("Write the date like 3/9/2026."), self)
        self._hint.setProperty("kind", "warn")
        self._hint.hide()
        column.addWidget(self._hint)

    @property
    def day(self) -> str:
        """The date as ISO text; empty where there is none."""
        return self._day

    def show_day(self, iso: str) -> None:
        """Show a date without saying so; what is being typed stays."""
        if iso != self._day:
            self._day = iso
            self.line.setText(show_words(iso))
            self._hint.hide()

    def _typed(self, text: str) -> None:
        """A whole date counts at once; anything else waits until the field is left."""
        if len(text.strip()) in (8, 9, 10) and read_day(text):
            self.hand_on(keep=True)

    def hand_on(self, keep: bool = False) -> None:
        """Say what was typed if it is a date; otherwise keep the text and say how to write one."""
        read = read_day(self.line.text())
        self._hint.setVisible(read is None)
        if read is None or read == self._day:
            return
        self._day = read
        if not keep:
            self.line.setText(show_words(read))
        self.changed.emit()

    def _pick(self) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self.accessibleName())
        calendar = QCalendarWidget(dialog)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        plain = calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # red means trouble elsewhere
            calendar.setWeekdayTextFormat(day, plain)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = QDate.fromString(self._day, Qt.DateFormat.ISODate)
        calendar.setSelectedDate(shown if shown.isValid() else QDate.currentDate())
        calendar.activated.connect(dialog.accept)
        buttons = QDialogButtonBox(dialog)
        buttons.addButton(self.tr("Use this day"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addWidget(calendar)
        layout.addWidget(buttons)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.line.setText(calendar.selectedDate().toString("dd/MM/yyyy"))
            self.hand_on()
        dialog.deleteLater()


class _Line(QLineEdit):
    """Says when the focus leaves it, whatever takes it."""

    left = Signal()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """Room for one date at this text size."""
        width = self.fontMetrics().horizontalAdvance("00/00/0000") + 40
        return QSize(width, super().sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.left.emit()
        super().focusOutEvent(event)
