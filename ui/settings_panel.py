"""The settings sheet: source, exercise, dose, voice, language, theme. Every part is reached by Tab and has a name.

A thin view: it shows a `Choice` and gives one back. Not here: what a choice changes, or where it is kept.
"""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui import texts_settings as words
from ui.fields import FocusRing, TickBox
from ui.models import Exercise
from ui.paint import Painted
from ui.prefs import Choice, Language
from ui.theme import Look, ThemeName, panel_style, qt_palette

FILM_FILTER = "*.mp4 *.mov *.avi *.mkv *.webm *.gif *.m4v *.npz"


def source_kind(uri: str) -> str:
    """'camera', 'demo' or 'film'."""
    head = uri.partition(":")[0]
    return head if head in ("camera", "demo") else "film"


def _side_by_side(first: QWidget, second: QWidget) -> QWidget:
    """Two widgets in a row, the first one wide."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(first, 1)
    row.addWidget(second)
    return both


class SettingsPanel(Painted):
    """A sheet over the window; Enter uses the choice, Esc leaves it."""

    used = Signal(object)
    left = Signal()
    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercises: tuple[Exercise, ...] = ()
        self._demo_uri, self._exercise_before = "", ""
        self.sheet = QFrame(self)
        self.sheet.setObjectName("sheet")
        self.setAccessibleName(words.heading())
        self._make_fields()
        self._build()
        self.ring = FocusRing(self.sheet)
        # What scrolls moves its field without telling the field.
        self._area.verticalScrollBar().valueChanged.connect(self.ring.lay)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            # By its letter a field gets the keyboard where nobody sees it.
            self._area.ensureWidgetVisible(now)
        self.ring.follow(now)

    def _make_fields(self) -> None:
        self.exercise, self.source, self.theme = QComboBox(), QComboBox(), QComboBox()
        self._make_voice_fields()
        self.motion = TickBox(words.motion())
        for kind, label in words.source_kinds():
            self.source.addItem(label, kind)
        for name, label in words.themes():
            self.theme.addItem(label, name)
        self.camera, self.target, self.hold = QSpinBox(), QSpinBox(), QDoubleSpinBox()
        self.camera.setRange(0, 9)
        self.target.setRange(1, 100)
        self.hold.setRange(0, 30)
        self.hold.setSingleStep(0.5)
        self.hold.setDecimals(1)
        self.hold.setSuffix(words.hold_suffix())
        self.film, self.browse = QLineEdit(), QPushButton(words.film_browse())
        self.use, self.cancel = QPushButton(words.use()), QPushButton(words.cancel())
        self.use.setDefault(True)
        self.source.currentIndexChanged.connect(self._source_changed)
        self.exercise.activated.connect(self._exercise_changed)
        self.browse.clicked.connect(self._browse)
        self.use.clicked.connect(self._use)
        self.cancel.clicked.connect(self.left)

    def _make_voice_fields(self) -> None:
        self.speech, self.sounds = TickBox(words.speech()), TickBox(words.sounds())
        self.volume, self.rate = QSlider(Qt.Orientation.Horizontal), QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setSingleStep(5)
        # Tenths of the engine's -1 .. 1.
        self.rate.setRange(-10, 10)
        self.rate.setPageStep(5)
        self.voice, self.language, self.try_voice = QComboBox(), QComboBox(), QPushButton(words.voice_try())
        # A long name must not push the button out of the sheet.
        self.voice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.voice.setMinimumContentsLength(12)
        for name, label in words.languages():
            self.language.addItem(label, name)
        self.voice_note, self.language_note = QLabel(), QLabel(words.language_later())
        for note in (self.voice_note, self.language_note):
            note.setObjectName("hint")
            note.setWordWrap(True)
        self.voice_note.hide()
        self.language.setAccessibleDescription(words.language_later())
        self.try_voice.clicked.connect(lambda: self.tried.emit(self.choice()))
        for field in (self.sounds, self.volume):
            self.speech.toggled.connect(field.setEnabled)

    def _build(self) -> None:
        outer = QVBoxLayout(self.sheet)
        heading, hint = QLabel(words.heading()), QLabel(words.hint())
        heading.setObjectName("heading")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        outer.addWidget(heading)
        self._form, self._inside = self._build_form(), QWidget()
        for button in (self.browse, self.use, self.cancel, self.speech, self.sounds, self.try_voice, self.motion):
            button.setAccessibleName(button.text().replace("&", ""))
        self._inside.setLayout(self._form)
        self._area = area = QScrollArea()
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        outer.addWidget(area, 1)
        outer.addWidget(hint)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.use)
        outer.addLayout(buttons)
        self._set_tab_order()

    def _build_form(self) -> QFormLayout:
        film, voice = _side_by_side(self.film, self.browse), _side_by_side(self.voice, self.try_voice)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows: list[tuple[QLabel, QWidget]] = []
        for text, field, buddy in (
            (words.exercise(), self.exercise, self.exercise),
            (words.source(), self.source, self.source),
            (words.camera(), self.camera, self.camera),
            (words.film(), film, self.film),
            (words.target(), self.target, self.target),
            (words.hold(), self.hold, self.hold),
            (words.volume(), self.volume, self.volume),
            (words.voice(), voice, self.voice),
            (words.rate(), self.rate, self.rate),
            (words.language(), self.language, self.language),
            (words.theme(), self.theme, self.theme),
        ):
            label = QLabel(text)
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            label.setBuddy(buddy)
            buddy.setAccessibleName(text.replace("&", ""))
            form.addRow(label, field)
            self._rows.append((label, field))
        form.insertRow(6, "", self.speech)
        form.insertRow(7, "", self.sounds)
        form.insertRow(10, "", self.voice_note)
        form.insertRow(13, "", self.language_note)
        form.setRowVisible(self.voice_note, False)
        form.addRow("", self.motion)
        return form

    def _set_tab_order(self) -> None:
        chain = [self.exercise, self.source, self.camera, self.film, self.browse, self.target, self.hold, self.speech]
        chain += [self.sounds, self.volume, self.voice, self.try_voice, self.rate, self.language, self.theme]
        chain += [self.motion, self.use, self.cancel]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def on_look(self) -> None:
        palette = qt_palette(self.look.palette)
        self.sheet.setStyleSheet(panel_style(self.look))
        for field in self._fields():
            # A style sheet above them keeps the palette from coming down by itself.
            for part in (field, *field.findChildren(QWidget)):
                part.setPalette(palette)
            field.setFont(self.look.font("body", shrink=0.95))
            field.setMinimumHeight(round(self.look.px(48)))
        for box in (self.speech, self.sounds, self.motion):
            box.set_look(self.look)
        self.ring.set_look(self.look)
        self._form.setVerticalSpacing(round(self.look.px(10)))
        self._form.setHorizontalSpacing(round(self.look.px(24)))
        pad = round(self.look.px(26))
        cast(QVBoxLayout, self.sheet.layout()).setContentsMargins(pad, pad, pad, pad)
        self._lay_out(self.look)

    def _fields(self) -> tuple[QWidget, ...]:
        numbers = (self.camera, self.target, self.hold)
        voice = (self.speech, self.sounds, self.volume, self.voice, self.rate)
        return (self.exercise, self.source, *numbers, self.film, *voice, self.language, self.theme, self.motion)

    def resizeEvent(self, event: object) -> None:
        self._lay_out(self.look)

    def _lay_out(self, look: Look) -> None:
        width = min(self.width() - round(look.px(40)), round(look.px(860)))
        wanted = self._inside.sizeHint().height() + round(look.px(270))
        height = min(self.height() - round(look.px(32)), wanted)
        self.sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def open(self, exercises: tuple[Exercise, ...], choice: Choice) -> None:
        """Show the choice and take the keyboard."""
        self._exercises = exercises
        self.exercise.clear()
        for item in exercises:
            self.exercise.addItem(item.name, item.id)
        self.exercise.setCurrentIndex(max(0, self.exercise.findData(choice.exercise_id)))
        kind = source_kind(choice.source)
        self._demo_uri = choice.source if kind == "demo" else ""
        self._exercise_before = choice.exercise_id
        self.source.setCurrentIndex(max(0, self.source.findData(kind)))
        index = choice.source.partition(":")[2]
        self.camera.setValue(int(index) if kind == "camera" and index.isdecimal() else 0)
        self.film.setText(choice.source if kind == "film" else "")
        self._fill_dose(choice.target, choice.hold_s)
        item = self._chosen()
        # What runs now stays; only another exercise may take the film away.
        self._offer_demo(kind == "demo" or item is None or item.has_demo)
        self.speech.setChecked(choice.speech)
        self.volume.setValue(choice.volume_percent)
        for field in (self.volume, self.sounds):
            field.setEnabled(choice.speech)
        self.sounds.setChecked(choice.sounds)
        self.rate.setValue(round(10 * choice.rate))
        self.show_voices((choice.voice,) if choice.voice else (), choice.voice)
        self.language.setCurrentIndex(max(0, self.language.findData(choice.language)))
        self.motion.setChecked(choice.reduced_motion)
        self.theme.setCurrentIndex(max(0, self.theme.findData(choice.theme)))
        self._source_changed()
        self.show()
        self.raise_()
        self.exercise.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_voices(self, names: tuple[str, ...], chosen: str = "") -> None:
        """The voices to choose from; `chosen` stays in the list where it is not there at the moment."""
        chosen = chosen or str(self.voice.currentData() or "")
        self.voice.clear()
        self.voice.addItem(words.voice_default(), "")
        for name in dict.fromkeys((*names, *filter(None, (chosen,)))):
            self.voice.addItem(name, name)
        self.voice.setCurrentIndex(max(0, self.voice.findData(chosen)))

    def show_voice_note(self, note: str) -> None:
        """What there is to say about the voice, such as that there is none; empty: nothing."""
        self.voice_note.setText(note)
        self.voice.setAccessibleDescription(note)
        self._form.setRowVisible(self.voice_note, bool(note))
        self._lay_out(self.look)

    def choice(self) -> Choice:
        """What stands in the panel; what equals the prescription is None."""
        item = self._chosen()
        kind = str(self.source.currentData())
        key = item.id if item else ""
        demo = self._demo_uri if self._demo_uri and key == self._exercise_before else f"demo:{key}"
        source = {"camera": f"camera:{self.camera.value()}", "demo": demo}.get(kind, self.film.text().strip())
        target, hold = self.target.value(), round(self.hold.value(), 1)
        return Choice(
            exercise_id=key,
            source=source or demo,
            target=None if item and target == item.reps else target,
            hold_s=None if item and hold == item.hold_s else hold,
            speech=self.speech.isChecked(),
            volume_percent=self.volume.value(),
            theme=cast(ThemeName, str(self.theme.currentData())),
            sounds=self.sounds.isChecked(),
            voice=str(self.voice.currentData() or ""),
            rate=self.rate.value() / 10,
            language=cast(Language, str(self.language.currentData())),
            reduced_motion=self.motion.isChecked(),
        )

    def _chosen(self) -> Exercise | None:
        at = self.exercise.currentIndex()
        return self._exercises[at] if 0 <= at < len(self._exercises) else None

    def _fill_dose(self, target: int | None, hold_s: float | None) -> None:
        item = self._chosen()
        self.target.setValue(target or (item.reps if item and item.reps else 10))
        self.hold.setValue(hold_s if hold_s is not None else (item.hold_s if item else 0.0))

    def _exercise_changed(self) -> None:
        self._fill_dose(None, None)
        item = self._chosen()
        self._offer_demo(item is None or item.has_demo)

    def _offer_demo(self, there: bool) -> None:
        """An exercise without a film of its own cannot be shown on one."""
        at = self.source.findData("demo")
        model = self.source.model()
        if isinstance(model, QStandardItemModel):
            model.item(at).setEnabled(there)
        if not there and self.source.currentIndex() == at:
            self.source.setCurrentIndex(self.source.findData("camera"))

    def _source_changed(self) -> None:
        kind = str(self.source.currentData())
        for (label, field), wanted in ((self._rows[2], "camera"), (self._rows[3], "film")):
            self._form.setRowVisible(field, kind == wanted)
            label.setVisible(kind == wanted)
        self._lay_out(self.look)

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, words.film_dialog(), "", FILM_FILTER)
        if path:
            self.film.setText(path)

    def _use(self) -> None:
        self.used.emit(self.choice())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter on a button presses that button, elsewhere it uses the choice.
            pressed = next((b for b in (self.cancel, self.try_voice, self.browse) if b.hasFocus()), self.use)
            pressed.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painter().fillRect(self.rect(), self.look.palette.color("background", 0.8))
