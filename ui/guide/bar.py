"""The bottom bar: everything that is possible now as large buttons with their keys; a passing word above its end."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import texts_settings
from ui.guide.parts import BigButton
from ui.guide.ways import Way
from ui.paint import Painted

BAR_PX = 92
_SMALL = ("mute", "settings", "add", "take")


class Bar(Painted):
    """`pressed` carries the `Way`."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways: tuple[Way, ...] = ()
        self.buttons: dict[str, BigButton] = {}
        self.setAccessibleName(texts_settings.name_keys())
        self._row = QHBoxLayout(self)

    def show_ways(self, ways: tuple[Way, ...]) -> None:
        """Buttons in order; one that stays keeps the keyboard."""
        if ways == self.ways:
            return
        self.ways = ways
        before, self.buttons = self.buttons, {}
        while self._row.takeAt(0) is not None:
            pass
        for way in (w for w in ways if w.bar):
            kept = before.get(way.id)
            if kept is not None and kept.kind == way.kind:
                before.pop(way.id)
            button = kept if kept is not None and kept.kind == way.kind else self._made(way)
            button.label(way.label, way.key_name)
            small = way.id in _SMALL
            button.setSizePolicy(
                QSizePolicy.Policy.Maximum if small else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding
            )
            if way.id == "mute":
                self._row.addStretch(1)
            self._row.addWidget(button, 0 if small else 2)
            self.buttons[way.id] = button
        for button in before.values():
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._chain()

    def _made(self, way: Way) -> BigButton:
        button = BigButton(way.kind, size=26 if way.id in _SMALL else 32, parent=self)
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
        wide, high = round(self.look.px(20)), round(self.look.px(8))
        self._row.setContentsMargins(wide, high, wide, high)
        self._row.setSpacing(round(self.look.px(12)))
        for button in self.buttons.values():
            button.set_look(self.look)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p = self.painter(), self.look.palette
        painter.fillRect(self.rect(), p.color("panel"))
        painter.fillRect(0, 0, self.width(), max(1, round(self.look.px(2))), p.color("line"))
