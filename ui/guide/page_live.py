"""With the picture: set-up, practice, the set, paused, change of sides. Stage, sidebar and strip are the window's own.

Not here: what they show (the presenter makes their models).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from coach.session.guided import moments as m
from coach.types import CoachState
from ui import texts_guide_live as live_words
from ui.guide.figure_view import FigureView, TurnView
from ui.guide.live_models import LiveModel
from ui.guide.page import Page
from ui.guide.page_intro import heading_of
from ui.guide.parts import Ring, Words
from ui.guide.words import Words as Names
from ui.history import History
from ui.paint import Painted, draw_fit, panel
from ui.sidebar import Sidebar
from ui.stage import Stage
from ui.strip import Checks, Strip

SIDEBAR_OF_HEIGHT = 0.46
SIDEBAR_OF_WIDTH_AT_MOST = 0.38
PICTURE_SHAPE = 9 / 16
STAGE_OF_HEIGHT_AT_MOST = 0.82
LiveScreen = m.Setup | m.Practice | m.WorkSet | m.Paused | m.SideChange


class PlaceCard(Painted):
    """Which exercise, which set, which side: read at a glance from the mat."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.line, self.small = "", "", ""

    def show_place(self, name: str, line: str, small: str) -> None:
        """Take over the words."""
        if (name, line, small) != (self.name, self.line, self.small):
            self.name, self.line, self.small = name, line, small
            self.setAccessibleName(f"{name}. {line}. {small}")
            self.update()

    def on_look(self) -> None:
        self.setFixedHeight(round(self.look.px(132)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        painter.fillRect(self.rect(), p.color("panel"))
        pad = look.px(24)
        box = QRectF(self.rect()).adjusted(pad, look.px(14), -pad, 0)
        rows = ((self.small, 0.22, 22.0, "muted", False), (self.name, 0.42, 44.0, "text", True),
                (self.line, 0.36, 38.0, "text", True))  # fmt: skip
        y = box.y()
        for text, share, size, role, bold in rows:
            height = box.height() * share
            draw_fit(painter, text, QRectF(box.x(), y, box.width(), height), look.px(size), p.color(role), bold=bold)
            y += height


class SetupSide(Painted):
    """Beside the picture while setting up: the figure, and the ring of the 2 s that all must hold."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self.figure, self.turn, self.ring, self.help = FigureView(clock), TurnView(clock), Ring(), Words(26, top=True)
        self.figure.words = False

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painter().fillRect(self.rect(), self.look.palette.color("panel"))


class HelpCard(Painted):
    """More help when the set-up takes long."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(" ".join((live_words.stuck_title(), *live_words.stuck_lines())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        panel(painter, QRectF(self.rect()), look.px(22), p.color("card"))
        pad = look.px(18)
        box = QRectF(self.rect()).adjusted(pad, pad * 0.6, -pad, -pad * 0.6)
        head = QRectF(box.x(), box.y(), box.width(), box.height() * 0.24)
        draw_fit(painter, live_words.stuck_title(), head, look.px(34), p.color("text"), bold=True)
        lines = live_words.stuck_lines()
        height = (box.height() - head.height()) / len(lines)
        for at, line in enumerate(lines):
            row = QRectF(box.x(), head.bottom() + at * height, box.width(), height)
            draw_fit(painter, line, row, look.px(32), p.color("text"))


class LivePage(Page):
    """Everything with the camera's picture in it."""

    def __init__(self, names: Names, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(names)
        self.stage, self.sidebar, self.strip, self.checks = Stage(), Sidebar(), Strip(), Checks()
        # What is not measured is told in the summary; here the room belongs to the count.
        self.sidebar.make_room()
        self.place_card, self.setup_side, self.help = PlaceCard(), SetupSide(clock), HelpCard()
        self.below, self.beside = QStackedWidget(), QStackedWidget()
        for stack, parts in ((self.below, (self.strip, self.checks)), (self.beside, (self.sidebar, self.setup_side))):
            for part in parts:
                stack.addWidget(part)
        side = self.setup_side
        inner = self.column(14)
        for part, stretch in ((side.figure, 6), (side.turn, 6), (self.help, 11), (side.ring, 5)):
            inner.addWidget(part, stretch)
        side.setLayout(inner)
        self._inner = inner
        left, right, row = self.column(0), self.column(0), self.row(0)
        left.addWidget(self.stage)
        left.addWidget(self.below, 1)
        right.addWidget(self.place_card)
        right.addWidget(self.beside, 1)
        self.right_box = QWidget()
        self.right_box.setLayout(right)
        row.addLayout(left, 1)
        row.addWidget(self.right_box)
        self.setLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.window_height_px = 900

    def first_focus(self) -> QWidget | None:
        # The keys work everywhere; a button with the keyboard would take Space for itself.
        return self

    def show_screen(self, screen: LiveScreen) -> None:  # type: ignore[override]
        place, exercise = screen.place, self.names.exercise(screen.place.item.exercise_id)
        small = live_words.place_line(place.index + 1, place.items)
        if isinstance(screen, m.Practice):
            line, small = live_words.practice_title(screen.done, screen.of), live_words.practice_words()
        else:
            line = live_words.set_line(place.number, place.of, place.side)
        self.place_card.show_place(exercise.name, line, small)
        self.setAccessibleName(f"{heading_of(place, self.names)}. {line}")
        setting_up = isinstance(screen, m.Setup | m.SideChange)
        self.beside.setCurrentWidget(self.setup_side if setting_up else self.sidebar)
        if isinstance(screen, m.Setup | m.SideChange):
            self._show_setup(screen)

    def _show_setup(self, screen: m.Setup | m.SideChange) -> None:
        place, turning = screen.place, isinstance(screen, m.SideChange)
        exercise = self.names.exercise(place.item.exercise_id)
        side = self.setup_side
        side.turn.setVisible(turning)
        side.figure.show_exercise(exercise, place.side, place.item.hold_s)
        stuck = isinstance(screen, m.Setup) and screen.stuck
        self.help.setVisible(stuck)
        side.figure.setVisible(not turning and not stuck)
        side.ring.setVisible(not stuck)
        missing = sum(check.ok is False for check in screen.checks)
        if screen.held > 0:
            side.ring.show_ring(screen.held, "", live_words.all_set(), "good", "tick")
        else:
            right = f"{len(screen.checks) - missing}/{len(screen.checks)}" if screen.checks else ""
            side.ring.show_ring(0.0, right, live_words.held_by_itself())

    def show_live(self, state: CoachState | None, model: LiveModel, history: History) -> None:
        """The newest moment."""
        self.stage.error_deg = model.error_deg
        self.stage.show_model(model.stage)
        self.stage.show_state(state)
        self.sidebar.show_model(model.sidebar)
        self.strip.show_history(history, state.driver if state else None)
        if model.checks is not None:
            self.checks.show_checks(model.checks)
        self.below.setCurrentWidget(self.strip if model.checks is None else self.checks)

    def set_still(self, still: bool) -> None:
        self.setup_side.figure.set_still(still)
        self.setup_side.turn.set_still(still)

    def fit(self, window_height_px: int) -> None:
        """The count's digits are measured against the whole window."""
        self.window_height_px = window_height_px
        self._lay()

    def on_look(self) -> None:
        super().on_look()
        pad = round(self.look.px(24))
        self._inner.setContentsMargins(pad, pad // 2, pad, pad)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    def _lay(self) -> None:
        width, height = self.width(), self.height()
        side = round(min(self.window_height_px * SIDEBAR_OF_HEIGHT, width * SIDEBAR_OF_WIDTH_AT_MOST))
        self.right_box.setFixedWidth(side)
        self.sidebar.fit_height(self.window_height_px)
        self.stage.setFixedHeight(round(min((width - side) * PICTURE_SHAPE, height * STAGE_OF_HEIGHT_AT_MOST)))
