"""The picture and what stands over it: chips, set-up headline, cue banner, pause, message of a lost source.

A thin view: `show_state` and `show_model` say what to paint. The camera's pixels are never written to.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.types import CoachState, Frame
from ui import texts, texts_exercise, texts_settings
from ui.models import Banner, Chip, StageModel
from ui.overlay import Label, Rect, overlay, picture_rect, silhouette
from ui.overlay_painter import paint_overlay, paint_silhouette
from ui.paint import CENTRE, LEADING, MIDDLE, Painted, announce, draw_fit, draw_shape, panel, text_width
from ui.theme import DARK, TYPE_PX, make_font

TONE_INK = {"plain": "text", "good": "good", "change": "change", "wrong": "wrong", "muted": "muted"}
TONE_FILL = {
    "plain": "info_fill",
    "good": "good_fill",
    "change": "change_fill",
    "wrong": "wrong_fill",
    "muted": "info_fill",
}


class CueBanner(Painted):
    """One sentence that can be read from 3 m, with the shape of what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner: Banner | None = None
        self.setAccessibleName(texts_settings.name_cue())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def text(self) -> str:
        """What it says now."""
        return self.banner.text if self.banner else ""

    def show_banner(self, banner: Banner | None) -> None:
        """Take over a cue; a screen reader hears it once."""
        if banner == self.banner:
            return
        self.banner = banner
        self.setAccessibleDescription(self.text())
        self.setVisible(banner is not None)
        announce(self, self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.banner is None:
            return
        painter, p, look = self.painter(), self.look.palette, self.look
        box = QRectF(self.rect())
        panel(painter, box, look.px(22), p.color(TONE_FILL[self.banner.tone]))
        side = min(box.height() * 0.5, look.px(64))
        pad = look.px(36)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.right() - pad - side if rtl else box.x() + pad
        draw_shape(painter, self.banner.shape, QRectF(x, (box.height() - side) / 2, side, side), p.color("on_fill"))
        taken = pad + side + look.px(28)
        text_box = box.adjusted(pad if rtl else taken, look.px(8), -(taken if rtl else pad), -look.px(8))
        draw_fit(painter, self.banner.text, text_box, look.px(TYPE_PX["huge"]), p.color("on_fill"), bold=True)


class Stage(Painted):
    """The mirrored picture with the overlay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = StageModel()
        self.mirrored = True
        self.error_deg = math.nan
        self._state: CoachState | None = None
        self._frame: Frame | None = None
        self.banner = CueBanner(self)
        self.setAccessibleName(texts_settings.name_stage())
        self.setAccessibleDescription(texts_settings.about_stage())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def on_look(self) -> None:
        self.banner.set_look(self.look)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        margin, height = self.look.px(32), self.look.px(132)
        self.banner.setGeometry(
            round(margin),
            round(self.height() - height - margin * 0.8),
            round(self.width() - 2 * margin),
            round(height),
        )

    def show_state(self, state: CoachState | None) -> None:
        """The newest moment. A state without a frame keeps the last picture."""
        if state is self._state:
            return
        self._state = state
        if state is not None and state.frame is not None:
            self._frame = state.frame
        self.update()

    def show_model(self, model: StageModel) -> None:
        """What stands over the picture."""
        if model == self.model:
            return
        before, self.model = self.model, model
        self.banner.show_banner(model.banner)
        if model.headline != before.headline:
            announce(self, model.headline)
        if model.message is not None and model.message != before.message:
            announce(self, " ".join(model.message))
        self.setAccessibleDescription(self._described())
        self.update()

    def _described(self) -> str:
        if self.model.message is not None:
            return " ".join(self.model.message)
        if self.model.paused:
            return f"{texts.paused()}. {texts.press_space()}"
        words = [self.model.headline, self.model.subline, *(c.text for c in self.model.chips)]
        return ". ".join(w.rstrip(".") for w in words if w) or texts_settings.about_stage()

    def picture(self) -> Rect:
        """Where the picture is in this widget."""
        size = self._frame.size_px if self._frame else (16, 9)
        return picture_rect(size, self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.fillRect(self.rect(), self.look.palette.color("background"))
        rect = self.picture()
        self._paint_frame(painter, rect)
        if self.model.dimmed:
            painter.fillRect(QRectF(rect.x, rect.y, rect.w, rect.h), DARK.color("background", 0.62))
        if self._state is not None and self.model.message is None:
            top, bottom = self.look.px(84), (self.look.px(176) if self.model.banner else self.look.px(16))
            side = self.look.px(16)
            free = Rect(side, top, self.width() - 2 * side, self.height() - top - bottom)
            model = self.model
            drawn = overlay(self._state, rect, self.mirrored, self.error_deg, model.lead, model.angles)
            if self.model.dimmed:
                # Behind words no other words.
                drawn = tuple(item for item in drawn if not isinstance(item, Label))
            paint_overlay(painter, drawn, self.look, free)
        if self.model.message is not None:
            self._paint_message(painter, *self.model.message)
        elif self.model.paused:
            self._paint_paused(painter)
        elif self.model.headline:
            self._paint_setup(painter, rect)
        if self.model.message is None and not self.model.headline:
            self._paint_chips(painter)
        if self.model.notice and self.model.message is None and self.model.banner is None:
            self._paint_notice(painter)

    def _paint_notice(self, painter: QPainter) -> None:
        look, p = self.look, self.look.palette
        height, margin = look.px(60), look.px(24)
        box = QRectF(margin, self.height() - height - margin, self.width() - 2 * margin, height)
        panel(painter, box, look.px(16), p.color("background", 0.92))
        inner = box.adjusted(look.px(24), look.px(4), -look.px(24), -look.px(4))
        draw_fit(painter, self.model.notice, inner, look.px(26), p.color("text"), align=CENTRE)

    def _paint_frame(self, painter: QPainter, rect: Rect) -> None:
        if self._frame is None:
            return
        bgr = self._frame.bgr
        image = QImage(bgr.data, bgr.shape[1], bgr.shape[0], bgr.strides[0], QImage.Format.Format_BGR888)
        painter.save()
        # Whole pixels and hard edges: the fast way through the raster engine, six times as quick.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        target = QRectF(rect.x, rect.y, rect.w, rect.h).toAlignedRect()
        if self.mirrored:
            painter.translate(2 * target.x() + target.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(target, image)
        painter.restore()

    def _paint_chips(self, painter: QPainter) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        margin = self.look.px(24)
        start, end = margin, self.width() - margin
        for chip in self.model.chips:
            width = self._chip_width(chip)
            self._paint_chip(painter, chip, self.width() - start - width if rtl else start, margin, width)
            start += width + self.look.px(12)
        for chip in self.model.end_chips:
            width = self._chip_width(chip)
            if end - width < start:
                break
            end -= width
            self._paint_chip(painter, chip, self.width() - end - width if rtl else end, margin, width)
            end -= self.look.px(12)

    def _chip_width(self, chip: Chip) -> float:
        size = round(self.look.px(TYPE_PX["body"] + 2))
        return text_width(chip.text, size, True) + self.look.px(40) + (self.look.px(34) if chip.shape else 0)

    def _paint_chip(self, painter: QPainter, chip: Chip, x: float, y: float, width: float) -> None:
        p, look = self.look.palette, self.look
        height = look.px(48)
        ink = p.color(TONE_INK[chip.tone])
        box = QRectF(x, y, width, height)
        panel(painter, box, height / 2, p.color("background", 0.9))
        pad, side = look.px(20), look.px(24)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if chip.shape:
            at = box.right() - pad - side if rtl else box.x() + pad
            draw_shape(painter, chip.shape, QRectF(at, y + (height - side) / 2, side, side), ink)
        lead = pad + (look.px(34) if chip.shape else 0)
        painter.setFont(make_font(round(look.px(TYPE_PX["body"] + 2)), True))
        painter.setPen(p.color("text"))
        inner = box.adjusted(pad if rtl else lead, 0, -(lead if rtl else pad), 0)
        painter.drawText(inner, int(LEADING | MIDDLE), chip.text)

    def _paint_setup(self, painter: QPainter, rect: Rect) -> None:
        look, p = self.look, self.look.palette
        outline = silhouette(self.model.silhouette, rect)
        paint_silhouette(painter, outline, look)
        if outline:
            words = texts_exercise.be_here(self.model.silhouette)
            wide, high = text_width(words, round(look.px(TYPE_PX["title"])), True) + look.px(40), look.px(44)
            x, y = rect.x + (rect.w - wide) / 2, max(y for _, y in outline) + look.px(12)
            if y + high > rect.y + rect.h:
                # No room below somebody who stands: beside.
                x, y = max(x for x, _ in outline) + look.px(28), rect.y + rect.h * 0.72
            box = QRectF(x, y, wide, high)
            panel(painter, box, look.px(20), p.color("background", 0.85))
            draw_fit(painter, words, box, look.px(TYPE_PX["title"]), p.color("text"), bold=True, align=CENTRE)
        margin, pad = look.px(32), look.px(32)
        box = QRectF(margin, margin, self.width() - 2 * margin, look.px(196))
        panel(painter, box, look.px(22), p.color("background", 0.92))
        inner = box.adjusted(pad, look.px(14), -pad, -look.px(14))
        split = inner.height() * 0.66
        headline = QRectF(inner.x(), inner.y(), inner.width(), split)
        draw_fit(painter, self.model.headline, headline, look.px(TYPE_PX["huge"]), p.color("text"), bold=True)
        subline = QRectF(inner.x(), inner.y() + split, inner.width(), inner.height() - split)
        draw_fit(painter, self.model.subline, subline, look.px(TYPE_PX["title"]), p.color("muted"))

    def _paint_paused(self, painter: QPainter) -> None:
        look, p = self.look, self.look.palette
        side = look.px(96)
        centre = QRectF(self.rect()).center()
        card = QRectF(centre.x() - look.px(330), centre.y() - look.px(170), look.px(660), look.px(340))
        panel(painter, card, look.px(28), p.color("background", 0.92))
        sign = QRectF(centre.x() - side / 2, card.y() + look.px(36), side, side)
        draw_shape(painter, "pause", sign, p.color("text"))
        word = QRectF(card.x(), sign.bottom() + look.px(8), card.width(), look.px(110))
        draw_fit(painter, texts.paused(), word, look.px(84), p.color("text"), bold=True, align=CENTRE)
        how = QRectF(card.x(), word.bottom(), card.width(), look.px(56))
        draw_fit(painter, texts.press_space(), how, look.px(TYPE_PX["big"]), p.color("muted"), align=CENTRE)

    def _paint_message(self, painter: QPainter, headline: str, body: str) -> None:
        look, p = self.look, self.look.palette
        height = min(look.px(330), self.height() * 0.8)
        box = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.fillRect(box, p.color("background", 0.95))
        painter.fillRect(QRectF(0, box.y(), self.width(), look.px(4)), p.color("line"))
        painter.fillRect(QRectF(0, box.bottom() - look.px(4), self.width(), look.px(4)), p.color("line"))
        inner = box.adjusted(look.px(56), look.px(28), -look.px(56), -look.px(28))
        split = inner.height() * (0.5 if body else 1.0)
        head = QRectF(inner.x(), inner.y(), inner.width(), split)
        draw_fit(painter, headline, head, look.px(TYPE_PX["huge"]), p.color("text"), bold=True)
        if body:
            advice = QRectF(inner.x(), inner.y() + split, inner.width(), inner.height() - split)
            draw_fit(painter, body, advice, look.px(TYPE_PX["big"]), p.color("muted"))
