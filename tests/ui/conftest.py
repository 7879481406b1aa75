"""The window's tests: offscreen Qt, no sound, settings in a temporary folder, a runner that obeys the test."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from ui_fakes import ENTRIES, Clock, FakeBackend, FakeRunner, error_of

from ui import language
from ui.app import drop_cv2_variables
from ui.main_window import MainWindow
from ui.models import WindowSettings
from ui.prefs import Prefs
from ui.presenter import Presenter
from ui.speech import Speaker

drop_cv2_variables()


class Rig:
    """A window on a fake runner; time moves when the test says so."""

    def __init__(self, qtbot, tmp_path, settings=None, runner=None):
        self.clock, self.backend = Clock(), FakeBackend()
        self.runner = runner or FakeRunner()
        self.asked = []
        self.prefs = Prefs(tmp_path / "window.ini")
        self.speaker = Speaker(lambda: self.backend, self.clock)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.settings = settings or WindowSettings("glute_bridge", "demo", None, None)
        self.presenter = Presenter(
            self.window, self.settings, self._make, ENTRIES, error_of, self.prefs, self.speaker, self.clock
        )
        self.window.attach(self.presenter)
        self.window.resize(1280, 720)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.presenter.start()
        # From here the test looks by itself.
        self.presenter._timer.stop()

    def _make(self, settings):
        self.asked.append(settings)
        return self.runner

    def show(self, state, *events, after_s=0.1):
        """The runner brings a state and events; the window looks once."""
        self.clock.now_s += after_s
        self.runner.state = state
        self.runner.events += events
        self.presenter.tick()


@pytest.fixture
def rig(qtbot, tmp_path):
    """A started window."""
    made = Rig(qtbot, tmp_path)
    yield made
    made.window.close()


@pytest.fixture
def make_rig(qtbot, tmp_path):
    """A started window with other settings or another runner."""
    made = []

    def make(settings=None, runner=None):
        made.append(Rig(qtbot, tmp_path, settings, runner))
        return made[-1]

    yield make
    for one in made:
        one.window.close()


@pytest.fixture
def window(qtbot, tmp_path):
    """Makes whole evenings on one data folder."""
    from whole_rig import Window

    made = Window(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def german(qapp):
    """Everything of this test is in German."""
    language.install("de")
    yield
    language.install("en")
