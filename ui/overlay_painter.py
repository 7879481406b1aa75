"""Draws the overlay's primitives with a QPainter over the picture. Not here: any decision about what to draw.

Colours are always the dark theme's bright ones with a dark edge: the picture beneath can have any colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from ui.overlay import Joint, Label, Line, Primitive, Rect
from ui.paint import panel
from ui.theme import DARK, TYPE_PX, Look, make_font, metrics

_EDGE = QColor(8, 10, 14, 190)


def paint_overlay(painter: QPainter, primitives: Iterable[Primitive], look: Look, free: Rect) -> None:
    """Paint all primitives; labels stay inside `free`, the part of the picture that no banner covers."""
    things = list(primitives)
    for thing in things:
        if isinstance(thing, Line):
            _line(painter, thing, look)
    for thing in things:
        if isinstance(thing, Joint):
            _joint(painter, thing, look)
    for thing in things:
        if isinstance(thing, Label):
            _label(painter, thing, look, free)


def _line(painter: QPainter, line: Line, look: Look) -> None:
    width = max(1.5, look.px(line.width))
    color = DARK.color(line.role, line.alpha)
    if line.dotted:
        painter.fillPath(dots(line, width, width / 2 + look.px(2)), _EDGE)
        painter.fillPath(dots(line, width, width / 2), color)
        return
    a, b = QPointF(*line.a), QPointF(*line.b)
    if line.width >= 5:
        painter.setPen(_pen(_EDGE, width + look.px(4)))
        painter.drawLine(a, b)
    painter.setPen(_pen(color, width))
    painter.drawLine(a, b)


def dots(line: Line, width: float, radius: float) -> QPainterPath:
    """Discs along the line: the same picture as a dotted pen, at a tenth of its time."""
    (ax, ay), (bx, by) = line.a, line.b
    count = max(1, round(math.hypot(bx - ax, by - ay) / (2.4 * width)))
    path = QPainterPath()
    for i in range(count + 1):
        path.addEllipse(QPointF(ax + (bx - ax) * i / count, ay + (by - ay) * i / count), radius, radius)
    return path


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _joint(painter: QPainter, joint: Joint, look: Look) -> None:
    at, radius = QPointF(*joint.at), look.px(joint.radius)
    painter.setPen(QPen(_EDGE, look.px(9)))
    painter.setBrush(DARK.color("background"))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(DARK.color(joint.role), look.px(5)))
    painter.drawEllipse(at, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not math.isnan(joint.progress):
        ring = radius + look.px(15)
        box = QRectF(at.x() - ring, at.y() - ring, 2 * ring, 2 * ring)
        painter.setPen(QPen(_EDGE, look.px(11)))
        painter.drawEllipse(box)
        pen = QPen(DARK.color(joint.ring), look.px(8))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, -round(360 * 16 * joint.progress))


def _label(painter: QPainter, label: Label, look: Look, free: Rect) -> None:
    title_px, detail_px = round(look.px(TYPE_PX["big"])), max(12, round(look.px(24)))
    title, detail = metrics(title_px, True), metrics(detail_px, False)
    pad = look.px(18)
    width = max(title.horizontalAdvance(label.title), detail.horizontalAdvance(label.detail)) + 2 * pad
    height = title.height() + (detail.height() if label.detail else 0) + pad
    gap = look.px(34)
    x = min(max(label.at[0] - width / 2, free.x), max(free.x, free.x + free.w - width))
    y = label.at[1] - gap - height
    if y < free.y:
        # Little room above: closer, and where even that is too little, below.
        closer = free.y + height < label.at[1] - look.px(6)
        y = free.y if closer else min(label.at[1] + 2 * gap, free.y + free.h - height)
    box = QRectF(x, max(free.y, y), width, height)
    panel(painter, box, look.px(16), DARK.color("background", 0.86))
    painter.setFont(make_font(title_px, True))
    painter.setPen(DARK.color(label.role))
    inner = box.adjusted(pad, pad / 2, -pad, -pad / 2)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop), label.title)
    painter.setFont(make_font(detail_px, False))
    painter.setPen(DARK.color("text"))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom), label.detail)


def paint_silhouette(painter: QPainter, outline: tuple[tuple[float, float], ...], look: Look) -> None:
    """A smooth dashed outline through the points."""
    if len(outline) < 3:
        return
    path = smooth(outline)
    for color, width in ((_EDGE, 10.0), (DARK.color("text"), 5.0)):
        pen = QPen(color, look.px(width))
        pen.setDashPattern([10 / width, 12 / width])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)


def smooth(points: tuple[tuple[float, float], ...]) -> QPainterPath:
    """A path that rounds the corners between the points and keeps the last straight line (the floor)."""
    polygon = QPolygonF([QPointF(*p) for p in points])
    path = QPainterPath(polygon.at(0))
    for i in range(1, len(points) - 2):
        middle = (polygon.at(i) + polygon.at(i + 1)) / 2
        path.quadTo(polygon.at(i), middle)
    path.lineTo(polygon.at(len(points) - 2))
    path.lineTo(polygon.at(len(points) - 1))
    return path
