"""Small drawings of what to have ready. Lines in 0..1 of a square; painted with the words beside them, never alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Look

Line = tuple[tuple[float, float], ...]
PICTURES: dict[str, tuple[Line, ...]] = {
    "mat": (
        ((0.05, 0.70), (0.25, 0.45), (0.95, 0.45), (0.75, 0.70), (0.05, 0.70)),
        ((0.05, 0.70), (0.05, 0.76), (0.75, 0.76), (0.95, 0.51), (0.95, 0.45)),
    ),
    "bench": (
        ((0.08, 0.38), (0.92, 0.38), (0.92, 0.52), (0.08, 0.52), (0.08, 0.38)),
        ((0.18, 0.52), (0.18, 0.82)),
        ((0.82, 0.52), (0.82, 0.82)),
    ),
    "step": (((0.08, 0.80), (0.08, 0.50), (0.92, 0.50), (0.92, 0.80), (0.08, 0.80)), ((0.08, 0.60), (0.92, 0.60))),
    "band": (
        ((0.14, 0.50), (0.20, 0.36), (0.38, 0.30), (0.62, 0.30), (0.80, 0.36), (0.86, 0.50), (0.80, 0.64), (0.62, 0.70),
         (0.38, 0.70), (0.20, 0.64), (0.14, 0.50)),
        ((0.26, 0.50), (0.32, 0.42), (0.50, 0.39), (0.68, 0.42), (0.74, 0.50), (0.68, 0.58), (0.50, 0.61), (0.32, 0.58),
         (0.26, 0.50)),
    ),
    "wall_or_chair": (
        ((0.10, 0.10), (0.10, 0.86)),
        ((0.42, 0.18), (0.42, 0.86)),
        ((0.42, 0.54), (0.82, 0.54), (0.82, 0.86)),
    ),
    "space": (
        ((0.10, 0.50), (0.90, 0.50)),
        ((0.24, 0.36), (0.10, 0.50), (0.24, 0.64)),
        ((0.76, 0.36), (0.90, 0.50), (0.76, 0.64)),
    ),
    "pillow": (
        ((0.12, 0.40), (0.30, 0.34), (0.70, 0.34), (0.88, 0.40), (0.84, 0.52), (0.88, 0.66), (0.70, 0.72), (0.30, 0.72),
         (0.12, 0.66), (0.16, 0.52), (0.12, 0.40)),
    ),
}  # fmt: skip


def draw_picture(painter: QPainter, look: Look, thing: str, box: QRectF, role: str = "signal") -> None:
    """Paint a thing in a square; an unknown one is an empty square."""
    lines = PICTURES.get(thing, (((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8), (0.2, 0.2)),))
    pen = QPen(look.palette.color(role), max(1.5, box.width() * 0.06))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in line])
