"""Mine: the fields of one section that a preceptor fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lnatool.domain.words import Phrase
from lnatool.services.export.report_agreement import statement_words, who_words
from lnatool.services.export.words import level_words
from lnatool.ui.desk.fields import Bound, Fields, Values, nothing
from lnatool.ui.pages.base import body_label, heading_label, muted_label
from lnatool.ui.say import say
from lnatool.ui.widgets.radio_choice import Option, RadioChoice

if TYPE_CHECKING:
    from lnatool.domain.plan import Plan
    from lnatool.services.desk.review import Homeless
    from lnatool.ui.desk.sections import Section


class Mine(Fields):
    """``begin`` asks for the first empty field; ``removed`` names a field to leave out."""

    begin = Signal()
    removed = Signal(str)

    def __init__(self, plan: Plan, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(section, parent)
        self._plan = plan
        self.body.addWidget(heading_label(self.tr("Mine"), self))
        build = {
            "overview": self._overview,
            "goal": self._goal,
            "item": self._item,
            "review": self._meeting,
            "sign": self._signing,
        }.get(section.kind)
        if build is not None:
            build()
        self.body.addStretch(1)

    def _overview(self) -> None:
        for words in (
            self.tr("You support learning; you don't re-test competence."),
            self.tr(
                "Read what they say, then say how you see it. Everything is optional: leave blank "
                "what you have not talked about."
            ),
            self.tr(
                "When you are done, save the reviewed PDF and send it back. What you write is kept "
                "on this computer until you remove it."
            ),
        ):
            self.body.addWidget(body_label(words, self))
        begin = QPushButton(self.tr("Begin"), self)
        begin.setAccessibleName(self.tr("Begin with the first empty field"))
        begin.setProperty("kind", "primary")
        begin.clicked.connect(self.begin)
        self.body.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._bound.append(Bound(lambda _v: None, lambda: None, begin.setFocus, ()))

    def _goal(self) -> None:
        agreed, discuss = (self.section.name_of(part) for part in ("agreed", "discuss"))
        if agreed or discuss:
            options = [Option("", self.tr("No view yet"))]
            options += [Option("agreed", self.tr("Agreed"))] if agreed else []
            options += [Option("discuss", self.tr("Needs discussion"))] if discuss else []
            choice = RadioChoice(self.tr("My view of this goal"), options, self)
            choice.chosen.connect(
                lambda value: self._send(
                    {
                        agreed: "Yes" if value == "agreed" else "",
                        discuss: "Yes" if value == "discuss" else "",
                    }
                )
            )

            def show(values: Values) -> None:
                view = "discuss" if values.get(discuss) else "agreed" if values.get(agreed) else ""
                choice.show_value(view)

            self._add(self.tr("My view of this goal"), choice)
            self._bound.append(Bound(show, nothing, choice.focus_chosen, (agreed, discuss)))
        self._text("comment", self.tr("My comment"), lines=4)

    def _item(self) -> None:
        name = self.section.name_of("level")
        if name:
            levels = self._plan.framework.rating_scale.levels
            options = [Option("", self.tr("No view yet"))] + [
                Option(str(one.value), level_words(self._plan, one.value), one.descriptor)
                for one in levels
            ]
            choice = RadioChoice(self.tr("My view of the level"), options, self)
            choice.chosen.connect(lambda value: self._send({name: value}))
            self._add(self.tr("My view of the level"), choice)
            self._bound.append(
                Bound(
                    lambda values: choice.show_value(
                        values.get(name, ""), _state_words(values.get(name, ""))
                    ),
                    nothing,
                    choice.focus_chosen,
                    (name,),
                )
            )
        self._text("comment", self.tr("My comment"), lines=4)

    def _meeting(self) -> None:
        self._day("date", self.tr("Date of the meeting"))
        self._line("attended", self.tr("Who attended"))
        self._text("summary", self.tr("What was agreed"), lines=5)
        self._day("next", self.tr("Next meeting"))

    def _signing(self) -> None:
        statements, names = statement_words(self.tr), who_words(self.tr)
        self.body.addWidget(
            muted_label(
                self.tr(
                    "Tick to sign. A preceptor's name and role and today's date are filled in."
                ),
                self,
            )
        )
        for who in ("preceptor", "manager"):
            agree = self.section.name_of("agree", who)
            if not agree:
                continue
            title = QLabel(names[who], self)
            title.setProperty("kind", "strong")
            title.setContentsMargins(0, 10, 0, 0)
            self.body.addWidget(title)
            self._tick(agree, who, statements[who], f"{statements[who]} {names[who]}")
            hint = muted_label(self.tr("Without the tick this is not a sign-off."), self)
            self.body.addWidget(hint)
            about = {"who": names[who]}
            self._line("name", self.tr("Name"), who, self.tr("Name, {who}").format(**about))
            self._line("role", self.tr("Role"), who, self.tr("Role, {who}").format(**about))
            self._day("date", self.tr("Date"), who, self.tr("Date, {who}").format(**about))
            self._bound.append(self._hint_bound(hint, who, agree))

    def _hint_bound(self, hint: QLabel, who: str, agree: str) -> Bound:
        written = [self.section.name_of(part, who) for part in ("name", "role", "date")]

        def show(values: Values) -> None:
            some = any(values.get(name) for name in written)
            hint.setVisible(some and not values.get(agree))

        return Bound(show, nothing, None, tuple(written))

    def show_homeless(self, found: tuple[Homeless, ...]) -> None:
        """List what has no field in this copy, each with a way to leave it out."""
        self.body.takeAt(self.body.count() - 1)
        self.body.addWidget(
            body_label(
                self.tr(
                    "You wrote this about an older copy. It is kept here and goes with a return "
                    "file; this PDF has no field for it."
                ),
                self,
            )
        )
        for one in found:
            name = QLabel(one.words, self)
            name.setProperty("kind", "strong")
            name.setWordWrap(True)
            self.body.addWidget(name)
            self.body.addWidget(body_label(_shown(self, one.value), self))
            leave = QPushButton(self.tr("Leave this out"), self)
            leave.setAccessibleName(self.tr("Leave out: {words}").format(words=one.words))
            leave.setProperty("kind", "link")
            leave.clicked.connect(lambda _=False, key=one.name: self.removed.emit(key))
            self.body.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
            self._bound.append(Bound(lambda _v: None, nothing, leave.setFocus, ()))
        self.body.addStretch(1)


def _shown(widget: QWidget, value: str) -> str:
    return widget.tr("ticked") if value == "Yes" else value


def _state_words(value: str) -> str:
    """How a value that is no level of the scale is called."""
    return say(_STATES[value]) if value in _STATES else value


_STATES = {
    "not-applicable": Phrase("Not applicable to my role"),
    "no-opportunity": Phrase("Not yet had the opportunity"),
}
