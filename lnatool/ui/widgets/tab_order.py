"""The order of the Tab key: as things stand in their layouts, whenever they were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(page: QWidget) -> None:
    """Let Tab go through a page in the order of its layouts."""
    for one, following in pairwise(stops(page)):
        QWidget.setTabOrder(one, following)


def stops(page: QWidget) -> list[QWidget]:
    """What Tab can stop at on a page, in the order of its layouts; hidden widgets too."""
    return list(_within(page))


def _within(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _within(inside)
    elif (layout := widget.layout()) is not None:
        yield from _along(layout)


def _along(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _along(inner)
        elif widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from _within(widget)
