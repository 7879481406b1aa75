"""Colours by role and sizes by role: the one place that knows either.

Not here: any drawing. Both themes have the same roles; tests prove every pair in `PAIRS` to reach WCAG AA.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

ThemeName = Literal["dark", "light"]
TypeRole = Literal["small", "body", "title", "big", "huge", "count"]

# Type scale at 1600x900; everything else scales with the window.
TYPE_PX: dict[TypeRole, float] = {"small": 17, "body": 22, "title": 28, "big": 38, "huge": 54, "count": 190}
REFERENCE_HEIGHT_PX = 900
REFERENCE_WIDTH_PX = 1400
# Never below what a person at the desk can read.
SMALLEST_TYPE_PX = 11
# The first that is installed wins; DejaVu Sans is what a bare Debian has.
FAMILIES = ["Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "DejaVu Sans"]


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. `*_fill` with `on_fill` are for banners; the plain roles are for text and shapes on a surface."""

    name: ThemeName
    background: str
    panel: str
    card: str
    line: str
    text: str
    muted: str
    good: str
    change: str
    wrong: str
    signal: str
    good_fill: str
    change_fill: str
    wrong_fill: str
    info_fill: str
    on_fill: str
    band: str

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The role's colour; KeyError-like AttributeError for a role that does not exist."""
        color = QColor(str(getattr(self, role)))
        color.setAlphaF(alpha)
        return color


DARK = Palette(
    name="dark",
    background="#0e1116",
    panel="#151a22",
    card="#1c232e",
    line="#303a49",
    text="#e8edf4",
    muted="#93a1b3",
    good="#5fd38d",
    change="#ffc24b",
    wrong="#ff7a66",
    signal="#8ab4ff",
    good_fill="#5fd38d",
    change_fill="#ffc24b",
    wrong_fill="#ff8a78",
    info_fill="#e8edf4",
    on_fill="#14110a",
    band="#1d3a2b",
)
LIGHT = Palette(
    name="light",
    background="#eef1f5",
    panel="#ffffff",
    card="#e9edf3",
    line="#c3ccd8",
    text="#11161d",
    muted="#4a5766",
    good="#12633a",
    change="#7a4a00",
    wrong="#a3261a",
    signal="#1d4fa8",
    good_fill="#6fdc9b",
    change_fill="#ffc24b",
    wrong_fill="#ff9a8a",
    info_fill="#ffffff",
    on_fill="#14110a",
    band="#cfe8d8",
)
THEMES: dict[ThemeName, Palette] = {"dark": DARK, "light": LIGHT}

_SURFACES = ("background", "panel", "card")
_INKS = ("text", "muted", "good", "change", "wrong", "signal")
_FILLS = ("good_fill", "change_fill", "wrong_fill", "info_fill")
# Every ink that is written on every surface.
PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, surface) for ink in _INKS for surface in _SURFACES),
    *(("on_fill", fill) for fill in _FILLS),
    ("text", "band"),
    ("muted", "band"),
    ("good", "band"),
)


def luminance(color: str) -> float:
    """Relative luminance 0..1 of a '#rrggbb' colour (WCAG 2.1)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """Contrast ratio 1..21 of two '#rrggbb' colours (WCAG 2.1)."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True, slots=True)
class Look:
    """A palette and the size of one unit (1.0 at 1600x900); what every painted widget is given."""

    palette: Palette = DARK
    unit: float = 1.0

    def px(self, at_reference: float) -> float:
        """A length given at 1600x900, in this window's pixels."""
        return at_reference * self.unit

    def font(self, role: TypeRole, *, bold: bool = False, shrink: float = 1.0) -> QFont:
        """The font of a type role, `shrink` times its size."""
        size = max(SMALLEST_TYPE_PX, round(TYPE_PX[role] * self.unit * shrink))
        return make_font(size, bold)


def look_for(theme: ThemeName, width_px: int, height_px: int) -> Look:
    """The look of a window: grows with its height, held back where the window is narrow."""
    unit = min(height_px / REFERENCE_HEIGHT_PX, width_px / REFERENCE_WIDTH_PX)
    return Look(THEMES[theme], max(0.4, unit))


@lru_cache(maxsize=256)
def make_font(size_px: int, bold: bool) -> QFont:
    """A font of the stack, by pixel size."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
    return font


@lru_cache(maxsize=256)
def metrics(size_px: int, bold: bool) -> QFontMetricsF:
    """Metrics of `make_font`, kept because asking is slower than painting."""
    return QFontMetricsF(make_font(size_px, bold))


def qt_palette(palette: Palette) -> QPalette:
    """The same roles for Qt's own widgets (settings panel)."""
    qt = QPalette()
    roles = {
        QPalette.ColorRole.Window: "panel",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "card",
        QPalette.ColorRole.AlternateBase: "panel",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "card",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.ToolTipBase: "card",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "signal",
        QPalette.ColorRole.HighlightedText: "background",
    }
    for role, name in roles.items():
        qt.setColor(role, palette.color(name))
    return qt


def panel_style(look: Look) -> str:
    """Style sheet of the settings sheet and its buttons; the fields are drawn by Fusion from `qt_palette`."""
    p = look.palette
    body = max(SMALLEST_TYPE_PX, round(look.px(TYPE_PX["body"]) * 0.9))
    pad, radius = round(look.px(8)), round(look.px(8))
    button = f"background: {p.card}; color: {p.text}; border: 2px solid {p.line}; border-radius: {radius}px"
    return f"""
    #sheet {{ background: {p.panel}; border: 2px solid {p.line}; border-radius: {round(look.px(18))}px; }}
    QLabel {{ color: {p.text}; font-size: {body}px; background: transparent; }}
    QLabel#heading {{ font-size: {round(look.px(TYPE_PX["big"]))}px; font-weight: bold; }}
    QLabel#hint {{ color: {p.muted}; font-size: {max(SMALLEST_TYPE_PX, round(look.px(17)))}px; }}
    QPushButton {{ {button}; font-size: {body}px; font-weight: bold; padding: {pad}px {pad * 3}px; }}
    QPushButton:default {{ background: {p.signal}; color: {p.background}; }}
    QPushButton:focus {{ border: 3px solid {p.text}; }}
    QScrollBar:vertical {{ background: {p.panel}; width: {pad + 6}px; }}
    QScrollBar::handle:vertical {{ background: {p.muted}; border-radius: {pad // 2}px; min-height: {pad * 4}px; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: {p.panel}; }}
    """
