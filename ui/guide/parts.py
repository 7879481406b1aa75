"""What the pages are made of: words that fill their place, big buttons with their key, a held ring, a slim banner.

Not here: which page has which of them.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.paint import CENTRE, LEADING, MIDDLE, Painted, Shape, announce, draw_fit, draw_shape, panel, text_width
from ui.strip import draw_key
from ui.theme import TYPE_PX, Look

ButtonKind = Literal["plain", "primary", "stop"]
_FILL: dict[ButtonKind, str] = {"plain": "card", "primary": "signal", "stop": "card"}
_INK: dict[ButtonKind, str] = {"plain": "text", "primary": "background", "stop": "text"}
_EDGE: dict[ButtonKind, str] = {"plain": "muted", "primary": "signal", "stop": "wrong"}

# A key's size to that of the words beside it.
KEY_SHARE = 0.66


class Words(Painted):
    """Text as large as its place allows, at most `size` px at 1600x900; a screen reader finds it as a name."""

    def __init__(
        self,
        size: float = TYPE_PX["big"],
        *,
        bold: bool = False,
        role: str = "text",
        centre: bool = False,
        top: bool = False,
        shape: Shape | None = None,
        shape_role: str = "text",
    ) -> None:
        super().__init__()
        self.text, self.size, self.bold, self.role = "", size, bold, role
        self.shape, self.shape_role = shape, shape_role
        self._align = CENTRE if centre else (LEADING if top else LEADING | MIDDLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, text: str) -> None:
        """Take over the words."""
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text:
            return
        painter, look = self.painter(), self.look
        box = QRectF(self.rect())
        if self.shape is not None:
            side = min(look.px(self.size) * 0.9, box.height())
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = box.right() - side if rtl else box.x()
            y = box.y() + (look.px(6) if self._align == LEADING else (box.height() - side) / 2)
            draw_shape(painter, self.shape, QRectF(x, y, side, side), look.palette.color(self.shape_role))
            shift = side + look.px(18)
            box = box.adjusted(0 if rtl else shift, 0, -shift if rtl else 0, 0)
        ink = look.palette.color(self.role)
        draw_fit(painter, self.text, box, look.px(self.size), ink, bold=self.bold, align=self._align)


class BigButton(QPushButton):
    """A button that is read from the mat: words, below them a second line, beside them the key that does the same."""

    def __init__(self, kind: ButtonKind = "plain", *, size: float = TYPE_PX["title"], parent: QWidget | None = None):
        super().__init__(parent)
        self.kind, self.size_px, self.key, self.below = kind, size, "", ""
        self.shape: Shape | None = None
        self.chosen = False
        self.look = Look()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(True)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.look = look
        self.update()

    def label(self, text: str, key: str = "", below: str = "", shape: Shape | None = None) -> None:
        """What it says. The key is told to a screen reader too."""
        if (text, key, below, shape) == (self.text(), self.key, self.below, self.shape):
            return
        # A "&" would become a mnemonic.
        self.setText(text)
        self.key, self.below, self.shape = key, below, shape
        self.setAccessibleName(f"{text}. {below}" if below else text)
        self.setAccessibleDescription(key)
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """The one of several that is chosen; a filled frame and a tick say so."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._width((self.text(),))), round(self.look.px(72)))

    def wrapped_width(self) -> float:
        """Wide enough for one word a line."""
        return self._width(tuple(self.text().split()) or ("",))

    def _width(self, lines: tuple[str, ...]) -> float:
        px, look = round(self.look.px(self.size_px)), self.look
        # As `_paint_words` lays it out, and a little air.
        wide = max(text_width(line, max(11, px), True) for line in lines) + look.px(54)
        if self.key:
            size = max(11, round(px * KEY_SHARE))
            wide += max(size * 1.8, text_width(self.key, size, True) + size) + look.px(12)
        return wide

    def minimumSizeHint(self) -> QSize:
        # Words shrink to their place: no language makes the window wider than the screen.
        return QSize(round(self.look.px(48)), round(self.look.px(48)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key that is held must not walk through several pages.
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = QPainter(self), self.look, self.look.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind: ButtonKind = "primary" if self.chosen else self.kind
        edge = look.px(5)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        radius = min(look.px(20), box.height() / 3)
        fill = p.color(_FILL[kind] if self.isEnabled() else "panel")
        panel(painter, box, radius, fill)
        painter.setPen(QPen(p.color(_EDGE[kind] if self.isEnabled() else "line"), max(1.5, look.px(2.5))))
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(p.color("text"), max(2.0, look.px(4))))
            half = edge / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(half, half, -half, -half), radius + half, radius + half
            )
        ink = p.color(_INK[kind] if self.isEnabled() else "muted")
        if self.isDown():
            box.translate(0, look.px(2))
        self._paint_words(painter, box, kind, ink)

    def _paint_words(self, painter: QPainter, box: QRectF, kind: ButtonKind, ink) -> None:
        look, p = self.look, self.look.palette
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        pad = look.px(16)
        inner = box.adjusted(pad, look.px(4), -pad, -look.px(4))
        if self.key and inner.width() > look.px(60):
            size = max(11, round(min(look.px(self.size_px) * KEY_SHARE, box.height() * 0.34)))
            wide = max(size * 1.8, text_width(self.key, size, True) + size)
            x = inner.x() if rtl else inner.right() - wide
            cap = QRectF(x, box.center().y() - size * 0.9, wide, size * 1.8)
            dark = kind == "primary"
            draw_key(painter, self.key, cap, size, p.color("background" if dark else "panel"), p.color("text"))
            shift = wide + look.px(12)
            inner = inner.adjusted(shift if rtl else 0, 0, 0 if rtl else -shift, 0)
        if self.shape is not None:
            side = min(look.px(self.size_px) * 0.9, inner.height() * 0.6)
            x = inner.right() - side if rtl else inner.x()
            draw_shape(painter, self.shape, QRectF(x, inner.center().y() - side / 2, side, side), ink)
            shift = side + pad * 0.7
            inner = inner.adjusted(0 if rtl else shift, 0, -shift if rtl else 0, 0)
        align = LEADING | MIDDLE if (self.key or self.shape or self.below) else CENTRE
        if self.below:
            top = QRectF(inner.x(), inner.y(), inner.width(), inner.height() * 0.58)
            draw_fit(painter, self.text(), top, look.px(self.size_px), ink, bold=True, align=align)
            low = QRectF(inner.x(), top.bottom(), inner.width(), inner.height() - top.height())
            soft = ink if kind == "primary" else p.color("muted")
            draw_fit(painter, self.below, low, look.px(self.size_px) * 0.66, soft, align=LEADING)
        else:
            draw_fit(painter, self.text(), inner, look.px(self.size_px), ink, bold=True, align=align)


class Ring(Painted):
    """A ring that fills, a number or a sign within, one line below: rest time, and the 2 s that set-up must hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share, self.inside, self.below, self.role = 0.0, "", "", "signal"
        self.shape: Shape | None = None

    def show_ring(
        self, share: float, inside: str, below: str = "", role: str = "signal", shape: Shape | None = None
    ) -> None:
        """share 0..1; a sign stands there in place of words."""
        shown = (round(share, 3), inside, below, role)
        if (*shown, shape) == (self.share, self.inside, self.below, self.role, self.shape):
            return
        self.shape = shape
        if (inside, below) != (self.inside, self.below):
            self.setAccessibleName(" ".join(filter(None, (inside, below))))
        self.share, self.inside, self.below, self.role = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        line = look.px(48) if self.below else 0.0
        side = min(self.width(), self.height() - line) - look.px(8)
        if side < look.px(30):
            return
        width = side * 0.075
        top = (self.height() - line - side) / 2
        box = QRectF((self.width() - side) / 2, top, side, side).adjusted(width, width, -width, -width)
        pen = QPen(p.color("line"), width)
        painter.setPen(pen)
        painter.drawEllipse(box)
        pen = QPen(p.color(self.role), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self.share > 0.005:
            painter.drawArc(box, 90 * 16, -round(360 * 16 * min(1.0, self.share)))
        centre: QPointF = box.center()
        half = box.width() * 0.36
        number = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        if self.shape is not None:
            inset = half * 0.45
            draw_shape(painter, self.shape, number.adjusted(inset, inset, -inset, -inset), p.color(self.role))
        else:
            draw_fit(painter, self.inside, number, side * 0.42, p.color("text"), bold=True, align=CENTRE)
        if self.below:
            words = QRectF(0, top + side, self.width(), line)
            draw_fit(painter, self.below, words, look.px(TYPE_PX["title"]), p.color("muted"), align=CENTRE)


class SlimBanner(Painted):
    """A calm line over the whole width: something waits (a full disk), and what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.trouble = "", True
        self.hide()

    def say(self, text: str, trouble: bool = True) -> None:
        """Empty hides it; a screen reader hears it once. trouble False: good to know, nothing to do."""
        if (text, trouble) == (self.text, self.trouble):
            return
        self.text, self.trouble = text, trouble
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        announce(self, text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        painter.fillRect(self.rect(), p.color("change_fill" if self.trouble else "card"))
        ink = p.color("on_fill" if self.trouble else "text")
        box = QRectF(self.rect()).adjusted(look.px(32), look.px(4), -look.px(32), -look.px(4))
        side = min(look.px(30), box.height())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.right() - side if rtl else box.x()
        sign: Shape = "alert" if self.trouble else "dot"
        draw_shape(painter, sign, QRectF(x, box.center().y() - side / 2, side, side), ink)
        shift = side + look.px(16)
        words = box.adjusted(0 if rtl else shift, 0, -shift if rtl else 0, 0)
        draw_fit(painter, self.text, words, look.px(TYPE_PX["title"]), ink, bold=True)


def spread_look(widget: QWidget, look: Look) -> None:
    """Hand a look to every part below `widget` that takes one."""
    for part in widget.findChildren(QWidget):
        take = getattr(part, "set_look", None)
        if take is not None:
            take(look)
