"""Plays a guided session of two exercises in a real X server and saves a picture of every state, by keyboard alone.

    python docs/make_screens.py [--out DIR] [--size 1280x720] [--theme light] [--lang de] [--rtl]

The people are rendered films; the store is in a temporary folder. Needs Xvfb where there is no display, and the
pose model. Ends with 1 when a wanted moment did not come. Free practice: make_practice_screens.py.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from screen_camera import OUT, ROOT, Camera, display

sys.path.insert(0, str(ROOT))
FILMS = ROOT / "tests" / "data" / "validation"
PROGRAMME = """
schema = 1
id = "screens"
name = { en = "Two exercises", de = "Zwei Übungen" }
about = { en = "For pictures.", de = "Für Bilder." }
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
[[item]]
exercise = "glute_bridge"
sets = 2
reps = 4
hold_s = 1
rest_s = 20
[item.easier]
reps = 2
say = { en = "Two small bridges.", de = "Zwei kleine Brücken." }
[[item]]
exercise = "clamshell"
sets = 1
reps = 2
hold_s = 0
rest_s = 20
"""


class Evening:
    """One person's evening: what is on the screen, and the keys."""

    def __init__(self, shell, camera: Camera) -> None:
        from coach.session.guided import moments

        self.shell, self.camera, self.m = shell, camera, moments

    @property
    def screen(self):
        return self.shell.presenter.session.screen if self.shell.presenter is not None else None

    @property
    def state(self):
        """The newest moment of the coach."""
        runner = self.shell.presenter.runner if self.shell.presenter is not None else None
        return runner.newest() if runner is not None else None

    def at(self, *kinds) -> bool:
        return isinstance(self.screen, kinds)

    def rating(self, kind: str, exercise_id: str = "") -> bool:
        return self.at(self.m.Rate) and (self.screen.kind, self.screen.exercise_id) == (kind, exercise_id)

    def press(self, key) -> None:
        """One key, to whatever has the keyboard."""
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        QTest.keyClick(QApplication.focusWidget() or self.shell, key)
        self.camera.rest(0.05)

    def type(self, text: str) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        QTest.keyClicks(QApplication.focusWidget(), text)
        self.camera.rest(0.05)

    def film(self, path) -> None:
        """Another film in front of the camera."""
        self.shell.presenter.runner.open_uri(str(path))


def play(evening: Evening) -> None:
    """The whole session."""
    before(evening)
    first_exercise(evening)
    second_exercise(evening)
    after(evening)
    stopped_by_pain(evening)
    cut_off(evening)


def before(e: Evening) -> None:
    """From who to the first pain question."""
    from PySide6.QtCore import Qt

    m, shoot = e.m, e.camera.shoot
    shoot("who")
    e.type("Test person")
    e.press(Qt.Key.Key_Return)
    shoot("home", lambda: e.shell.stack.currentWidget() is e.shell.home)
    e.press(Qt.Key.Key_Return)
    shoot("notice", lambda: e.at(m.Notice))
    e.press(Qt.Key.Key_Return)
    shoot("screening", lambda: e.at(m.Screening))
    e.press(Qt.Key.Key_Y)
    shoot("red_flag", lambda: e.at(m.RedFlag))
    e.press(Qt.Key.Key_A)
    e.camera.until(lambda: e.at(m.Screening))
    while e.at(m.Screening):
        e.press(Qt.Key.Key_N)
    shoot("programme", lambda: e.at(m.Programme))
    e.press(Qt.Key.Key_C)
    e.camera.until(lambda: e.at(m.Calibrate) and e.state is not None)
    e.camera.rest(2.0)
    shoot("calibrate", lambda: e.at(m.Calibrate))
    e.press(Qt.Key.Key_Escape)
    e.camera.until(lambda: e.at(m.Programme))
    e.press(Qt.Key.Key_Return)
    shoot("pain_before", lambda: e.rating("pain_now"))
    e.press(Qt.Key.Key_3)
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.rating("pain_worst_24h"))
    e.press(Qt.Key.Key_4)
    e.press(Qt.Key.Key_Return)


def first_exercise(e: Evening) -> None:
    """The bridge: set-up wrong and right, practice, a set with everything, a pause, a rest."""
    from PySide6.QtCore import Qt

    m, shoot = e.m, e.camera.shoot
    e.camera.until(lambda: e.at(m.Intro))
    e.camera.rest(3.2)
    shoot("intro")
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.at(m.Setup))
    e.film(FILMS / "neg_squats__f_thin__front.mp4")
    e.camera.rest(3.0)
    shoot("setup_wrong", lambda: e.at(m.Setup) and any(c.ok is False for c in e.screen.checks))
    e.film("demo:glute_bridge")
    shoot("setup_right", lambda: e.at(m.Setup) and e.screen.held > 0.4)
    shoot("practice", lambda: e.at(m.Practice) and e.screen.done == 1)
    e.camera.until(lambda: e.at(m.WorkSet))
    shoot("hold", lambda: e.state is not None and e.at(m.WorkSet) and e.state.hold_s > 0.5)
    live = e.shell.guide.live
    shoot("cue", lambda: live.stage.model.banner is not None and live.stage.model.banner.tone == "change", 90)
    shoot("set", lambda: e.at(m.WorkSet) and e.screen.done >= 2 and e.state.phase == "down")
    e.press(Qt.Key.Key_Space)
    shoot("set_paused", lambda: e.at(m.Paused))
    e.press(Qt.Key.Key_Space)
    e.camera.until(lambda: e.at(m.Rest), 90)
    e.camera.rest(2.0)
    shoot("rest")
    e.press(Qt.Key.Key_N)
    e.camera.until(lambda: e.at(m.WorkSet), 90)
    e.press(Qt.Key.Key_N)


def second_exercise(e: Evening) -> None:
    """The clamshell: one side, turn round, the other side."""
    from PySide6.QtCore import Qt

    m, shoot = e.m, e.camera.shoot
    shoot("pain_from_the_mat", lambda: e.rating("pain_exercise", "glute_bridge") and (e.screen.number or 0) >= 2)
    e.press(Qt.Key.Key_2)
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.rating("effort", "glute_bridge"))
    e.press(Qt.Key.Key_4)
    shoot("effort")
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.at(m.Intro))
    e.camera.rest(1.0)
    shoot("intro_side")
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.at(m.WorkSet), 90)
    shoot("set_side", lambda: e.at(m.WorkSet) and e.state is not None and e.state.phase == "top")
    e.camera.until(lambda: e.at(m.SideChange), 90)
    # The demo turns round at once; here the person is still on the first side.
    e.film("demo:clamshell")
    e.camera.rest(2.5)
    shoot("side_change")
    e.film("demo:clamshell/mirrored")
    e.camera.until(lambda: e.rating("pain_exercise", "clamshell"), 120)
    e.press(Qt.Key.Key_2)
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.rating("effort", "clamshell"))
    e.press(Qt.Key.Key_3)
    e.press(Qt.Key.Key_Return)


def after(e: Evening) -> None:
    """Pain after, the summary, back home."""
    from PySide6.QtCore import Qt

    m, shoot = e.m, e.camera.shoot
    e.camera.until(lambda: e.rating("pain_after"))
    e.press(Qt.Key.Key_2)
    e.press(Qt.Key.Key_Return)
    shoot("session_summary", lambda: e.at(m.Summary))
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.shell.presenter is None)
    e.camera.rest(0.3)


def to_first_set(e: Evening) -> None:
    """A further session, as fast as it goes."""
    from PySide6.QtCore import Qt

    m = e.m
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.at(m.Programme))
    e.press(Qt.Key.Key_Return)
    for _ in range(2):
        e.camera.until(lambda: e.at(m.Rate))
        e.press(Qt.Key.Key_3)
        e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.at(m.Intro))
    e.press(Qt.Key.Key_Return)
    e.camera.until(lambda: e.at(m.Practice), 90)
    e.press(Qt.Key.Key_N)
    e.camera.until(lambda: e.at(m.WorkSet), 90)


def stopped_by_pain(e: Evening) -> None:
    """A second session that pain ends."""
    from PySide6.QtCore import Qt

    m, shoot = e.m, e.camera.shoot
    to_first_set(e)
    e.press(Qt.Key.Key_Escape)
    shoot("stop_why", lambda: e.at(m.StopWhy))
    e.press(Qt.Key.Key_1)
    if e.camera.until(lambda: e.at(m.Rate), 3):
        e.press(Qt.Key.Key_7)
        e.press(Qt.Key.Key_Return)
    shoot("pain_stop", lambda: e.at(m.PainStop))
    for _ in range(12):
        if e.shell.presenter is None:
            break
        if e.at(m.Rate):
            e.press(Qt.Key.Key_5)
        e.press(Qt.Key.Key_Escape if e.at(m.Intro, m.Setup, m.WorkSet) else Qt.Key.Key_Return)
        if e.at(m.StopWhy):
            e.press(Qt.Key.Key_3)
        e.camera.rest(0.3)


def cut_off(e: Evening) -> None:
    """A third one that is left in the middle, as by a power cut, and offered again."""
    from PySide6.QtCore import Qt

    to_first_set(e)
    e.camera.rest(8.0)
    e.shell.let_go()
    e.shell.open_home(e.shell.profile)
    e.camera.rest(0.3)
    e.press(Qt.Key.Key_Return)
    e.camera.shoot("resume", lambda: e.at(e.m.ResumeOffer))


def main() -> int:
    """Play it once and save every screen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--size", default="1600x900")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--lang", choices=("en", "de"), default="en")
    parser.add_argument("--rtl", action="store_true", help="from right to left")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    size_px = tuple(map(int, asked.size.split("x")))
    with display(size_px), tempfile.TemporaryDirectory() as scratch:
        return run(asked, size_px, Path(scratch))


def run(asked: argparse.Namespace, size_px: tuple[int, int], scratch: Path) -> int:
    """The window, once a display is there."""
    from coach.session.guided.programme import load_programme
    from coach.store.place import Place
    from coach.store.store import open_store
    from ui import language
    from ui.app import application
    from ui.past.history_page import HistoryPage
    from ui.prefs import Prefs
    from ui.shell import Shell
    from ui.speech import Speaker
    from ui.wiring import Wiring

    app = application()
    if asked.rtl:
        from PySide6.QtCore import Qt

        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    language.install(asked.lang)
    programme = scratch / "screens.toml"
    programme.write_text(PROGRAMME, encoding="utf-8")
    prefs = Prefs(scratch / "window.ini")
    prefs.theme = asked.theme
    with open_store(Place(scratch / "data")) as store:
        wiring = Wiring(store, asked.lang, load_programme(programme), documents=lambda: scratch)
        services = wiring.services(lambda reader, person, parent: HistoryPage(reader, person, parent, lang=asked.lang))
        shell = Shell(services, prefs, Speaker(), "demo")
        shell.setGeometry(0, 0, *size_px)
        shell.show()
        shell.activateWindow()
        shell.begin()
        camera = Camera(app, shell, asked.out)
        try:
            play(Evening(shell, camera))
        finally:
            shell.close()
    return 1 if camera.missed else 0


if __name__ == "__main__":
    sys.exit(main())
