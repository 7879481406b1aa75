"""Measuring how the person stands: the picture with the sentence over it, the ring of quiet seconds, what is wrong.

Not here: what counts as standing still (coach/session/calibration.py).
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.session.calibration import QUIET_S
from coach.session.guided import moments as m
from coach.types import CoachState
from ui import texts_guide, texts_guide_live
from ui import texts_guide_pages as words
from ui.guide.page import Page
from ui.guide.parts import Ring, Words
from ui.guide.words import Words as Names
from ui.models import StageModel
from ui.paint import Painted, Shape, announce, draw_fit, draw_shape, panel
from ui.stage import Stage

SIDE_OF_WIDTH = 0.3
PICTURE_SHAPE = 9 / 16


class StandingChip(Painted):
    """What to change now, or that all is well; a sign says it by its form too."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.role = "", "change"
        self.shape: Shape = "alert"

    def say(self, text: str, shape: Shape, role: str) -> None:
        """Take over the words; a screen reader hears each once."""
        if (text, shape, role) == (self.text, self.shape, self.role):
            return
        self.text, self.shape, self.role = text, shape, role
        self.setAccessibleName(text)
        announce(self, text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        panel(painter, QRectF(self.rect()), look.px(22), p.color("card"))
        pad, side = look.px(22), look.px(46)
        box = QRectF(self.rect()).adjusted(pad, pad * 0.5, -pad, -pad * 0.5)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.right() - side if rtl else box.x()
        draw_shape(painter, self.shape, QRectF(x, box.center().y() - side / 2, side, side), p.color(self.role))
        shift = side + look.px(18)
        text = box.adjusted(0 if rtl else shift, 0, -shift if rtl else 0, 0)
        draw_fit(painter, self.text, text, look.px(38), p.color("text"), bold=True)


class StandingPage(Page):
    """One page for the whole of it, with and without a result."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.stage, self.ring, self.chip = Stage(), Ring(), StandingChip()
        self.title = Words(44, bold=True)
        self.right = QWidget()
        column = self.column(18)
        for part, stretch in ((self.title, 2), (self.ring, 7), (self.chip, 4)):
            column.addWidget(part, stretch)
        self.right.setLayout(column)
        self._inner = column
        row = self.row(0)
        row.addWidget(self.stage, 1)
        row.addWidget(self.right)
        self.setLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def first_focus(self) -> QWidget | None:
        # As on the pages with the picture: the keys work everywhere.
        return self

    def show_screen(self, screen: m.Calibrate) -> None:  # type: ignore[override]
        self.title.say(words.standing_title())
        if screen.offset_deg is not None:
            sentence = words.standing_done()
            self.ring.show_ring(1.0, "", "", "good", "tick")
            self.chip.say(words.standing_why(), "tick", "good")
        elif screen.problem == "no_result":
            sentence = texts_guide.standing(screen.problem)
            self.ring.show_ring(0.0, "–", "")
            self.chip.say(words.standing_failed(), "dot", "muted")
        else:
            sentence = words.standing_headline()
            self._show_held(screen)
        self.setAccessibleName(f"{words.standing_title()}. {sentence}")

    def _show_held(self, screen: m.Calibrate) -> None:
        left = ceil(round(QUIET_S * (1.0 - screen.held), 3))
        held = screen.held > 0 and not screen.problem
        self.ring.show_ring(screen.held, str(left), words.standing_seconds(), "good" if held else "signal")
        if screen.problem:
            self.chip.say(texts_guide.standing(screen.problem), "alert", "change")
        else:
            self.chip.say(texts_guide_live.all_set(), "tick", "good")

    def show_live(self, state: CoachState | None, model: StageModel) -> None:
        """The newest moment. Without a picture the message over it is enough."""
        self.stage.show_model(model)
        self.stage.show_state(state)
        self.chip.setVisible(model.message is None)

    def on_look(self) -> None:
        super().on_look()
        pad = round(self.look.px(28))
        self._inner.setContentsMargins(pad, pad, pad, pad)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    def _lay(self) -> None:
        self.right.setFixedWidth(round(self.width() * SIDE_OF_WIDTH))
