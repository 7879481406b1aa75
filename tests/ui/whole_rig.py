"""A whole evening through the real window: shell, session and store are real, the runner shows what the test says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import nan

import numpy as np
from guide_scenes import GuideRunner
from guided_driver import Evening, small_programme, to_set
from PySide6.QtCore import Qt
from shell_rig import Rig, screened
from ui_fakes import Status

from coach.session.guided import moments as m
from coach.session.guided.moments import Action
from coach.store import locks
from coach.store.records import ProfileSaved
from coach.types import Frame, View

K = Qt.Key
PICTURE = np.zeros((480, 640, 3), np.uint8)


@dataclass
class ObedientRunner(GuideRunner):
    """As the runner of the product: while paused nothing is judged, and keepers keep only between two `record`s."""

    keepers: tuple = ()
    keeping: bool = False

    def record(self, set_uid, zero_s=nan):
        super().record(set_uid, zero_s)
        if self.keeping:
            self._each("end")
        self.keeping = bool(set_uid)
        if set_uid:
            self._each("begin", set_uid, zero_s)

    def stop(self, timeout_s=1.0):
        super().stop(timeout_s)
        self.record("")

    def give(self, state, events):
        """The next picture."""
        if state is None:
            return
        state = replace(state, frame=Frame(PICTURE, state.t_s, 0))
        if self.paused:
            self.state = replace(state, pose=None, view=View(), phase="rest", hold_s=0.0, paused=True)
            return
        self.state = state
        self.events += events
        if self.keeping:
            self._each("append", state)

    def _each(self, what, *args):
        for keeper in self.keepers:
            getattr(keeper, what)(*args)


class Night(Evening):
    """The driver of guided sessions, on a window: what it ticks is the presenter, what it presses are keys."""

    def __init__(self, rig: Rig):
        self.rig, self.effects, self.reps, self.kind = rig, [], 0, "live"

    @property
    def session(self):
        return self.rig.shell.presenter.session

    @property
    def now_s(self):
        return self.rig.clock.now_s

    def tick(self, dt_s=0.1, state=None, events=()):
        rig = self.rig
        rig.clock.now_s += dt_s
        rig.speaker.pump()
        if rig.watched:
            rig.runner.source = Status(self.kind, "" if self.kind == "live" else "Close the other program.", "camera:0")
            rig.runner.give(state, list(events))
        rig.shell.presenter.tick()

    def act(self, name, value=None):
        self.rig.shell.guide.acted.emit(Action(name, value))

    def press(self, *keys):
        self.rig.press(*keys)

    def tell(self, number):
        """Answer a question 0..10 by the keyboard."""
        assert isinstance(self.screen, m.Rate), self.screen
        digits = [K(K.Key_0 + int(digit)) for digit in str(number)]
        self.press(*digits, K.Key_Return)

    def to_first_set(self):
        """From the programme on."""
        self.press(K.Key_Return)
        self.tell(2)
        self.tell(3)
        to_set(self)

    def do_set(self, n, verdict="good", **more):
        """n repetitions, and the moment of rest after them."""
        for _ in range(n):
            self.rep(verdict, **more)

    def quiet(self):
        """Let the tones that are playing come to an end, so that what waits is said."""
        self.rig.clock.now_s += 1.0
        self.rig.speaker.pump()

    @property
    def heard(self):
        """What was spoken, as one text."""
        return " | ".join(self.rig.backend.said)

    @property
    def shown(self):
        """The words of the live page's stage."""
        model = self.rig.shell.guide.live.stage.model
        return " ".join((*(model.message or ()), model.headline, model.subline))

    def stored(self):
        """The newest session as it lies in the file."""
        assert self.rig.store.journal.flush()
        return self.rig.store.archive.sessions(self.rig.person.uid)[-1]

    def shown_as_stored(self):
        """Whether the summary shows what lies in the file; which files the sets have is the store's own business."""
        shown, stored = (
            replace(one, sets=tuple(replace(s, recording="") for s in one.sets))
            for one in (self.screen.session, self.stored())
        )
        # As text: an unknown number is not equal to itself.
        return repr(shown) == repr(stored)


@dataclass
class Window:
    """Makes rigs on one data folder, one after the other."""

    qtbot: object
    tmp_path: object
    made: list = field(default_factory=list)

    def open(self, again=False, ready=True, **options) -> Night:
        """A window on Anna's evening. again : on what is there. ready : notice and screening lie behind her."""
        options = {"programme": small_programme(), "source": "camera:0", "runner": ObedientRunner(), **options}
        rig = Rig(self.qtbot, self.tmp_path, people=(), begin=False, **options)
        self.made.append(rig)
        rig.person = screened() if ready else replace(screened(), settings={})
        if not again:
            rig.store.journal.put(ProfileSaved(rig.person))
            assert rig.store.journal.flush()
        elif len(self.made) > 1:
            rig.clock.now_s = self.made[-2].clock.now_s + 60
        rig.shell.begin()
        return Night(rig)

    def start(self, **options) -> Night:
        """And into the session, by two keys."""
        night = self.open(**options)
        night.press(K.Key_Return, K.Key_Return)
        night.rig.shell.presenter._timer.stop()
        return night

    def crash(self) -> None:
        """The program dies: no goodbye, and the system gives its locks back."""
        rig = self.made[-1]
        assert rig.store.journal.flush()
        rig.shell.presenter._timer.stop()
        for lock in list(locks._held_here.values()):
            lock.release()

    def close(self) -> None:
        """Everything that was opened."""
        for rig in self.made:
            rig.close()


def past_screening(night: Night) -> None:
    """Notice and twelve questions."""
    night.press(K.Key_Return, *[K.Key_N] * 12)
