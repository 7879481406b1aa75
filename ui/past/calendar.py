"""A month of sessions: a mark by shape and colour on each day, moved in with the arrow keys.

Not here: what a day's session holds. Opens nothing by itself; says which day was chosen.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.session.past.days import WEEKDAYS, Day
from coach.store.records import SessionEnd
from ui import texts_past as words
from ui.paint import CENTRE, Painted, Shape, announce, draw_fit, draw_shape, panel
from ui.past.legend import Entry

END_LOOK: dict[SessionEnd | None, tuple[Shape, str]] = {
    "done": ("tick", "good"),
    "stopped": ("half", "muted"),
    "abandoned": ("half", "muted"),
    None: ("half", "muted"),
    "pain": ("pause", "change"),
    "symptom": ("pause", "change"),
}
PLANNED: tuple[Shape, str] = ("dot", "muted")
ROWS = 6


@dataclass(frozen=True, slots=True)
class Month:
    """What the calendar shows."""

    days: Mapping[date, Day]
    planned: tuple[str, ...]
    today: date


def first_cell(year: int, month: int) -> date:
    """The Monday on or before the month's first day."""
    first = date(year, month, 1)
    return first - timedelta(days=first.weekday())


def shifted(day: date, months: int) -> date:
    """The same day some months away, or that month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class MonthCalendar(Painted):
    """One month; `moved` when another day has the cursor, `chosen` on Enter or a second tap."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = Month({}, (), date.today())
        self.cursor_day = self.month.today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.calendar_name())
        self.setToolTip("")

    def sizeHint(self) -> QSize:
        return QSize(round(self.look.px(520)), round(self.look.px(430)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.look.px(380)), round(self.look.px(300)))

    def show_month(self, month: Month, cursor: date) -> None:
        """Take over the sessions; the cursor says which month."""
        self.month = month
        self._go(cursor, tell=False)
        self.update()

    def ends_of(self, day: date) -> tuple[SessionEnd | None, ...]:
        """How the day's sessions ended."""
        found = self.month.days.get(day)
        return tuple(s.end for s in found.sessions) if found else ()

    def is_planned(self, day: date) -> bool:
        """Whether a session is still to come on that day; a day that is over is never held against anybody."""
        return day >= self.month.today and WEEKDAYS[day.weekday()] in self.month.planned

    def day_words(self, day: date) -> str:
        """The day in words."""
        return words.day_words(day, self.ends_of(day), self.is_planned(day), day == self.month.today)

    def turn(self, months: int) -> None:
        """To another month."""
        self._go(shifted(self.cursor_day, months))

    def _go(self, day: date, tell: bool = True) -> None:
        self.cursor_day = day
        said = self.day_words(day)
        self.setAccessibleDescription(f"{said}. {words.calendar_help()}")
        if tell:
            announce(self, said)
        self.moved.emit(day)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if rtl else -1,
            Qt.Key.Key_Right: -1 if rtl else 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go(self.cursor_day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self._go(self.month.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.cursor_day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is None:
            return
        if day == self.cursor_day and self.ends_of(day):
            self.chosen.emit(day)
        else:
            self._go(day)

    # Where everything is.

    def _grid(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, self.look.px(34), -2, -2)

    def cell(self, index: int) -> QRectF:
        """The rectangle of the n-th day shown."""
        grid = self._grid()
        row, column = divmod(index, 7)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = 6 - column
        width, height = grid.width() / 7, grid.height() / ROWS
        return QRectF(grid.x() + column * width, grid.y() + row * height, width, height)

    def day_at(self, at: QPointF) -> date | None:
        """The day under a point."""
        first = first_cell(self.cursor_day.year, self.cursor_day.month)
        return next((first + timedelta(days=i) for i in range(7 * ROWS) if self.cell(i).contains(at)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        for i in range(7):
            box = self.cell(i)
            head = QRectF(box.x(), 0, box.width(), look.px(30))
            draw_fit(painter, words.weekday_short(i + 1), head, look.px(17), p.color("muted"), align=CENTRE)
        first = first_cell(self.cursor_day.year, self.cursor_day.month)
        for i in range(7 * ROWS):
            self._day(painter, first + timedelta(days=i), self.cell(i))

    def _day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        look, p = self.look, self.look.palette
        inside = day.month == self.cursor_day.month
        gap = look.px(3)
        box = cell.adjusted(gap, gap, -gap, -gap)
        ends = self.ends_of(day)
        if ends or day == self.month.today:
            panel(painter, box, look.px(10), p.color("card"))
        number = QRectF(box.x(), box.y(), box.width(), box.height() * (0.52 if box.height() > look.px(44) else 0.5))
        ink = p.color("text" if inside else "muted")
        draw_fit(painter, str(day.day), number, look.px(20), ink, bold=bool(ends), align=CENTRE)
        marks = [END_LOOK[end] for end in ends[:3]] or ([PLANNED] if self.is_planned(day) else [])
        self._marks(painter, marks, QRectF(box.x(), number.bottom(), box.width(), box.bottom() - number.bottom()))
        if day == self.cursor_day:
            focus = self.hasFocus()
            painter.setPen(QPen(p.color("signal" if focus else "muted"), look.px(4 if focus else 2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, look.px(10), look.px(10))
        elif day == self.month.today:
            painter.setPen(QPen(p.color("text"), look.px(1.5)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, look.px(10), look.px(10))

    def _marks(self, painter: QPainter, marks: list[tuple[Shape, str]], room: QRectF) -> None:
        side = min(self.look.px(20), room.height() * 0.8, room.width() / max(1, len(marks)) * 0.85)
        total = len(marks) * side * 1.2
        for i, (shape, role) in enumerate(marks):
            x = room.center().x() - total / 2 + (i + 0.1) * side * 1.2
            box = QRectF(x, room.center().y() - side * 0.6, side, side)
            draw_shape(painter, shape, box, self.look.palette.color(role))

    def focusInEvent(self, event: object) -> None:
        announce(self, self.day_words(self.cursor_day))
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()


def legend_entries() -> tuple[Entry, ...]:
    """The calendar's marks with their words."""
    return (
        (*END_LOOK["done"], words.legend_done()),
        (*END_LOOK["stopped"], words.legend_part()),
        (*END_LOOK["pain"], words.legend_stopped()),
        (*PLANNED, words.legend_planned()),
    )
