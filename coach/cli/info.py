"""`coach exercises`, `coach specs check`, `coach cameras`, `coach doctor`: what there is and whether it works."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from rich.text import Text

from coach.cli.checking import check_files
from coach.cli.progress import OUT


def add_to(commands: Any) -> None:
    """Add the sub-commands."""
    exercises = commands.add_parser(
        "exercises",
        help="the exercises, with view and set-up",
        description="List the exercises: how to lie or stand, where the camera belongs, and the usual dose.",
    )
    exercises.set_defaults(function=run_exercises)
    specs = commands.add_parser(
        "specs",
        help="check exercise specifications",
        description="Work on exercise specifications (TOML); exercise_specs/README.md explains every field.",
    )
    inner = specs.add_subparsers(dest="specs_command", metavar="COMMAND", required=True)
    check = inner.add_parser(
        "check",
        help="check one file, or all that are shipped",
        description="Check specifications: every problem of every file at once, with its line. Exit code 2 if any.",
    )
    check.add_argument("file", nargs="*", type=Path, metavar="FILE", help="specification files (default: all shipped)")
    check.set_defaults(function=run_specs_check)
    cameras = commands.add_parser(
        "cameras",
        help="the cameras of this computer",
        description="List the cameras with the names to open them by; each is opened for a moment.",
    )
    cameras.set_defaults(function=run_cameras)
    doctor = commands.add_parser(
        "doctor",
        help="is everything there that the coach needs?",
        description="Check versions, pose model, camera, display, speech and system libraries; each line is ok or says "
        "what to do. Exit code 1 when something must be mended.",
    )
    doctor.set_defaults(function=run_doctor)


def run_exercises(_: argparse.Namespace) -> int:
    """List the exercises."""
    from coach.exercise.loader import exercise, exercise_ids

    for name in exercise_ids():
        spec = exercise(name)
        setup = spec.setup
        low, high = setup.distance_m
        OUT.print(Text(f"{spec.id}: {spec.name['en']}", style="bold"))
        OUT.print(Text(f"  {setup.say['en']}"), soft_wrap=True)
        OUT.print(
            Text(
                f"  View: {' or '.join(setup.facing)}, {setup.posture}; camera {low:g}-{high:g} m away, "
                f"{setup.camera_height_m[0]:g}-{setup.camera_height_m[1]:g} m high."
            ),
            soft_wrap=True,
        )
        dose = spec.prescription
        OUT.print(Text(f"  Usual dose: {dose.sets} x {dose.reps}, hold {dose.hold_s:g} s, rest {dose.rest_s:g} s."))
    return 0


def run_specs_check(options: argparse.Namespace) -> int:
    """Check files; every problem of every file is told."""
    from coach.exercise.loader import exercise_ids, load_spec
    from coach.paths import SPECS_DIR

    files: list[Path] = options.file or [SPECS_DIR / f"{name}.toml" for name in exercise_ids()]
    return check_files(files, load_spec, lambda spec: f"{spec.id} {spec.version}, {len(spec.fault)} faults")


def run_cameras(_: argparse.Namespace) -> int:
    """List the cameras."""
    from coach.capture.base import list_cameras

    cameras = list_cameras()
    if not cameras:
        OUT.print("No camera was found. Plug one in, or use a film: `coach run --source FILM`.")
        return 1
    for camera in cameras:
        size = f"{camera.width_px}x{camera.height_px}" if camera.state == "ok" else camera.message
        OUT.print(Text(f"{camera.uri}  {camera.name}  {camera.state}  {size}"), soft_wrap=True)
    return 0


def run_doctor(_: argparse.Namespace) -> int:
    """Say line by line what is ok, and what to do about the rest; exit code 1 when something must be mended."""
    from coach.doctor import report

    bad = False
    for check in report():
        word, style = {True: ("ok  ", "green"), None: ("note", "yellow"), False: ("BAD ", "red")}[check.ok]
        bad = bad or check.ok is False
        OUT.print(Text.assemble((f"{word} ", style), f"{check.name}: {check.detail}"), soft_wrap=True)
        if check.todo:
            OUT.print(Text(f"       {check.todo}"), soft_wrap=True)
    return 1 if bad else 0
