"""Paints the moving figure, and the drawing of where the laptop goes. Not here: the figure's joints (figure.py)."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.types import Phase, Side
from ui import texts_exercise, texts_guide_pages
from ui.guide.figure import HEAD_M, Figure, Line, bounds, figure_at, figure_id, moment
from ui.models import Exercise
from ui.paint import CENTRE, Painted, draw_fit, panel
from ui.theme import TYPE_PX, Look

FRAME_MS = 40


class Placing:
    """From the figure's metres to pixels: as large as fits, in the middle of the box."""

    def __init__(self, box: QRectF, reach: tuple[float, float, float, float]) -> None:
        left, bottom, right, top = reach
        self.scale = min(box.width() / max(0.1, right - left), box.height() / max(0.1, top - bottom))
        self.x0 = box.center().x() - (left + right) / 2 * self.scale
        spare = box.height() - (top - bottom) * self.scale
        self.y0 = box.bottom() + bottom * self.scale - spare / 2

    def at(self, point: tuple[float, float]) -> QPointF:
        """Where a joint is."""
        return QPointF(self.x0 + point[0] * self.scale, self.y0 - point[1] * self.scale)


def draw_figure(painter: QPainter, look: Look, box: QRectF, name: str, share: float, side: Side | None) -> None:
    """The figure at one moment, on its floor."""
    place = Placing(box, bounds(name, side))
    figure = figure_at(name, share, side)
    thick = min(look.px(16), place.scale * 0.06)
    floor_y = place.at((0, 0)).y() + thick * 0.4
    _pen(painter, look, "line", thick * 0.5)
    painter.drawLine(QPointF(box.x(), floor_y), QPointF(box.right(), floor_y))
    _lines(painter, look, place, figure.things, "muted", thick * 0.5)
    _lines(painter, look, place, figure.body, "muted", thick * 0.75)
    _lines(painter, look, place, figure.work, "signal", thick * 1.15)
    _lines(painter, look, place, figure.band, "change", thick * 0.9)
    _head(painter, look, place, figure, thick)


def _head(painter: QPainter, look: Look, place: Placing, figure: Figure, thick: float) -> None:
    _pen(painter, look, "muted", thick * 0.75)
    painter.setBrush(look.palette.color("card"))
    radius = HEAD_M * place.scale
    painter.drawEllipse(place.at(figure.head), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _pen(painter: QPainter, look: Look, role: str, width: float) -> None:
    pen = QPen(look.palette.color(role), max(1.0, width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _lines(painter: QPainter, look: Look, place: Placing, lines: tuple[Line, ...], role: str, width: float) -> None:
    _pen(painter, look, role, width)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawPolyline([place.at(point) for point in line])


class FigureView(Painted):
    """The figure doing the exercise at the asked-for tempo, the phase in words below it.

    still : no motion; rest and top stand side by side instead.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.driver, self.hold_s = "", "", 0.0
        self.side: Side | None = None
        self.still = False
        self.words = True
        self._clock = clock
        self._begun_s = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.update)
        self.setAccessibleName(texts_guide_pages.name_figure())

    def show_exercise(self, exercise: Exercise, side: Side | None, hold_s: float) -> None:
        """Begin again with another exercise; the same goes on as it is."""
        name = figure_id(exercise.id, exercise.driver, exercise.posture)
        if (name, side, hold_s) == (self.name, self.side, self.hold_s):
            return
        self.name, self.side, self.hold_s, self.driver = name, side, hold_s, exercise.driver
        self._begun_s = self._clock()
        self.setAccessibleDescription(texts_guide_pages.figure_words(name, hold_s))
        self.update()

    def set_still(self, still: bool) -> None:
        """Without motion, for people whom it disturbs."""
        self.still = still
        self._run()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def _run(self) -> None:
        if self.isVisible() and not self.still:
            self._timer.start()
        else:
            self._timer.stop()

    def now(self) -> tuple[Phase, float]:
        """(phase, share of the way) that is shown."""
        return moment(self._clock() - self._begun_s, self.hold_s)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = self.painter(), self.look
        panel(painter, QRectF(self.rect()), look.px(22), look.palette.color("card"))
        if not self.name:
            return
        pad = look.px(28)
        inner = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        if self.still:
            half = (inner.width() - pad) / 2
            for x, share, phase in ((inner.x(), 0.0, "rest"), (inner.right() - half, 1.0, "top")):
                self._moment(painter, QRectF(x, inner.y(), half, inner.height()), share, phase)
        else:
            phase, share = self.now()
            self._moment(painter, inner, share, phase)

    def _moment(self, painter: QPainter, box: QRectF, share: float, phase: Phase) -> None:
        line = self.look.px(52) if self.words else 0.0
        draw_figure(painter, self.look, box.adjusted(0, 0, 0, -line - 8), self.name, share, self.side)
        if self.words:
            below = QRectF(box.x(), box.bottom() - line + 6, box.width(), line)
            word = texts_exercise.phase_word(phase, self.driver)
            ink = self.look.palette.color("text")
            draw_fit(painter, word, below, self.look.px(TYPE_PX["big"]), ink, bold=True, align=CENTRE)


class PlaceView(Painted):
    """Where the laptop goes: how far away, how high its lens, seen from the side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.distance_m, self.height_m, self.posture = (2.0, 2.5), (0.3, 0.6), ""
        self.setAccessibleName(texts_guide_pages.name_place())

    def show_place(self, distance_m: tuple[float, float], height_m: tuple[float, float], posture: str) -> None:
        """Take over the numbers."""
        self.distance_m, self.height_m, self.posture = distance_m, height_m, posture
        self.setAccessibleDescription(
            f"{texts_guide_pages.distance(distance_m)}, {texts_guide_pages.lens_height(height_m)}"
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        panel(painter, QRectF(self.rect()), look.px(22), p.color("card"))
        pad = look.px(24)
        inner = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        words = QRectF(inner.x(), inner.y(), inner.width(), inner.height() * 0.34)
        line = f"{texts_guide_pages.distance(self.distance_m)}\n{texts_guide_pages.lens_height(self.height_m)}"
        draw_fit(painter, line, words, look.px(30), p.color("text"), bold=True)
        self._draw(painter, inner.adjusted(0, words.height() + look.px(4), 0, 0))

    def _draw(self, painter: QPainter, box: QRectF) -> None:
        look = self.look
        high_m = 1.25 if self.posture == "upright" else max(0.65, max(self.height_m) + 0.25)
        scale = min(box.width() / 3.4, box.height() / high_m)
        floor = box.bottom() - look.px(14)
        left = box.center().x() - 1.6 * scale

        def at(x_m: float, y_m: float) -> QPointF:
            return QPointF(left + x_m * scale, floor - y_m * scale)

        thick = look.px(6)
        _pen(painter, look, "line", thick)
        painter.drawLine(QPointF(box.x(), floor), QPointF(box.right(), floor))
        height = sum(self.height_m) / 2
        _pen(painter, look, "muted", thick * 0.7)
        painter.drawRect(QRectF(at(0.0, height - 0.15), at(0.42, 0.0)))
        _pen(painter, look, "signal", thick)
        painter.drawPolyline([at(0.04, height + 0.16), at(0.12, height - 0.12), at(0.40, height - 0.12)])
        _pen(painter, look, "muted", thick * 0.5)
        pen = painter.pen()
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(at(0.45, 0.06), at(2.35, 0.06))
        self._person(painter, at, thick)

    def _person(self, painter: QPainter, at: Callable[[float, float], QPointF], thick: float) -> None:
        _pen(painter, self.look, "text", thick)
        radius = abs(at(0.10, 0).x() - at(0, 0).x())
        if self.posture == "upright":
            painter.drawEllipse(at(2.7, 1.02), radius, radius)
            painter.drawPolyline([at(2.7, 0.9), at(2.7, 0.5), at(2.58, 0.03)])
            painter.drawPolyline([at(2.7, 0.5), at(2.82, 0.03)])
        else:
            # Seen along the body: a head's round and the shoulders on the mat.
            painter.drawEllipse(at(2.75, 0.16), radius, radius)
            painter.drawLine(at(2.45, 0.05), at(3.05, 0.05))


class TurnView(Painted):
    """Turn round: a body seen from above, half a circle of arrow. Not animated where motion is unwanted."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.still = False
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.update)
        self.setAccessibleName(texts_guide_pages.name_turn())

    def set_still(self, still: bool) -> None:
        """Without motion."""
        self.still = still
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        panel(painter, QRectF(self.rect()), look.px(22), p.color("card"))
        share = 1.0 if self.still else min(1.0, (self._clock() % 3.0) / 2.0)
        centre = QRectF(self.rect()).center()
        radius = min(self.width(), self.height()) * 0.36
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        _pen(painter, look, "line", look.px(14))
        painter.drawArc(box, 20 * 16, 140 * 16)
        _pen(painter, look, "signal", look.px(14))
        painter.drawArc(box, 160 * 16, -round(140 * 16 * share))
        tip = math.radians(160 - 140 * share)
        at = QPointF(centre.x() + radius * math.cos(tip), centre.y() - radius * math.sin(tip))
        for turn in (0.75, -0.75):
            back = tip + math.pi / 2 + turn
            side = QPointF(at.x() + look.px(34) * math.cos(back), at.y() - look.px(34) * math.sin(back))
            painter.drawLine(at, side)
        self._body(painter, centre, radius, share)

    def _body(self, painter: QPainter, centre: QPointF, radius: float, share: float) -> None:
        painter.save()
        painter.translate(centre)
        painter.rotate(180 * share)
        _pen(painter, self.look, "text", self.look.px(16))
        painter.drawLine(QPointF(-radius * 0.30, 0), QPointF(radius * 0.62, 0))
        painter.drawEllipse(QPointF(-radius * 0.50, 0), radius * 0.16, radius * 0.16)
        painter.restore()
