"""`coach run`: the window."""

from __future__ import annotations

import argparse
from typing import Any

from coach.errors import CoachError, DependencyError

ARTIFICIAL = ("demo",)
LANGUAGES = ("en", "de")


def add_to(commands: Any) -> None:
    """Add the sub-command."""
    parser = commands.add_parser(
        "run",
        help="the window: live coaching from a camera, a film or the demo",
        description="Open the coaching window. Without --source: the first camera, or the demo where there is none.",
    )
    parser.add_argument("--exercise", default="glute_bridge", metavar="ID", help="see `coach exercises`")
    parser.add_argument("--source", metavar="SOURCE", help="camera:0, a film, a recording (.npz), or demo")
    parser.add_argument("--reps", type=positive_int, metavar="N", help="target repetitions (default: the exercise's)")
    parser.add_argument("--hold", type=seconds, metavar="S", help="prescribed hold at the top, in seconds")
    parser.add_argument("--neutral", type=float, metavar="DEG", help="from `coach calibrate`: this person's straight")
    parser.add_argument("--loop", action="store_true", help="play a film again and again")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of window and voice (default: as in its settings)")
    parser.set_defaults(function=run)


def run(options: argparse.Namespace) -> int:
    """Open the window; returns when it is closed."""
    from coach.exercise.loader import exercise
    from coach.pose.model_store import ensure_model
    from coach.session.factory import is_recording

    spec = exercise(options.exercise)
    source, notice = choose_source(options.source, spec.id)
    if not source.startswith("camera:"):
        from coach.capture.base import open_source

        open_source(source).close()  # a wrong name is told here, not in a window that opens for nothing
    if not is_recording(source):
        from coach.cli.progress import model_progress

        with model_progress() as show:
            ensure_model(show)
    return open_window(spec.id, source, options.reps, options.hold, options.loop, notice, options.neutral, options.lang)


def open_window(
    exercise_id: str,
    source: str,
    reps: int | None,
    hold_s: float | None,
    loop: bool,
    notice: str = "",
    neutral_deg: float | None = None,
    lang: str | None = None,
) -> int:
    """Hand over to the window room; it is imported here and nowhere else."""
    from coach.syslibs import has_display

    if not has_display():
        raise CoachError(
            "There is no display to open a window on.",
            f"Without one: `coach analyze {source} --exercise {exercise_id} --annotate out.mp4`.",
        )
    try:
        from ui.app import WindowSettings, run_window
    except ImportError as error:
        raise DependencyError(f"The window cannot be loaded: {error}.", "Run `coach doctor`.") from error
    settings = WindowSettings(
        exercise_id=exercise_id,
        source=source,
        target=reps,
        hold_s=hold_s,
        loop=loop,
        notice=notice,
        neutral_deg=neutral_deg,
        lang=lang or "",
    )
    return run_window(settings)


def choose_source(asked: str | None, exercise_id: str) -> tuple[str, str]:
    """The source to open, and a notice where it is not what one would expect."""
    from coach.capture.base import list_cameras

    if asked is not None:
        return asked, ""
    if any(camera.state == "ok" for camera in list_cameras(limit=1)):
        return "camera:0", ""
    return (
        f"demo:{exercise_id}",
        "No camera was found: this is the demo. Choose a camera in settings (S).",
    )


def positive_int(text: str) -> int:
    """argparse type: a whole number of at least 1."""
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of at least 1")
    return value


def seconds(text: str) -> float:
    """argparse type: 0 .. 60 seconds."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 60:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 60 seconds")
    return value
