"""Before an exercise: the figure doing it, what to have ready, where the laptop goes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent

from coach.session.guided import moments as m
from ui import texts_guide_live as live_words
from ui import texts_guide_pages as words
from ui.guide.figure_view import FigureView, PlaceView
from ui.guide.page import Page
from ui.guide.parts import Words
from ui.guide.pictograms import draw_picture
from ui.guide.words import Words as Names
from ui.paint import Painted, draw_fit, panel
from ui.theme import TYPE_PX


def heading_of(place: m.Place, names: Names) -> str:
    """Name and side: 'Clamshell, left'."""
    side = live_words.side_word(place.side)
    name = names.name(place.item.exercise_id)
    return f"{name}, {side}" if side else name


class Prepare(Painted):
    """What to have ready, a drawing and words each."""

    def __init__(self) -> None:
        super().__init__()
        self.things: tuple[str, ...] = ()

    def show_things(self, things: tuple[str, ...]) -> None:
        """Take over the ids."""
        self.things = things
        self.setAccessibleName(f"{live_words.prepare_title()}: {', '.join(map(words.prepare_word, things))}")
        self.setVisible(bool(things))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        panel(painter, QRectF(self.rect()), look.px(22), p.color("card"))
        pad = look.px(22)
        inner = QRectF(self.rect()).adjusted(pad, pad * 0.6, -pad, -pad * 0.6)
        head = QRectF(inner.x(), inner.y(), inner.width(), look.px(40))
        draw_fit(painter, live_words.prepare_title(), head, look.px(TYPE_PX["title"]), p.color("muted"))
        room = inner.adjusted(0, head.height(), 0, 0)
        height = min(look.px(84), room.height() / max(1, len(self.things)))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, thing in enumerate(self.things):
            y = room.y() + at * height
            side = min(height * 0.9, look.px(64))
            x = room.right() - side if rtl else room.x()
            draw_picture(painter, look, thing, QRectF(x, y + (height - side) / 2, side, side))
            shift = side + look.px(16)
            box = QRectF(room.x() + (0 if rtl else shift), y, room.width() - shift, height)
            draw_fit(painter, words.prepare_word(thing), box, look.px(30), p.color("text"))


class IntroPage(Page):
    """Large figure on one side, the rest beside it."""

    def __init__(self, names: Names, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(names)
        self.title, self.dose = Words(62, bold=True), Words(TYPE_PX["big"], role="muted")
        self.figure, self.prepare, self.place = FigureView(clock), Prepare(), PlaceView()
        self.setup = Words(34, bold=True)
        left, right, both = self.column(14), self.column(16), self.row(28)
        left.addWidget(self.figure, 9)
        left.addWidget(self.setup, 3)
        right.addWidget(self.prepare, 5)
        right.addWidget(self.place, 6)
        both.addLayout(left, 6)
        both.addLayout(right, 5)
        body = self.column(10, 56)
        body.addWidget(self.title, 3)
        body.addWidget(self.dose, 2)
        body.addLayout(both, 16)
        self.setLayout(body)

    def show_screen(self, screen: m.Intro) -> None:  # type: ignore[override]
        place, item = screen.place, screen.place.item
        exercise = self.names.exercise(item.exercise_id)
        self.title.say(heading_of(place, self.names))
        dose = words.dose(item.sets, item.reps, item.hold_s, item.each_side)
        self.dose.say(f"{live_words.place_line(place.index + 1, place.items)}  ·  {dose}")
        self.setup.say(exercise.setup)
        self.figure.show_exercise(exercise, place.side, item.hold_s)
        self.prepare.show_things(screen.prepare)
        self.place.show_place(screen.distance_m, screen.camera_height_m, exercise.posture)
        self.setAccessibleName(f"{self.title.text}. {dose}")

    def set_still(self, still: bool) -> None:
        self.figure.set_still(still)
