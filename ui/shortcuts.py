"""The keys: which key does what, installed on the window, and the sheet that shows them. Not here: what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ui import texts, texts_settings
from ui.paint import LEADING, MIDDLE, Painted, announce, draw_fit, panel, text_width
from ui.strip import draw_key
from ui.theme import TYPE_PX

# Action -> keys. The sheet's words are in texts.key_rows; a test holds the two together.
KEYS: dict[str, tuple[str, ...]] = {
    "pause": ("Space",),
    "restart": ("R",),
    "add": ("Up", "+"),
    "take": ("Down", "-"),
    "mute": ("M",),
    "full_screen": ("F", "F11"),
    "theme": ("T",),
    "settings": ("S",),
    "help": ("H", "F1"),
    "leave": ("Esc",),
    "quit": ("Ctrl+Q",),
}


def install(window: QWidget, actions: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Shortcuts for every action in `KEYS`; a missing action is a KeyError, so that none is forgotten."""
    made: list[QShortcut] = []
    for name, keys in KEYS.items():
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(name in ("add", "take"))
            shortcut.activated.connect(actions[name])
            shortcut.setObjectName(name)
            made.append(shortcut)
    return made


class KeySheet(Painted):
    """All keys, large, over the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = texts.key_rows()
        self.setAccessibleName(texts_settings.name_keys())
        self.setAccessibleDescription(". ".join(f"{key}: {does}" for key, does in self.rows))
        self.hide()

    def open(self) -> None:
        """Show on top of everything."""
        self.show()
        self.raise_()
        announce(self, self.accessibleDescription())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        painter.fillRect(self.rect(), p.color("background", 0.8))
        row_height = min(look.px(62), (self.height() - look.px(170)) / len(self.rows))
        width = min(look.px(860), self.width() - look.px(40))
        height = row_height * len(self.rows) + look.px(130)
        card = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        panel(painter, card, look.px(24), p.color("panel"))
        inner = card.adjusted(look.px(40), look.px(24), -look.px(40), -look.px(24))
        heading = QRectF(inner.x(), inner.y(), inner.width(), look.px(60))
        draw_fit(painter, texts.keys_heading(), heading, look.px(TYPE_PX["big"]), p.color("text"), bold=True)
        size = max(11, round(min(look.px(26), row_height * 0.5)))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for i, (key, does) in enumerate(self.rows):
            y = heading.bottom() + look.px(12) + i * row_height
            cap = max(row_height * 0.76, text_width(key, size, True) + size * 1.2)
            left = inner.right() - cap if rtl else inner.x()
            box = QRectF(left, y + row_height * 0.12, cap, row_height * 0.76)
            draw_key(painter, key, box, size, p.color("card"), p.color("text"))
            shift = look.px(190)
            words = QRectF(inner.x() + (0 if rtl else shift), y, inner.width() - shift, row_height)
            draw_fit(painter, does, words, size, p.color("text"), align=LEADING | MIDDLE)
