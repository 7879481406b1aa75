"""What every page is: takes one kind of screen, says who has the keyboard first, hands actions on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.session.guided.moments import Action, Screen
from ui.guide.parts import spread_look
from ui.guide.words import Words as Names
from ui.paint import Painted


class Page(Painted):
    """One page. `acted` carries an `Action`."""

    acted = Signal(object)

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self._boxes: list[tuple[QBoxLayout | QGridLayout, float]] = []

    def show_screen(self, screen: Screen) -> None:
        """Take over the screen."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """What has the keyboard when the page opens; None: the bar's main button."""
        return None

    def headline(self) -> str:
        """What a screen reader hears when the page opens."""
        return self.accessibleName()

    def set_still(self, still: bool) -> None:
        """Whether nothing should move by itself."""

    def act(self, name: str, value: int | str | None = None) -> None:
        """Hand an action on."""
        self.acted.emit(Action(name, value))  # type: ignore[arg-type]

    def column(self, gap: float = 18.0, margin: float = 0.0) -> QVBoxLayout:
        """A column whose gaps grow with the window."""
        return self._grown(QVBoxLayout(), gap, margin)  # type: ignore[return-value]

    def row(self, gap: float = 18.0, margin: float = 0.0) -> QHBoxLayout:
        """A row whose gaps grow with the window."""
        return self._grown(QHBoxLayout(), gap, margin)  # type: ignore[return-value]

    def grid(self, gap: float = 18.0) -> QGridLayout:
        """A grid whose gaps grow with the window."""
        return self._grown(QGridLayout(), gap, 0.0)  # type: ignore[return-value]

    def _grown(self, layout: QBoxLayout | QGridLayout, gap: float, margin: float) -> QBoxLayout | QGridLayout:
        layout.setContentsMargins(0, 0, 0, 0)
        self._boxes.append((layout, gap))
        if margin:
            self._margin = (layout, margin)
        return layout

    def on_look(self) -> None:
        for layout, gap in self._boxes:
            layout.setSpacing(round(self.look.px(gap)))
        if hasattr(self, "_margin"):
            layout, margin = self._margin
            wide, high = round(self.look.px(margin)), round(self.look.px(margin * 0.6))
            layout.setContentsMargins(wide, high, wide, high)
        spread_look(self, self.look)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painter().fillRect(self.rect(), self.look.palette.color("background"))


def empty(layout: QBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
