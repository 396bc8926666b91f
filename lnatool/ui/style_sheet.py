"""The one style sheet, made from the colours in use. Sizes are in points of the text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from lnatool.services.paths import resource_path

if TYPE_CHECKING:
    from lnatool.ui.theme import Colours

_SHEET = """
QWidget[kind="page"] { background: %(page)s; }
QFrame[kind="card"] { background: %(surface)s; border: 1px solid %(border)s; border-radius: 6px; }
QFrame[kind="rail"] { background: %(surface)s; border: none; border-right: 1px solid %(border)s; }
QFrame[kind="bar"] { background: %(surface)s; border: none; border-bottom: 1px solid %(border)s; }
QGroupBox[kind="plain"] { border: none; margin: 0; padding: 0; background: transparent; }
QComboBox { background: %(surface)s; color: %(ink)s; border: 1px solid %(edge)s;
  border-radius: 3px; padding: 1px %(pad)dpx; min-height: %(combo)dpx; }
QComboBox:hover { background: %(accent_soft)s; }
QComboBox:disabled { color: %(muted)s; border-color: %(border)s; }
QComboBox::drop-down { border: none; width: %(drop)dpx; }
QComboBox::down-arrow { image: url("%(arrow)s"); width: %(chevron)dpx; height: %(chevron)dpx; }
QLabel[kind="title"] { font-size: %(title).1fpt; font-weight: 700; }
QLabel[kind="heading"] { font-size: %(heading).1fpt; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="muted"] { color: %(muted)s; }
QLabel[kind="good"] { color: %(good)s; }
QLabel[kind="warn"] { color: %(warn)s; font-weight: 700; }
QLabel[kind="error"] { color: %(error)s; font-weight: 700; }
QPushButton { background: %(raised)s; color: %(ink)s; border: 1px solid %(edge)s;
  border-radius: 4px; padding: %(pad)dpx %(padx)dpx; min-height: 20px; }
QPushButton:hover { background: %(accent_soft)s; }
QPushButton:pressed { background: %(border)s; }
QPushButton:disabled { color: %(muted)s; border-color: %(border)s; }
QPushButton[kind="primary"] { background: %(button)s; color: %(button_ink)s;
  border: 1px solid %(button)s; font-weight: 700; }
QPushButton[kind="primary"]:hover { border: 1px solid %(ink)s; }
QPushButton[kind="primary"]:disabled { background: %(border)s; color: %(muted)s;
  border-color: %(border)s; }
QPushButton[kind="link"] { background: transparent; border: none; color: %(accent)s;
  text-align: left; padding: %(pad)dpx 4px; text-decoration: underline; }
QPushButton[kind="rail"] { background: transparent; border: none;
  border-left: 5px solid transparent; border-radius: 0;
  min-height: %(line)dpx; text-align: left;
  padding: %(railpad)dpx 4px %(railpad)dpx %(padx)dpx; }
QPushButton[kind="rail"]:hover { border-left: 5px solid %(edge)s; }
QPushButton[kind="rail"]:checked { background: %(accent_soft)s; border-left: 5px solid %(accent)s;
  font-weight: 700; }
QLineEdit, QPlainTextEdit, QTextEdit { background: %(surface)s;
  color: %(ink)s; border: 1px solid %(edge)s; border-radius: 3px; padding: %(fieldpad)dpx;
  placeholder-text-color: %(muted)s;
  selection-background-color: %(accent)s; selection-color: %(accent_ink)s; }
QComboBox QAbstractItemView { background: %(surface)s; color: %(ink)s;
  selection-background-color: %(accent)s; selection-color: %(accent_ink)s; }
QListWidget::item { padding: %(pad)dpx; }
QListWidget::item:selected { background: %(accent)s; color: %(accent_ink)s; }
QRadioButton, QCheckBox { spacing: %(pad)dpx; padding: %(fieldpad)dpx; }
QRadioButton::indicator, QCheckBox::indicator { width: %(mark)dpx; height: %(mark)dpx;
  border: 2px solid %(edge)s; background: %(surface)s; }
QRadioButton::indicator { border-radius: %(round)dpx; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:checked { border-color: %(accent)s;
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
  stop: 0 %(accent)s, stop: 0.55 %(accent)s, stop: 0.65 %(surface)s, stop: 1 %(surface)s); }
QCheckBox::indicator:checked { border-color: %(accent)s; background: %(accent)s;
  image: url("%(tick)s"); }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border-color: %(border)s; }
QListView, QTreeView, QTableView { background: %(surface)s; border: 1px solid %(border)s;
  outline: 0;
  gridline-color: %(border)s; alternate-background-color: %(page)s; }
QHeaderView::section { background: %(page)s; color: %(ink)s; border: none;
  border-bottom: 1px solid %(border)s; padding: %(fieldpad)dpx; font-weight: 700; }
QProgressBar { background: %(border)s; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 3px; }
QMenuBar { background: %(surface)s; color: %(ink)s; }
QMenuBar::item:selected, QMenu::item:selected { background: %(accent)s; color: %(accent_ink)s; }
QMenu { background: %(surface)s; color: %(ink)s; border: 1px solid %(edge)s; }
QToolTip { background: %(surface)s; color: %(ink)s; border: 1px solid %(edge)s; padding: 4px; }
QScrollBar:vertical { background: %(page)s; border: none; width: 14px; }
QScrollBar:horizontal { background: %(page)s; border: none; height: 14px; }
QScrollBar::handle { background: %(edge)s; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QScrollArea { border: none; background: transparent; }
QSplitter::handle { background: %(border)s; }
"""


def style_sheet(colours: Colours, points: float) -> str:
    """The style sheet for these colours and this text size in points."""
    scale = points / 10
    mark = round(12 * scale)
    tick = "tick-dark.png" if QColor(colours.accent_ink).lightness() < 128 else "tick-light.png"
    arrow = "arrow-dark.png" if QColor(colours.ink).lightness() < 128 else "arrow-light.png"
    return _SHEET % {
        **colours._asdict(),
        "title": points * 1.7,
        "heading": points * 1.25,
        "line": max(20, round(16 * scale)),
        "mark": mark,
        "round": mark // 2 + 2,
        "tick": resource_path("icons", tick).as_posix(),
        "arrow": resource_path("icons", arrow).as_posix(),
        "drop": round(22 * scale),
        "chevron": round(10 * scale),
        "pad": round(6 * scale),
        "padx": round(14 * scale),
        "railpad": round(10 * scale),
        "fieldpad": round(4 * scale),
        "combo": round(24 * scale),
    }
