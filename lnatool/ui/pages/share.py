"""Share: choose what goes in, see exactly that, and write the PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.edits import EVERYTHING, Change, NoteExport
from lnatool.domain.plan import Export
from lnatool.domain.problems import KnownError, Problem
from lnatool.services.clock import local_day, system_clock
from lnatool.services.export.blocks import Report
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
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.letterhead_card import LetterheadCard
from lnatool.ui.widgets.page_progress import PageProgress, StoppedError
from lnatool.ui.widgets.password_card import PasswordCard
from lnatool.ui.widgets.report_preview import ReportPreview

_KINDS: tuple[ReportKind, ...] = ("full", "plan", "summary")
_NAMED = 12
"""So many letters that would be boxes are named one by one."""


def report_words(text: str) -> str:
    """A report's sentence in the language of the program."""
    return QCoreApplication.translate("report", text)


class SharePage(ScrollingPage):
    """Options at the left, the document at the right; nothing is shared but what is shown."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._busy = False
        self._written: Path | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_preview)
        row = self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        self.body.addLayout(row)
        row.addWidget(self._options(), 2)
        right = QVBoxLayout()
        right.addLayout(self._action())
        right.addWidget(heading_label(self.tr("What will be in the file"), self))
        self.preview = ReportPreview(context.theme, self)
        self.preview.setMinimumHeight(420)
        right.addWidget(self.preview, 1)
        row.addLayout(right, 3)
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
        self.letterhead = LetterheadCard(self.context, holder)
        self.letterhead.changed.connect(self._later.start)
        column.addWidget(self.letterhead)
        self.password = PasswordCard(holder)
        column.addWidget(self.password)
        column.addStretch(1)
        return holder

    def _action(self) -> QVBoxLayout:
        """Beside the options and above the document, so that it is always in sight."""
        column = QVBoxLayout()
        column.setSpacing(10)
        self.boxes = body_label("", self)
        self.boxes.setProperty("kind", "warn")
        self.boxes.hide()
        column.addWidget(self.boxes)
        self.export = QPushButton(self.tr("Save as PDF…"), self)
        self.export.setProperty("kind", "primary")
        self.export.clicked.connect(self._export)
        self.progress = PageProgress(self.tr("Making the PDF"), self)
        column.addWidget(self.progress)
        self.result = body_label("")
        self.result.setProperty("kind", "good")
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.result.hide()
        self.show_folder = QPushButton(self.tr("Open the PDF"), self)
        self.show_folder.clicked.connect(self._open_written)
        self.show_folder.hide()
        column.addLayout(flow(self.export, self.show_folder))
        column.addWidget(self.result)
        return column

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
        self.travels = muted_label("", card)
        card.body.addWidget(self.travels)
        return card

    def options(self) -> ReportOptions:
        """What is chosen now."""
        return ReportOptions(
            _KINDS[max(self.kinds.checkedId(), 0)],
            self.notes.isChecked(),
            self.evidence.isChecked(),
            organisation=self.context.settings.value.organisation,
            logo=self.letterhead.logo,
            references=self.context.library().references(),
        )

    def refresh(self, change: Change) -> None:
        """Show the document anew, after the events that are waiting."""
        if change.kinds - {"copies"}:
            self._later.start()

    def _show_preview(self) -> None:
        options = self.options()
        full = options.kind == "full"
        self.notes.setEnabled(full)
        self.evidence.setEnabled(full)
        self.travels.setText(self._travels(options.kind))
        plan, today = self.context.bridge.plan, local_day(system_clock())
        report = build_report(plan, options, today, report_words)
        self.preview.show_report(report)
        self._look_for_boxes(report)

    def _travels(self, kind: ReportKind) -> str:
        """What is inside the file besides its pages."""
        if kind == "summary":
            return self.tr(
                "One page has no form to fill in and carries no data, so it is only for reading."
            )
        return self.tr(
            "The PDF carries your shared answers so that this program can read it back; private "
            "notes and unshared evidence are never in it."
        )

    def _look_for_boxes(self, report: Report) -> None:
        """Look on a worker, which loads the fonts, for letters that none of them has."""

        def look() -> str:
            from lnatool.services.export.letters import unshown_letters

            return unshown_letters(report)

        def ignored(error: BaseException) -> None:
            if not isinstance(error, KnownError):  # a missing font is said when the PDF is made
                raise error

        self.context.tasks.run(look, self._warn, ignored)

    def _warn(self, letters: str) -> None:
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:_NAMED])
        if len(letters) > _NAMED:
            named += self.tr(" and {count} more").format(count=len(letters) - _NAMED)
        words = self.tr(
            "No font on this computer has these letters, so the PDF will show boxes in their "
            "place: {letters}."
        )
        self.boxes.setText(words.format(letters=named))
        self.boxes.setVisible(bool(letters))

    def entered(self, item: str = "") -> None:
        """Focus on what can be done; on the first choice where that is further down."""
        beside = self._panes.direction() == QBoxLayout.Direction.LeftToRight
        first = self.export if beside else self.kinds.checkedButton()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _export(self) -> None:
        if self._busy:
            return
        self.letterhead.name.hand_on()
        password = self.password.password()
        if password is None:
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

        def work() -> Export:
            from lnatool.services.export.plan_pdf import write_plan_pdf

            return write_plan_pdf(
                plan, path, options, local_day(system_clock()), report_words,
                password=password, progress=self.progress.step,
            )  # fmt: skip

        self.context.tasks.run(work, lambda noted: self._done(path, noted), self._failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self.progress.begin()
            self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.progress.hide()
        self.export.setEnabled(not busy)

    def _done(self, path: Path, noted: Export) -> None:
        self._set_busy(False)
        self.context.bridge.edit(NoteExport(noted))
        self._written = path
        words = self.tr("Saved: {file}").format(file=path)
        self.result.setText(words)
        self.result.show()
        self.show_folder.show()
        self.context.announce.say(self.tr("The PDF has been saved."))
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(error, StoppedError):
            self._say_stopped()
            return
        if isinstance(error, KnownError):
            problem = error.problem
        elif isinstance(error, OSError):
            problem = Problem("error", "", "The PDF could not be written: {why}.", {"why": error})
        else:
            raise error
        self.context.ask.tell(self.tr("The PDF was not made"), problem)

    def _say_stopped(self) -> None:
        words = self.tr("Stopped. Nothing was written.")
        self.result.setText(words)
        self.result.show()
        self.show_folder.hide()
        self.context.announce.say(words)

    def _open_written(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
