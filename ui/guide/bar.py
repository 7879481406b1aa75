"""The bottom bar: everything that is possible now as large buttons with their keys; a passing word above its end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import texts_settings
from ui.guide.parts import BigButton
from ui.guide.ways import Way
from ui.paint import Painted

BAR_PX = 92
_SMALL = ("mute", "settings", "add", "take")


def narrowed(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that add up to `room`: first several words go below each other, only then a single one gets smaller.

    So "Stop" stays as large as it is, however long the words beside it are. least : with one word a line.
    """
    give = sum(w - low for w, low in zip(wanted, least, strict=True))
    share = min(1.0, (sum(wanted) - room) / give) if give > 0 else 0.0
    widths = [w - share * (w - low) for w, low in zip(wanted, least, strict=True)]
    return [w * min(1.0, room / max(1.0, sum(widths))) for w in widths]


class Bar(Painted):
    """`pressed` carries the `Way`."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways: tuple[Way, ...] = ()
        self.buttons: dict[str, BigButton] = {}
        self.setAccessibleName(texts_settings.name_keys())

    def show_ways(self, ways: tuple[Way, ...]) -> None:
        """Buttons in order; one that stays keeps the keyboard."""
        if ways == self.ways:
            return
        self.ways = ways
        before, self.buttons = self.buttons, {}
        for way in (w for w in ways if w.bar):
            kept = before.get(way.id)
            if kept is not None and kept.kind == way.kind:
                before.pop(way.id)
            button = kept if kept is not None and kept.kind == way.kind else self._made(way)
            button.label(way.label, way.key_name)
            self.buttons[way.id] = button
        for button in before.values():
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._chain()
        self._place()

    def _made(self, way: Way) -> BigButton:
        button = BigButton(way.kind, size=23 if way.id in _SMALL else 30, parent=self)
        button.setObjectName(way.id)
        button.set_look(self.look)
        button.clicked.connect(lambda _=False, name=way.id: self._press(name))
        button.show()
        return button

    def _press(self, name: str) -> None:
        way = next((w for w in self.ways if w.id == name), None)
        if way is not None:
            self.pressed.emit(way)

    def _chain(self) -> None:
        buttons = list(self.buttons.values())
        for first, second in pairwise(buttons):
            QWidget.setTabOrder(first, second)

    def main_button(self) -> BigButton | None:
        """What Enter does when a page opens."""
        return next((b for b in self.buttons.values() if b.kind == "primary"), None)

    def on_look(self) -> None:
        self.setFixedHeight(round(self.look.px(BAR_PX)))
        for button in self.buttons.values():
            button.set_look(self.look)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        """Each as wide as its words, wider where there is room; voice and settings at the trailing end."""
        look, gap = self.look, self.look.px(10)
        edge, high = look.px(18), look.px(8)
        buttons = list(self.buttons.values())
        wanted = [button.sizeHint().width() for button in buttons]
        room = self.width() - 2 * edge - gap * max(0, len(buttons) - 1)
        main = sum(w for b, w in zip(buttons, wanted, strict=True) if b.objectName() not in _SMALL)
        spare = room - sum(wanted)
        if spare > 0:
            grow = min(1.5, 1 + spare / max(1, main))
            widths = [
                w * grow if b.objectName() not in _SMALL else float(w) for b, w in zip(buttons, wanted, strict=True)
            ]
        else:
            widths = narrowed(wanted, [button.wrapped_width() for button in buttons], room)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, left_over = edge, max(0.0, room - sum(widths))
        for button, width in zip(buttons, widths, strict=True):
            if button.objectName() == "mute":
                x += left_over
            left = self.width() - x - width if rtl else x
            button.setGeometry(round(left), round(high), round(width), round(self.height() - 2 * high))
            x += width + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p = self.painter(), self.look.palette
        painter.fillRect(self.rect(), p.color("panel"))
        painter.fillRect(0, 0, self.width(), max(1, round(self.look.px(2))), p.color("line"))
