"""One set on the replay page: its title, the figure, what is flagged now, the signal; or why it cannot be shown.

A locked recording asks for its passphrase here. Not here: time, which the page's deck keeps.
"""

from __future__ import annotations

from math import nan

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from coach.session.factory import error_of, exercise_names
from coach.session.past.playback import Playback
from coach.session.past.reasons import Reason, reasons_of
from coach.store.records import SetRecord
from coach.types import RepEvent
from ui import texts_replay, texts_session
from ui.models import Exercise
from ui.paint import announce
from ui.past.player import Failure
from ui.past.stage import SignalView, StickStage, names_for
from ui.past.style import button, label, say
from ui.past.trend_view import known_spec
from ui.theme import Look

# A flag of a moment is read for so long.
SHOWN_S = 1.2
WHOLE = 2
NARROW = 0.7
# A frame shows its flag even where it began between two frames of an alignment.
EDGE_S = 0.02


def reps_at(reps: tuple[RepEvent, ...], t_s: float) -> RepEvent | None:
    """The repetition that is under way."""
    return next((rep for rep in reps if rep.t_start_s <= t_s <= rep.t_end_s), None)


class Lane(QWidget):
    """One set; `unlocked` carries a typed passphrase, `sought` a time that was tapped."""

    unlocked = Signal(str)
    sought = Signal(float)

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lang, self.done, self.playback = lang, None, None
        self.reps: tuple[RepEvent, ...] = ()
        self.narrow = False
        self.title, self.now = label("", "title"), label("", "now")
        self.now.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.stage, self.signal = StickStage(), SignalView()
        self.message, self.todo = label("", "heading"), label("")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(texts_replay.passphrase())
        self.field.setPlaceholderText(texts_replay.passphrase())
        self.open = button(texts_replay.unlock(), self._unlock)
        self.field.returnPressed.connect(self._unlock)
        self.signal.sought.connect(self.sought)
        self._build()

    def _build(self) -> None:
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.cover, self.stack = QWidget(), QStackedWidget()
        inner = QVBoxLayout(self.cover)
        inner.addStretch(1)
        inner.addWidget(self.message)
        inner.addWidget(self.todo)
        self.lock = QWidget()
        row = QHBoxLayout(self.lock)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.open)
        inner.addWidget(self.lock)
        inner.addStretch(1)
        self.stack.addWidget(self.stage)
        self.stack.addWidget(self.cover)
        for part, stretch in ((self.title, 0), (self.stack, 1), (self.now, 0), (self.signal, 0)):
            self.box.addWidget(part, stretch)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; side by side the figures and their labels are smaller."""
        self.stage.set_look(Look(look.palette, look.unit * NARROW) if self.narrow else look)
        self.signal.set_look(look)
        self.box.setSpacing(round(look.px(6)))
        # Its lines are kept free, so that the figure does not jump when a flag comes.
        self.now.setFixedHeight(round(look.px(86)))

    def show_set(self, done: SetRecord, title: str) -> None:
        """A set whose recording is still to come."""
        self.done, self.playback, self.reps = done, None, done.reps
        say(self.title, title)
        stage, signal = names_for(title)
        self.stage.setAccessibleName(stage)
        self.signal.setAccessibleName(signal)
        self.stage.show_playback(None, None, nan)
        self.signal.show_playback(None, ())
        self.show_message(texts_replay.reading(0.0))

    def show_message(self, what: str, todo: str = "", lock: bool = False) -> None:
        """Words in place of the figure. lock : with the field for the passphrase."""
        say(self.message, what)
        say(self.todo, todo)
        self.lock.setVisible(lock)
        self.now.setText("")
        self.signal.hide()
        self.stack.setCurrentWidget(self.cover)
        if lock:
            self.field.clear()
            self.field.setFocus()
        announce(self.message, f"{what} {todo}".strip())

    def show_failure(self, failure: Failure) -> None:
        """Why it cannot be shown."""
        locked = failure.kind == "locked"
        todo = texts_replay.locked_words() if locked else failure.todo
        self.show_message(failure.what, todo, locked)

    def show_playback(self, playback: Playback) -> None:
        """The set as it moved."""
        assert self.done is not None
        self.playback = playback
        self.reps = self.done.reps if playback.fits(self.done.reps) else ()
        exercise_id = self.done.head.exercise_id
        exercise = Exercise.of(exercise_id, exercise_names(self.lang)[exercise_id])
        self.stage.show_playback(playback, exercise, error_of(exercise_id, playback.signal))
        self.show_span(None)
        self.signal.show()
        self.stack.setCurrentWidget(self.stage)

    def show_span(self, span_s: tuple[float, float] | None) -> None:
        """The part of the signal that is seen; None: all of it."""
        self.signal.show_playback(self.playback, self.reps, span_s)

    def show_time(self, t_s: float) -> None:
        """Figure, line and words of this moment."""
        if self.playback is None:
            return
        self.stage.show_frame(self.playback.frame_at(t_s))
        self.signal.show_time(t_s)
        text = self.words_at(t_s)
        if text != self.now.text():
            self.now.setText(text)
            self.now.setAccessibleName(text)
            self.stage.setAccessibleDescription(text)

    def words_at(self, t_s: float) -> str:
        """Which repetition this is, and the reason of each flag at this time."""
        assert self.done is not None
        if not self.reps:
            return texts_replay.not_fitting() if self.done.reps else ""
        rep = reps_at(self.reps, t_s)
        lines = [texts_session.rep_title(rep.index, rep.verdict, rep.side)] if rep else []
        reasons, whole = self._reasons_at(t_s), 1 if self.narrow else WHOLE
        # The newest are told whole; of more than fit the names remain.
        for i, reason in enumerate(reversed(reasons)):
            evidence = next(iter(reason.crossed), None) if i < whole else None
            said = f": {texts_session.evidence_words(evidence)}" if evidence else ""
            lines.append(f"{texts_session.reason_title(reason)}{said}")
        return "\n".join([*lines[: whole + 1], " · ".join(lines[whole + 1 :])]).strip()

    def _reasons_at(self, t_s: float) -> list[Reason]:
        """Flags of this moment, in time's order."""
        assert self.done is not None
        spec, found = known_spec(self.done.head.exercise_id), []
        for rep in self.reps:
            durations = {f.id: f.duration_s for f in rep.faults}
            for reason in reasons_of(rep, spec, self.lang):
                if reason.t_s - EDGE_S <= t_s <= reason.t_s + max(SHOWN_S, durations[reason.fault_id]):
                    found.append(reason)
        return sorted(found, key=lambda reason: reason.t_s)

    def _unlock(self) -> None:
        if self.field.text():
            self.unlocked.emit(self.field.text())
