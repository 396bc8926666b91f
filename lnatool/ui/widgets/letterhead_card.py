"""Whose document it is: the organisation's name and logo, remembered on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lnatool.domain.problems import KnownError
from lnatool.services.letterhead import forget_logo, keep_logo, kept_logo
from lnatool.ui.pages.base import Card, PageContext, heading_label, muted_label
from lnatool.ui.widgets.flow import flow
from lnatool.ui.widgets.text_field import LineField

_WIDTH, _HEIGHT = 200, 72
"""The room for the picture on screen, in pixels."""


class LetterheadCard(Card):
    """``changed`` when the name or the logo is another; both are optional."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = context.settings.path.parent
        self.logo = kept_logo(self._folder) if context.settings.value.logo else None
        """The logo as a PNG, or None."""
        self.body.addWidget(heading_label(self.tr("Organisation"), self))
        label = QLabel(self.tr("Name of your organisation (optional)"), self)
        label.setWordWrap(True)
        self.name = LineField(self.tr("Name of your organisation (optional)"), self)
        self.name.show_text(context.settings.value.organisation)
        self.name.edited.connect(self._named)
        label.setBuddy(self.name)
        self.body.addWidget(label)
        self.body.addWidget(self.name)
        self.picture = QLabel(self)
        self.body.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        self.choose = QPushButton(self.tr("Choose a logo…"), self)
        self.choose.clicked.connect(self._choose)
        self.clear = QPushButton(self.tr("Take the logo off"), self)
        self.clear.clicked.connect(self._clear)
        self.body.addLayout(flow(self.choose, self.clear))
        self.body.addWidget(
            muted_label(
                self.tr(
                    "A PNG or JPEG picture. With a logo, the name is what a screen reader says "
                    "for it. Both are remembered on this computer."
                ),
                self,
            )
        )
        self._show_logo()

    def _named(self, text: str) -> None:
        self._context.settings.update(organisation=text.strip())
        self.changed.emit()

    def _choose(self) -> None:
        path = self._context.ask.open_file(
            self.tr("Choose a logo"), Path.home(), self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if path is not None:
            folder = self._folder
            self._context.tasks.run(
                lambda: keep_logo(path, folder),
                lambda data: self._chosen(data, path.name),
                self._refused,
            )

    def _chosen(self, data: bytes, name: str) -> None:
        self.logo = data
        self._context.settings.update(logo=name)
        self._show_logo()
        self._context.announce.say(self.tr("The logo is shown: {name}.").format(name=name))
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._context.ask.tell(self.tr("This picture cannot be used"), error.problem)

    def _clear(self) -> None:
        self.logo = None
        forget_logo(self._folder)
        self._context.settings.update(logo="")
        self._show_logo()
        self._context.announce.say(self.tr("The logo is taken off."))
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_logo(self) -> None:
        picture = QPixmap()
        shown = self.logo is not None and picture.loadFromData(self.logo)
        if not shown:
            self.logo = None
        self.picture.setVisible(shown)
        self.clear.setVisible(shown)
        if shown:
            ratio = self.devicePixelRatioF()
            scaled = picture.scaled(
                round(_WIDTH * ratio),
                round(_HEIGHT * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self.picture.setPixmap(scaled)
            name = self._context.settings.value.logo
            self.picture.setAccessibleName(self.tr("Logo: {name}").format(name=name))
