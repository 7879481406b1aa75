"""Today: the session as one large button, the week, and what else there is. Everything with its key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import texts_home as words
from ui.guide.page import Page, empty
from ui.guide.parts import BigButton, SlimBanner, Words
from ui.guide.words import Words as Names
from ui.language import in_words
from ui.texts_guide_pages import key_name
from ui.theme import TYPE_PX
from ui.week import Day, Week


@dataclass(frozen=True, slots=True)
class HomeModel:
    """What stands on the page. `today`, `below` : the large button's two lines.

    note : what is wrong, or "". hint : good to know, or "".
    """

    name: str
    today: str
    below: str
    days: tuple[Day, ...] = ()
    choices: tuple[str, ...] = ()
    note: str = ""
    hint: str = ""
    camera_missing: bool = False
    has_history: bool = True
    has_report: bool = True


class HomePage(Page):
    """`asked` : "start", "single:<id>", "history", "report", "settings", "people", "demo"."""

    asked = Signal(str)

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.model: HomeModel | None = None
        self.title, self.note = Words(62, bold=True), SlimBanner()
        self.start, self.week = BigButton("primary", size=54), Week()
        self.start.clicked.connect(lambda: self.asked.emit("start"))
        self.demo = BigButton(size=TYPE_PX["title"])
        self.demo.label(words.use_demo(), "D")
        self.demo.clicked.connect(lambda: self.asked.emit("demo"))
        self.others: dict[str, BigButton] = {}
        line = self.row(14)
        for name, label, key in (
            ("single", words.single(), "O"),
            ("history", words.history(), "H"),
            ("report", words.report(), "R"),
            ("settings", words.settings(), "S"),
            ("people", words.other_person(), "P"),
        ):
            button = BigButton(size=30)
            button.label(label, key)
            button.clicked.connect(lambda _=False, what=name: self._press(what))
            self.others[name] = button
            line.addWidget(button, 3 if name == "report" else 2)
        self.picks = QWidget()
        self.pick_grid = self.grid(14)
        self.picks.setLayout(self.pick_grid)
        self.pick_buttons: list[BigButton] = []
        body = self.column(20, 64)
        for part, stretch in (
            (self.title, 3), (self.note, 1), (self.demo, 2), (self.start, 5), (self.week, 6), (self.picks, 11),
        ):  # fmt: skip
            body.addWidget(part, stretch)
        body.addLayout(line, 3)
        self.setLayout(body)
        self.picks.hide()
        self._keys = {name: self._shortcut(button) for name, button in (*self.others.items(), ("demo", self.demo))}

    def _shortcut(self, button: BigButton) -> QShortcut:
        made = QShortcut(QKeySequence(button.key), self)
        made.activated.connect(button.click)
        return made

    def let_keys(self, on: bool) -> None:
        """A sheet above takes the letters away."""
        for key in self._keys.values():
            key.setEnabled(on)

    def first_focus(self) -> QWidget | None:
        if self.picking:
            return self.pick_buttons[0] if self.pick_buttons else None
        return self.start

    @property
    def picking(self) -> bool:
        """Whether the list of exercises is open."""
        return not self.picks.isHidden()

    def show_model(self, model: HomeModel) -> None:
        """Take over what stands there."""
        self.model = model
        self.title.say(words.hello(model.name))
        self.setAccessibleName(self.title.text)
        self.start.label(model.today, key_name("Enter"), model.below)
        self.week.show_days(model.days)
        if model.camera_missing:
            self.note.say(words.no_camera())
        else:
            self.note.say(in_words(model.note or model.hint), trouble=bool(model.note))
        self.demo.setVisible(model.camera_missing)
        self.others["history"].setVisible(model.has_history)
        self.others["report"].setVisible(model.has_report)
        self._fill(model.choices)
        self.pick(False)

    def say(self, text: str, trouble: bool = True) -> None:
        """A line above the rest."""
        self.note.say(in_words(text), trouble)

    def _fill(self, choices: tuple[str, ...]) -> None:
        empty(self.pick_grid)
        self.pick_buttons = []
        for at, exercise_id in enumerate(choices):
            button = BigButton(size=TYPE_PX["big"])
            button.label(self.names.name(exercise_id))
            button.clicked.connect(lambda _=False, chosen=exercise_id: self.asked.emit(f"single:{chosen}"))
            button.set_look(self.look)
            self.pick_grid.addWidget(button, at // 2, at % 2)
            # Now, not with the next event: only what is shown can take the keyboard.
            button.show()
            self.pick_buttons.append(button)

    def _press(self, what: str) -> None:
        if what == "single":
            self.pick(not self.picking)
        else:
            self.asked.emit(what)

    def pick(self, on: bool) -> None:
        """Open or close the list of single exercises."""
        self.picks.setVisible(on)
        for part in (self.start, self.week):
            part.setVisible(not on)
        self.others["single"].label(words.back() if on else words.single(), "O")
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()

    def leave(self) -> bool:
        """Esc: closes the list. Whether it did something."""
        if not self.picking:
            return False
        self.pick(False)
        return True

    def on_look(self) -> None:
        super().on_look()
        self.note.setFixedHeight(round(self.look.px(62)))
