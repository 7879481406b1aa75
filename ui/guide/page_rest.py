"""Between two sets: the time that is left, what comes next, one thing that went well, one to improve."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from coach.session.guided import moments as m
from ui import texts_guide
from ui import texts_guide_live as live_words
from ui.guide.page import Page
from ui.guide.page_intro import heading_of
from ui.guide.parts import Ring, Words
from ui.guide.words import Words as Names
from ui.paint import LEADING, Painted, Shape, draw_fit, draw_shape, panel
from ui.theme import TYPE_PX


class Told(Painted):
    """A small heading with a sign, a sentence below it."""

    def __init__(self, shape: Shape, role: str, size: float = TYPE_PX["big"]) -> None:
        super().__init__()
        self.heading, self.text, self.small = "", "", ""
        self.shape, self.role, self.size = shape, role, size
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def tell(self, heading: str, text: str, small: str = "") -> None:
        """Without a sentence it is not there."""
        self.heading, self.text, self.small = heading, text, small
        self.setAccessibleName(". ".join(filter(None, (f"{heading}: {text}", small))))
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        panel(painter, QRectF(self.rect()), look.px(22), p.color("card"))
        pad = look.px(26)
        box = QRectF(self.rect()).adjusted(pad, look.px(14), -pad, -look.px(14))
        side = look.px(34)
        rtl = self.layoutDirection().value == 1
        x = box.right() - side if rtl else box.x()
        draw_shape(painter, self.shape, QRectF(x, box.y() + look.px(2), side, side), p.color(self.role))
        shift = side + look.px(14)
        head = QRectF(box.x() + (0 if rtl else shift), box.y(), box.width() - shift, look.px(40))
        draw_fit(painter, self.heading, head, look.px(TYPE_PX["title"]), p.color("muted"))
        room = box.adjusted(0, head.height() + look.px(4), 0, 0)
        main = QRectF(room.x(), room.y(), room.width(), room.height() * (0.62 if self.small else 1.0))
        draw_fit(painter, self.text, main, look.px(self.size), p.color("text"), bold=True)
        if self.small:
            low = QRectF(room.x(), main.bottom(), room.width(), room.height() - main.height())
            draw_fit(painter, self.small, low, look.px(TYPE_PX["big"]), p.color("text"), align=LEADING)


class RestPage(Page):
    """The ring is large enough to be read from the mat."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.title, self.ring = Words(62, bold=True), Ring()
        self.next = Told("dot", "signal", 54)
        self.good, self.improve = Told("tick", "good"), Told("triangle", "change")
        left, right, both = self.column(10), self.column(18), self.row(40)
        left.addWidget(self.title, 2)
        left.addWidget(self.ring, 10)
        right.addWidget(self.next, 5)
        right.addWidget(self.good, 3)
        right.addWidget(self.improve, 3)
        both.addLayout(left, 5)
        both.addLayout(right, 6)
        body = self.column(0, 56)
        body.addLayout(both)
        self.setLayout(body)
        self.last_exercise = ""

    def show_screen(self, screen: m.Rest) -> None:  # type: ignore[override]
        self.title.say(live_words.rest_title())
        share = screen.left_s / screen.of_s if screen.of_s > 0 else 0.0
        left_s = max(0, round(screen.left_s))
        self.ring.show_ring(share, str(left_s), live_words.seconds_left())
        item = screen.place.item
        if screen.next is None:
            self.next.tell(live_words.rest_next(), live_words.rest_last())
        else:
            coming = screen.next
            dose = live_words.reps_hold(coming.item.reps, coming.item.hold_s)
            line = f"{live_words.set_line(coming.number, coming.of, None)}, {dose}"
            self.next.tell(live_words.rest_next(), heading_of(coming, self.names), line)
        self.good.tell(live_words.rest_good(), texts_guide.praise(screen.good))
        self.improve.tell(live_words.rest_improve(), self.names.improve(screen.improve, item.exercise_id))
        self.setAccessibleName(live_words.rest_title())
