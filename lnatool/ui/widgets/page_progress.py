"""How far a job is, page by page, and a way to stop it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lnatool.ui.widgets.flow import flow


class StoppedError(Exception):
    """The person stopped the job; nothing was written."""


class PageProgress(QWidget):
    """Hidden unless a job runs. ``step`` may be called on any thread."""

    _stepped = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        column.addWidget(self._words)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        column.addWidget(self.bar)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAccessibleName(self.tr("Cancel: {name}").format(name=name))
        self.cancel.clicked.connect(self._stop.set)
        column.addLayout(flow(self.cancel))
        self._stepped.connect(self._show)
        self._name = name
        self.hide()

    def begin(self) -> None:
        """Show it, with no page done."""
        self._stop.clear()
        self.bar.setRange(0, 0)
        self._words.setText(self._name)
        self.show()

    def step(self, page: int, pages: int) -> None:
        """A page is done. Raises StoppedError where the person wants no more of it."""
        if self._stop.is_set():
            raise StoppedError
        self._stepped.emit(page, pages)

    def _show(self, page: int, pages: int) -> None:
        self.bar.setRange(0, pages)
        self.bar.setValue(page)
        self._words.setText(self.tr("Page {page} of {pages}").format(page=page, pages=pages))
