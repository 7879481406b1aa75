"""The slider and the buttons below the figures. Not here: what they do, which is the page's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from coach.session.past.transport import Transport
from ui import texts_replay
from ui.past.style import button, label
from ui.theme import Look

COLUMNS = 4


class DeckBar(QWidget):
    """Shows a deck; `slid` carries the frame that the slider was moved to by hand."""

    slid = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        r = texts_replay
        self.slider, self.position = QSlider(Qt.Orientation.Horizontal), label("", "", wrap=False)
        self.play, self.speed = button(r.play(), _nothing), button(r.speed(1.0), _nothing)
        others = (r.frame_back(), r.frame_on(), r.fault_before(), r.fault_after(), r.rep_before(), r.rep_after())
        self.buttons = (self.play, self.speed, *(button(text, _nothing) for text in others))
        self._fitting = False
        self.slider.setAccessibleName(r.scrubber())
        # Time runs from left to right, as the signal does.
        self.slider.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.slider.valueChanged.connect(self._slid)
        self.box, row, self.grid = QVBoxLayout(self), QHBoxLayout(), QGridLayout()
        self.box.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.position)
        for i, made in enumerate(self.buttons):
            made.setObjectName("tool")
            self.grid.addWidget(made, i // COLUMNS, i % COLUMNS)
        self.box.addLayout(row)
        self.box.addLayout(self.grid)
        self.take(None)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.box.setSpacing(round(look.px(8)))
        self.grid.setSpacing(round(look.px(8)))
        self.position.setMinimumWidth(round(look.px(150)))

    def take(self, deck: Transport | None) -> None:
        """Another deck; None: there is nothing to play."""
        for part in (*self.buttons, self.slider):
            part.setEnabled(deck is not None)
        frames = 1 if deck is None else len(deck)
        self._fitting = True
        self.slider.setRange(0, frames - 1)
        self._fitting = False
        self.position.setText("")
        if deck is not None:
            # A page is a second.
            self.slider.setPageStep(max(1, round((frames - 1) / max(1e-6, deck.end_s - deck.start_s))))

    def show_deck(self, deck: Transport, where: str) -> None:
        """Where the deck is, in words too, and what the buttons do now."""
        self._fitting = True
        self.slider.setValue(deck.index)
        self._fitting = False
        self.position.setText(where)
        self.position.setAccessibleName(where)
        self.slider.setAccessibleDescription(where)
        for made, text in (
            (self.play, texts_replay.pause() if deck.playing else texts_replay.play()),
            (self.speed, texts_replay.speed(deck.speed)),
        ):
            made.setText(text)
            made.setAccessibleName(text)

    def _slid(self, frame: int) -> None:
        if not self._fitting:
            self.slid.emit(frame)


def _nothing() -> None:
    """Until the page says what."""
