"""How everything looks: our own palettes on the Fusion style, sizes from the system font.

Colours are the public NHS palette's, chosen for contrast (text at least 4.5 : 1, edges and
focus at least 3 : 1, checked by a test); no logo, no licensed typeface.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from lnatool.services.settings import SettingsFile, Theme
from lnatool.ui.style_sheet import style_sheet


class Colours(NamedTuple):
    """Colour roles, as #rrggbb. The chart pictures use the same role names with hyphens."""

    page: str
    surface: str
    raised: str
    ink: str
    muted: str
    border: str
    edge: str
    accent: str
    accent_ink: str
    accent_soft: str
    button: str
    button_ink: str
    good: str
    warn: str
    error: str
    focus: str
    focus_edge: str
    grid: str
    previous: str
    heat_1: str
    heat_2: str
    heat_3: str
    heat_4: str


LIGHT = Colours(
    page="#F0F4F5", surface="#FFFFFF", raised="#FFFFFF", ink="#212B32", muted="#4C6272",
    border="#D8DDE0", edge="#4C6272", accent="#005EB8", accent_ink="#FFFFFF",
    accent_soft="#D9E8F5", button="#007F3B", button_ink="#FFFFFF", good="#007F3B",
    warn="#8A5A00", error="#B5121B", focus="#FFEB3B", focus_edge="#212B32", grid="#D8DDE0",
    previous="#7C2855", heat_1="#E6EFF8", heat_2="#C7DCEF", heat_3="#A8C8E7", heat_4="#8AB5DE",
)  # fmt: skip
DARK = Colours(
    page="#14191D", surface="#1D252B", raised="#26313A", ink="#F0F4F5", muted="#B4C0C8",
    border="#3A4852", edge="#8FA1AE", accent="#7FBBF0", accent_ink="#0B1217",
    accent_soft="#1E3A52", button="#6BD39A", button_ink="#0B1217", good="#6BD39A",
    warn="#F2C46D", error="#FF9A93", focus="#FFEB3B", focus_edge="#000000", grid="#3A4852",
    previous="#E7A6C8", heat_1="#293743", heat_2="#35495A", heat_3="#405B72", heat_4="#4D6E8C",
)  # fmt: skip
CONTRAST = Colours(
    page="#000000", surface="#000000", raised="#000000", ink="#FFFFFF", muted="#FFFFFF",
    border="#FFFFFF", edge="#FFFFFF", accent="#FFFF00", accent_ink="#000000",
    accent_soft="#003A6B", button="#FFFF00", button_ink="#000000", good="#3FF23F",
    warn="#FFFF00", error="#FF9A93", focus="#00FFFF", focus_edge="#000000", grid="#FFFFFF",
    previous="#FF8CFF", heat_1="#00182D", heat_2="#00315A", heat_3="#004A88", heat_4="#0062B5",
)  # fmt: skip


class ThemeKeeper(QObject):
    """Applies the chosen theme and text size to the application, and keeps them applied."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: SettingsFile) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._system_font = QFont(app.font())
        self._theme: Theme = settings.value.theme
        self.colours = LIGHT
        self.apply()
        app.styleHints().colorSchemeChanged.connect(self.apply)

    def use(self, theme: Theme) -> None:
        """Choose a theme and remember it."""
        self._settings.update(theme=theme)
        self.apply()

    def use_text_size(self, percent: int) -> None:
        """Choose a text size in per cent of the system's and remember it."""
        self._settings.update(text_percent=percent)
        self.apply()

    @property
    def text_percent(self) -> int:
        """The text size in per cent of the system's."""
        return self._settings.value.text_percent

    def apply(self) -> None:
        """Put palette, font and style sheet in place."""
        self.colours = self._chosen()
        font = QFont(self._system_font)
        base = max(10.0, font.pointSizeF())
        font.setPointSizeF(base * self._settings.value.text_percent / 100)
        self._app.setFont(font)
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours, font.pointSizeF()))
        self.changed.emit()

    def _chosen(self) -> Colours:
        theme = self._settings.value.theme
        if theme == "system":
            hints = self._app.styleHints()
            if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
                return CONTRAST
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[theme]


def palette(colours: Colours) -> QPalette:
    """The Qt palette of a set of colours."""
    made = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window,), colours.page),
        ((role.Base, role.ToolTipBase), colours.surface),
        ((role.AlternateBase,), colours.page),
        ((role.Button,), colours.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colours.ink),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight, role.Accent), colours.accent),
        ((role.HighlightedText,), colours.accent_ink),
        ((role.Link, role.LinkVisited), colours.accent),
        ((role.Light, role.Midlight), colours.raised),
        ((role.Mid,), colours.border),
        ((role.Dark,), colours.edge),
        ((role.Shadow,), colours.ink),
        ((role.BrightText,), colours.error),
    ):
        for one in roles:
            made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.muted))
    return made
