"""The way through a review: a list at the left, or one line where there is no room for it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lnatool.ui.desk.sections import Section
from lnatool.ui.widgets.choice import Choice


class _Rows(QStyledItemDelegate):
    """Measures rows with the padding that the style sheet draws, which Qt forgets."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        padded = QStyleOptionViewItem(option)
        padding = 2 * option.fontMetrics.averageCharWidth()
        padded.rect.setWidth(max(option.rect.width() - padding, padding))
        return super().sizeHint(padded, index)


class SectionList(QListWidget):
    """``chosen`` carries the key of a section."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sections"))
        self.setWordWrap(True)
        self.setItemDelegate(_Rows(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.line = SectionLine(self.tr("Section"), [], parent)
        self.line.chosen.connect(self.chosen)
        self.currentItemChanged.connect(self._changed)

    def show_sections(self, sections: list[Section], values: Mapping[str, str]) -> None:
        """List these sections with a mark on those that are begun, choosing no other."""
        self.blockSignals(True)
        self.line.blockSignals(True)
        if self.section_keys() != [one.key for one in sections]:
            self.clear()
            self.line.clear()
            for one in sections:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, one.key)
                self.addItem(item)
                self.line.addItem("", one.key)
        for place, one in enumerate(sections):
            self._show(place, one, one.begun(values))
        self.line.blockSignals(False)
        self.blockSignals(False)

    def _show(self, place: int, section: Section, begun: bool) -> None:
        item = self.item(place)
        mark = ("✓" if begun else "○") if section.fields else "  "
        text = f"{mark}  {section.title}"
        if item.text() == text:
            return
        item.setText(text)
        self.line.setItemText(place, text)
        if section.fields:
            spoken = self.tr("{title}, begun") if begun else self.tr("{title}, empty")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken.format(title=section.title))

    def section_keys(self) -> list[str]:
        """The keys of the sections, in order."""
        return [
            str(self.item(place).data(Qt.ItemDataRole.UserRole)) for place in range(self.count())
        ]

    def show_current(self, key: str) -> None:
        """Mark the section that is shown, without choosing it again."""
        keys = self.section_keys()
        if key in keys:
            self.blockSignals(True)
            self.setCurrentRow(keys.index(key))
            self.blockSignals(False)
            self.line.show_value(key)

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.doItemsLayout)  # rows keep the height that they had

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.doItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 30, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, 60)


class SectionLine(Choice):
    """The same on one line; it takes the width that there is."""

    def __init__(
        self, name: str, options: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, options, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
