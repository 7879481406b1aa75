"""Marks with their words, in as many rows as they need: for the calendar and for the plots."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.paint import LEADING, MIDDLE, Painted, draw_shape, text_width
from ui.past.style import show
from ui.theme import make_font

# (mark, colour role, words). A mark is one of ui.paint's shapes, of pyqtgraph's symbols, or "band" or "goal".
Entry = tuple[str, str, str]
ROW = 27


class Legend(Painted):
    """A few entries, flowing."""

    def __init__(self, entries: tuple[Entry, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_entries(entries)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Take over other entries; none hide the legend."""
        self.entries = entries
        self.setAccessibleName(", ".join(text for _, _, text in entries))
        show(self, bool(entries))
        self._fit()
        self.update()

    def on_look(self) -> None:
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        rows = 1 + max((row for row, *_ in self._flow()), default=0)
        self.setFixedHeight(round(rows * self.look.px(ROW)))

    def _size(self) -> int:
        return max(11, round(self.look.px(16)))

    def _flow(self) -> list[tuple[int, float, float]]:
        """(row, distance from where reading begins, width) of each entry."""
        size, row, x = self._size(), 0, 0.0
        places: list[tuple[int, float, float]] = []
        for _, _, text in self.entries:
            width = size * 1.5 + text_width(text, size) + 2
            if x and x + width > self.width():
                row, x = row + 1, 0.0
            places.append((row, x, min(width, self.width())))
            x += width + size * 1.2
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, size = self.painter(), self.look.palette, self._size()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        height = self.look.px(ROW)
        for (mark, role, text), (row, x, width) in zip(self.entries, self._flow(), strict=True):
            box = QRectF(self.width() - x - width if rtl else x, row * height, width, height)
            at = QRectF(box.right() - size if rtl else box.x(), box.center().y() - size / 2, size, size)
            self._mark(painter, mark, at, p.color(role))
            painter.setFont(make_font(size, False))
            painter.setPen(p.color("muted"))
            inner = box.adjusted(0, 0, -size * 1.5, 0) if rtl else box.adjusted(size * 1.5, 0, 0, 0)
            painter.drawText(inner, int(LEADING | MIDDLE), text)

    def _mark(self, painter: QPainter, mark: str, box: QRectF, color: QColor) -> None:
        if mark == "band":
            painter.fillRect(box, color)
            painter.setPen(QPen(self.look.palette.color("good"), 1))
            painter.drawRect(box)
        elif mark == "goal":
            painter.setPen(QPen(color, self.look.px(3), Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(box.x(), box.center().y()), QPointF(box.right(), box.center().y()))
        elif mark in Symbols:
            painter.save()
            painter.translate(box.center())
            painter.scale(box.width(), box.height())
            painter.fillPath(Symbols[mark], color)
            painter.restore()
        else:
            draw_shape(painter, mark, box, color)  # pyright: ignore
