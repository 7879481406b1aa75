"""`coach session`: the guided session, from who is training to the summary."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from coach.errors import CoachError, DependencyError
from coach.session.guided.programme import DEFAULT_PROGRAMME, ProgrammeSpec, load_programme, programme


def add_to(commands: Any) -> None:
    """Add the sub-command."""
    parser = commands.add_parser(
        "session",
        help="the guided session: today's programme, step by step, with voice",
        description="Open the guided session. Without --profile it asks who is training; one person is one key press.",
    )
    parser.add_argument("--profile", metavar="P", help="name of the person; straight to today")
    parser.add_argument(
        "--programme",
        metavar="FILE|ID",
        help=f"a programme's file or id (default: the person's own, {DEFAULT_PROGRAMME})",
    )
    parser.add_argument("--source", metavar="SOURCE", help="camera:0, a film, or demo (default: the first camera)")
    parser.add_argument("--lang", choices=("en", "de"), help="language of words and voice (default: as set)")
    parser.set_defaults(function=run)


def run(options: argparse.Namespace) -> int:
    """Open the window; returns when it is closed."""
    from coach.store.store import open_store

    chosen = programme_of(options.programme) if options.programme is not None else None
    source = checked_source(options.source)
    see_display()
    with open_store() as store:
        person = store.archive.profile(options.profile) if options.profile is not None else None
        see_model(source)
        try:
            from ui.app import run_shell
        except ImportError as error:
            raise DependencyError(f"The window cannot be loaded: {error}.", "Run `coach doctor`.") from error
        return run_shell(store, source, person, chosen, options.lang or "")


def programme_of(asked: str) -> ProgrammeSpec:
    """A programme by id, or by its file where the word looks like one. Raises CoachError."""
    path = Path(asked).expanduser()
    if path.suffix == ".toml" or path.is_file():
        if not path.is_file():
            raise CoachError(f'There is no programme file "{asked}".', "Check the name, or give a programme's id.")
        return load_programme(path)
    return programme(asked)


def checked_source(asked: str | None) -> str:
    """The source to open. A wrong name is told here; a camera that is missing, in the window, which offers the demo."""
    source = asked or "camera:0"
    if source != "demo" and not source.startswith("camera:"):
        from coach.capture.base import open_source

        open_source(source).close()
    return "demo" if source.startswith("demo:") else source


def see_display() -> None:
    """Raise CoachError where no window can be opened."""
    from coach.syslibs import has_display

    if not has_display():
        raise CoachError(
            "There is no display to open a window on.",
            "Without one: `coach analyze FILM --exercise glute_bridge`.",
        )


def see_model(source: str) -> None:
    """Have the pose model ready before the window opens, with its progress here."""
    from coach.session.factory import is_recording

    if is_recording(source):
        return
    from coach.cli.progress import model_progress
    from coach.pose.model_store import ensure_model

    with model_progress() as show:
        ensure_model(show)
