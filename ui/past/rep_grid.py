"""The repetitions of a set as small curves in one widget: shape, number and colour say the verdict.

Where no recording is there, three bars stand for it: seconds up, held, down. Arrow keys choose one.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.session.past.playback import Playback
from coach.types import RepEvent
from ui import texts_session
from ui.paint import CENTRE, VERDICT_ROLE, VERDICT_SHAPE, Painted, announce, draw_fit, draw_shape, panel

TILE = (138, 96)
TEMPO = ("concentric_s", "hold_s", "eccentric_s")
# Within so many points a curve of this size loses nothing.
POINTS = 60


class RepGrid(Painted):
    """All repetitions of one set; `chosen` says which one is looked at, `flags` names what is flagged in one."""

    chosen = Signal(object)

    def __init__(
        self, title: str, reps: tuple[RepEvent, ...], flags: Callable[[RepEvent], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.reps, self.flags = reps, flags
        self.at = 0
        self.picked = False
        self._curves: dict[int, tuple[np.ndarray, np.ndarray]] = {}
        self._range = (0.0, 1.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reps else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts_session.reps_name(title))
        self._describe()

    @property
    def has_curves(self) -> bool:
        """Whether there are curves, or bars."""
        return bool(self._curves)

    def show_playback(self, playback: Playback) -> None:
        """Take the curves of a recording."""
        if not playback.fits(self.reps):
            return
        self._curves = {rep.index: playback.cut(rep.t_start_s, rep.t_end_s) for rep in self.reps}
        values = np.concatenate([v for _, v in self._curves.values()] or [np.zeros(0)])
        values = values[np.isfinite(values)]
        self._range = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
        self.update()

    def select(self, at: int) -> None:
        """Look at the n-th repetition, from 0."""
        if not self.reps:
            return
        self.at, self.picked = min(len(self.reps) - 1, max(0, at)), True
        self._describe()
        announce(self, self.accessibleDescription())
        self.chosen.emit(self.reps[self.at])
        self.update()

    def unpick(self) -> None:
        """Another set's repetition is looked at now."""
        self.picked = False
        self.update()

    def _describe(self) -> None:
        if self.reps:
            rep = self.reps[self.at]
            flags = self.flags(rep)
            title = texts_session.rep_title(rep.index, rep.verdict, rep.side)
            self.setAccessibleDescription(f"{title}. {flags}" if flags else title)

    def columns(self) -> int:
        """How many stand in a row."""
        return max(1, int((self.width() + self.look.px(8)) // (self.look.px(TILE[0]) + self.look.px(8))))

    def tile(self, index: int) -> QRectF:
        """Where the n-th is."""
        columns, gap = self.columns(), self.look.px(8)
        width, height = (self.width() + gap) / columns - gap, self.look.px(TILE[1])
        row, column = divmod(index, columns)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = columns - 1 - column
        return QRectF(column * (width + gap), row * (height + gap), width, height)

    def on_look(self) -> None:
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        rows = math.ceil(len(self.reps) / self.columns())
        self.setFixedHeight(max(1, round(rows * self.look.px(TILE[1] + 8) - self.look.px(8))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if rtl else -1,
            Qt.Key.Key_Right: -1 if rtl else 1,
            Qt.Key.Key_Up: -self.columns(),
            Qt.Key.Key_Down: self.columns(),
            Qt.Key.Key_Return: 0,
            Qt.Key.Key_Enter: 0,
            Qt.Key.Key_Space: 0,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.reps:
            super().keyPressEvent(event)
        elif not self.picked or 0 <= self.at + step < len(self.reps):
            # The first key chooses what has the cursor; only the next one moves it.
            self.select(self.at + (step if self.picked else 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = (i for i in range(len(self.reps)) if self.tile(i).contains(event.position()))
        found = next(hit, None)
        if found is not None:
            self.select(found)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        for i, rep in enumerate(self.reps):
            self._tile(painter, i, rep)

    def _tile(self, painter: QPainter, i: int, rep: RepEvent) -> None:
        look, p, box = self.look, self.look.palette, self.tile(i)
        panel(painter, box, look.px(10), p.color("card"))
        color = p.color(VERDICT_ROLE[rep.verdict])
        side = look.px(17)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        mark = QRectF(
            box.right() - side - look.px(7) if rtl else box.x() + look.px(7), box.y() + look.px(7), side, side
        )
        draw_shape(painter, VERDICT_SHAPE[rep.verdict], mark, color)
        if any(fault.severity != "info" for fault in rep.faults):
            step = side * (-1.4 if rtl else 1.4)
            draw_shape(painter, "alert", mark.translated(step, 0), p.color("change"))
        number = QRectF(0, box.y() + look.px(4), look.px(34), look.px(23))
        number.moveLeft(box.x() + look.px(4) if rtl else box.right() - look.px(38))
        draw_fit(painter, str(rep.index), number, look.px(17), p.color("text"), bold=True, align=CENTRE)
        room = box.adjusted(look.px(8), look.px(32), -look.px(8), -look.px(8))
        if rep.index in self._curves:
            self._curve(painter, room, *self._curves[rep.index], color)
        else:
            self._bars(painter, room, rep, color)
        if i == self.at and (self.hasFocus() or self.picked):
            width = look.px(4 if self.hasFocus() else 2)
            painter.setPen(QPen(p.color("signal" if self.hasFocus() else "text"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), look.px(9), look.px(9))

    def _curve(self, painter: QPainter, room: QRectF, t_s: np.ndarray, values: np.ndarray, color: QColor) -> None:
        low, high = self._range
        if len(t_s) < 2 or high <= low:
            return
        every = max(1, len(t_s) // POINTS)
        line = QPolygonF()
        pen = QPen(color, max(2.0, self.look.px(3)))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for t, value in zip(t_s[::every], values[::every], strict=True):
            if not math.isfinite(value):
                painter.drawPolyline(line)
                line = QPolygonF()
                continue
            x = room.x() + (t - t_s[0]) / (t_s[-1] - t_s[0]) * room.width()
            line.append(QPointF(x, room.bottom() - (value - low) / (high - low) * room.height()))
        painter.drawPolyline(line)

    def _bars(self, painter: QPainter, room: QRectF, rep: RepEvent, color: QColor) -> None:
        longest = max((_seconds(r, name) for r in self.reps for name in TEMPO), default=0.0)
        gap = self.look.px(4)
        width = (room.width() - 2 * gap) / 3
        for i, name in enumerate(TEMPO):
            seconds = _seconds(rep, name)
            if seconds <= 0 or longest <= 0:
                continue
            height = room.height() * seconds / longest
            painter.fillRect(QRectF(room.x() + i * (width + gap), room.bottom() - height, width, height), color)


def _seconds(rep: RepEvent, name: str) -> float:
    found = rep.measures.get(name)
    return found.value if found is not None and found.quality == "ok" and math.isfinite(found.value) else 0.0
