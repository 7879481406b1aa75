"""Below the picture: the movement itself (each repetition a hill), the set-up list, and the row of keys.

Thin views; the samples live in `history.History`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from coach.types import DriverView, SetupCheck
from ui import texts, texts_exercise, texts_settings
from ui.history import History, Mark
from ui.paint import (
    LEADING,
    MIDDLE,
    VERDICT_ROLE,
    VERDICT_SHAPE,
    Painted,
    Shape,
    announce,
    draw_fit,
    draw_shape,
    panel,
    text_width,
)
from ui.theme import TYPE_PX, make_font

# The strip creeps by a pixel or two in this time: painting it with every picture would be for nobody.
REPAINT_S = 0.08
# A still body fills no strip with its trembling: the least height, by unit.
LEAST_SPAN = {"deg": 1.0, "T": 0.1}
TRAILING = Qt.AlignmentFlag.AlignTrailing


def value_range(driver: DriverView, history: History) -> tuple[float, float]:
    """(bottom, top) of the strip in the driver's unit: rest, target, band and all samples, and some air."""
    known = [driver.rest, driver.target, *driver.band, *(v for _, v in history.samples)]
    finite = [v for v in known if math.isfinite(v)]
    if not finite:
        return 0.0, 1.0
    low, high = min(finite), max(finite)
    air = max(LEAST_SPAN.get(driver.unit, 0.0), high - low)
    if air <= 0:
        return low - 0.5, high + 0.5
    return low - 0.06 * air, high + 0.10 * air


class Strip(Painted):
    """The driving signal of the last 30 s with its thresholds, the target band and the verdicts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = History()
        self.driver: DriverView | None = None
        self._revision = -1
        self._newest_s = -math.inf
        self._marks: list[Mark] = []
        self.setAccessibleName(texts_settings.name_strip())

    def show_history(self, history: History, driver: DriverView | None) -> None:
        """Paint again when there is something new."""
        if history.revision == self._revision and driver is self.driver:
            return
        newest_s = history.samples[-1][0] if history.samples else 0.0
        if history.marks == self._marks and 0.0 <= newest_s - self._newest_s < REPAINT_S and self.driver is not None:
            return
        self._newest_s, self._marks = newest_s, list(history.marks)
        self.history, self._revision = history, history.revision
        # Keep the scale while the signal is not measured for a moment.
        self.driver = driver or self.driver
        self.update()

    def plot(self) -> QRectF:
        """Where the curve is: below the title line."""
        pad = self.look.px(24)
        return QRectF(self.rect()).adjusted(pad, self.look.px(34), -pad, -self.look.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        painter.fillRect(self.rect(), p.color("background"))
        driver = self.driver
        if driver is None:
            return
        plot = self.plot()
        low, high = value_range(driver, self.history)
        left, right = self.history.span_s

        def x(t_s: float) -> float:
            return plot.x() + (t_s - left) / max(1e-6, right - left) * plot.width()

        def y(value: float) -> float:
            return plot.bottom() - (value - low) / max(1e-6, high - low) * plot.height()

        taken = [self._band(painter, driver, y(driver.band[1]), y(driver.band[0]))]
        for at, words in ((y(driver.top), texts.counts_from_here()), (y(driver.partial), texts.half_from_here())):
            taken.append(self._threshold(painter, at, words, taken))
        title = QRectF(plot.x(), look.px(4), plot.width(), look.px(28))
        draw_fit(painter, texts_exercise.strip_title(driver.signal), title, look.px(19), p.color("muted"))
        self._curve(painter, [(x(t), y(v)) for t, v in self.history.samples])
        for mark in self.history.marks:
            at = next((v for v in (mark.value, driver.band[1], driver.top, high) if math.isfinite(v)), high)
            self._mark(painter, mark, x(mark.t_s), y(at))

    def _band(self, painter: QPainter, driver: DriverView, top: float, bottom: float) -> QRectF:
        """Returns where its words stand."""
        if not (math.isfinite(top) and math.isfinite(bottom)):
            return QRectF()
        p, look = self.look.palette, self.look
        box = QRectF(0, top, self.width(), max(2.0, bottom - top))
        painter.fillRect(box, p.color("band"))
        words = texts_exercise.band_label(*driver.band, driver.signal)
        size = round(look.px(18))
        label = QRectF(0, bottom + look.px(1), self.width() - look.px(24), look.px(24))
        if box.height() >= size * 1.3:
            label = box.adjusted(0, 0, -look.px(24), 0)
        painter.setFont(make_font(max(11, size), True))
        painter.setPen(p.color("good"))
        return self._write(painter, label, words)

    @staticmethod
    def _write(painter: QPainter, box: QRectF, words: str) -> QRectF:
        painter.drawText(box, int(TRAILING | MIDDLE), words)
        return painter.boundingRect(box, int(TRAILING | MIDDLE), words)

    def _threshold(self, painter: QPainter, y: float, words: str, taken: Sequence[QRectF]) -> QRectF:
        """A dashed line with its words beside it, clear of what stands there already. Returns where they stand."""
        if not math.isfinite(y):
            return QRectF()
        p, look = self.look.palette, self.look
        size = max(11, round(look.px(16)))
        wide, height = text_width(words, size) + look.px(12), look.px(20)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = look.px(24) if rtl else self.width() - wide - look.px(24)
        box = QRectF(left, y - height / 2, wide, height)
        for other in taken:
            if box.adjusted(0, 2, 0, -2).intersects(other):
                # Two lines that lie close together: the words step aside, towards the other end.
                box.moveLeft(other.right() + look.px(16) if rtl else other.left() - look.px(16) - wide)
        pen = QPen(p.color("muted", 0.7), max(1.0, look.px(1.5)))
        pen.setDashPattern([5, 5])
        painter.setPen(pen)
        painter.drawLine(QPointF(box.right() if rtl else 0, y), QPointF(self.width() if rtl else box.left(), y))
        painter.setFont(make_font(size, False))
        painter.setPen(p.color("muted"))
        return self._write(painter, box, words)

    def _curve(self, painter: QPainter, points: list[tuple[float, float]]) -> None:
        pen = QPen(self.look.palette.color("signal"), max(2.0, self.look.px(4)))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        run = QPolygonF()
        last_x = -math.inf
        for px, py in points:
            if not math.isfinite(py):
                painter.drawPolyline(run)
                run = QPolygonF()
            elif px - last_x >= 2.0:
                # More points than this cannot be seen at this line's width.
                run.append(QPointF(px, py))
                last_x = px
        painter.drawPolyline(run)

    def _mark(self, painter: QPainter, mark: Mark, x: float, y: float) -> None:
        p, look = self.look.palette, self.look
        color = p.color(VERDICT_ROLE[mark.verdict])
        side = look.px(22)
        words = str(mark.number) if mark.number else texts.mark_word(mark.verdict)
        size = round(look.px(TYPE_PX["body"]))
        wide = side + look.px(5) + text_width(words, size, True)
        base = max(look.px(30), y - look.px(6))
        box = QRectF(x - wide / 2, base - look.px(28), wide, look.px(28))
        panel(painter, box.adjusted(-4, 0, 4, 0), look.px(8), p.color("background", 0.85))
        draw_shape(painter, VERDICT_SHAPE[mark.verdict], QRectF(box.x(), box.y() + look.px(3), side, side), color)
        painter.setFont(make_font(max(11, size), True))
        painter.setPen(color)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | MIDDLE), words)


_CHECK: dict[bool | None, tuple[Shape, str]] = {
    True: ("tick", "good"),
    False: ("cross", "wrong"),
    None: ("wait", "muted"),
}


class Checks(Painted):
    """The set-up list: a shape and a word each, as large as the space allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checks: tuple[SetupCheck, ...] = ()
        self.setAccessibleName(texts_settings.name_checks())

    def show_checks(self, checks: tuple[SetupCheck, ...]) -> None:
        """Take over the list; what changed is announced."""
        if checks == self.checks:
            return
        before = {c.id: c.ok for c in self.checks}
        changed = [c for c in checks if before.get(c.id) != c.ok]
        self.checks = checks
        self.setAccessibleDescription(", ".join(f"{c.label}: {texts_settings.check_state(c.ok)}" for c in checks))
        announce(self, ", ".join(f"{c.label}: {texts_settings.check_state(c.ok)}" for c in changed))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        painter.fillRect(self.rect(), p.color("background"))
        if not self.checks:
            return
        room = QRectF(self.rect()).adjusted(look.px(32), look.px(8), -look.px(32), -look.px(4))
        size, rows = self._flow(room)
        height = size * 1.75
        y = room.y() + max(0.0, (room.height() - height * len(rows)) / 2)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for row in rows:
            x = 0.0
            for check, width in row:
                left = room.right() - x - width if rtl else room.x() + x
                self._check(painter, check, QRectF(left, y, width, height), size, rtl)
                x += width + size * 1.2
            y += height

    def _flow(self, room: QRectF) -> tuple[int, list[list[tuple[SetupCheck, float]]]]:
        size = round(self.look.px(34))
        while True:
            rows: list[list[tuple[SetupCheck, float]]] = [[]]
            x = 0.0
            for check in self.checks:
                width = size * 1.4 + text_width(check.label, size, True)
                if rows[-1] and x + width > room.width():
                    rows.append([])
                    x = 0.0
                rows[-1].append((check, width))
                x += width + size * 1.2
            if size <= 12 or len(rows) * size * 1.75 <= room.height():
                return size, rows
            size -= 1

    def _check(self, painter: QPainter, check: SetupCheck, box: QRectF, size: int, rtl: bool) -> None:
        shape, role = _CHECK[check.ok]
        color = self.look.palette.color(role)
        left = box.right() - size if rtl else box.x()
        at = QRectF(left, box.center().y() - size * 0.42, size * 0.84, size * 0.84)
        draw_shape(painter, shape, at, color)
        painter.setFont(make_font(size, True))
        painter.setPen(color)
        inner = box.adjusted(0, 0, -size * 1.4, 0) if rtl else box.adjusted(size * 1.4, 0, 0, 0)
        painter.drawText(inner, int(LEADING | MIDDLE), check.label)


def draw_key(painter: QPainter, key: str, box: QRectF, size: int, card: QColor, ink: QColor) -> None:
    """A key cap."""
    panel(painter, box, box.height() * 0.2, card)
    painter.setFont(make_font(size, True))
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)


class KeyBar(Painted):
    """The few keys that matter, always in the window; a passing word (voice off) at its other end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: tuple[tuple[str, str], ...] = texts.key_bar(False)
        self.word = ""
        self.setAccessibleName(texts_settings.name_keys())

    def show_keys(self, keys: tuple[tuple[str, str], ...], word: str) -> None:
        """(key, what it does) in order, and the passing word."""
        if (keys, word) == (self.keys, self.word):
            return
        if word != self.word:
            announce(self, word)
        self.keys, self.word = keys, word
        self.setAccessibleDescription(", ".join(f"{key}: {does}" for key, does in keys))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        painter.fillRect(self.rect(), p.color("background"))
        size = max(11, round(look.px(20)))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, cap = look.px(24), self.height() * 0.72
        top = (self.height() - cap) / 2
        for key, does in self.keys:
            wide = max(cap, text_width(key, size, True) + size)
            word = text_width(does, size)
            left = self.width() - x - wide if rtl else x
            draw_key(painter, key, QRectF(left, top, wide, cap), size, p.color("card"), p.color("text"))
            painter.setFont(make_font(size, False))
            painter.setPen(p.color("muted"))
            at = left - size * 0.5 - word if rtl else left + wide + size * 0.5
            painter.drawText(QRectF(at, 0, word + 4, self.height()), int(LEADING | MIDDLE), does)
            x += wide + size * 0.5 + word + size * 1.3
        room = QRectF(x, 0, self.width() - x - look.px(24), self.height())
        if self.word and room.width() > look.px(120):
            if rtl:
                room.moveLeft(look.px(24))
            draw_fit(painter, self.word, room, look.px(22), p.color("text"), bold=True, align=TRAILING | MIDDLE)
