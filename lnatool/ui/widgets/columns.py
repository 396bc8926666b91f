"""Two columns whose widths a person may change; they are as they were left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from lnatool.services.settings import SettingsFile

_AT_FIRST = [400, 620]


class Columns(QSplitter):
    """A list at the left and what is chosen in it at the right."""

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self.setChildrenCollapsible(False)

    def begin(self) -> None:
        """Once both columns are there: give them their widths."""
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.restore()

    def restore(self) -> None:
        """The widths as they were left."""
        text = self._settings.value.columns
        sizes = [int(part) for part in text.split(",") if part.isdigit()]
        self.setSizes(sizes if len(sizes) == 2 and all(sizes) else _AT_FIRST)

    def keep(self) -> None:
        """Remember the widths, where both columns are shown."""
        if all(self.sizes()) and self.isVisible():
            self._settings.update(columns=",".join(str(size) for size in self.sizes()))
