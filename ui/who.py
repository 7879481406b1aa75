"""Who is training: one large button a person, and a new one by name. No accounts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.store.records import Profile
from ui import texts_home as words
from ui.guide.page import Page, empty
from ui.guide.parts import BigButton, SlimBanner, Words
from ui.guide.words import Words as Names
from ui.language import in_words
from ui.texts_guide_pages import key_name
from ui.theme import TYPE_PX, qt_palette


class WhoPage(Page):
    """`chosen` carries a `Profile`, `named` the name of a new one."""

    chosen = Signal(object)
    named = Signal(str)

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.people: tuple[Profile, ...] = ()
        self.last = ""
        self.buttons: list[BigButton] = []
        self._keys: list[QShortcut] = []
        self.title, self.hint = Words(62, bold=True), Words(TYPE_PX["title"], role="muted")
        self.trouble = SlimBanner()
        self.list = self.grid(18)
        self.new_button, self.name_field, self.make = BigButton(size=40), QLineEdit(), BigButton("primary", size=40)
        self.new_button.label(words.who_new(), "N")
        self.make.label(words.who_make(), key_name("Enter"))
        self.name_field.setPlaceholderText(words.who_name())
        self.name_field.setAccessibleName(words.who_name())
        self.name_field.setMaxLength(60)
        self.new_button.clicked.connect(lambda: self.ask_name(True))
        self.make.clicked.connect(self._make)
        self.name_field.returnPressed.connect(self._make)
        self.form = QWidget()
        row = self.row(18)
        row.addWidget(self.name_field, 3)
        row.addWidget(self.make, 1)
        self.form.setLayout(row)
        body = self.column(18, 72)
        body.addWidget(self.title, 3)
        body.addLayout(self.list, 9)
        for part, stretch in ((self.new_button, 2), (self.form, 2), (self.trouble, 1), (self.hint, 2)):
            body.addWidget(part, stretch)
        self.setLayout(body)
        self.hint.say(words.who_hint())

    def first_focus(self) -> QWidget | None:
        if not self.form.isHidden():
            return self.name_field
        at = next((i for i, person in enumerate(self.people) if person.uid == self.last), 0)
        return self.buttons[at] if self.buttons else self.new_button

    def show_people(self, people: tuple[Profile, ...], last: str = "") -> None:
        """The one of last time has the keyboard: Enter is enough."""
        self.people, self.last = people, last
        empty(self.list)
        for key in self._keys:
            key.deleteLater()
        self.buttons, self._keys = [], []
        columns = 1 if len(people) <= 3 else 2
        for at, person in enumerate(people):
            button = BigButton(size=46)
            key = str(at + 1) if at < 9 else ""
            button.label(person.name, key, words.who_last() if person.uid == last and len(people) > 1 else "")
            button.clicked.connect(lambda _=False, who=person: self.chosen.emit(who))
            button.set_look(self.look)
            self.list.addWidget(button, at // columns, at % columns)
            # Now, not with the next event: only what is shown can take the keyboard.
            button.show()
            self.buttons.append(button)
            if key:
                self._shortcut(key, button)
        self._shortcut("N", self.new_button)
        self.trouble.say("")
        self.ask_name(not people)

    def _shortcut(self, key: str, button: BigButton) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.activated.connect(button.click)
        self._keys.append(made)

    def ask_name(self, on: bool) -> None:
        """Open or close the field for a new name."""
        self.form.setVisible(on)
        self.new_button.setVisible(not on)
        self.title.say(words.who_first() if not self.people else words.who_title())
        self.setAccessibleName(self.title.text)
        if on:
            self.name_field.clear()
            self.name_field.setFocus()

    def say_trouble(self, text: str) -> None:
        """Why a name will not do."""
        self.trouble.say(in_words(text))

    def leave(self) -> bool:
        """Esc: closes the field where there is a list to go back to. Whether it did something."""
        if self.form.isHidden() or not self.people:
            return False
        self.trouble.say("")
        self.ask_name(False)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
        return True

    def _make(self) -> None:
        name = self.name_field.text().strip()
        if name:
            self.named.emit(name)

    def on_look(self) -> None:
        super().on_look()
        p, edge = self.look.palette, round(self.look.px(4))
        self.name_field.setPalette(qt_palette(p))
        self.name_field.setStyleSheet(
            f"QLineEdit {{ border: {edge}px solid {p.text}; border-radius: {4 * edge}px; background: {p.card}; "
            f"padding: 0 {5 * edge}px; }}"
        )
        self.name_field.setFont(self.look.font("big"))
        self.name_field.setMinimumHeight(round(self.look.px(84)))
        self.trouble.setFixedHeight(round(self.look.px(58)))
