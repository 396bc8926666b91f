"""One need: why it is one, and how it can be learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lnatool.domain.analysis.needs import Need
from lnatool.domain.framework import Competency
from lnatool.domain.learning import Route
from lnatool.ui.pages.base import body_label, heading_label
from lnatool.ui.say import say
from lnatool.ui.widgets.flow import flow


class NeedDetail(QWidget):
    """Shows the need that is chosen in the list, with what can be done about it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = heading_label("", self)
        self.reasons = body_label("", self)
        self.add = QPushButton(self.tr("Add to my plan"), self)
        self.add.setProperty("kind", "primary")
        self.back = QPushButton(self.tr("Back to this competency"), self)
        self.standards = QPushButton(self.tr("Its standards"), self)
        self._ways = body_label(self.tr("Ways to learn this"), self)
        self._ways.setProperty("kind", "strong")
        self.routes = body_label("", self)
        column.addWidget(self.title)
        column.addWidget(self.reasons)
        column.addLayout(flow(self.add, self.back, self.standards))
        column.addWidget(self._ways)
        column.addWidget(self.routes)

    def show_need(self, need: Need, planned: bool, catalogue: Mapping[str, Route]) -> None:
        """Show a need; ``planned`` says that a goal is for it already."""
        item = need.competency
        self.title.setText(f"{item.code}  {item.title}")
        self.reasons.setText("\n".join(say(reason) for reason in need.reasons))
        self.add.setText(self.tr("See it in my plan") if planned else self.tr("Add to my plan"))
        self.standards.setVisible(bool(item.mappings))
        self.routes.setText("\n".join(self._learning(item, catalogue)))

    def _learning(self, item: Competency, catalogue: Mapping[str, Route]) -> list[str]:
        known = [catalogue[name] for name in dict.fromkeys(item.routes) if name in catalogue]
        lines: list[str] = []
        for kind, words in (
            ("experience", self.tr("Learning by doing")),
            ("others", self.tr("With and from others")),
            ("formal", self.tr("Courses and formal learning")),
        ):
            routes = [route for route in known if route.learning == kind]
            if routes:
                lines += [words, *self._listed(routes)]
        if item.no_formal_route:
            lines.append(self.tr("No formal route is known."))
        return lines or [self.tr("None is named.")]

    def _listed(self, routes: Sequence[Route]) -> list[str]:
        kinds = {
            "e-learning": self.tr("e-learning"),
            "in-house": self.tr("in-house"),
            "apprenticeship": self.tr("apprenticeship"),
            "approved-programme": self.tr("approved programme"),
            "mentoring": self.tr("mentoring"),
            "supervised-practice": self.tr("supervised practice"),
            "conference-network": self.tr("conference or network"),
        }
        lines = []
        for route in routes:
            formal = self.tr("formal") if route.formal else self.tr("informal")
            said = (kinds[route.type], route.provider, route.duration, formal)
            lines.append(f"  • {route.title} ({'; '.join(part for part in said if part)})")
        return lines
