"""Recording an agreement: who agrees, and what such a record is and is not."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lnatool.domain.plan import Plan, Signatory, SignOff
from lnatool.services.clock import local_day, system_clock
from lnatool.services.export.report_agreement import statement_words, who_words
from lnatool.services.share.sign import sign
from lnatool.ui.pages.base import body_label, muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.day_field import DayField
from lnatool.ui.widgets.text_field import LineField


def report_words(text: str) -> str:
    """A report's sentence in the language of the program."""
    return QCoreApplication.translate("report", text)


class AgreementDialog(QDialog):
    """Who, name, role and day; the statement is the one that the form of the PDF has."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._statements = statement_words(report_words)
        self.setWindowTitle(self.tr("Record an agreement"))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        who = [(key, words) for key, words in who_words(report_words).items()]
        self.who = Choice(self.tr("Who agrees"), who, self)
        self.who.show_value("preceptor")
        self.who.chosen.connect(lambda _who: self._fill())
        self.name = LineField(self.tr("Name"), self)
        self.role = LineField(self.tr("Role"), self)
        self.day = DayField(self.tr("Date"), self)
        self.day.show_day(local_day(system_clock()).isoformat())
        for field in (self.who, self.name, self.role, self.day):
            label = QLabel(field.accessibleName(), self)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        self.statement = body_label("", self)
        self.statement.setProperty("kind", "strong")
        column.addWidget(self.statement)
        column.addWidget(
            muted_label(
                self.tr(
                    "This is a record of what was talked about and agreed. It is not an "
                    "assessment of competence and not a qualified electronic signature, and it "
                    "locks nothing: if the plan changes later, you can see what has changed since."
                ),
                self,
            )
        )
        column.addWidget(self._buttons())
        self.name.textChanged.connect(lambda _text: self._allow())
        self._fill()
        width = self.fontMetrics().averageCharWidth() * 64
        self.resize(width, max(column.totalHeightForWidth(width), self.sizeHint().height()))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.record = buttons.addButton(
            self.tr("Record it"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill(self) -> None:
        """What is known of whoever agrees."""
        person = self._plan.person
        known = {
            "preceptee": (person.name, person.job_title),
            "preceptor": (person.preceptor_name, person.preceptor_role),
        }
        name, role = known.get(self.who.value, ("", ""))
        self.name.setText(name)
        self.role.setText(role)
        self.statement.setText(f"“{self._statements[self._who]}”")
        self._allow()

    @property
    def _who(self) -> Signatory:
        return cast(Signatory, self.who.value)

    def _allow(self) -> None:
        self.record.setEnabled(bool(self.name.text().strip()))

    def sign_off(self) -> SignOff:
        """The record, of the plan as it was when the dialog was opened."""
        self.day.hand_on()
        name, role = self.name.text().strip(), self.role.text().strip()
        return sign(self._plan, self._who, name, role, self.day.day)


def ask_agreement(plan: Plan, parent: QWidget) -> SignOff | None:
    """What was recorded, or None."""
    dialog = AgreementDialog(plan, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    made = dialog.sign_off() if accepted else None
    dialog.deleteLater()
    return made
