"""Starts the window: `run_window(settings)`. The order here matters (cv2 before Qt, Qt's path variables after cv2).

Not here: the window's parts, or how a runner is made.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import cv2
from PySide6.QtCore import QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coach.session.guided.programme import ProgrammeSpec
from coach.store.base import Reader
from coach.store.profiles import settings_of
from coach.store.records import Profile
from coach.store.store import Store
from ui import language
from ui.main_window import MainWindow
from ui.models import WindowSettings
from ui.ports import RunnerLike
from ui.prefs import Prefs
from ui.presenter import Presenter
from ui.speech import Speaker

__all__ = ["WindowSettings", "application", "build", "run_shell", "run_window"]

WARM_AFTER_MS = 500
# A window without a timer of its own would hear Ctrl-C only at the next key.
BEAT_MS = 200
QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def drop_cv2_variables(environ: MutableMapping[str, str] = os.environ) -> None:
    """Take back what `import cv2` sets: its own Qt is not the one that is wanted here."""
    home = Path(cv2.__file__).resolve().parent
    for name in QT_VARIABLES:
        value = environ.get(name)
        if value and Path(value).resolve().is_relative_to(home):
            del environ[name]


def application() -> QApplication:
    """The one QApplication, made after cv2 is imported and its variables are dropped."""
    drop_cv2_variables()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Without a sound server the sound library complains at every start; the tone then falls back to a beep.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.speech.*=false")
        app = QApplication([sys.argv[0]])
        app.setApplicationName("glute-coach")
        app.setStyle("Fusion")
    return app


def build(
    settings: WindowSettings,
    make_runner: Callable[[WindowSettings], RunnerLike],
    entries: Mapping[str, Mapping[str, Any]],
    error_of: Callable[[str, str], float],
    prefs: Prefs | None = None,
    speaker: Speaker | None = None,
) -> MainWindow:
    """A window with its presenter attached and not started. Needs a QApplication."""
    window = MainWindow()
    presenter = Presenter(window, settings, make_runner, entries, error_of, prefs or Prefs(), speaker or Speaker())
    window.attach(presenter)
    return window


def run_window(settings: WindowSettings) -> int:
    """Show the window until it is closed; 0 at the end. Ctrl-C closes it."""
    from coach.session import factory

    def make_runner(asked: WindowSettings) -> RunnerLike:
        # The factory's `target` is one of the signal, in degrees; repetitions are counted towards in the window alone.
        return factory.make_runner(
            asked.exercise_id,
            asked.source,
            hold_s=asked.hold_s,
            loop=asked.loop,
            neutral_deg=asked.neutral_deg,
            lang=lang,
        )

    app, prefs, speaker = application(), Prefs(), Speaker()
    lang = language.choose(settings.lang or prefs.language)
    language.install(lang)
    settings = replace(settings, lang=lang, notice=language.in_words(settings.notice))
    window = build(settings, make_runner, factory.exercise_names(lang), factory.error_of, prefs, speaker)

    assert window.presenter is not None
    return _live(app, window, window.presenter.start, window.presenter.shutdown, speaker)


def run_shell(
    store: Store, source: str, profile: Profile | None = None, programme: ProgrammeSpec | None = None, lang: str = ""
) -> int:
    """Show the guided session's window until it is closed; 0 at the end. Ctrl-C closes it.

    profile : straight to this person's day. programme : for everybody in this window. lang : 'en', 'de', '' as set.
    """
    from ui.shell import Shell
    from ui.wiring import Wiring

    app, prefs, speaker = application(), Prefs(), Speaker()
    asked = lang or (settings_of(profile).language if profile is not None else "") or prefs.language
    chosen = language.choose(asked)
    language.install(chosen)

    def make_history(reader: Reader, person: Profile, parent: QWidget | None) -> QWidget:
        from ui.past.history_page import HistoryPage

        return HistoryPage(reader, person, parent, lang=chosen)

    services = Wiring(store, chosen, programme).services(make_history)
    shell = Shell(services, prefs, speaker, source)
    # Curves need pyqtgraph, half a second to load: before somebody looks back, and after the window is there.
    QTimer.singleShot(WARM_AFTER_MS, partial(import_module, "ui.past.history_page"))
    return _live(app, shell, lambda: shell.begin(profile), shell.let_go, speaker)


def _live(
    app: QApplication, window: QWidget, start: Callable[[], None], stop: Callable[[], None], speaker: Speaker
) -> int:
    """Show a window as large as the screen, until it is closed or Ctrl-C comes."""

    def interrupted(number: int, frame: FrameType | None) -> None:
        window.close()

    # Python runs the handler between two ticks of a timer.
    before = signal.signal(signal.SIGINT, interrupted)
    beat = QTimer()
    beat.timeout.connect(lambda: None)
    beat.start(BEAT_MS)
    try:
        # As large as the screen: it is read from across the room.
        window.showMaximized()
        start()
        if speaker.enabled:
            # Now, while nobody is in place yet: loading a voice can hold everything up for two seconds, once.
            QTimer.singleShot(WARM_AFTER_MS, speaker.warm)
        return app.exec()
    finally:
        signal.signal(signal.SIGINT, before)
        stop()
