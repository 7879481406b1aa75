"""Screenshots of the real window on the demo film, in an X server of its own: `docs/make_screens.py [--out DIR]`.

Needs Xvfb where there is no display, and the pose model. Ends with 1 when a wanted moment did not come.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZE_PX = (1600, 900)
PATIENCE_S = 60.0


@contextmanager
def display() -> Iterator[None]:
    """A display: the one there is, else an Xvfb with a free number that ends with us."""
    if os.environ.get("DISPLAY") or sys.platform in ("win32", "darwin"):
        yield
        return
    screen = f"{SIZE_PX[0]}x{SIZE_PX[1]}x24"
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        os.environ["DISPLAY"] = ":" + server.stdout.readline().strip()
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield
    finally:
        server.terminate()
        server.wait(5)


class Camera:
    """Waits for a moment in the window and saves the screen."""

    def __init__(self, app, window, out: Path) -> None:
        self.app, self.window, self.out = app, window, out
        self.missed: list[str] = []

    @property
    def state(self):
        """The newest moment, or None."""
        return self.window.presenter.runner.newest()

    def until(self, wanted: Callable[[], bool], patience_s: float = PATIENCE_S) -> bool:
        """Let the window live until the moment has come; False when it has not."""
        end_s = time.monotonic() + patience_s
        while time.monotonic() < end_s:
            self.app.processEvents()
            if wanted():
                self.window.presenter.tick()
                self.app.processEvents()
                return True
            time.sleep(0.005)
        return False

    def shoot(self, name: str, wanted: Callable[[], bool] = lambda: True, patience_s: float = PATIENCE_S) -> None:
        """Save the screen when the moment has come."""
        if not self.until(wanted, patience_s):
            self.missed.append(name)
            print(f"{name}: this moment did not come")
            return
        path = self.out / f"{name}.png"
        # Twice: the server shows what was painted before the last round of events.
        for _ in range(2):
            self.app.processEvents()
            time.sleep(0.03)
        self.window.screen().grabWindow(self.window.winId()).save(str(path))
        print(path)


def shoot_set(camera: Camera) -> None:
    """One set of the demo, from set-up to summary."""
    window, presenter = camera.window, camera.window.presenter
    stage = window.stage

    def last(verdict: str) -> bool:
        return (
            camera.state is not None and camera.state.last_rep is not None and camera.state.last_rep.verdict == verdict
        )

    camera.shoot("hold", lambda: camera.state is not None and camera.state.hold_s > 0.5)
    camera.shoot("live", lambda: camera.state.counts.towards_target >= 2 and camera.state.phase == "down")
    camera.shoot("partial", lambda: last("partial"))
    presenter.toggle_theme()
    camera.shoot("light", lambda: camera.state.hold_s > 0.5)
    presenter.toggle_theme()
    camera.shoot("compensated", lambda: last("compensated"))
    presenter.toggle_pause()
    camera.shoot("paused", lambda: camera.state.paused)
    window.toggle_help()
    camera.shoot("help")
    window.toggle_help()
    window.open_settings()
    camera.shoot("settings")
    window.close_settings()
    presenter.toggle_pause()
    camera.shoot("cue", lambda: stage.model.banner is not None or window.summary.isVisible())
    camera.shoot("summary", window.summary.isVisible)
    shoot_setup(camera)
    presenter.runner.open_uri("camera:9")
    camera.shoot("camera_missing", lambda: stage.model.message is not None and "opening" not in status(presenter))


def shoot_setup(camera: Camera) -> None:
    """The demo's person lies right from the first frame: here the same picture with one check not yet met."""
    from coach.types import SetupCheck, View

    presenter, runner = camera.window.presenter, camera.window.presenter.runner
    presenter.restart()
    camera.until(lambda: status(presenter) == "live" and camera.state.view.can_count)
    seen = runner.newest()
    hint = "Turn so your side faces the camera."
    checks = [c if c.id != "view" else SetupCheck(c.id, c.label, False, hint) for c in seen.view.checks]
    posed = replace(seen, view=View(checks=tuple(checks)), signals=None, driver=None, phase="not_seen")
    runner.newest = lambda: posed
    camera.until(lambda: bool(camera.window.stage.model.headline))
    camera.shoot("setup")
    del runner.newest


def status(presenter) -> str:
    """The kind of the source's status."""
    return presenter.runner.status().kind


def main() -> int:
    """Run the demo once and save every screen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screens")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(ROOT))
    with display(), tempfile.TemporaryDirectory() as scratch:
        return run(out, Path(scratch))


def run(out: Path, scratch: Path) -> int:
    """The window, once a display is there."""
    from coach.session import factory
    from ui.app import application, build
    from ui.models import WindowSettings
    from ui.prefs import Prefs

    app = application()
    settings = WindowSettings("glute_bridge", "demo:glute_bridge", None, None)
    window = build(
        settings,
        lambda s: factory.make_runner(s.exercise_id, s.source, hold_s=s.hold_s, loop=s.loop),
        factory.exercise_names(),
        factory.error_of,
        Prefs(scratch / "window.ini"),
    )
    window.setGeometry(0, 0, *SIZE_PX)
    window.show()
    window.presenter.start()
    camera = Camera(app, window, out)
    try:
        shoot_set(camera)
    finally:
        window.close()
    return 1 if camera.missed else 0


if __name__ == "__main__":
    sys.exit(main())
