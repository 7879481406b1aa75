"""A moving stick figure on a dark stage, drawn as the live window draws over the picture; and its signal below.

The stage is dark in both themes: the live colours are made for a picture. Not here: which frame it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.session.past.playback import Playback
from coach.types import RepEvent, Side
from ui import texts_replay as words
from ui.models import Exercise
from ui.overlay import VISIBLE, Rect, lead_side, overlay
from ui.overlay_painter import paint_overlay
from ui.paint import VERDICT_ROLE, VERDICT_SHAPE, Painted, draw_shape, panel
from ui.theme import DARK

# Air around the body, in shares of its box.
AIR = 0.08
# Height of the angle's label with its distance to the body, at 1600x900 (overlay_painter.py).
LABEL = 112


def body_box(playback: Playback) -> tuple[float, float, float, float]:
    """Left, top, right, bottom in pixels of the picture: all that was seen of the body, in any frame."""
    width, height = playback.size_px
    seen: list[np.ndarray] = []
    for state in playback.states[::3] or playback.states:
        if state.pose is not None:
            seen.append(state.pose.xyz_norm[11:, :2][state.pose.visibility[11:] >= VISIBLE])
    points = np.concatenate(seen) if seen else np.zeros((0, 2))
    if not len(points):
        return 0.0, 0.0, float(width), float(height)
    # A single frame's slip must not make everybody small.
    low, high = np.percentile(points, 0.5, axis=0), np.percentile(points, 99.5, axis=0)
    return float(low[0] * width), float(low[1] * height), float(high[0] * width), float(high[1] * height)


def rect_for(box: tuple[float, float, float, float], size_px: tuple[int, int], room: QRectF) -> Rect:
    """Where the whole picture would be, so that `box` fills `room`."""
    left, top, right, bottom = box
    wide, high = max(1.0, right - left) * (1 + 2 * AIR), max(1.0, bottom - top) * (1 + 2 * AIR)
    scale = min(room.width() / wide, room.height() / high)
    x = room.center().x() - scale * (left + right) / 2
    y = room.center().y() - scale * (top + bottom) / 2
    return Rect(x, y, scale * size_px[0], scale * size_px[1])


def leads_of(playback: Playback) -> tuple[Side | None, ...]:
    """The leading leg in every frame."""
    found: list[Side | None] = []
    lead: Side | None = None
    for state in playback.states:
        lead = lead_side(state, lead)
        found.append(lead)
    return tuple(found)


class StickStage(Painted):
    """The figure of one frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.playback: Playback | None = None
        self.frame = 0
        self.error_deg = math.nan
        self.exercise: Exercise | None = None
        self._box = (0.0, 0.0, 1.0, 1.0)
        self._leads: tuple[Side | None, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)

    def show_playback(self, playback: Playback | None, exercise: Exercise | None, error_deg: float) -> None:
        """Take over a set."""
        self.playback, self.exercise, self.error_deg, self.frame = playback, exercise, error_deg, 0
        if playback is not None:
            self._box, self._leads = body_box(playback), leads_of(playback)
        self.update()

    def show_frame(self, frame: int) -> None:
        """Another frame."""
        if frame != self.frame:
            self.frame = frame
            self.update()

    def room_for_body(self) -> QRectF:
        """Where the body is. Lying, the label of the angle has its place above it, so that it hides nothing."""
        upright = self.exercise is not None and self.exercise.posture == "upright"
        above = 0.0 if upright else min(self.look.px(LABEL), self.height() * 0.4)
        return QRectF(self.rect()).adjusted(0, above, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = self.painter(), self.look
        room = QRectF(self.rect())
        panel(painter, room, look.px(16), DARK.color("background"))
        if self.playback is None:
            return
        painter.setClipRect(room)
        state = self.playback.states[self.frame]
        rect = rect_for(self._box, self.playback.size_px, self.room_for_body())
        angles = self.exercise.angles if self.exercise else ()
        lead = self._leads[self.frame] if self._leads else None
        free = Rect(look.px(8), look.px(8), room.width() - look.px(16), room.height() - look.px(16))
        paint_overlay(painter, overlay(state, rect, False, self.error_deg, lead, angles), look, free)


class SignalView(Painted):
    """The whole signal of a set: verdicts by shape, flags as triangles below, a line where we are. A tap goes there."""

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.playback: Playback | None = None
        self.reps: Sequence[RepEvent] = ()
        self.now_s = 0.0
        self.span_s = (0.0, 1.0)
        self._curve: tuple[np.ndarray, np.ndarray] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def on_look(self) -> None:
        self.setFixedHeight(round(self.look.px(130)))

    def show_playback(
        self, playback: Playback | None, reps: Sequence[RepEvent], span_s: tuple[float, float] | None = None
    ) -> None:
        """Take over a set, or the part of it between two times."""
        self.playback, self.reps = playback, reps
        if playback is not None:
            self.span_s = span_s or (float(playback.t_s[0]), float(playback.t_s[-1]))
            self._curve = playback.cut(*self.span_s)
        self.update()

    def show_time(self, now_s: float) -> None:
        """Where we are."""
        if now_s != self.now_s:
            self.now_s = now_s
            self.update()

    def plot(self) -> QRectF:
        """Where the curve is; marks stand above it, flags below."""
        pad = self.look.px(14)
        return QRectF(self.rect()).adjusted(pad, self.look.px(34), -pad, -self.look.px(30))

    def x_of(self, t_s: float) -> float:
        """A time in pixels."""
        plot, (first, last) = self.plot(), self.span_s
        return plot.x() + (t_s - first) / max(1e-6, last - first) * plot.width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plot, (first, last) = self.plot(), self.span_s
        share = (event.position().x() - plot.x()) / max(1.0, plot.width())
        self.sought.emit(first + min(1.0, max(0.0, share)) * (last - first))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        panel(painter, QRectF(self.rect()), look.px(12), p.color("panel"))
        if self.playback is None or self._curve is None:
            return
        self._draw_curve(painter, *self._curve)
        for rep in self.reps:
            if self.span_s[0] <= rep.t_top_s <= self.span_s[1]:
                self._verdict(painter, rep)
            for fault in rep.faults:
                if self.span_s[0] <= fault.t_s <= self.span_s[1]:
                    self._mark(painter, "alert", "change", self.x_of(fault.t_s), self.height() - look.px(15))
        x = self.x_of(self.now_s)
        painter.setPen(QPen(p.color("text"), max(2.0, look.px(3))))
        painter.drawLine(QPointF(x, look.px(4)), QPointF(x, self.height() - look.px(4)))

    def _draw_curve(self, painter: QPainter, t_s: np.ndarray, values: np.ndarray) -> None:
        plot, finite = self.plot(), values[np.isfinite(values)]
        if not len(finite):
            return
        low, high = float(finite.min()), float(finite.max())
        painter.setPen(QPen(self.look.palette.color("signal"), max(2.0, self.look.px(3))))
        line = QPolygonF()
        every = max(1, len(t_s) // 900)
        for t, value in zip(t_s[::every], values[::every], strict=True):
            if math.isfinite(value):
                y = plot.bottom() - (value - low) / max(1e-6, high - low) * plot.height()
                line.append(QPointF(self.x_of(float(t)), y))
            else:
                painter.drawPolyline(line)
                line = QPolygonF()
        painter.drawPolyline(line)

    def _verdict(self, painter: QPainter, rep: RepEvent) -> None:
        look, p = self.look, self.look.palette
        role, x = VERDICT_ROLE[rep.verdict], self.x_of(rep.t_top_s)
        self._mark(painter, VERDICT_SHAPE[rep.verdict], role, x - look.px(10), look.px(17))
        painter.setFont(look.font("small", bold=True))
        painter.setPen(p.color(role))
        box = QRectF(x + look.px(4), look.px(4), look.px(40), look.px(26))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, int(flags), str(rep.index))

    def _mark(self, painter: QPainter, shape: str, role: str, x: float, y: float) -> None:
        side = self.look.px(18)
        color: QColor = self.look.palette.color(role)
        draw_shape(painter, shape, QRectF(x - side / 2, y - side / 2, side, side), color)  # pyright: ignore


def names_for(title: str) -> tuple[str, str]:
    """Accessible names of a stage and its signal."""
    return words.stage_name(title), words.signal_name(title)
