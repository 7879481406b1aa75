"""Today's programme: what, how many, how long; and the picker of a single exercise."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from coach.session.guided import moments as m
from coach.session.guided.programme import minutes
from coach.store.records import Plan, PlanItem
from ui import texts_guide
from ui import texts_guide_pages as words
from ui.guide.figure import figure_id
from ui.guide.figure_view import draw_figure
from ui.guide.page import Page, empty
from ui.guide.parts import BigButton, Words
from ui.guide.words import Words as Names
from ui.models import Exercise
from ui.paint import Painted, draw_fit, panel
from ui.theme import TYPE_PX


def minutes_of(plan: Plan) -> int:
    """About how long a plan takes, at least one."""
    return max(1, round(minutes(plan)))


class ItemCard(Painted):
    """One exercise of the plan: number, figure, name, dose."""

    def __init__(self, number: int, item: PlanItem, exercise: Exercise) -> None:
        super().__init__()
        self.number, self.item, self.exercise = number, item, exercise
        self.dose = words.dose(item.sets, item.reps, item.hold_s, item.each_side)
        self.setAccessibleName(f"{number}. {exercise.name}: {self.dose}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, p = self.painter(), self.look, self.look.palette
        box = QRectF(self.rect())
        panel(painter, box, look.px(20), p.color("card"))
        pad = look.px(18)
        inner = box.adjusted(pad, pad * 0.7, -pad, -pad * 0.7)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        wide = min(inner.width() * 0.34, inner.height() * 1.7)
        figure = QRectF(inner.right() - wide if rtl else inner.x(), inner.y(), wide, inner.height())
        name = figure_id(self.exercise.id, self.exercise.driver, self.exercise.posture)
        if name:
            draw_figure(painter, look, figure, name, 1.0, None)
        shift = wide + pad
        text = inner.adjusted(0 if rtl else shift, 0, -shift if rtl else 0, 0)
        top = QRectF(text.x(), text.y(), text.width(), text.height() * 0.56)
        title = f"{self.number}. {self.exercise.name}"
        draw_fit(painter, title, top, look.px(TYPE_PX["big"]), p.color("text"), bold=True)
        low = QRectF(text.x(), top.bottom(), text.width(), text.height() - top.height())
        draw_fit(painter, self.dose, low, look.px(30), p.color("muted"))


class ProgrammePage(Page):
    """The plan, or one exercise out of the list."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.title, self.detail = Words(62, bold=True), Words(TYPE_PX["big"], role="muted")
        self.notes = Words(TYPE_PX["title"], shape="dot", shape_role="signal")
        self.measure = BigButton(size=TYPE_PX["title"])
        self.measure.label(words.calibrate(), words.key_name("C"))
        self.measure.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.measure.clicked.connect(lambda: self.act("calibrate"))
        self.stack = QStackedWidget()
        self.plan_box, self.pick_box = QWidget(), QWidget()
        self.cards, self.picks = self.grid(16), self.grid(16)
        self.plan_box.setLayout(self.cards)
        self.pick_box.setLayout(self.picks)
        self.stack.addWidget(self.plan_box)
        self.stack.addWidget(self.pick_box)
        self.buttons: list[BigButton] = []
        self.screen: m.Programme | None = None
        body = self.column(12, 64)
        about = self.row(24)
        about.addWidget(self.detail, 1)
        about.addWidget(self.measure)
        body.addWidget(self.title, 3)
        body.addLayout(about, 2)
        body.addWidget(self.notes, 2)
        body.addWidget(self.stack, 13)
        self.setLayout(body)

    @property
    def picking(self) -> bool:
        """Whether the list of single exercises is open."""
        return self.stack.currentWidget() is self.pick_box

    def first_focus(self) -> QWidget | None:
        return self.buttons[0] if self.picking and self.buttons else None

    def show_screen(self, screen: m.Programme) -> None:  # type: ignore[override]
        self.screen = screen
        self.stack.setCurrentWidget(self.plan_box)
        self._say()
        empty(self.cards)
        columns = 1 if len(screen.plan.items) <= 3 else 2
        for at, item in enumerate(screen.plan.items):
            card = ItemCard(at + 1, item, self.names.exercise(item.exercise_id))
            card.set_look(self.look)
            self.cards.addWidget(card, at // columns, at % columns)
        self._fill_picks(screen.choices)

    def _say(self) -> None:
        screen = self.screen
        assert screen is not None
        if self.picking:
            title, detail, notes = words.single_title(), "", ""
        else:
            title = words.programme_title(screen.today, screen.next_day)
            about = words.about_minutes(minutes_of(screen.plan))
            detail = f"{screen.plan.name}: {about}"
            notes = " ".join(filter(None, (texts_guide.note(i, screen.next_day) for i in screen.notes)))
        self.title.say(title)
        self.detail.say(detail)
        self.notes.say(notes)
        self.notes.setVisible(bool(notes))
        self.measure.setVisible(screen.calibrate and not self.picking)
        self.setAccessibleName(f"{title}. {detail}")

    def _fill_picks(self, choices: tuple[str, ...]) -> None:
        empty(self.picks)
        self.buttons = []
        for at, exercise_id in enumerate(choices):
            button = BigButton(size=TYPE_PX["big"])
            button.label(self.names.name(exercise_id))
            button.clicked.connect(lambda _=False, chosen=exercise_id: self.act("choose", chosen))
            button.set_look(self.look)
            self.picks.addWidget(button, at // 2, at % 2)
            # Now, not with the next event: only what is shown can take the keyboard.
            button.show()
            self.buttons.append(button)

    def pick(self, on: bool) -> None:
        """Open or close the list of single exercises."""
        self.stack.setCurrentWidget(self.pick_box if on else self.plan_box)
        self._say()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
