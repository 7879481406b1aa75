"""The week of a programme: which days are planned and which are done, told by shape and word. No streak of pain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen

from coach.store.records import SessionOverview
from ui import texts_guide_pages, texts_home
from ui.paint import CENTRE, Painted, Shape, draw_fit, draw_shape, panel
from ui.theme import TYPE_PX

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DayState = Literal["done", "planned", "free"]
_SIGN: dict[DayState, tuple[Shape | None, str]] = {
    "done": ("tick", "good"),
    "planned": ("dot", "signal"),
    "free": (None, "muted"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week, 'mon' .. 'sun'."""

    name: str
    state: DayState
    today: bool = False


def days_done(overviews: Iterable[SessionOverview]) -> set[date]:
    """Days of the person's own clock on which something was done."""
    return {
        (one.head.started_at + timedelta(minutes=one.head.offset_min)).date()
        for one in overviews
        if any(done.counts.total + done.counts.correction > 0 for done in one.sets)
    }


def week_of(today: date, planned: Iterable[str], done: set[date]) -> tuple[Day, ...]:
    """Monday to Sunday around `today`."""
    monday = today - timedelta(days=today.weekday())
    days: list[Day] = []
    for at, name in enumerate(DAYS):
        when = monday + timedelta(days=at)
        state: DayState = "done" if when in done else "planned" if name in planned and when >= today else "free"
        days.append(Day(name, state, when == today))
    return tuple(days)


class Week(Painted):
    """Seven cells; today has a frame and its word."""

    def __init__(self) -> None:
        super().__init__()
        self.days: tuple[Day, ...] = ()
        self.setAccessibleName(texts_home.week())

    def show_days(self, days: tuple[Day, ...]) -> None:
        """Take over the week."""
        self.days = days
        told = (texts_home.day_words(texts_guide_pages.day_name(d.name), d.state, d.today) for d in days)
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        head = QRectF(0, 0, self.width(), look.px(44))
        draw_fit(painter, texts_home.week(), head, look.px(TYPE_PX["title"]), p.color("muted"))
        gap = look.px(10)
        width = (self.width() - 6 * gap) / 7
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, day in enumerate(self.days):
            x = (6 - at if rtl else at) * (width + gap)
            box = QRectF(x, head.bottom(), width, self.height() - head.bottom() - look.px(4))
            panel(painter, box, look.px(16), p.color("card"))
            if day.today:
                painter.setPen(QPen(p.color("text"), max(2.0, look.px(4))))
                edge = look.px(2)
                painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), look.px(16), look.px(16))
            name = QRectF(box.x(), box.y() + look.px(8), box.width(), box.height() * 0.26)
            draw_fit(painter, texts_home.short_day(day.name), name, look.px(30), p.color("text"), bold=True,
                     align=CENTRE)  # fmt: skip
            shape, role = _SIGN[day.state]
            if shape is not None:
                side = min(box.width() * 0.46, box.height() * 0.30)
                sign = QRectF(box.center().x() - side / 2, box.y() + box.height() * 0.38, side, side)
                draw_shape(painter, shape, sign, p.color(role))
            word = texts_home.day_today() if day.today and day.state != "done" else texts_home.day_state(day.state)
            low = QRectF(box.x() + 2, box.bottom() - box.height() * 0.28, box.width() - 4, box.height() * 0.26)
            draw_fit(painter, word, low, look.px(22), p.color("text" if day.today else "muted"), align=CENTRE)
