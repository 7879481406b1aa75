"""The set in one card, at its end: how many, of which kind, where each one reached, one thing for next time.

A thin view over `SummaryModel`.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import texts, texts_settings
from ui.models import SummaryModel
from ui.paint import CENTRE, VERDICT_ROLE, VERDICT_SHAPE, Painted, announce, draw_fit, draw_shape, panel
from ui.sidebar import VERDICTS, tile
from ui.theme import TYPE_PX


class Summary(Painted):
    """Covers the picture when a set is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: SummaryModel | None = None
        self.setAccessibleName(texts_settings.name_summary())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def show_model(self, model: SummaryModel | None) -> None:
        """None hides the card."""
        if model == self.model:
            return
        self.model = model
        if model is not None:
            self.setAccessibleDescription(f"{model.title} {model.detail} {texts.summary_next(model.next_focus)}")
            announce(self, model.title)
        self.setVisible(model is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.model is None:
            return
        painter, p, look = self.painter(), self.look.palette, self.look
        painter.fillRect(self.rect(), p.color("background"))
        m = look.px(72)
        w = self.width() - 2 * m
        title = QRectF(m, look.px(56), w, look.px(86))
        draw_fit(painter, self.model.title, title, look.px(60), p.color("text"), bold=True)
        detail = QRectF(m, title.bottom(), w, look.px(44))
        draw_fit(painter, self.model.detail, detail, look.px(TYPE_PX["title"]), p.color("muted"))
        focus_height, keys_height = look.px(104), look.px(70)
        bottom = self.height() - keys_height
        focus = QRectF(m, bottom - focus_height, w, focus_height)
        card = QRectF(m, detail.bottom() + look.px(16), w, focus.y() - detail.bottom() - look.px(40))
        panel(painter, card, look.px(22), p.color("panel"))
        self._tiles(painter, card)
        self._plot(painter, card)
        panel(painter, focus, look.px(18), p.color("band"))
        words = focus.adjusted(look.px(32), 0, -look.px(32), 0)
        line = texts.summary_next(self.model.next_focus)
        draw_fit(painter, line, words, look.px(TYPE_PX["big"]), p.color("text"), bold=True)
        keys = QRectF(m, bottom, w, keys_height)
        draw_fit(painter, texts.summary_keys(), keys, look.px(TYPE_PX["body"]), p.color("muted"))

    def _tiles(self, painter: QPainter, card: QRectF) -> None:
        assert self.model is not None
        look, gap = self.look, self.look.px(16)
        pad = look.px(28)
        width = (card.width() - 2 * pad - 2 * gap) / 3
        for i, verdict in enumerate(VERDICTS):
            at = 2 - i if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else i
            box = QRectF(card.x() + pad + at * (width + gap), card.y() + pad, width, look.px(112))
            tile(painter, look, box, verdict, self.model.tiles[i])

    def _plot(self, painter: QPainter, card: QRectF) -> None:
        assert self.model is not None
        look, p, pad = self.look, self.look.palette, self.look.px(28)
        plot = card.adjusted(pad, look.px(168), -pad, -look.px(60))
        low, high = self.model.band
        values = [v for _, v in self.model.tops if math.isfinite(v)]
        if plot.height() < look.px(60) or not values:
            return
        known = [v for v in (low, high, *values) if math.isfinite(v)]
        bottom, top = min(known), max(known)
        air = max(1.0, 0.12 * (top - bottom))
        bottom, top = bottom - air, top + air

        def y(value: float) -> float:
            return plot.bottom() - (value - bottom) / (top - bottom) * plot.height()

        if math.isfinite(low) and math.isfinite(high):
            painter.fillRect(QRectF(plot.x(), y(high), plot.width(), y(low) - y(high)), p.color("band"))
        step = plot.width() / max(8, len(self.model.tops))
        side = min(look.px(30), step * 0.7)
        for i, (verdict, value) in enumerate(self.model.tops):
            if math.isfinite(value):
                x = plot.x() + (i + 0.5) * step
                mark = QRectF(x - side / 2, y(value) - side / 2, side, side)
                draw_shape(painter, VERDICT_SHAPE[verdict], mark, p.color(VERDICT_ROLE[verdict]))
        legend = QRectF(plot.x(), plot.bottom() + look.px(8), plot.width(), look.px(40))
        draw_fit(painter, self.model.legend, legend, look.px(20), p.color("muted"), align=CENTRE)
