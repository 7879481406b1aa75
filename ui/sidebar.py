"""Beside the picture: the big count, phase gauge, three tiles, last repetition, what is not measured.

Thin views over `SidebarModel`; each part repaints only when its own part of the model changes.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.types import Phase, Verdict
from ui import texts, texts_exercise, texts_settings
from ui.figures import Points, Stick, stick
from ui.models import Exercise, LastRep, SidebarModel
from ui.paint import (
    CENTRE,
    LEADING,
    MIDDLE,
    VERDICT_ROLE,
    VERDICT_SHAPE,
    WRAP,
    Painted,
    announce,
    draw_fit,
    draw_shape,
    panel,
    text_width,
)
from ui.theme import TYPE_PX, Look, make_font, metrics

# The number's own height in shares of the window's: a sixth is the least that 3 m allow.
COUNT_SHARE = 0.175
SIDES_LINE = 42
VERDICTS: tuple[Verdict, ...] = ("good", "partial", "compensated")


class BigCount(Painted):
    """The count, its digits a sixth of the window high, and the target beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count, self.target, self.correction = 0, None, 0
        self.sides, self.sided = "", False
        self.window_height_px = 900
        self.setAccessibleName(texts_settings.name_count())

    def show_count(self, count: int, target: int | None, correction: int, sides: str = "", sided: bool = False) -> None:
        """Take over the numbers. `sides` : words below them; `sided` keeps the line free for them."""
        if (count, target, correction, sides, sided) == self._shown():
            return
        room = sided != self.sided
        self.count, self.target, self.correction, self.sides, self.sided = count, target, correction, sides, sided
        self.setAccessibleDescription(" ".join(filter(None, (texts.count_sentence(count, target), sides))))
        if room:
            self.fit_height(self.window_height_px)
        self.update()

    def _shown(self) -> tuple[int, int | None, int, str, bool]:
        return self.count, self.target, self.correction, self.sides, self.sided

    def text(self) -> str:
        """What stands there, e.g. '7 / 10'."""
        return f"{self.count} {texts.target_suffix(self.target)}" if self.target is not None else str(self.count)

    def digits_height_px(self) -> float:
        """Height of the digits themselves."""
        return self.window_height_px * COUNT_SHARE

    def fit_height(self, window_height_px: int) -> None:
        """Grow with the window."""
        self.window_height_px = window_height_px
        line = SIDES_LINE if self.sided else 0
        self.setFixedHeight(round(self.digits_height_px() + self.look.px(52 + line)))
        self.update()

    def number_path(self, room_px: float) -> QPainterPath:
        """Outline of the digits at (0, 0): exactly the wanted height, narrowed where there are many."""
        font = QFont(make_font(200, True))
        path = QPainterPath()
        path.addText(QPointF(0, 0), font, str(self.count))
        box = path.boundingRect()
        tallest = QPainterPath()
        tallest.addText(QPointF(0, 0), font, "0")
        scale = self.digits_height_px() / tallest.boundingRect().height()
        squeeze = min(1.0, room_px / max(1.0, box.width() * scale))
        return QTransform().scale(scale * squeeze, scale).map(path.translated(-box.x(), -box.y()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        heading = QRectF(0, 0, self.width(), look.px(36))
        draw_fit(painter, texts.count_heading(self.correction), heading, look.px(TYPE_PX["body"]), p.color("muted"))
        suffix = texts.target_suffix(self.target) if self.target is not None else ""
        size = round(look.px(46))
        suffix_width = text_width(suffix, size, True) + look.px(14) if suffix else 0.0
        path = self.number_path(self.width() - suffix_width)
        box = path.boundingRect()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - box.width() if rtl else 0.0
        painter.fillPath(path.translated(x, look.px(46)), p.color("text"))
        if suffix:
            painter.setFont(make_font(size, True))
            painter.setPen(p.color("muted"))
            at = QRectF(0, 0, self.width() - box.width() - look.px(14), look.px(46) + self.digits_height_px())
            at.moveLeft(0 if rtl else box.width() + look.px(14))
            painter.drawText(at, int(LEADING | Qt.AlignmentFlag.AlignBottom), suffix)
        if self.sides:
            line = QRectF(0, self.height() - look.px(SIDES_LINE - 4), self.width(), look.px(SIDES_LINE - 4))
            draw_fit(painter, self.sides, line, look.px(TYPE_PX["title"]), p.color("text"), bold=True)


class Gauge(Painted):
    """An arc: how far the repetition is, the hold as a second arc within, the phase in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phase: Phase = "not_seen"
        self.shown: tuple[Phase, float, float, float] = ("not_seen", 0.0, 0.0, 0.0)
        self.word = texts.phase_word("not_seen")
        self.setAccessibleName(texts_settings.name_phase())

    def show_phase(
        self, phase: Phase, progress: float, hold_s: float, target_s: float, paused: bool = False, signal: str = ""
    ) -> None:
        """Take over phase, progress 0..1 and hold; the driving signal chooses the words."""
        shown = (phase, progress, hold_s, target_s)
        word = texts.paused() if paused else texts_exercise.phase_word(phase, signal)
        if (shown, word) == (self.shown, self.word):
            return
        self.shown, self.phase = shown, phase
        if word != self.word:
            self.word = word
            self.setAccessibleDescription(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        phase, progress, hold_s, target_s = self.shown
        painter, p, look = self.painter(), self.look.palette, self.look
        width = look.px(20)
        radius = min(self.width() / 2, self.height() / 1.06) - width
        centre = QPointF(self.width() / 2, radius + width * 0.8)
        self._arc(painter, centre, radius, 1.0, "line", width)
        self._arc(painter, centre, radius, progress, "good" if phase == "top" else "signal", width)
        if target_s > 0 and phase == "top":
            inner = radius - width * 1.15
            self._arc(painter, centre, inner, 1.0, "line", width * 0.4)
            self._arc(painter, centre, inner, min(1.0, hold_s / target_s), "text", width * 0.4)
        chord = radius * 1.36
        word = QRectF(centre.x() - chord / 2, centre.y() - radius * 0.62, chord, radius * 0.46)
        draw_fit(painter, self.word, word, look.px(42), p.color("text"), bold=True, align=CENTRE)
        line = ""
        if target_s > 0:
            line = texts.hold_line(hold_s, target_s) if phase == "top" else texts.hold_goal(target_s)
        below = QRectF(centre.x() - chord / 2, centre.y() - radius * 0.16, chord, radius * 0.26)
        draw_fit(painter, line, below, look.px(TYPE_PX["body"]), p.color("muted"), align=CENTRE)

    def _arc(self, painter: QPainter, centre: QPointF, radius: float, share: float, role: str, width: float) -> None:
        if share <= 0.005:
            return
        pen = QPen(self.look.palette.color(role), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawArc(box, 180 * 16, -round(180 * 16 * share))


class Tiles(Painted):
    """Good, half, compensated: a number, a shape and a word each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = (0, 0, 0)

    def show_numbers(self, numbers: tuple[int, int, int]) -> None:
        """(good, half, compensated)."""
        if numbers == self.numbers:
            return
        self.numbers = numbers
        words = (f"{n} {texts.verdict_word(v)}" for n, v in zip(numbers, VERDICTS, strict=True))
        self.setAccessibleDescription(", ".join(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        gap = self.look.px(10)
        width = (self.width() - 2 * gap) / 3
        for i, verdict in enumerate(VERDICTS):
            at = 2 - i if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else i
            box = QRectF(at * (width + gap), 0, width, self.height())
            tile(painter, self.look, box, verdict, self.numbers[i])


def tile(painter: QPainter, look: Look, box: QRectF, verdict: Verdict, number: int) -> None:
    """One tile; also on the summary card."""
    p = look.palette
    panel(painter, box, look.px(16), p.color("card"))
    role = VERDICT_ROLE[verdict] if number else "muted"
    side = look.px(30)
    size, gap = round(look.px(46)), look.px(10)
    wide = text_width(str(number), size, True)
    left = box.center().x() - (side + gap + wide) / 2
    row = box.height() * 0.70
    draw_shape(painter, VERDICT_SHAPE[verdict], QRectF(left, box.y() + (row - side) / 2, side, side), p.color(role))
    painter.setFont(make_font(size, True))
    painter.setPen(p.color("text"))
    painter.drawText(QRectF(left + side + gap, box.y(), wide + 2, row), int(LEADING | MIDDLE), str(number))
    word = box.adjusted(look.px(3), box.height() * 0.66, -look.px(3), -look.px(6))
    draw_fit(painter, texts.verdict_word(verdict), word, look.px(18), p.color("text"), align=CENTRE, smallest=9)


class LastRepCard(Painted):
    """What the last repetition reached, how sure that is, how long it took."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last = LastRep()

    def show_last(self, last: LastRep) -> None:
        """Take over the card's lines."""
        if last == self.last:
            return
        self.last = last
        self.setAccessibleName(texts_exercise.last_rep(texts.last_rep(last.verdict), last.side))
        self.setAccessibleDescription(". ".join(last.lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, p, look = self.painter(), self.look.palette, self.look
        panel(painter, QRectF(self.rect()), look.px(18), p.color("card"))
        pad = look.px(16)
        inner = QRectF(self.rect()).adjusted(pad, look.px(10), -pad, -look.px(10))
        head = QRectF(inner.x(), inner.y(), inner.width(), look.px(34))
        if self.last.verdict:
            side = look.px(22)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            at = head.right() - side if rtl else head.x()
            role = p.color(VERDICT_ROLE[self.last.verdict])
            draw_shape(painter, VERDICT_SHAPE[self.last.verdict], QRectF(at, head.y() + look.px(6), side, side), role)
            shift = side + look.px(10)
            head = head.adjusted(0, 0, -shift, 0) if rtl else head.adjusted(shift, 0, 0, 0)
        title = texts_exercise.last_rep(texts.last_rep(self.last.verdict), self.last.side)
        draw_fit(painter, title, head, look.px(TYPE_PX["body"]), p.color("text"), bold=True)
        room = QRectF(inner.x(), head.bottom(), inner.width(), inner.bottom() - head.bottom())
        share = room.height() / max(3, len(self.last.lines))
        for i, line in enumerate(self.last.lines):
            row = QRectF(room.x(), room.y() + i * share, room.width(), share)
            draw_fit(painter, line, row, look.px(TYPE_PX["body"]), p.color("text"))


class NextCard(Painted):
    """Before the first repetition: which exercise, how many, and what the body's line should become."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise: Exercise | None = None
        self.target: int | None = None
        self.hold_s = 0.0

    def show_next(self, exercise: Exercise, target: int | None, hold_s: float) -> None:
        """Take over what comes."""
        if (exercise, target, hold_s) == (self.exercise, self.target, self.hold_s):
            return
        self.exercise, self.target, self.hold_s = exercise, target, hold_s
        self.setAccessibleName(exercise.name)
        goals = ", ".join(self._goals())
        self.setAccessibleDescription(f"{goals}. {exercise.setup}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.exercise is None:
            return
        painter, p, look, w = self.painter(), self.look.palette, self.look, float(self.width())
        draw_fit(painter, texts.next_up(), QRectF(0, 0, w, look.px(36)), look.px(TYPE_PX["body"]), p.color("muted"))
        name = QRectF(0, look.px(40), w, look.px(136))
        draw_fit(painter, self.exercise.name, name, look.px(TYPE_PX["huge"]), p.color("text"), bold=True)
        goal = QRectF(0, name.bottom() + look.px(8), w, look.px(80))
        draw_fit(painter, "\n".join(self._goals()), goal, look.px(TYPE_PX["title"]), p.color("text"))
        # The words come first: a long sentence takes its room from the figure.
        free = self.height() - goal.bottom() - look.px(16 + 16 + 20)
        size = round(look.px(TYPE_PX["body"]))
        words = metrics(size, False).boundingRect(QRectF(0, 0, w, 10_000), int(WRAP), self.exercise.setup).height()
        card = QRectF(0, goal.bottom() + look.px(16), w, max(look.px(90), min(look.px(210), free - words)))
        figure = stick(self.exercise.driver, self.exercise.figure())
        if figure is not None:
            panel(painter, card, look.px(18), p.color("card"))
            self._figure(painter, card.adjusted(look.px(20), look.px(20), -look.px(20), -look.px(20)), figure)
        else:
            card.setHeight(0)
        text = QRectF(0, card.bottom() + look.px(16), w, self.height() - card.bottom() - look.px(20))
        draw_fit(painter, self.exercise.setup, text, look.px(TYPE_PX["body"]), p.color("text"), align=LEADING)

    def _goals(self) -> list[str]:
        return [texts.reps_goal(self.target), *([texts.hold_goal(self.hold_s)] if self.hold_s > 0 else [])]

    def _figure(self, painter: QPainter, box: QRectF, figure: Stick) -> None:
        look, p = self.look, self.look.palette

        def at(points: Points) -> list[QPointF]:
            return [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]

        floor: Points = ((0.0, 0.94), (1.0, 0.94))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for lines, role, width in (
            ((floor, *figure.things), "line", 5.0),
            (figure.body, "muted", 7.0),
            (figure.work, "signal", 10.0),
        ):
            pen = QPen(p.color(role), look.px(width))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for points in lines:
                painter.drawPolyline(at(points))
        painter.setPen(QPen(p.color("signal" if not figure.body else "muted"), look.px(7)))
        painter.drawEllipse(at((figure.head,))[0], look.px(15), look.px(15))


class Note(Painted):
    """What is not measured, and that nothing leaves the computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""

    def show_text(self, text: str) -> None:
        """Take over the words."""
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        align = LEADING | Qt.AlignmentFlag.AlignBottom
        box, ink = QRectF(self.rect()), self.look.palette.color("muted")
        draw_fit(self.painter(), self.text, box, self.look.px(18), ink, align=align)


class Sidebar(Painted):
    """All of it, top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(texts_settings.name_sidebar())
        self.model: SidebarModel | None = None
        self.big, self.gauge, self.tiles = BigCount(), Gauge(), Tiles()
        self.card, self.upcoming, self.note = LastRepCard(), NextCard(), Note()
        self._live = (self.big, self.gauge, self.tiles, self.card)
        self._column = QVBoxLayout(self)
        for part, stretch in ((self.big, 0), (self.gauge, 5), (self.tiles, 3), (self.card, 6), (self.upcoming, 14)):
            self._column.addWidget(part, stretch)
        self._column.addWidget(self.note, 3)
        self.upcoming.hide()

    def on_look(self) -> None:
        for part in (*self._live, self.upcoming, self.note):
            part.set_look(self.look)
        pad = round(self.look.px(24))
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(round(self.look.px(14)))

    def make_room(self) -> None:
        """Without the note; its room goes to the gauge."""
        self.note.hide()
        for part, stretch in ((self.gauge, 9), (self.tiles, 4), (self.card, 6), (self.note, 0)):
            self._column.setStretchFactor(part, stretch)

    def fit_height(self, window_height_px: int) -> None:
        """The count follows the window's height, the rest the space that is left."""
        self.big.fit_height(window_height_px)

    def show_model(self, model: SidebarModel) -> None:
        """Hand each part its part."""
        if model == self.model:
            return
        before, self.model = self.model, model
        self.big.show_count(model.count, model.target, model.correction, model.sides, model.exercise.sided)
        self.gauge.show_phase(
            model.phase, model.progress, model.hold_s, model.hold_target_s, model.paused, model.exercise.driver
        )
        self.tiles.show_numbers(model.tiles)
        self.card.show_last(model.last)
        self.upcoming.show_next(model.exercise, model.target, model.hold_target_s or model.exercise.hold_s)
        self.note.show_text(model.note)
        if before is None or before.setup != model.setup:
            self.upcoming.setVisible(model.setup)
            for part in self._live:
                part.setVisible(not model.setup)
        if before is not None and before.count != model.count:
            announce(self.big, texts.count_sentence(model.count, model.target))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.fillRect(self.rect(), self.look.palette.color("panel"))
