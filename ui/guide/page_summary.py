"""The end of a session: how many of how many, a card an exercise, one thing that went well, one focus for next time."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from coach.session.guided import moments as m
from coach.store.records import Answer, SessionRecord
from coach.types import RepEvent, Side
from ui import models, texts, texts_exercise, texts_guide
from ui import texts_guide_live as live_words
from ui.guide.page import Page, empty
from ui.guide.parts import Words
from ui.guide.words import Words as Names
from ui.paint import CENTRE, LEADING, VERDICT_ROLE, VERDICT_SHAPE, Painted, draw_fit, draw_shape, panel
from ui.sidebar import VERDICTS, tile
from ui.theme import TYPE_PX


def reps_of(record: SessionRecord, exercise_id: str) -> tuple[RepEvent, ...]:
    """All repetitions of an exercise in a session, in order."""
    return tuple(rep for done in record.sets if done.head.exercise_id == exercise_id for rep in done.reps)


class ExerciseCard(Painted):
    """One exercise: tiles, where each repetition reached, a sentence, sides, what was not measured."""

    def __init__(self, item: m.ItemSummary, reps: Sequence[RepEvent], names: Names) -> None:
        super().__init__()
        self.item, self.exercise = item, names.exercise(item.exercise_id)
        counts = item.counts
        self.tiles = (counts.good, counts.partial, counts.compensated)
        self.sentence = names.sentence(item.sentence, item.args, item.exercise_id)
        self.head = self._heading()
        self.missing = " ".join(
            live_words.not_measured_line(*names.missing(what, reason, item.exercise_id))
            for what, reason in item.missing[:2]
        )
        angle = models.main_angle(reps, self.exercise)
        self.band = angle.band if angle else (math.nan, math.nan)
        self.tops = tuple((rep.verdict, _value(rep, angle.id) if angle else math.nan) for rep in reps)
        own = angle is not None and angle.signal == self.exercise.driver
        band = texts_exercise.band_label(*self.band, angle.signal or angle.id) if angle and self._banded else ""
        self.legend = texts_exercise.summary_plot("" if own or angle is None else angle.name, band)
        sides = ", ".join(live_words.summary_side(*side) for side in item.by_side)
        numbers = ", ".join(f"{n} {texts.verdict_word(v)}" for n, v in zip(self.tiles, VERDICTS, strict=True))
        parts = (self.exercise.name, self.head, numbers, self.sentence, sides, self.missing)
        if item.skipped:
            parts = (self.exercise.name, self.head)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))

    @property
    def _banded(self) -> bool:
        return all(map(math.isfinite, self.band))

    @property
    def has_plot(self) -> bool:
        """Whether there is anything measured to show."""
        return any(math.isfinite(value) for _, value in self.tops)

    @property
    def _reached(self) -> int:
        """What counted towards the target: good ones, or all where the programme says so."""
        return int(self.item.args.get("reached", max(0, self.item.counts.towards_target)))

    def _heading(self) -> str:
        if self.item.skipped:
            return live_words.summary_skipped()
        parts = [live_words.summary_of_target(self._reached, self.item.target)]
        if math.isfinite(self.item.hold_s) and self.item.hold_s > 0:
            parts.append(live_words.summary_hold(self.item.hold_s))
        return ", ".join(parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        panel(painter, QRectF(self.rect()), look.px(22), p.color("panel"))
        pad = look.px(24)
        box = QRectF(self.rect()).adjusted(pad, look.px(16), -pad, -look.px(14))
        unit = box.height()
        if self.item.skipped:
            name = QRectF(box.x(), box.y(), box.width(), min(look.px(60), unit * 0.4))
            draw_fit(painter, self.exercise.name, name, look.px(TYPE_PX["big"]), p.color("text"), bold=True)
            below = QRectF(box.x(), name.bottom(), box.width(), min(look.px(48), unit * 0.3))
            draw_fit(painter, self.head, below, look.px(TYPE_PX["title"]), p.color("muted"))
            return
        name = QRectF(box.x(), box.y(), box.width(), min(look.px(52), max(look.px(34), unit * 0.14)))
        draw_fit(painter, self.exercise.name, name, look.px(TYPE_PX["big"]), p.color("text"), bold=True)
        head = QRectF(box.x(), name.bottom(), box.width(), min(look.px(34), max(look.px(26), unit * 0.09)))
        draw_fit(painter, self.head, head, look.px(24), p.color("muted"))
        y = head.bottom() + look.px(8)
        y = self._tiles(painter, box, y, min(look.px(96), max(look.px(56), unit * 0.22)))
        low = self._words(painter, box)
        room = QRectF(box.x(), y, box.width(), low - y)
        if self.has_plot and not self.item.by_side and not self._narrow(box) and room.height() > look.px(90):
            self._plot(painter, room)
        elif self.item.by_side and not self._narrow(box) and room.height() > look.px(40):
            self._sides(painter, room)

    def _tiles(self, painter: QPainter, box: QRectF, y: float, height: float) -> float:
        gap = self.look.px(10)
        if self._narrow(box):
            return self._rows(painter, box, y)
        width = (box.width() - 2 * gap) / 3
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for i, verdict in enumerate(VERDICTS):
            at = 2 - i if rtl else i
            tile(painter, self.look, QRectF(box.x() + at * (width + gap), y, width, height), verdict, self.tiles[i])
        return y + height + gap

    def _narrow(self, box: QRectF) -> bool:
        """Where many exercises share the width."""
        return box.width() < self.look.px(340)

    def _rows(self, painter: QPainter, box: QRectF, y: float) -> float:
        """The three numbers one below the other, as sign, number and word."""
        look, p = self.look, self.look.palette
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        height, side = look.px(40), look.px(26)
        for verdict, number in zip(VERDICTS, self.tiles, strict=True):
            row = QRectF(box.x(), y, box.width(), height)
            role = VERDICT_ROLE[verdict] if number else "muted"
            x = row.right() - side if rtl else row.x()
            draw_shape(painter, VERDICT_SHAPE[verdict], QRectF(x, y + (height - side) / 2, side, side), p.color(role))
            shift = side + look.px(12)
            words_box = row.adjusted(0 if rtl else shift, 0, -shift if rtl else 0, 0)
            line = f"{number} {texts.verdict_word(verdict)}"
            draw_fit(painter, line, words_box, look.px(28), p.color("text"), bold=True)
            y += height
        return y + look.px(6)

    def _words(self, painter: QPainter, box: QRectF) -> float:
        """The sentence and what was not measured, at the bottom; returns where they begin."""
        look, p = self.look, self.look.palette
        small = min(look.px(80), box.height() * 0.18) if self.missing else 0.0
        # A narrow card needs more lines for the same words.
        narrow = self._narrow(box)
        told = self.sentence
        if narrow and self.item.by_side:
            good = {side: number for side, number, _ in self.item.by_side}
            told = f"{told}\n{texts_exercise.side_counts(good.get('left', 0), good.get('right', 0))}"
        line = min(look.px(130 if narrow else 72), max(look.px(34), box.height() * (0.3 if narrow else 0.19)))
        missing = QRectF(box.x(), box.bottom() - small, box.width(), small)
        if self.missing:
            draw_fit(painter, self.missing, missing, look.px(20), p.color("muted"))
        sentence = QRectF(box.x(), missing.y() - line, box.width(), line)
        draw_fit(painter, told, sentence, look.px(TYPE_PX["title"]), p.color("text"))
        return sentence.y()

    def _plot(self, painter: QPainter, room: QRectF) -> None:
        look, p = self.look, self.look.palette
        legend = QRectF(room.x(), room.bottom() - look.px(26), room.width(), look.px(26))
        draw_fit(painter, self.legend, legend, look.px(17), p.color("muted"), align=LEADING)
        plot = room.adjusted(0, look.px(6), 0, -look.px(34))
        low, high = self.band
        known = [v for v in (low, high, *(v for _, v in self.tops)) if math.isfinite(v)]
        bottom, top = min(known), max(known)
        air = max(1.0, 0.15 * (top - bottom))
        bottom, top = bottom - air, top + air

        def y(value: float) -> float:
            return plot.bottom() - (value - bottom) / (top - bottom) * plot.height()

        if self._banded:
            painter.fillRect(QRectF(plot.x(), y(high), plot.width(), y(low) - y(high)), p.color("band"))
        step = plot.width() / max(8, len(self.tops))
        side = min(look.px(24), step * 0.8)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for i, (verdict, value) in enumerate(self.tops):
            if math.isfinite(value):
                x = plot.right() - (i + 0.5) * step if rtl else plot.x() + (i + 0.5) * step
                box = QRectF(x - side / 2, y(value) - side / 2, side, side)
                draw_shape(painter, VERDICT_SHAPE[verdict], box, p.color(VERDICT_ROLE[verdict]))

    def _sides(self, painter: QPainter, room: QRectF) -> None:
        look, p = self.look, self.look.palette
        gap, count = look.px(10), len(self.item.by_side)
        width = (room.width() - gap * (count - 1)) / count
        height = min(room.height() - look.px(8), look.px(72))
        ordered: dict[Side, int] = {"left": 0, "right": 1}
        for at, (side, good, of) in enumerate(sorted(self.item.by_side, key=lambda s: ordered[s[0]])):
            box = QRectF(room.x() + at * (width + gap), room.y(), width, height)
            panel(painter, box, look.px(14), p.color("card"))
            inner = box.adjusted(look.px(8), 0, -look.px(8), 0)
            draw_fit(painter, live_words.summary_side(side, good, of), inner, look.px(28), p.color("text"), bold=True,
                     align=CENTRE)  # fmt: skip


def _value(rep: RepEvent, measure_id: str) -> float:
    measure = rep.measures.get(measure_id)
    return measure.value if measure is not None and measure.quality == "ok" else math.nan


def pain_of(answers: Sequence[Answer], kind: str) -> int | None:
    """The newest answer of a kind, None where nobody asked."""
    return next((answer.value for answer in reversed(answers) if answer.kind == kind), None)


class SummaryPage(Page):
    """A sentence for a title, cards, and one green line for next time."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.title, self.detail = Words(58, bold=True), Words(TYPE_PX["title"], role="muted")
        self.praise = Words(34, bold=True, shape="tick", shape_role="good")
        self.focus = FocusLine()
        self.cards: list[ExerciseCard] = []
        self.grid_box = self.grid(16)
        body = self.column(10, 56)
        for part, stretch in ((self.title, 3), (self.detail, 1)):
            body.addWidget(part, stretch)
        body.addLayout(self.grid_box, 16)
        body.addWidget(self.praise, 2)
        body.addWidget(self.focus, 3)
        self.setLayout(body)

    def show_screen(self, screen: m.Summary) -> None:  # type: ignore[override]
        done = [item for item in screen.items if not item.skipped and item.counts.total + item.counts.correction > 0]
        reps = sum(max(0, item.counts.total + item.counts.correction) for item in screen.items)
        self.title.say(
            live_words.summary_title(len(done), len(screen.items), reps, screen.stopped not in (None, "user"))
        )
        self.detail.say(self._detail(screen.session))
        empty(self.grid_box)
        self.cards = []
        # High and narrow rather than low and wide: sentences wrap, tiles do not.
        columns = len(screen.items) if len(screen.items) <= 5 else (len(screen.items) + 1) // 2
        for at, item in enumerate(screen.items):
            card = ExerciseCard(item, reps_of(screen.session, item.exercise_id), self.names)
            card.set_look(self.look)
            self.grid_box.addWidget(card, at // columns, at % columns)
            self.cards.append(card)
        praise = texts_guide.praise(screen.praise)
        self.praise.say(live_words.summary_praise(praise) if praise else "")
        self.praise.setVisible(bool(praise))
        focus = self.names.improve(screen.focus)
        self.focus.say(live_words.summary_focus(focus) if focus else "")
        self.focus.setVisible(bool(focus))
        self.setAccessibleName(f"{self.title.text} {self.detail.text}")

    def _detail(self, record: SessionRecord) -> str:
        begun = record.head.started_at.astimezone()
        day = QLocale().toString(begun.date(), QLocale.FormatType.LongFormat)
        parts = [day]
        if record.ended_at is not None:
            minutes = (record.ended_at - record.head.started_at).total_seconds() / 60
            parts.append(live_words.summary_minutes(max(1, round(minutes))))
        answers = record.answers
        parts.append(live_words.summary_pain(pain_of(answers, "pain_now"), pain_of(answers, "pain_after")))
        return "  ·  ".join(filter(None, parts))


class FocusLine(Words):
    """The one focus, on its own surface."""

    def __init__(self) -> None:
        super().__init__(TYPE_PX["big"], bold=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        box = QRectF(self.rect())
        panel(painter, box, look.px(18), p.color("band"))
        inner = box.adjusted(look.px(28), 0, -look.px(28), 0)
        draw_fit(painter, self.text, inner, look.px(self.size), p.color("text"), bold=True)
