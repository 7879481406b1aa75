"""Two parts of the settings sheet that Qt draws too faintly: a tick box, and the ring around what has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.paint import LEADING, MIDDLE, Painted, draw_shape
from ui.theme import Look


class TickBox(QCheckBox):
    """A check box with an edge that can be seen in both themes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.look = Look()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.look = look
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + round(self.look.px(30)), max(hint.height(), round(self.look.px(40))))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, side = QPainter(self), self.look.palette, self.look.px(28)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = self.look.px(4)
        left = self.width() - side - edge if rtl else edge
        box = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(p.color("muted"), max(1.5, self.look.px(2))))
        painter.setBrush(p.color("card"))
        painter.drawRoundedRect(box, edge, edge)
        if self.isChecked():
            inset = side * 0.16
            draw_shape(painter, "tick", box.adjusted(inset, inset, -inset, -inset), p.color("text"))
        shift = side + 3 * edge
        words = QRectF(self.rect()).adjusted(0 if rtl else shift, 0, -shift if rtl else 0, 0)
        painter.setFont(self.font())
        painter.setPen(p.color("text"))
        flags = int(LEADING | MIDDLE) | int(Qt.TextFlag.TextShowMnemonic)
        painter.drawText(words, flags, self.text())


class FocusRing(Painted):
    """Lies around the field that has the keyboard; lets everything through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def follow(self, target: QWidget | None) -> None:
        """Go around `target`; None or a widget of somebody else: nowhere."""
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = target if target is not None and self._around.isAncestorOf(target) else None
        self.setVisible(self._target is not None)
        if self._target is not None:
            self._target.installEventFilter(self)
            self.raise_()
            self.lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.lay()
        return False

    def lay(self) -> None:
        """Go where the field is now."""
        if self._target is not None:
            at = self._target.mapTo(self._around, self._target.rect().topLeft())
            gap = round(self.look.px(4))
            self.setGeometry(self._target.rect().translated(at).adjusted(-gap, -gap, gap, gap))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, width = self.painter(), max(2.0, self.look.px(3))
        painter.setPen(QPen(self.look.palette.color("signal"), width))
        half = width / 2
        radius = self.look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
