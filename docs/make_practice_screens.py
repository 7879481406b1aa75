"""Pictures of free practice on the demo film, in a real X server: `docs/make_practice_screens.py [--out DIR]`.

Needs Xvfb where there is no display, and the pose model. Ends with 1 when a wanted moment did not come.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import screen_camera
from screen_camera import OUT, ROOT, SIZE_PX, display


class Camera(screen_camera.Camera):
    """A camera for the window of free practice."""

    @property
    def state(self):
        """The newest moment, or None."""
        return self.window.presenter.runner.newest()

    def until(self, wanted: Callable[[], bool], patience_s: float = screen_camera.PATIENCE_S) -> bool:
        """Let the window live until the moment has come and is painted."""
        came = super().until(wanted, patience_s)
        self.window.presenter.tick()
        return came


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
    parser.add_argument("--out", type=Path, default=OUT / "practice")
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
