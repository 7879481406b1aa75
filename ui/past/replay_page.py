"""A stored set as a moving figure with its signal: play, slow motion, frame by frame, jumps; or two sets side by side.

Two sets are aligned at the top of a repetition of each and keep their own speed. Not here: reading recordings.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.session.past.playback import Playback
from coach.session.past.transport import Alignment, Mark, Transport, align, fault_marks, rep_marks
from coach.store.records import SetRecord
from coach.types import RepEvent
from ui import texts_past, texts_replay, texts_session
from ui.language import in_words
from ui.paint import announce
from ui.past.deck_bar import DeckBar
from ui.past.lane import Lane
from ui.past.player import Failure, Player
from ui.past.style import button, combo, label, say
from ui.theme import Look

TICK_MS = 16
# Half the time between two frames where nobody knows it.
FRAME_S = 1 / 30


@dataclass(frozen=True, slots=True)
class Other:
    """A set that can be compared with: its words and where it is."""

    label: str
    session_uid: str
    set_uid: str


class ReplayPage(QWidget):
    """One lane or two over a slider and its buttons; `left` goes back."""

    left = Signal()

    def __init__(
        self,
        player: Player,
        load: Callable[[Other], tuple[SetRecord, str]],
        lang: str = "en",
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.player, self.load, self.clock, self.look = player, load, clock, Look()
        self.deck: Transport | None = None
        self.alignment: Alignment | None = None
        self.comparing = False
        self._last_s = 0.0
        self.back = button(texts_past.esc_hint(texts_past.back()), self.left.emit, texts_past.back())
        self.title, self.told = label("", "heading"), label("", "hint")
        self.lanes = (Lane(lang), Lane(lang))
        self.other, self.here, self.there = (
            combo(name) for name in (texts_replay.other_set(), texts_replay.rep_here(), texts_replay.rep_there())
        )
        self.bar = DeckBar()
        self._build()
        self._connect()
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self.tick)

    def _build(self) -> None:
        self.box, sets = QVBoxLayout(self), QHBoxLayout()
        self.top = top = QHBoxLayout()
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        self.choices = QWidget()
        row = QHBoxLayout(self.choices)
        row.setContentsMargins(0, 0, 0, 0)
        for words, box, stretch in (
            (texts_replay.other_set(), self.other, 3),
            (texts_replay.rep_here(), self.here, 1),
            (texts_replay.rep_there(), self.there, 1),
        ):
            row.addWidget(label(words, "hint", wrap=False))
            row.addWidget(box, stretch)
        for lane in self.lanes:
            sets.addWidget(lane, 1)
        self.box.addLayout(top)
        self.box.addWidget(self.choices)
        self.box.addWidget(self.told)
        self.box.addLayout(sets, 1)
        self.box.addWidget(self.bar)

    def _connect(self) -> None:
        self.bar.slid.connect(self._slid)
        for made, does in zip(self.bar.buttons, self._actions(), strict=True):
            made.clicked.connect(does)
        self.other.activated.connect(self._other_picked)
        self.here.activated.connect(self._realign)
        self.there.activated.connect(self._realign)
        for lane in self.lanes:
            lane.unlocked.connect(self._unlocked)
        self.lanes[0].sought.connect(self._sought_here)
        self.lanes[1].sought.connect(self._sought_there)
        self.player.ready.connect(self._ready)
        self.player.failed.connect(self._failed)
        self.player.progress.connect(self._progress)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.look = look
        pad = round(look.px(24))
        self.box.setContentsMargins(pad, pad // 2, pad, pad // 2)
        self.box.setSpacing(round(look.px(8)))
        self.bar.set_look(look)
        self.top.setSpacing(round(look.px(18)))
        for lane in self.lanes:
            lane.set_look(look)

    # What is shown.

    def show_set(self, done: SetRecord, title: str) -> None:
        """One set."""
        self._clear(False)
        say(self.title, texts_replay.title_replay(title))
        say(self.told, "")
        self.lanes[0].show_set(done, title)
        # The page's heading says it already.
        self.lanes[0].title.hide()
        self.player.ask(done)

    def show_compare(self, done: SetRecord, title: str, others: tuple[Other, ...], first: int = 0) -> None:
        """A set beside one of the others."""
        self._clear(True)
        say(self.title, texts_replay.title_compare(title))
        self.lanes[0].show_set(done, title)
        for item in others:
            self.other.addItem(item.label, item)
        _fill_reps(self.here, done.reps)
        if others:
            self.other.setCurrentIndex(first)
            self._other_picked()
        else:
            say(self.told, texts_replay.no_other_set())
            self.lanes[1].hide()
        self.player.ask(done)

    def _clear(self, comparing: bool) -> None:
        self.comparing, self.deck, self.alignment = comparing, None, None
        self.timer.stop()
        self.choices.setVisible(comparing)
        self.lanes[1].setVisible(comparing)
        for box in (self.other, self.here, self.there):
            box.clear()
        for lane in self.lanes:
            lane.narrow = comparing
            lane.set_look(self.look)
        self.lanes[1].done = None
        self.bar.take(None)

    def _other_picked(self, index: int = 0) -> None:
        item = self.other.currentData()
        lane = self.lanes[1]
        try:
            done, title = self.load(item)
        except CoachError as error:
            lane.done = None
            lane.show_message(in_words(error.what), in_words(error.todo))
            return
        lane.show_set(done, title)
        _fill_reps(self.there, done.reps)
        self.there.setCurrentIndex(min(max(0, self.there.count() - 1), max(0, self.here.currentIndex())))
        self.player.ask(done)

    def _lanes_of(self, uid: str) -> list[Lane]:
        return [lane for lane in self.lanes if lane.done is not None and lane.done.head.uid == uid]

    def _ready(self, uid: str, playback: Playback) -> None:
        for lane in self._lanes_of(uid):
            lane.show_playback(playback)
            self._realign()

    def _failed(self, uid: str, failure: Failure) -> None:
        for lane in self._lanes_of(uid):
            lane.show_failure(failure)

    def _progress(self, uid: str, share: float) -> None:
        for lane in self._lanes_of(uid):
            if lane.playback is None and not lane.lock.isVisible():
                say(lane.message, texts_replay.reading(share))

    def _unlocked(self, passphrase: str) -> None:
        self.player.passphrase = passphrase
        for lane in self.lanes:
            if lane.done is not None and lane.playback is None:
                lane.show_message(texts_replay.reading(0.0))
                self.player.ask(lane.done)

    # Time.

    def _realign(self, index: int = 0) -> None:
        """A new deck over what there is to play."""
        first, second = self.lanes
        if first.playback is None:
            return
        if not self.comparing or second.done is None:
            self._take(Transport(first.playback.t_s))
            return
        if second.playback is None:
            return
        a, b = _chosen(self.here, first.reps), _chosen(self.there, second.reps)
        if a is None or b is None:
            say(self.told, texts_replay.no_reps_to_align())
            return
        self.alignment = found = align(a, b)
        say(self.told, texts_replay.aligned(a.index, b.index))
        for lane, top_s in ((first, found.top_a_s), (second, found.top_b_s)):
            lane.show_span((top_s - found.before_s, top_s + found.after_s))
        steps = np.diff(first.playback.t_s)
        self._take(Transport(found.times(float(np.median(steps)) if len(steps) else FRAME_S)))

    def _take(self, deck: Transport) -> None:
        if self.deck is not None:
            deck.speed = self.deck.speed
        self.deck = deck
        self.bar.take(deck)
        self.refresh()
        if self.isVisible() and not any(box.hasFocus() for box in (self.other, self.here, self.there)):
            self.bar.slider.setFocus()

    def refresh(self) -> None:
        """Everything at the deck's position."""
        deck = self.deck
        if deck is None:
            return
        now = deck.now_s
        first, second = self.lanes
        first.show_time(self.alignment.in_a(now) if self.alignment else now)
        if self.alignment:
            second.show_time(self.alignment.in_b(now))
        where = texts_replay.from_top(now) if self.alignment else texts_replay.position(now, deck.end_s)
        self.bar.show_deck(deck, where)
        if deck.playing and not self.timer.isActive():
            self._last_s = self.clock()
            self.timer.start()
        elif not deck.playing:
            self.timer.stop()

    def tick(self) -> None:
        """Time has gone by."""
        now_s = self.clock()
        if self.deck is not None:
            self.deck.advance(now_s - self._last_s)
        self._last_s = now_s
        self.refresh()

    # What the buttons and keys do.

    def _actions(self) -> tuple[Callable[[], None], ...]:
        """In the order of the buttons."""
        return (
            self.toggle,
            self.slower,
            self.step_back,
            self.step_on,
            lambda: self.jump_fault(False),
            lambda: self.jump_fault(True),
            lambda: self.jump_rep(False),
            lambda: self.jump_rep(True),
        )

    def toggle(self) -> None:
        """Play or pause."""
        if self.deck is not None:
            self.deck.toggle()
            self.refresh()

    def slower(self) -> None:
        """The next speed."""
        if self.deck is not None:
            self.deck.slower()
            announce(self.bar, texts_replay.speed(self.deck.speed))
            self.refresh()

    def step_back(self) -> None:
        """One frame back."""
        self._step(-1)

    def step_on(self) -> None:
        """One frame on."""
        self._step(1)

    def _step(self, frames: int) -> None:
        if self.deck is not None:
            self.deck.step(frames)
            self.refresh()

    def jump_fault(self, forward: bool) -> None:
        """To the next or the previous flag."""
        self._jump(self._marks(fault_marks), forward, texts_replay.no_more_flags())

    def jump_rep(self, forward: bool) -> None:
        """To the next or the previous repetition; side by side, both sets go on."""
        if not self.alignment:
            self._jump(self._marks(rep_marks), forward, texts_replay.no_more_reps())
            return
        by = 1 if forward else -1
        places = [(box, box.currentIndex() + by) for box in (self.here, self.there)]
        if all(0 <= at < box.count() for box, at in places):
            for box, at in places:
                box.setCurrentIndex(at)
            self._realign()
        else:
            announce(self, texts_replay.no_more_reps())

    def _marks(self, marks_of: Callable[[tuple[RepEvent, ...]], tuple[Mark, ...]]) -> tuple[Mark, ...]:
        if not self.alignment or self.deck is None:
            return marks_of(self.lanes[0].reps)
        tops = (self.alignment.top_a_s, self.alignment.top_b_s)
        both = [
            replace(mark, t_s=mark.t_s - top_s)
            for lane, top_s in zip(self.lanes, tops, strict=True)
            for mark in marks_of(lane.reps)
        ]
        inside = [mark for mark in both if self.deck.start_s <= mark.t_s <= self.deck.end_s]
        return tuple(sorted(inside, key=lambda mark: mark.t_s))

    def _jump(self, marks: tuple[Mark, ...], forward: bool, none: str) -> None:
        if self.deck is None:
            return
        found = self.deck.jump(marks, forward)
        self.refresh()
        if found is None:
            say(self.told, none)
            announce(self, none)
        else:
            if not self.alignment:
                say(self.told, "")
            announce(self, " ".join(lane.now.text() for lane in self.lanes if lane.isVisible()))

    def _slid(self, value: int) -> None:
        if self.deck is not None:
            self.deck.playing = False
            self.deck.seek_frame(value)
            self.refresh()

    def _sought_here(self, t_s: float) -> None:
        self._seek(t_s - (self.alignment.top_a_s if self.alignment else 0.0))

    def _sought_there(self, t_s: float) -> None:
        self._seek(t_s - (self.alignment.top_b_s if self.alignment else 0.0))

    def _seek(self, t_s: float) -> None:
        if self.deck is not None:
            self.deck.seek(t_s)
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        does: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_S: self.slower,
            Qt.Key.Key_Comma: self.step_back,
            Qt.Key.Key_Period: self.step_on,
            Qt.Key.Key_Left: self.step_back,
            Qt.Key.Key_Right: self.step_on,
            Qt.Key.Key_N: lambda: self.jump_fault(True),
            Qt.Key.Key_P: lambda: self.jump_fault(False),
            Qt.Key.Key_R: lambda: self.jump_rep(not shift),
        }
        action = does.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.deck is not None:
            self.deck.playing = False
        self.timer.stop()
        super().hideEvent(event)


def _fill_reps(box: QComboBox, reps: tuple[RepEvent, ...]) -> None:
    box.clear()
    for rep in reps:
        box.addItem(texts_session.rep_title(rep.index, rep.verdict), rep.index)


def _chosen(box: QComboBox, reps: tuple[RepEvent, ...]) -> RepEvent | None:
    return next((rep for rep in reps if rep.index == box.currentData()), None)
