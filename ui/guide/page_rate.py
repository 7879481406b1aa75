"""A question with the answers 0 to 10: numbers and words, no faces. By click, digit, arrow key; then Enter."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.session.guided import moments as m
from ui import texts_guide
from ui import texts_guide_pages as words
from ui.guide.page import Page
from ui.guide.parts import BigButton, Words
from ui.guide.words import Words as Names
from ui.paint import LEADING, MIDDLE, announce
from ui.theme import TYPE_PX

# "1" and then "0" within this time is 10.
TEN_S = 1.0
_TEN_KEYS = (Qt.Key.Key_X, Qt.Key.Key_End)


class NumberButton(BigButton):
    """One answer. Arrow keys are the page's, not the focus's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


class RatePage(Page):
    """Nothing is chosen at first: 0 by habit would be an answer that nobody gave."""

    def __init__(self, names: Names, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(names)
        self._clock = clock
        self.value: int | None = None
        self.kind = ""
        self._one_s = -1e9
        self.about, self.question = Words(TYPE_PX["title"], role="muted"), Words(62, bold=True)
        self.low, self.high = Words(TYPE_PX["big"], bold=True), Words(TYPE_PX["big"], bold=True)
        # At the trailing end, whatever the reading direction.
        self.high._align = Qt.AlignmentFlag.AlignTrailing | MIDDLE
        self.low._align = LEADING | MIDDLE
        self.hint = Words(34)
        self._subject = ("", "")
        self._counting = False
        self.numbers: list[NumberButton] = []
        line = self.row(8)
        for number in range(11):
            button = NumberButton(size=64)
            button.label(str(number))
            button.clicked.connect(lambda _=False, n=number: self._clicked(n))
            self.numbers.append(button)
            line.addWidget(button)
        ends = self.row(20)
        ends.addWidget(self.low)
        ends.addWidget(self.high)
        body = self.column(16, 64)
        body.addWidget(self.about, 2)
        body.addWidget(self.question, 4)
        body.addLayout(line, 6)
        body.addLayout(ends, 2)
        body.addWidget(self.hint, 2)
        self.setLayout(body)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def first_focus(self) -> QWidget | None:
        # A ring around a number would look like an answer.
        return self

    def show_screen(self, screen: m.Rate) -> None:  # type: ignore[override]
        self._counting = screen.hands_free
        if (screen.kind, screen.exercise_id) == self._subject:
            self._show_count(screen)
            return
        self._subject = (screen.kind, screen.exercise_id)
        self.kind = screen.kind
        self.question.say(texts_guide.ask(screen.kind))
        self.setAccessibleName(self.question.text)
        self.about.say(words.rate_exercise(self.names.name(screen.exercise_id)) if screen.exercise_id else "")
        low, high = words.rate_ends(screen.kind)
        self.low.say(f"0  {low}")
        self.high.say(f"{high}  10")
        for number, button in enumerate(self.numbers):
            button.setAccessibleName(words.rate_number(number, screen.kind))
        self._choose(None)
        self._show_count(screen)

    def _show_count(self, screen: m.Rate) -> None:
        """The number that is counted now stands out, and the one that an arm chose stays."""
        if not screen.hands_free:
            self.hint.say(words.rate_help())
            return
        lit = screen.chosen if screen.chosen is not None else screen.number
        for number, button in enumerate(self.numbers):
            button.set_chosen(number == lit)
        self.hint.say(words.rate_hands_free() if screen.chosen is None else words.rate_chosen(screen.chosen))

    def _choose(self, value: int | None) -> None:
        self.value = value
        for number, button in enumerate(self.numbers):
            button.set_chosen(number == value)
        if value is not None:
            if self._counting:
                # Somebody is at the keyboard: nothing is counted any more.
                self._counting = False
                self.act("pause")
            self.numbers[value].setFocus()
            announce(self, words.rate_number(value, self.kind))

    def _clicked(self, number: int) -> None:
        if self.value == number:
            self.confirm()
        else:
            self._choose(number)

    def confirm(self) -> None:
        """Give the chosen answer; nothing chosen gives none."""
        if self.value is not None:
            self.act("rate", self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, now_s = event.key(), self._clock()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            digit = key - Qt.Key.Key_0
            ten = digit == 0 and self.value == 1 and now_s - self._one_s <= TEN_S
            self._one_s = now_s if digit == 1 else -1e9
            self._choose(10 if ten else digit)
        elif key in _TEN_KEYS:
            self._choose(10)
        elif key == Qt.Key.Key_Home:
            self._choose(0)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.confirm()
        else:
            super().keyPressEvent(event)

    def _step(self, key: int) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        up = key == Qt.Key.Key_Up or key == (Qt.Key.Key_Left if rtl else Qt.Key.Key_Right)
        focused = next((n for n, b in enumerate(self.numbers) if b.hasFocus()), 0)
        if self.value is None:
            self._choose(focused)
        else:
            self._choose(min(10, max(0, self.value + (1 if up else -1))))
