"""A password for the PDF, and what it means to set one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from lnatool.domain.problems import KnownError
from lnatool.ui.ask import say_problem
from lnatool.ui.pages.base import Card, heading_label, muted_label


class PasswordCard(Card):
    """Off unless somebody wants it; nothing of it is kept anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.addWidget(heading_label(self.tr("Password"), self))
        self.wanted = QCheckBox(self.tr("Protect the PDF with a password"), self)
        self.wanted.toggled.connect(self._show)
        self.body.addWidget(self.wanted, 0, Qt.AlignmentFlag.AlignLeft)
        self._more: list[QWidget] = []
        self.first = self._field(self.tr("Password"))
        self.second = self._field(self.tr("The same password again"))
        self.seen = QCheckBox(self.tr("Show what I type"), self)
        self.seen.toggled.connect(self._see)
        self.body.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignLeft)
        self.trouble = QLabel(self)
        self.trouble.setProperty("kind", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        words = muted_label(
            self.tr(
                "A forgotten password cannot be recovered, by anybody. Give it to your reader by "
                "another way than the file. Screen readers can open a protected file. It is no "
                "longer archival (PDF/A), so keep a copy without a password too."
            ),
            self,
        )
        self.body.addWidget(words)
        self._more += [self.seen, words]
        self._show(False)

    def _field(self, name: str) -> QLineEdit:
        label = QLabel(name, self)
        label.setWordWrap(True)
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMaxLength(127)
        field.textEdited.connect(lambda _text: self.trouble.hide())
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(field)
        self._more += [label, field]
        return field

    def _show(self, on: bool) -> None:
        for widget in self._more:
            widget.setVisible(on)
        self.trouble.hide()
        if not on:
            self.forget()

    def _see(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)

    def forget(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.second.clear()
        self.seen.setChecked(False)

    def password(self) -> str | None:
        """The password, "" where none is wanted; None where it cannot be used, which is said."""
        if not self.wanted.isChecked():
            return ""
        from lnatool.services.export.protect import check_password

        try:
            check_password(self.first.text())
        except KnownError as error:
            return self._say(say_problem(error.problem), self.first)
        if self.first.text() != self.second.text():
            return self._say(self.tr("The two passwords are not the same."), self.second)
        return self.first.text()

    def _say(self, words: str, field: QLineEdit) -> None:
        self.trouble.setText(words)
        self.trouble.show()
        field.setAccessibleDescription(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
