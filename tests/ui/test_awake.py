"""The screen stays on during a session, and a system without a way to do so costs nothing."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

from ui.awake import Awake


class Screen:
    """Counts how often it is kept on; `fails` at "enter", "exit" or never."""

    def __init__(self, fails=""):
        self.fails, self.log = fails, []

    @contextmanager
    def __call__(self):
        if self.fails == "enter":
            raise OSError("no bus")
        self.log.append("on")
        yield
        self.log.append("off")
        if self.fails == "exit":
            raise OSError("the bus has gone")


def test_on_once_and_off_once():
    screen = Screen()
    awake = Awake(screen)
    for act in (awake.release, awake.hold, awake.hold, awake.release, awake.release, awake.hold):
        act()
    assert screen.log == ["on", "off", "on"]


@pytest.mark.parametrize("fails", ["enter", "exit"])
def test_a_system_that_cannot_is_no_trouble(fails):
    awake = Awake(Screen(fails))
    awake.hold()
    awake.release()
    awake.hold()
    awake.release()


def test_the_real_one_never_raises(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    awake = Awake()
    awake.hold()
    awake.release()


def test_a_session_keeps_the_screen_on_until_it_is_left(window):
    screen = Screen()
    night = window.open()
    shell = night.rig.shell
    shell.awake = Awake(screen)
    night.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert screen.log == ["on"]
    shell.let_go()
    assert screen.log == ["on", "off"]
