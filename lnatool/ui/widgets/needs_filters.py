"""Which needs are listed: towards which review point, from which area, standard or role."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from lnatool.domain.analysis.needs import Need
from lnatool.domain.framework import Framework, Role
from lnatool.domain.plan import Plan
from lnatool.services.library.find import Library
from lnatool.ui.widgets.choice import Choice
from lnatool.ui.widgets.flow import flow


class NeedsFilters(QWidget):
    """``changed`` says that another selection was made, ``point_chosen`` carries a review point."""

    changed = Signal()
    point_chosen = Signal(str)

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        framework = plan.framework
        points = [(point.id, point.title) for point in framework.review_points]
        self.point = Choice(self.tr("Compare with what is expected by"), points, self)
        self.point.chosen.connect(self.point_chosen)
        label = QLabel(self.tr("Compare with what is expected by"), self)
        label.setBuddy(self.point)
        areas = [("", self.tr("All areas"))] + [(d.id, d.title) for d in framework.domains]
        self.area = Choice(self.tr("Area"), areas, self)
        self.standard = Choice(self.tr("Standard"), [("", self.tr("All standards"))], self)
        self.role = Choice(self.tr("Also asked of another role"), self._roles(framework), self)
        self.talk = QCheckBox(self.tr("Only what I want to discuss"), self)
        self.talk.toggled.connect(lambda _on: self.changed.emit())
        for choice in (self.area, self.standard, self.role):
            choice.chosen.connect(lambda _value: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow(label, self.point, self.area, self.standard, self.role, self.talk))

    def _roles(self, framework: Framework) -> list[tuple[str, str]]:
        return [("", self.tr("All roles")), *((r.id, self._named(r)) for r in framework.roles)]

    def _named(self, role: Role) -> str:
        if not role.bands:
            return self.tr("Also for: {role}").format(role=role.title)
        words = self.tr("Also for: {role} (band {bands})")
        return words.format(role=role.title, bands=", ".join(role.bands))

    def show_plan(self, plan: Plan) -> None:
        """The round's review point; other roles only where there are any."""
        self.point.show_value(plan.round.review_point)
        self.role.setVisible(len(plan.framework.roles) > 1)

    def name_standards(self, plan: Plan, library: Library) -> None:
        """List the standards that the role's competencies map to, by their titles."""
        used = {link.standard for item in plan.competencies for link in item.mappings}
        known = [(one.id, one.title) for one in library.entries() if one.id in used]
        chosen = self.standard.value
        self.standard.blockSignals(True)
        while self.standard.count() > 1:
            self.standard.removeItem(1)
        for standard, title in known:
            self.standard.addItem(title, standard)
        self.standard.blockSignals(False)
        self.standard.show_value(chosen)
        self.standard.setVisible(bool(known))

    def selection(self, needs: tuple[Need, ...]) -> list[Need]:
        """The needs that are asked for, in their order."""
        area, standard, role = self.area.value, self.standard.value, self.role.value
        talk = self.talk.isChecked()
        return [
            need
            for need in needs
            if (not area or need.domain.id == area)
            and (not talk or need.discuss)
            and (not role or need.competency.applies_to(role))
            and (not standard or any(m.standard == standard for m in need.competency.mappings))
        ]
