"""The needs in pictures: by area, in order, and by importance and level."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lnatool.domain.analysis.needs import Analysis
from lnatool.domain.charts.axis import Axis
from lnatool.domain.charts.bars import needs_bars
from lnatool.domain.charts.quadrant import plan_spots, quadrant_picture
from lnatool.domain.charts.radar import domain_radar
from lnatool.domain.plan import Plan
from lnatool.ui.pages.base import Card, heading_label
from lnatool.ui.theme import ThemeKeeper
from lnatool.ui.widgets.chart_panel import ChartPanel
from lnatool.ui.widgets.tab_order import order_tabs


class NeedsPictures(Card):
    """Two pictures a row where there is room, else one below the other."""

    def __init__(self, theme: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.body.addWidget(heading_label(self.tr("Pictures"), self))
        self.radar = ChartPanel(self.tr("Own ratings and expected levels by area"), theme, self)
        self.bars = ChartPanel(self.tr("The largest gaps, in order"), theme, self)
        self.fields = ChartPanel(self.tr("Importance and level"), theme, self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(18)
        self.body.addLayout(self._grid)
        self._across = 0
        self._arrange(2)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place, panel in enumerate((self.radar, self.bars, self.fields)):
            self._grid.removeWidget(panel)
            self._grid.addWidget(panel, *divmod(place, across))
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= 2 * self.radar.picture.sizeHint().width() + 64 else 1)

    def show_analysis(self, plan: Plan, analysis: Analysis) -> None:
        """Draw what is known now."""
        self.radar.show_chart(lambda width: domain_radar(plan, analysis, width))
        self.bars.setVisible(bool(analysis.needs))
        self.bars.show_chart(lambda width: needs_bars(plan, analysis, width=width))
        spots, framework = plan_spots(plan), plan.framework
        axes = Axis.of(framework.importance_levels), Axis.of(framework.rating_scale)
        self.fields.show_chart(lambda width: quadrant_picture(spots, *axes, width=width))
        order_tabs(self)
