"""How the window starts and ends, each in a process of its own: cv2's variables, Ctrl-C, many calls into Qt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import cv2
import pytest

from ui.app import drop_cv2_variables

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

WINDOW = """
import sys, types
sys.path.insert(0, {here!r})
from ui_fakes import ENTRIES, FakeRunner, error_of, make_state
runner = FakeRunner(state=make_state())
factory = types.ModuleType("coach.session.factory")
factory.make_runner = lambda *a, **k: runner
factory.exercise_names = lambda lang: ENTRIES
factory.error_of = error_of
import coach.session
sys.modules["coach.session.factory"] = coach.session.factory = factory
from ui import prefs
from pathlib import Path
prefs.default_path = lambda: Path({scratch!r}) / "window.ini"
from PySide6.QtCore import QTimer
from ui.app import WindowSettings, run_window
from ui.presenter import Presenter
begin = Presenter.start
def start(self):
    begin(self)
    QTimer.singleShot(300, lambda: print("up", flush=True))
Presenter.start = start
code = run_window(WindowSettings("glute_bridge", "demo", None, None))
print("ended", runner.calls[-1], flush=True)
sys.exit(code)
"""


SHELL = """
import sys
from pathlib import Path
from ui import prefs
prefs.default_path = lambda: Path({scratch!r}) / "window.ini"
from PySide6.QtCore import QTimer
from coach.store.place import Place
from coach.store.store import open_store
from ui.app import run_shell
from ui.shell import Shell
from ui.speech import Speaker
Speaker.warm = lambda self: None
begin = Shell.begin
def start(self, profile=None):
    begin(self, profile)
    QTimer.singleShot(300, lambda: print("up", type(self.stack.currentWidget()).__name__, flush=True))
Shell.begin = start
with open_store(Place(Path({scratch!r}) / "data")) as store:
    code = run_shell(store, "demo", None, None, "en")
print("ended", flush=True)
sys.exit(code)
"""


def child(code: str) -> subprocess.Popen[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT cannot be sent to a child on Windows")
def test_ctrl_c_ends_cleanly_within_a_second(tmp_path):
    process = child(WINDOW.format(here=str(HERE), scratch=str(tmp_path)))
    try:
        assert process.stdout.readline() == "up\n"
        sent_s = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        took_s = time.monotonic() - sent_s
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, out) == (0, "ended stop\n"), err
    assert "Traceback" not in err
    # The interpreter's own exit is in this time too.
    assert took_s < 3.0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT cannot be sent to a child on Windows")
def test_ctrl_c_ends_the_guided_session_too(tmp_path):
    process = child(SHELL.format(scratch=str(tmp_path)))
    try:
        assert process.stdout.readline() == "up WhoPage\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, out) == (0, "ended\n"), err
    assert "Traceback" not in err


def test_many_calls_into_qt_do_not_wear_none_out():
    code = (
        "import gc\nfrom PySide6.QtCore import QObject\nthing = QObject()\n"
        "for _ in range(200_000): thing.setObjectName('')\ngc.collect()\nprint('alive')"
    )
    out, err = child(code).communicate(timeout=60)
    assert out == "alive\n", err


def test_cv2s_own_qt_is_dropped_and_the_users_is_kept():
    inside = str(Path(cv2.__file__).resolve().parent / "qt" / "plugins")
    environ = {"QT_QPA_PLATFORM_PLUGIN_PATH": inside, "QT_QPA_FONTDIR": "/usr/share/fonts", "HOME": "/nowhere"}
    drop_cv2_variables(environ)
    assert environ == {"QT_QPA_FONTDIR": "/usr/share/fonts", "HOME": "/nowhere"}
