"""A review: theirs beside mine, section by section, kept at once and saved as a file at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.analysis.needs import analyse
from lnatool.services.clock import local_day, system_clock
from lnatool.ui.desk.fields import day_text
from lnatool.ui.desk.mine import Mine
from lnatool.ui.desk.saving import Saving
from lnatool.ui.desk.section_list import SectionList
from lnatool.ui.desk.sections import Section, sections_of
from lnatool.ui.desk.their_words import their_lines
from lnatool.ui.desk.theirs import Theirs
from lnatool.ui.pages.base import StartContext, muted_label, side_by_side_if, title_label
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from lnatool.ui.desk.bridge import ReviewBridge

_TWO_CARDS = 76
"""The width, in letters, from which theirs and mine stand side by side."""


class ReviewDesk(QWidget):
    """Made for one review; ``left`` asks for the list of people."""

    left = Signal()

    def __init__(
        self, context: StartContext, bridge: ReviewBridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.bridge = bridge
        self._copy = bridge.review.copy
        self._analysis = analyse(self._copy.plan)
        self._sections = sections_of(self._copy, left=bool(bridge.homeless))
        self._key = ""
        self.mine: Mine | None = None
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(8)
        self._header = self._make_header()
        column.addWidget(self._header)
        self.list = SectionList(self)
        self.list.chosen.connect(self.show_section)
        column.addWidget(self.list.line)
        panes = QHBoxLayout()
        panes.setSpacing(14)
        panes.addWidget(self.list, 2)
        panes.addWidget(self._content(), 6)
        column.addLayout(panes, 1)
        self._footer = self._make_footer()
        column.addWidget(self._footer)
        self._watch()
        self._refresh_list()

    def _make_header(self) -> QWidget:
        header = QWidget(self)
        column = QVBoxLayout(header)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        record = self.bridge.review.record
        self.back = QPushButton(self.tr("Back to everybody"), header)
        self.back.setProperty("kind", "link")
        self.back.clicked.connect(self.left)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.name = record.name or self.tr("Somebody without a name")
        column.addWidget(title_label(self.name, header))
        parts = (record.role, self._copy.plan.framework.title)
        column.addWidget(muted_label("  ·  ".join(part for part in parts if part), header))
        return header

    def _content(self) -> QScrollArea:
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        inside = self._inside = QVBoxLayout(inner)
        inside.setContentsMargins(6, 4, 10, 6)
        inside.setSpacing(8)
        self.title = QLabel(inner)
        self.title.setProperty("kind", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        inside.addWidget(self.title)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(14)
        self.theirs = Theirs(self.area, inner)
        self._cards.addWidget(self.theirs, 1)
        inside.addLayout(self._cards)
        inside.addStretch(1)
        self.area.setWidget(inner)
        self._inner = inner
        return self.area

    def _make_footer(self) -> QWidget:
        footer = QWidget(self)
        column = QVBoxLayout(footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.saving = Saving(self.context, self.bridge, self.hand_on, footer)
        self.previous = QPushButton(self.tr("Previous"), footer)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next = QPushButton(self.tr("Next"), footer)
        self.next.clicked.connect(lambda: self.step(1))
        column.addWidget(self.saving.state)
        column.addLayout(
            flow(self.previous, self.next, self.saving.pdf_button, self.saving.return_button)
        )
        column.addWidget(self.saving.why_not)
        return footer

    def _watch(self) -> None:
        self.bridge.changed.connect(self._changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: self.step(1))

    def begin(self) -> None:
        """Show the first section that is empty, with the focus in its first empty field."""
        values = self.bridge.values
        asked = [one for one in self._sections if one.fields]
        empty = [one for one in asked if not one.begun(values)]
        first = (empty or asked or self._sections)[0]
        self.show_section(first.key)
        self.focus_work()
        self.context.announce.say(
            self.tr("{name}. {title}").format(name=self.name, title=first.title)
        )

    def focus_work(self) -> None:
        """Put the focus on the first empty field of the section that is shown, in sight."""
        if self.mine is not None:
            self.mine.focus_first(self.bridge.values)
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        self._inside.activate()  # or it would be looked for where it was
        focus = self.window().focusWidget()
        if focus is not None and self._inner.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus, 10, 20)

    def step(self, by: int) -> None:
        """The next section, or the one before, with the focus in its first empty field."""
        self.hand_on()
        keys = [one.key for one in self._sections]
        place = keys.index(self._key) + by if self._key in keys else 0
        if 0 <= place < len(keys):
            self.show_section(keys[place])
            self.focus_work()
            self.context.announce.say(
                self.tr("{title}, {number} of {count}").format(
                    title=self._sections[place].title, number=place + 1, count=len(keys)
                )
            )

    def show_section(self, key: str) -> None:
        """Show a section; the focus stays where it is unless it was in the one before."""
        self.hand_on()
        section = next((one for one in self._sections if one.key == key), None)
        if section is None or key == self._key:
            return
        self._key = key
        self.title.setText(section.title)
        lines = their_lines(self._copy, self._analysis, section)
        self.theirs.show_lines(lines, section.title)
        self.theirs.setVisible(bool(lines))
        self._new_mine(section)
        self.area.verticalScrollBar().setValue(0)
        self.list.show_current(key)
        place = self._sections.index(section)
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < len(self._sections))
        order_tabs(self)

    def _new_mine(self, section: Section) -> None:
        before, self.mine = self.mine, Mine(self._copy.plan, section, self._inner)
        self.mine.setAccessibleName(self.tr("Mine: {title}").format(title=section.title))
        self.mine.edited.connect(self.bridge.put)
        self.mine.begin.connect(self.begin)
        self.mine.signed.connect(self._sign)
        self.mine.named.connect(self._remember)
        self.mine.removed.connect(lambda name: self.bridge.put({name: ""}))
        if section.kind == "left":
            self.mine.show_homeless(self.bridge.homeless)
        self.mine.show_values(self.bridge.values)
        self._cards.addWidget(self.mine, 1)
        if before is not None:
            self._cards.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _sign(self, who: str) -> None:
        """A tick signs, with today's date and, of the preceptor, name and role."""
        section = next(one for one in self._sections if one.kind == "sign")
        settings, person = self.context.settings.value, self._copy.plan.person
        known = {"date": day_text(local_day(system_clock()).isoformat())}
        if who == "preceptor":  # a manager is somebody else
            known["name"] = settings.reviewer_name or person.preceptor_name
            known["role"] = settings.reviewer_role or person.preceptor_role
        names = {part: section.name_of(part, who) for part in known}
        changes = {
            name: known[part]
            for part, name in names.items()
            if name and not self.bridge.values.get(name)
        }
        self.bridge.put({section.name_of("agree", who): "Yes", **changes})

    def _remember(self, part: str, text: str) -> None:
        self.context.settings.update(**{f"reviewer_{part}": text.strip()})

    def _changed(self) -> None:
        if bool(self.bridge.homeless) != any(one.kind == "left" for one in self._sections):
            self._sections = sections_of(self._copy, left=bool(self.bridge.homeless))
        self._refresh_list()
        if self._key == "left:" and self.mine is not None:
            self._key = ""
            self.show_section("left:" if self.bridge.homeless else self._sections[-1].key)
            self.mine.focus_first(self.bridge.values)
        elif self.mine is not None:
            self.mine.show_values(self.bridge.values)

    def _refresh_list(self) -> None:
        self.list.show_sections(self._sections, self.bridge.values)
        self.list.show_current(self._key)

    def hand_on(self) -> None:
        """Send what is still in a field."""
        if self.mine is not None:
            self.mine.hand_on()

    def undo(self) -> None:
        """Take the last change back."""
        self.hand_on()
        if self.bridge.undo():
            self.context.announce.say(self.tr("Taken back."))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self.bridge.redo():
            self.context.announce.say(self.tr("Done again."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit side by side folds: the list to one line, theirs above mine."""
        super().resizeEvent(event)
        wide = side_by_side_if(self) == QBoxLayout.Direction.LeftToRight
        self.list.setVisible(wide)
        self.list.line.setVisible(not wide)
        self.title.setVisible(wide)  # the line says it
        self._fold(wide)
        room = self.width() * 6 // 8 if wide else self.width()
        beside = room >= self.fontMetrics().averageCharWidth() * _TWO_CARDS
        way = QBoxLayout.Direction
        self._cards.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _fold(self, wide: bool) -> None:
        """Head and foot scroll with the rest where the text is large or the window small."""
        if (self._header.parentWidget() is self) == wide:
            return
        here, there = (self._inside, self._column) if wide else (self._column, self._inside)
        for part in (self._header, self._footer):
            here.removeWidget(part)
        there.insertWidget(0, self._header)
        there.addWidget(self._footer)
        order_tabs(self)
        self.area.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._bring_into_sight)
