"""A reviewed copy that came back: what is said about it, what is in it, and taking it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lnatool.domain.edits import Change
from lnatool.domain.problems import KnownError
from lnatool.services.clock import local_day, stamp, system_clock
from lnatool.services.read_back.finding import Findings
from lnatool.services.read_back.match import findings
from lnatool.services.read_back.merge import edits_for, keep_file, taken_in
from lnatool.services.read_back.read import read_returned
from lnatool.services.read_back.returned import RefusedError
from lnatool.ui.ask import say_problem
from lnatool.ui.pages.base import (
    PageContext,
    ScrollingPage,
    body_label,
    heading_label,
    muted_label,
    title_label,
)
from lnatool.ui.take_in import choose
from lnatool.ui.widgets.expander import Expander
from lnatool.ui.widgets.finding_list import FindingList
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.review_card import day_words
from lnatool.ui.widgets.tab_order import order_tabs
from lnatool.ui.widgets.verdict_list import VerdictList, clear


class ReturnedPage(ScrollingPage):
    """Nothing of a copy reaches the plan before "Take these in"; then all of it is one step."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._path: Path | None = None
        self._found: Findings | None = None
        self._busy = False
        self.back = QPushButton(self.tr("Back to reviews"), self)
        self.back.clicked.connect(self._leave)
        self.body.addLayout(flow(self.back))
        self.body.addWidget(title_label(self.tr("A reviewed copy"), self))
        self._file = muted_label("", self)
        self.body.addWidget(self._file)
        self.refusal = heading_label("", self)
        self.body.addWidget(self.refusal)
        self._begin = QWidget(self)
        other = QVBoxLayout(self._begin)
        other.setContentsMargins(0, 0, 0, 0)
        self.choose = QPushButton(self.tr("Choose a file…"), self._begin)
        self.choose.clicked.connect(self._choose)
        paper = QPushButton(self.tr("Type in a review on paper…"), self._begin)
        paper.clicked.connect(lambda: context.go("paper"))
        other.addLayout(flow(self.choose, paper))
        self.body.addWidget(self._begin)
        self.body.addWidget(self._results())
        self.body.addStretch(1)
        self._show_nothing("")

    def _results(self) -> QWidget:
        self._shown = QWidget(self)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.verdicts = VerdictList(self._shown)
        column.addWidget(self.verdicts)
        self._by = body_label("", self._shown)
        column.addWidget(self._by)
        self._since = QVBoxLayout()
        column.addLayout(self._since)
        column.addWidget(
            muted_label(
                self.tr(
                    "What they say is kept as theirs, beside your own answers. Your ratings and "
                    "your words are never replaced."
                ),
                self._shown,
            )
        )
        self.list = FindingList(self._shown)
        self.list.changed.connect(self._sum_up)
        column.addWidget(self.list)
        self.summary = body_label("", self._shown)
        self.summary.setProperty("kind", "strong")
        column.addWidget(self.summary)
        self.take = QPushButton(self.tr("Take these in"), self._shown)
        self.take.setProperty("kind", "primary")
        self.take.clicked.connect(self._take)
        self.later = QPushButton(self.tr("Not now"), self._shown)
        self.later.clicked.connect(self._leave)
        column.addLayout(flow(self.take, self.later))
        return self._shown

    def entered(self, item: str = "") -> None:
        """Read the file that is named; else go on with what is shown."""
        if item:
            self.read(Path(item))
        else:
            (self.choose if self._found is None else self.back).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _choose(self) -> None:
        path = choose(self.context.ask, self.context.bridge.keeper.path)
        if path is not None:
            self.read(path)

    def read(self, path: Path, password: str = "") -> None:
        """Read a file on a worker and show what is in it."""
        self._path = path
        self._show_nothing(self.tr("Reading the file…"))
        self._begin.hide()
        self.scroll.verticalScrollBar().setValue(0)
        self._file.setText(str(path))
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        plan = self.context.bridge.plan

        def work() -> Findings:
            return findings(plan, read_returned(path, password))

        self.context.tasks.run(
            work,
            lambda found: self._read_done(path, found),
            lambda error: self._read_failed(path, error),
        )

    def _read_done(self, path: Path, found: Findings) -> None:
        if path != self._path:  # another file was chosen meanwhile
            return
        self._found = found
        self.refresh(Change(frozenset({"everything"})))
        words = self.tr("The copy has been read. {summary}").format(summary=self.summary.text())
        self.context.announce.say(words)

    def _read_failed(self, path: Path, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self._show_nothing("")
            raise error
        if path != self._path:
            return
        if isinstance(error, RefusedError) and error.verdict in ("locked", "wrong-password"):
            title = self.tr("This file is protected")
            password = self.context.ask.password(title, say_problem(error.problem))
            if password is not None:
                self.read(path, password)
                return
        sentence = say_problem(error.problem).split("\n\n")[0]
        self._show_nothing(sentence)
        self._file.setText(str(path))
        self.context.announce.say(sentence)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self, words: str) -> None:
        """No copy is shown; ``words`` say why."""
        self._found = None
        self.list.choices = {}
        self.list.show_findings(None)
        self._shown.hide()
        self._begin.show()
        self._file.setText(
            ""
            if words
            else self.tr("Choose the PDF that came back to you, as it was saved by your reader.")
        )
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def refresh(self, change: Change) -> None:
        """Compare what came back with the plan as it is now."""
        if self._found is None or not change.kinds - {"copies"}:
            return
        found = self._found = findings(self.context.bridge.plan, self._found.returned)
        self.refusal.hide()
        self._begin.hide()
        self.verdicts.show_findings(found)
        self._by.setText(self._who(found))
        self._by.setVisible(bool(found.by))
        clear(self._since)
        if found.changed:
            lines = [one.text for one in found.changed]
            words = self.tr("All that you changed since this copy was made ({count})")
            words = words.format(count=len(lines))
            self._since.addWidget(Expander(words, lines, parent=self._shown))
        self.list.show_findings(found)
        self._sum_up()
        self._shown.show()
        order_tabs(self)

    def _who(self, found: Findings) -> str:
        words = (
            self.tr("Reviewed by {name}.")
            if not found.day
            else self.tr("Reviewed by {name} on {day}.")
        )
        return words.format(name=found.by, day=day_words(found.day))

    def _sum_up(self) -> None:
        """How much will be taken in, as it is chosen now."""
        found = self._found
        if found is None:
            return
        wanted = len(taken_in(found, self.list.choices))
        open_ = [one for one in found.fields if one.state != "same"]
        same = len(found.fields) - len(open_)
        parts = []
        if open_:
            words = self.tr("{count} of {all} will be taken in.")
            parts.append(words.format(count=wanted, all=len(open_)))
        else:
            parts.append(self.tr("There is nothing new to take in."))
        if found.conflicts:
            words = self.tr("To choose: {count}. Yours is kept unless you say otherwise.")
            parts.append(words.format(count=len(found.conflicts)))
        if same:
            parts.append(self.tr("You have already: {count}.").format(count=same))
        self.summary.setText(" ".join(parts))
        self.take.setEnabled(bool(wanted) and not self._busy)

    def _take(self) -> None:
        """Keep the file itself first; then its content becomes part of the plan."""
        path, found = self._path, self._found
        if path is None or found is None or self._busy:
            return
        self._busy = True
        self.take.setEnabled(False)
        plan_path = self.context.bridge.keeper.path
        day = local_day(system_clock()).isoformat()
        self.context.tasks.run(lambda: keep_file(path, plan_path, day), self._kept, self._not_kept)

    def _not_kept(self, error: BaseException) -> None:
        self._busy = False
        if not isinstance(error, KnownError):
            raise error
        agreed = self.context.ask.confirm(
            self.tr("The file could not be kept"),
            self.tr(
                "{why}\n\nWhat it says can be taken in all the same. Then keep the file yourself, "
                "because your plan will not have a copy of it."
            ).format(why=say_problem(error.problem)),
            self.tr("Take it in all the same"),
            self.tr("Not now"),
        )
        if agreed:
            self._kept("")
        else:
            self._sum_up()

    def _kept(self, name: str) -> None:
        self._busy = False
        found, bridge = self._found, self.context.bridge
        if found is None:
            return
        choices = dict(self.list.choices)
        count = len(taken_in(found, choices))
        edit = edits_for(bridge.plan, found, choices, name, stamp(system_clock()))
        self._path = None
        self._show_nothing("")
        bridge.edit(edit)
        words = self.tr("Taken in: {count}. Undo takes it back.").format(count=count)
        if name:
            words += " " + self.tr("The file is kept beside your plan as {name}.").format(name=name)
        self.context.announce.say(words)
        self.context.go("reviews", "copies")

    def _leave(self) -> None:
        """Nothing is touched."""
        self._path = None
        self._show_nothing("")
        self.context.go("reviews")
