"""Pages that mostly talk: notice, screening, red flag, resume, why stop, stopped by pain. Calm, one thought each."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from coach.session.guided import moments as m
from ui import texts_guide
from ui import texts_guide_live as live_words
from ui import texts_guide_pages as words
from ui.guide.page import Page, empty
from ui.guide.parts import BigButton, Words
from ui.guide.ways import SYMPTOM_KEYS
from ui.guide.words import Words as Names
from ui.paint import Shape
from ui.theme import TYPE_PX

TITLE_PX = 62.0


class TalkPage(Page):
    """A title, and lines below it with a sign each."""

    LINE_PX = 34.0

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.above, self.title = Words(TYPE_PX["title"], role="muted"), Words(TITLE_PX, bold=True)
        self.lines = self.column(10)
        self.rows: list[Words] = []
        self.body = self.column(14, 64)
        self.body.addWidget(self.above, 2)
        self.body.addWidget(self.title, 4)
        self.body.addLayout(self.lines, 12)
        self.setLayout(self.body)

    def headline(self) -> str:
        return ". ".join(part.text.rstrip(".") for part in (self.title, *self.rows) if part.text)

    def fill(self, title: str, lines: tuple[tuple[str, Shape | None, str], ...], above: str = "") -> None:
        """lines : (words, sign, the sign's role)."""
        self.above.say(above)
        self.above.setVisible(bool(above))
        self.title.say(title)
        self.setAccessibleName(title)
        empty(self.lines)
        self.rows = []
        for text, shape, role in lines:
            row = Words(self.LINE_PX, shape=shape, shape_role=role)
            row.say(text)
            row.set_look(self.look)
            self.rows.append(row)
            # Long thoughts get the room that they need.
            self.lines.addWidget(row, max(2, round(len(text) / 30)))
        if lines and len(lines) < 4:
            self.lines.addStretch(2 * (4 - len(lines)))


class NoticePage(TalkPage):
    """What this is and is not, read once."""

    def show_screen(self, screen: m.Notice) -> None:  # type: ignore[override]
        signs: tuple[Shape, ...] = ("dot", "dot", "dot", "pause", "alert", "dot")
        roles = ("muted", "muted", "muted", "text", "change", "muted")
        rows = tuple(zip(words.notice_lines(), signs, roles, strict=True))
        self.fill(words.notice_title(), rows)


class ScreeningPage(Page):
    """One question, two large answers. Neither has the keyboard at first: Enter by habit answers nothing."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.number, self.question = Words(TYPE_PX["title"], role="muted"), Words(70, bold=True)
        self.why = Words(TYPE_PX["title"], role="muted")
        self.yes, self.no = BigButton(size=60), BigButton(size=60)
        self.yes.label(words.yes(), words.yes_key())
        self.no.label(words.no(), "N")
        self.yes.clicked.connect(lambda: self.act("yes"))
        self.no.clicked.connect(lambda: self.act("no"))
        answers = self.row(32)
        answers.addWidget(self.no)
        answers.addWidget(self.yes)
        body = self.column(20, 72)
        for part, stretch in ((self.number, 2), (self.question, 9)):
            body.addWidget(part, stretch)
        body.addLayout(answers, 6)
        body.addWidget(self.why, 3)
        self.setLayout(body)
        self.question.setFocusPolicy(self.no.focusPolicy())

    def first_focus(self) -> QWidget | None:
        return self.question

    def show_screen(self, screen: m.Screening) -> None:  # type: ignore[override]
        self.number.say(words.question_of(screen.number, screen.of))
        self.question.say(texts_guide.question(screen.question))
        self.why.say(words.screening_why())
        self.setAccessibleName(self.question.text)


class RedFlagPage(TalkPage):
    """What to do now, and that there are no exercises today."""

    LINE_PX = 38.0

    def show_screen(self, screen: m.RedFlag) -> None:  # type: ignore[override]
        urgent = screen.level == "emergency"
        first: tuple[Shape, str] = ("alert", "change") if urgent else ("dot", "signal")
        lines = words.red_flag_lines(screen.level)
        rows: list[tuple[str, Shape | None, str]] = [(lines[0], *first)]
        rows += [(line, "dot", "muted") for line in lines[1:]]
        rows.append((f"{words.you_said_yes()} {' '.join(map(texts_guide.question, screen.flags))}", "tick", "muted"))
        self.fill(words.red_flag_title(screen.level), tuple(rows))


class ResumePage(TalkPage):
    """Go on, or close what was cut off."""

    LINE_PX = 42.0

    def show_screen(self, screen: m.ResumeOffer) -> None:  # type: ignore[override]
        head = screen.session.head
        day = QLocale().toString(head.started_at.astimezone().date(), QLocale.FormatType.LongFormat)
        of = sum(item.sets * (2 if item.each_side else 1) for item in head.plan.items)
        line = words.resume_detail(day, head.plan.name, screen.done, of)
        rows: list[tuple[str, Shape | None, str]] = [(line, "tick", "good" if screen.done else "muted")]
        under_way = sum(len(done.reps) for done in screen.session.sets if done.end is None)
        if under_way:
            rows.append((words.resume_open(under_way), "tick", "good"))
        self.fill(words.resume_title(), tuple(rows))


class StopWhyPage(Page):
    """Pain, a fall, or enough; beside them what else may feel wrong. Enter leads back: nothing is stopped by a slip."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.title, self.feel = Words(TITLE_PX, bold=True), Words(TYPE_PX["big"], bold=True)
        self.reasons: dict[str, BigButton] = {}
        column = self.column(16)
        for number, reason in enumerate(("pain", "fall", "user"), 1):
            button = BigButton(size=40)
            button.label(live_words.stop_because(reason), str(number))
            button.clicked.connect(lambda _=False, why=reason: self.act("because", why))
            self.reasons[reason] = button
            column.addWidget(button, 3)
        self.list = self.grid(14)
        right = self.column(12)
        right.addWidget(self.feel, 1)
        right.addLayout(self.list, 6)
        both = self.row(40)
        both.addLayout(column, 5)
        both.addLayout(right, 6)
        body = self.column(18, 64)
        body.addWidget(self.title, 2)
        body.addLayout(both, 9)
        self.setLayout(body)
        self.symptoms: list[BigButton] = []

    def show_screen(self, screen: m.StopWhy) -> None:  # type: ignore[override]
        self.title.say(live_words.stop_title())
        self.setAccessibleName(live_words.stop_title())
        self.feel.say(f"{live_words.stop_because('symptoms')}:")
        empty(self.list)
        self.symptoms = []
        for at, symptom in enumerate(screen.symptoms):
            button = BigButton(size=TYPE_PX["title"])
            button.label(texts_guide.symptom(symptom), SYMPTOM_KEYS[at] if at < len(SYMPTOM_KEYS) else "")
            button.clicked.connect(lambda _=False, what=symptom: self.act("because", what))
            button.set_look(self.look)
            self.list.addWidget(button, at // 2, at % 2)
            self.symptoms.append(button)


class PainStopPage(TalkPage):
    """What happened and what to do now; nothing flashes, nobody is blamed."""

    LINE_PX = 40.0

    def show_screen(self, screen: m.PainStop) -> None:  # type: ignore[override]
        lines = live_words.pain_stop_lines(screen.reason, screen.value, screen.easier)
        urgent = screen.reason in ("symptom", "fall")
        rows = tuple((line, "alert" if urgent and at == 1 else "dot", "change" if urgent and at == 1 else "signal")
                     for at, line in enumerate(lines))  # fmt: skip
        above = texts_guide.symptom(screen.detail) if screen.reason == "symptom" else ""
        self.fill(live_words.pain_stop_title(screen.reason, screen.ends), rows, above)  # type: ignore[arg-type]
