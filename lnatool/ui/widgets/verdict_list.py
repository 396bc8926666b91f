"""What can be said about a returned copy as a whole, the gravest first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lnatool.domain.problems import Problem
from lnatool.services.read_back.finding import Findings
from lnatool.ui.ask import say_problem
from lnatool.ui.pages.base import body_label


class VerdictList(QWidget):
    """One sentence a line; a sign before it says what colour alone must not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_findings(self, found: Findings) -> None:
        """Say everything about this copy."""
        clear(self._column)
        said = [(one.problem, one.kind == "known") for one in found.verdicts]
        said += [(problem, False) for problem in found.problems]
        order = {"error": 0, "warning": 1, "note": 2}
        for problem, good in sorted(said, key=lambda one: order[one[0].severity]):
            self._column.addWidget(self._line(problem, good))

    def texts(self) -> list[str]:
        """The sentences as they are shown."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        return [
            label.text() for item in items if item and isinstance(label := item.widget(), QLabel)
        ]

    def _line(self, problem: Problem, good: bool) -> QLabel:
        words = say_problem(replace(problem, place=""))
        if good:
            label, sign, kind = body_label("", self), "✓", "good"
        elif problem.severity == "note":
            label, sign, kind = body_label("", self), "•", ""
        else:
            label, sign, kind = body_label("", self), "!", "warn"
            label.setAccessibleName(self.tr("Please note: {words}").format(words=words))
        label.setText(f"{sign}  {words}")
        if kind:
            label.setProperty("kind", kind)
        return label


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a column."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
