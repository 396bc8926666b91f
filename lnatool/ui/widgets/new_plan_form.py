"""Beginning a plan: which framework, which role, whose, and where it is kept."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.plan import Person
from lnatool.domain.problems import KnownError
from lnatool.services.library.entries import Entry
from lnatool.ui.menus import suggested_path
from lnatool.ui.pages.base import Card, StartContext, heading_label, muted_label, title_label


class NewPlanForm(QScrollArea):
    """Three short questions; only the first two need an answer."""

    left = Signal()

    def __init__(self, context: StartContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: list[Entry] = []
        self._folder = context.documents
        self._path: Path | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("kind", "page")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 28)
        layout.setSpacing(14)
        layout.addWidget(title_label(self.tr("A new plan"), content))
        layout.addWidget(self._framework_card())
        layout.addWidget(self._role_card())
        layout.addWidget(self._person_card())
        layout.addLayout(self._buttons(content))
        layout.addStretch(1)
        self.setWidget(content)

    def _framework_card(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("1. Which framework fits your job?"), card))
        self._framework_group = QButtonGroup(card)
        self._framework_box = QVBoxLayout()
        self._framework_box.setSpacing(8)
        card.body.addLayout(self._framework_box)
        self._trouble = muted_label("", card)
        self._trouble.hide()
        card.body.addWidget(self._trouble)
        self._framework_group.idToggled.connect(lambda _id, on: self._show_roles() if on else None)
        return card

    def _role_card(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("2. What is your role?"), card))
        self._role_group = QButtonGroup(card)
        self._role_box = QVBoxLayout()
        self._role_box.setSpacing(8)
        card.body.addLayout(self._role_box)
        self._role_group.idToggled.connect(lambda _id, _on: self._check())
        return card

    def _person_card(self) -> Card:
        card = Card()
        card.body.addWidget(heading_label(self.tr("3. Your name"), card))
        self._name = QLineEdit(card)
        self._name.setMaxLength(200)
        self._name.setAccessibleName(self.tr("Your name"))
        self._name.setPlaceholderText(self.tr("You can leave this empty"))
        self._name.textChanged.connect(self._place_changed)
        card.body.addWidget(self._name)
        row = QHBoxLayout()
        self._place = QLabel(card)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setWordWrap(True)
        self._place.setProperty("kind", "muted")
        self._change = QPushButton(self.tr("Keep it somewhere else…"), card)
        self._change.clicked.connect(self._choose_place)
        row.addWidget(self._place, 1)
        row.addWidget(self._change)
        card.body.addLayout(row)
        return card

    def _buttons(self, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        self._start = QPushButton(self.tr("Start my plan"), parent)
        self._start.setProperty("kind", "primary")
        self._start.clicked.connect(self._create)
        self._back = QPushButton(self.tr("Back"), parent)
        self._back.clicked.connect(self.left)
        row.addWidget(self._start)
        row.addWidget(self._back)
        self._missing = muted_label("", parent)
        row.addWidget(self._missing, 1)
        return row

    def begin(self) -> None:
        """Show the frameworks there are now, with nothing typed."""
        self._path = None
        self._name.clear()
        self._entries = [
            entry for entry in self._context.library().entries() if entry.kind == "assessment"
        ]
        _clear(self._framework_box, self._framework_group)
        for place, entry in enumerate(self._entries):
            button = QRadioButton(self.tr("{title}").format(title=entry.title))
            button.setToolTip(self.tr("Edition {edition}").format(edition=entry.edition))
            self._framework_group.addButton(button, place)
            self._framework_box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            count = self.tr("{count} competencies, edition {edition}").format(
                count=entry.competency_count, edition=entry.edition
            )
            summary = _first_sentence(entry.summary)
            button.setAccessibleDescription(f"{summary} {count}".strip())
            note = muted_label(f"{summary}\n{count}".strip())
            note.setToolTip(entry.summary)
            note.setContentsMargins(26, 0, 0, 4)
            self._framework_box.addWidget(note)
        problems = self._context.library().problems
        self._trouble.setVisible(bool(problems))
        self._trouble.setText(
            "\n".join(
                self.tr("Left out, because something is wrong in it: {problem}").format(
                    problem=problem
                )
                for problem in problems[:5]
            )
        )
        buttons = self._framework_group.buttons()
        if buttons:
            buttons[0].setChecked(True)
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._place_changed()
        self._check()

    def _show_roles(self) -> None:
        entry = self._entry()
        _clear(self._role_box, self._role_group)
        for place, role in enumerate(entry.roles if entry else ()):
            bands = ", ".join(role.bands)
            text = (
                self.tr("{role} (band {bands})").format(role=role.title, bands=bands)
                if bands
                else role.title
            )
            button = QRadioButton(text)
            self._role_group.addButton(button, place)
            self._role_box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = self._role_group.buttons()
        self._order_tabs()
        if len(buttons) == 1:
            buttons[0].setChecked(True)
        self._check()

    def _order_tabs(self) -> None:
        """From top to bottom; buttons made later would come last otherwise."""
        stops = [
            *self._framework_group.buttons(),
            *self._role_group.buttons(),
            self._name,
            self._change,
            self._start,
            self._back,
        ]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _entry(self) -> Entry | None:
        place = self._framework_group.checkedId()
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def _check(self) -> None:
        ready = self._entry() is not None and self._role_group.checkedId() >= 0
        self._start.setEnabled(ready)
        words = "" if ready else self.tr("Choose your role above, then you can start.")
        if self._entry() is None:
            words = self.tr("Choose a framework above, then you can start.")
        self._missing.setText(words)
        self._start.setAccessibleDescription(words)

    def _place_changed(self) -> None:
        path = self._path or suggested_path(self._folder, self._name.text())
        self._place.setText(
            self.tr("Your plan is kept in {file} in the folder {folder}").format(
                file=path.name, folder=path.parent
            )
        )

    def _choose_place(self) -> None:
        suggestion = self._path or suggested_path(self._folder, self._name.text())
        path = self._context.ask.save_file(
            self.tr("Where to keep your plan"), suggestion, self.tr("lnatool plan (*.lnaplan)")
        )
        if path is not None:
            self._path = path if path.suffix == ".lnaplan" else Path(f"{path}.lnaplan")
            self._place_changed()

    def _create(self) -> None:
        entry = self._entry()
        if entry is None or self._role_group.checkedId() < 0:
            return
        role = entry.roles[self._role_group.checkedId()]
        try:
            framework = self._context.library().framework(entry.id, entry.edition)
        except KnownError as error:
            self._context.ask.tell(self.tr("This framework cannot be used"), error.problem)
            return
        path = self._path or suggested_path(self._folder, self._name.text())
        person = Person(name=self._name.text().strip())
        self._context.opener.create(framework, role.id, person, path)


def _first_sentence(text: str) -> str:
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def _clear(box: QVBoxLayout, group: QButtonGroup) -> None:
    for button in group.buttons():
        group.removeButton(button)
    while box.count():
        widget = box.takeAt(0).widget()
        if widget is not None:
            widget.deleteLater()
