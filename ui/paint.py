"""Small painting helpers: the look-aware base widget, shapes that stand for verdicts, text that fits its box.

Shapes are paths, never emoji: a bare system has no glyphs for them, and a shape is read before its colour.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import SMALLEST_TYPE_PX, Look, make_font, metrics

Shape = Literal["tick", "half", "triangle", "cross", "wait", "dot", "alert", "pause", "sound", "muted"]
VERDICT_SHAPE: dict[str, Shape] = {"good": "tick", "partial": "half", "compensated": "triangle"}
VERDICT_ROLE: dict[str, str] = {"good": "good", "partial": "muted", "compensated": "change"}

LEADING = Qt.AlignmentFlag.AlignLeading
CENTRE = Qt.AlignmentFlag.AlignCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap


class Painted(QWidget):
    """A widget that paints itself from a `Look`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self._has_look = False

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; repaints only on a change."""
        if look != self.look or not self._has_look:
            self.look, self._has_look = look, True
            self.on_look()
            self.update()

    def on_look(self) -> None:
        """For widgets that keep something derived from the look."""

    def painter(self) -> QPainter:
        """A painter with smooth edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


def announce(widget: QWidget, text: str) -> None:
    """Tell a screen reader; nothing happens when none is there."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _polyline(path: QPainterPath, box: QRectF, *points: tuple[float, float], closed: bool = False) -> None:
    """Points in 0..1 of the box."""
    placed = [QPointF(box.x() + px * box.width(), box.y() + py * box.height()) for px, py in points]
    path.moveTo(placed[0])
    for point in placed[1:]:
        path.lineTo(point)
    if closed:
        path.closeSubpath()


def _disc(path: QPainterPath, box: QRectF, x: float, y: float, radius: float) -> None:
    centre = QPointF(box.x() + x * box.width(), box.y() + y * box.height())
    path.addEllipse(centre, radius * box.width(), radius * box.height())


def _bar(path: QPainterPath, box: QRectF, x: float, y: float, w: float, h: float) -> None:
    size = box.width()
    path.addRoundedRect(QRectF(box.x() + x * size, box.y() + y * size, w * size, h * size), 0.05 * size, 0.05 * size)


def _verdict_paths(shape: Shape, box: QRectF, fill: QPainterPath, line: QPainterPath) -> None:
    if shape == "tick":
        _polyline(line, box, (0.08, 0.55), (0.38, 0.85), (0.92, 0.18))
    elif shape == "cross":
        _polyline(line, box, (0.18, 0.18), (0.82, 0.82))
        _polyline(line, box, (0.82, 0.18), (0.18, 0.82))
    elif shape == "half":
        edge = 0.08 * box.width()
        ring = box.adjusted(edge, edge, -edge, -edge)
        line.addEllipse(ring)
        fill.moveTo(ring.center())
        fill.arcTo(ring, 180, 180)
        fill.closeSubpath()
    else:
        _polyline(fill, box, (0.5, 0.06), (1.0, 0.92), (0.0, 0.92), closed=True)


def _sign_paths(shape: Shape, box: QRectF, fill: QPainterPath, line: QPainterPath) -> None:
    if shape == "wait":
        for x in (0.15, 0.5, 0.85):
            _disc(fill, box, x, 0.55, 0.1)
    elif shape == "dot":
        _disc(fill, box, 0.5, 0.5, 0.3)
    elif shape == "pause":
        _bar(fill, box, 0.16, 0.08, 0.25, 0.84)
        _bar(fill, box, 0.59, 0.08, 0.25, 0.84)
    else:
        _polyline(fill, box, (0, 0.35), (0.25, 0.35), (0.55, 0.1), (0.55, 0.9), (0.25, 0.65), (0, 0.65), closed=True)
        if shape == "sound":
            _polyline(line, box, (0.72, 0.32), (0.84, 0.5), (0.72, 0.68))
        else:
            _polyline(line, box, (0.68, 0.36), (0.96, 0.64))
            _polyline(line, box, (0.96, 0.36), (0.68, 0.64))


def shape_paths(shape: Shape, box: QRectF) -> tuple[QPainterPath, QPainterPath]:
    """(filled part, stroked part) of a shape within the square `box`."""
    fill, line = QPainterPath(), QPainterPath()
    if shape in ("tick", "cross", "half", "triangle"):
        _verdict_paths(shape, box, fill, line)
    elif shape == "alert":
        hole = QPainterPath()
        _bar(hole, box, 0.45, 0.36, 0.1, 0.28)
        _disc(hole, box, 0.5, 0.77, 0.065)
        _verdict_paths("triangle", box, fill, line)
        fill = fill.subtracted(hole)
    else:
        _sign_paths(shape, box, fill, line)
    return fill, line


def draw_shape(painter: QPainter, shape: Shape, box: QRectF, color: QColor) -> None:
    """Paint a shape in one colour."""
    fill, line = shape_paths(shape, box)
    painter.fillPath(fill, color)
    if not line.isEmpty():
        pen = QPen(color, box.width() * (0.1 if shape in ("half", "sound", "muted") else 0.16))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(line, pen)


def fit_px(text: str, box: QRectF, largest: float, *, bold: bool = False, smallest: float = SMALLEST_TYPE_PX) -> int:
    """The largest pixel size, not above `largest`, at which wrapped `text` stays inside `box`."""
    size = round(largest)
    room = QRectF(0, 0, box.width(), 10_000)
    while size > smallest:
        m = metrics(size, bold)
        needed = m.boundingRect(room, int(WRAP), text)
        longest_word = max((m.horizontalAdvance(word) for word in text.split()), default=0.0)
        if needed.height() <= box.height() + 0.5 and longest_word <= box.width():
            return size
        size -= 1
    return round(max(smallest, min(size, largest)))


def draw_fit(
    painter: QPainter,
    text: str,
    box: QRectF,
    largest: float,
    color: QColor,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEADING | MIDDLE,
    smallest: float = SMALLEST_TYPE_PX,
) -> None:
    """Wrapped text as large as fits; never clipped in the middle of a word."""
    painter.setFont(make_font(fit_px(text, box, largest, bold=bold, smallest=smallest), bold))
    painter.setPen(color)
    painter.drawText(box, int(align) | int(WRAP), text)


def text_width(text: str, size_px: int, bold: bool = False) -> float:
    """Width of one line."""
    return metrics(size_px, bold).horizontalAdvance(text)


def panel(painter: QPainter, box: QRectF, radius: float, color: QColor) -> None:
    """A rounded surface."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.fillPath(path, color)
