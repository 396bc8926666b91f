"""Answers for another framework, inferred from this plan's: a preview, a choice, a new plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lnatool.domain.analysis.inferring import Proposal, Target, inferred_answers
from lnatool.domain.analysis.standing import strength
from lnatool.domain.analysis.views import View
from lnatool.domain.edits import TakeOver
from lnatool.domain.framework import Framework
from lnatool.domain.new_plan import first_target
from lnatool.domain.problems import KnownError, Problem
from lnatool.ui.ask import say_problem
from lnatool.ui.file_names import suggested_path
from lnatool.ui.models import map_rows as words
from lnatool.ui.models.rows_table import Row, RowsTable
from lnatool.ui.pages.base import PageContext, body_label, muted_label
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.rows_view import RowsView

_MOST_SOURCES = 5
"""Sources that are told one by one, the closest first."""


class TakeOverDialog(QDialog):
    """The table leads from proposal to proposal; the box below it takes one in or leaves it."""

    def __init__(
        self,
        context: PageContext,
        references: Mapping[str, Framework],
        view: View,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._references, self._view = context, references, view
        self._proposals: dict[str, Proposal] = {}
        self._left_out: set[str] = set()
        self.framework_chosen: Framework | None = None
        self.setWindowTitle(self.tr("Use these answers for another framework"))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        column = QVBoxLayout(inner)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.addWidget(area)
        outer.addLayout(self._buttons())
        column.addLayout(self._choices())
        self._counts = body_label("", self)
        column.addWidget(self._counts)
        self._build_preview(column)
        letter = self.fontMetrics().averageCharWidth()
        room = self.screen().availableGeometry()
        self.resize(min(letter * 110, room.width() - 60), min(letter * 90, room.height() - 80))
        self._choose_framework()
        self.framework.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self) -> QFormLayout:
        own = self._context.bridge.plan.framework.id
        entries = self._context.library().entries()
        known = [
            (one.id, one.title) for one in entries if one.kind == "assessment" and one.id != own
        ]
        self.framework = Choice(self.tr("Framework"), known, self)
        self.framework.chosen.connect(lambda _value: self._choose_framework())
        self.role = Choice(self.tr("Role"), [], self)
        self.role.chosen.connect(lambda _value: self._propose())
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for choice in (self.framework, self.role):
            label = QLabel(choice.accessibleName(), self)
            label.setBuddy(choice)
            form.addRow(label, choice)
        return form

    def _build_preview(self, column: QVBoxLayout) -> None:
        headings = (self.tr("Topic"), self.tr("Level"), self.tr("Expected"), self.tr("Take over"))
        self.rows = RowsTable(headings, self)
        self.list = RowsView(self.tr("Proposals"), self.rows, 0, (2,), self)
        self.list.most = 6
        self.list.moved.connect(self._show_proposal)
        self.list.opened.connect(lambda _key: self.take.toggle() if self.take.isEnabled() else None)
        self.take = QCheckBox(self.tr("Take this level over"), self)
        self.take.toggled.connect(self._toggled)
        self._said = muted_label("", self)
        every, none = QPushButton(self.tr("Take all"), self), QPushButton(self.tr("None"), self)
        every.clicked.connect(lambda: self._take_all(True))
        none.clicked.connect(lambda: self._take_all(False))
        column.addWidget(self.list)
        column.addLayout(flow(self.take, every, none))
        column.addWidget(self._said)
        column.addStretch(1)

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.make = QPushButton(self.tr("Make the new plan…"), self)
        self.make.setProperty("kind", "primary")
        self.make.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        note = self.tr(
            "A new plan file is made; this one stays as it is. What is taken over is marked until "
            "you confirm it, and can be undone in the new plan."
        )
        column.addWidget(muted_label(note, self))
        column.addLayout(flow(self.make, cancel))
        return column

    def _choose_framework(self) -> None:
        self.framework_chosen = None
        self.role.blockSignals(True)
        self.role.clear()
        try:
            chosen = self._context.library().framework(self.framework.value)
            for role in chosen.roles:
                bands = ", ".join(role.bands)
                named = self.tr("{role} (band {bands})").format(role=role.title, bands=bands)
                self.role.addItem(named if bands else role.title, role.id)
            self.framework_chosen = chosen
        except KnownError as error:
            self._counts.setText(say_problem(error.problem))
        self.role.blockSignals(False)
        self._propose()

    def _propose(self) -> None:
        chosen = self.framework_chosen
        self._proposals, self._left_out = {}, set()
        if chosen is not None and self.role.value:
            target = Target(chosen, self.role.value, first_target(chosen), {})
            plan = self._context.bridge.plan
            found = inferred_answers(plan, target, self._references, self._view)
            ordered = sorted(found.proposals, key=lambda one: one.rating is None)
            self._proposals = {one.competency.id: one for one in ordered}
            self._say_counts(chosen, [one for one in found.problems if one.place == chosen.id])
        self._show_rows()

    def _say_counts(self, chosen: Framework, problems: Sequence[Problem]) -> None:
        levels = sum(one.rating is not None for one in self._proposals.values())
        asked = len(chosen.for_role(self.role.value))
        said = self.tr(
            "{levels} of its {asked} topics have a level proposed; {bare} more have sources that "
            "are not enough for a level."
        ).format(levels=levels, asked=asked, bare=len(self._proposals) - levels)
        why = [replace(one, place="") for one in problems]
        self._counts.setText(
            " ".join([words.view_words(self._view), said, *(say_problem(one) for one in why)])
        )

    def _show_rows(self) -> None:
        key = self.list.key
        self.rows.show_rows([self._row(one) for one in self._proposals.values()])
        self.list.show_key(key)
        self.list.setVisible(bool(self._proposals))
        self.make.setEnabled(self.framework_chosen is not None and bool(self.levels))
        if not self._proposals:
            self._show_proposal("")

    def _row(self, one: Proposal) -> Row:
        item, bare = one.competency, one.rating is None
        taken = "" if bare or item.id in self._left_out else self.tr("yes")
        cells = (f"{item.code}  {item.title}", words.short(one.rating), words.short(one.expected))
        spoken = self.tr("no level proposed") if bare else ""
        return Row(item.id, (*cells, taken), ("", spoken, "", taken or self.tr("no")))

    def _show_proposal(self, key: str) -> None:
        one = self._proposals.get(key)
        self.take.setVisible(one is not None)
        self._said.setText("" if one is None else self._sources(one))
        if one is not None:
            self.take.blockSignals(True)
            self.take.setEnabled(one.rating is not None)
            self.take.setChecked(one.rating is not None and key not in self._left_out)
            self.take.blockSignals(False)

    def _sources(self, one: Proposal) -> str:
        plan, relations = self._context.bridge.plan, words.relation_words()
        lines = []
        if one.rating is None:
            lines.append(self.tr("No level is proposed: the sources are not enough for one."))
        ordered = sorted(one.sources, key=lambda source: -strength(source.relation))
        for source in ordered[:_MOST_SOURCES]:
            item = source.competency
            said = words.said_about(plan, source, self._view)
            relation = self.tr("Relation: {words}.").format(words=relations[source.relation])
            lines.append(f"{item.code}  {item.title}. {said} {relation}")
            known = dict(self._references)
            if self.framework_chosen is not None:
                known[self.framework_chosen.id] = self.framework_chosen
            lines.append(words.path_words(item, source.path, known))
        if ordered[_MOST_SOURCES:]:
            more = self.tr("And {count} more that are further away.")
            lines.append(more.format(count=len(ordered) - _MOST_SOURCES))
        return "\n".join(line for line in lines if line)

    def _toggled(self, on: bool) -> None:
        if on:
            self._left_out.discard(self.list.key)
        else:
            self._left_out.add(self.list.key)
        self._show_rows()

    def _take_all(self, on: bool) -> None:
        self._left_out = set() if on else set(self._proposals)
        self._show_rows()

    @property
    def levels(self) -> tuple[tuple[str, int], ...]:
        """What is taken over: the id of each topic with its level."""
        return tuple(
            (key, one.rating)
            for key, one in self._proposals.items()
            if one.rating is not None and key not in self._left_out
        )


def take_over(
    context: PageContext, references: Mapping[str, Framework], view: View, parent: QWidget
) -> None:
    """Show the preview and, if the person wants it, make the new plan beside this one."""
    dialog = TakeOverDialog(context, references, view, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    framework, role, levels = dialog.framework_chosen, dialog.role.value, dialog.levels
    dialog.deleteLater()
    if not agreed or framework is None or not levels:
        return
    plan = context.bridge.plan
    suggestion = suggested_path(context.documents, plan.person.name)
    title, kind = parent.tr("Where to keep the new plan"), parent.tr("lnatool plan (*.lnaplan)")
    path = context.ask.save_file(title, suggestion, kind)
    if path is not None:
        path = path if path.suffix == ".lnaplan" else Path(f"{path}.lnaplan")
        edit = TakeOver(plan.framework.title, levels)
        context.opener.create(framework, role, plan.person, path, edit)
