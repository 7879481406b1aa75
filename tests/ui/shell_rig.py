"""The one window on a real store in a temporary folder, with the real session; the runner obeys the test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import guide_scenes as scenes
import made_up_sessions as made_up
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from ui_fakes import Clock, FakeBackend, FakeEarcons, Status

from coach.store.events import events_of
from coach.store.place import Place
from coach.store.records import ProfileSaved
from coach.store.store import open_store
from ui.prefs import Prefs
from ui.shell import Shell
from ui.speech import Speaker
from ui.wiring import Wiring

FRIDAY = datetime.fromisoformat("2026-01-09T18:00:00+01:00")


class Past(QWidget):
    """Stands for the history page."""

    closed = Signal()

    def set_look(self, look):
        self.look = look


class Rig:
    """A shell on a store with these people.

    programme : for everybody; None: each person's own. make_backend : what speaks. changes : to the services.
    """

    def __init__(
        self, qtbot, tmp_path, people=("Anna",), sessions=(), source="demo", begin=True, runner=None, programme=None,
        make_backend=None, **changes,
    ):  # fmt: skip
        self.qtbot, self.clock, self.backend, self.earcons = qtbot, Clock(), FakeBackend(), FakeEarcons()
        self.wall_ahead_s = 0.0
        self.place = Place(tmp_path / "data")
        self.store = open_store(self.place)
        self.people = [made_up.profile(name) for name in people]
        for person in self.people:
            self.store.journal.put(ProfileSaved(person))
        for session in sessions:
            for event in events_of(session):
                self.store.journal.put(event)
        assert self.store.journal.flush()
        self.runner, self.watched = runner or scenes.GuideRunner(), []
        (tmp_path / "documents").mkdir(exist_ok=True)
        wiring = Wiring(
            self.store,
            "en",
            programme,
            wall=lambda: FRIDAY + timedelta(seconds=self.clock.now_s - 100 + self.wall_ahead_s),
            documents=lambda: tmp_path / "documents",
        )
        services = wiring.services(lambda reader, person, parent: Past(parent))
        self.services = replace(
            services, make_runner=self._make, today=lambda: date(2026, 1, 9), **{"has_camera": lambda: True, **changes}
        )
        self.prefs = Prefs(tmp_path / "window.ini")
        self.speaker = Speaker(
            make_backend or (lambda: self.backend), self.clock, make_earcons=lambda: self.earcons,
            make_wordless=lambda: self.backend,
        )  # fmt: skip
        self.shell = Shell(self.services, self.prefs, self.speaker, source, self.clock)
        qtbot.addWidget(self.shell)
        with qtbot.waitActive(self.shell):
            self.shell.show()
            self.shell.activateWindow()
        if begin:
            self.shell.begin()
            QApplication.processEvents()

    def _make(self, watch, uri, keepers):
        self.watched.append((watch.exercise_id, uri))
        self.runner.source = Status("live", "", uri)
        self.runner.keepers = keepers
        return self.runner

    def press(self, *keys):
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key)
            QApplication.processEvents()

    def type(self, text):
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    @property
    def page(self):
        return self.shell.stack.currentWidget()

    @property
    def screen(self):
        return self.shell.presenter.session.screen

    def close(self):
        self.shell.close()
        self.store.close()


def screened(name="Anna"):
    """A person who has read the notice and answered the questions."""
    return made_up.profile(name, settings={"notice_at": FRIDAY.isoformat(), "screening_at": FRIDAY.isoformat()})


def start_screened(rig):
    rig.store.journal.put(ProfileSaved(screened()))
    assert rig.store.journal.flush()
    rig.shell.open_home(screened())
    rig.press(Qt.Key.Key_Return)
