"""Share: choose what goes in, see exactly that, and write the PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.edits import EVERYTHING, Change
from lnatool.domain.problems import KnownError, Problem
from lnatool.services.clock import local_day, system_clock
from lnatool.services.export.report import ReportKind, ReportOptions, build_report
from lnatool.ui.pages.base import (
    Card,
    PageContext,
    ScrollingPage,
    body_label,
    heading_label,
    muted_label,
    side_by_side_if,
    title_label,
)
from lnatool.ui.widgets.report_preview import ReportPreview

_KINDS: tuple[ReportKind, ...] = ("full", "plan", "summary")


def report_words(text: str) -> str:
    """A report's sentence in the language of the program."""
    return QCoreApplication.translate("report", text)


class SharePage(ScrollingPage):
    """Options at the left, the document at the right; nothing is shared but what is shown."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._busy = False
        self._written: Path | None = None
        row = self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        self.body.addLayout(row)
        row.addWidget(self._options(), 2)
        right = QVBoxLayout()
        right.addWidget(heading_label(self.tr("What will be in the file"), self))
        self.preview = ReportPreview(context.theme, self)
        self.preview.setMinimumHeight(420)
        right.addWidget(self.preview, 1)
        row.addLayout(right, 3)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_preview)
        self.refresh(EVERYTHING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.setDirection(side_by_side_if(self))

    def _options(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "page")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        column.addWidget(title_label(self.tr("Share my plan")))
        column.addWidget(
            body_label(
                self.tr(
                    "Make a PDF to give or send to the person who supports you. They can read it "
                    "without this program."
                )
            )
        )
        column.addWidget(self._how_much())
        column.addWidget(self._what_else())
        self.export = QPushButton(self.tr("Save as PDF…"), holder)
        self.export.setProperty("kind", "primary")
        self.export.clicked.connect(self._export)
        column.addWidget(self.export)
        self._progress = QProgressBar(holder)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Making the PDF"))
        self._progress.hide()
        column.addWidget(self._progress)
        self.result = body_label("")
        self.result.setProperty("kind", "good")
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.result.hide()
        column.addWidget(self.result)
        self.show_folder = QPushButton(self.tr("Open the PDF"), holder)
        self.show_folder.clicked.connect(self._open_written)
        self.show_folder.hide()
        column.addWidget(self.show_folder)
        column.addStretch(1)
        return holder

    def _how_much(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("How much")))
        self.kinds = QButtonGroup(card)
        for place, (title, words) in enumerate(
            (
                (self.tr("Everything"), self.tr("Summary, goals, needs and all answers")),
                (self.tr("The plan"), self.tr("Summary, goals and needs")),
                (self.tr("One page"), self.tr("Only the summary")),
            )
        ):
            button = QRadioButton(title, card)
            button.setAccessibleDescription(words)
            self.kinds.addButton(button, place)
            card.body.addWidget(button)
            note = muted_label(words, card)
            note.setContentsMargins(26, 0, 0, 2)
            card.body.addWidget(note)
        first = self.kinds.button(0)
        first.setChecked(True)
        self.kinds.idToggled.connect(lambda _id, on: self._later.start() if on else None)
        return card

    def _what_else(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("What goes in")))
        self.notes = QCheckBox(self.tr("My shared notes"), card)
        self.evidence = QCheckBox(self.tr("Evidence I marked as shared"), card)
        for box in (self.notes, self.evidence):
            box.setChecked(True)
            box.toggled.connect(lambda _on: self._later.start())
            card.body.addWidget(box)
        card.body.addWidget(
            muted_label(
                self.tr(
                    "Private notes never go in. Check that nothing in your notes could identify "
                    "a patient."
                ),
                card,
            )
        )
        return card

    def options(self) -> ReportOptions:
        """What is chosen now."""
        return ReportOptions(
            _KINDS[max(self.kinds.checkedId(), 0)],
            self.notes.isChecked(),
            self.evidence.isChecked(),
            references=self.context.library().references(),
        )

    def refresh(self, change: Change) -> None:
        """Show the document anew, after the events that are waiting."""
        if change.kinds:
            self._later.start()

    def _show_preview(self) -> None:
        full = self.options().kind == "full"
        self.notes.setEnabled(full)
        self.evidence.setEnabled(full)
        report = build_report(
            self.context.bridge.plan, self.options(), local_day(system_clock()), report_words
        )
        self.preview.show_report(report)

    def entered(self, item: str = "") -> None:
        """Focus on what can be done."""
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _export(self) -> None:
        if self._busy:
            return
        keeper = self.context.bridge.keeper
        suggestion = keeper.path.with_suffix(".pdf")
        path = self.context.ask.save_file(
            self.tr("Save as PDF"), suggestion, self.tr("PDF document (*.pdf)")
        )
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        self._set_busy(True)
        plan, options = self.context.bridge.plan, self.options()

        def work() -> Path:
            from lnatool.services.export.plan_pdf import write_plan_pdf

            write_plan_pdf(plan, path, options, local_day(system_clock()), report_words)
            return path

        self.context.tasks.run(work, self._done, self._failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._progress.setVisible(busy)
        self.export.setEnabled(not busy)

    def _done(self, path: Path) -> None:
        self._set_busy(False)
        self._written = path
        words = self.tr("Saved: {file}").format(file=path)
        self.result.setText(words)
        self.result.show()
        self.show_folder.show()
        self.context.announce.say(self.tr("The PDF has been saved."))
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, KnownError):
            problem = error.problem
        elif isinstance(error, OSError):
            problem = Problem("error", "", "The PDF could not be written: {why}.", {"why": error})
        else:
            raise error
        self.context.ask.tell(self.tr("The PDF was not made"), problem)

    def _open_written(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
