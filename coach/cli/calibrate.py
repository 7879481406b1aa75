"""`coach calibrate`: the optional standing calibration; `analyze`, `replay` and `run` take its number."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Any

from rich.text import Text

from coach.cli.progress import OUT, model_progress


def add_to(commands: Any) -> None:
    """Add the sub-command."""
    parser = commands.add_parser(
        "calibrate",
        help="optional: read your own straight posture, standing side-on",
        description="Find three seconds of quiet standing, side-on, in a film or recording or before a camera, and say "
        "what the detector reads for this person standing straight. Give the number to --neutral.",
    )
    parser.add_argument("source", metavar="SOURCE", help="camera:0, a film, or a recording (.npz)")
    parser.add_argument(
        "--profile", metavar="P", help="keep it for this person's guided sessions; see `coach profiles`"
    )
    parser.set_defaults(function=run)


def run(options: argparse.Namespace) -> int:
    """Print the number and how to use it; keep it where a profile is given."""
    from coach.capture.base import open_source
    from coach.exercise.loader import exercise
    from coach.session.calibration import standing_neutral
    from coach.session.factory import make_landmarker

    if options.profile is not None:
        _name_of(options.profile)
    open_source(options.source).close()
    with model_progress() as bar:
        landmarker = make_landmarker(options.source, exercise("glute_bridge"), bar)
    try:
        found = standing_neutral(options.source, landmarker)
    finally:
        landmarker.close()
    OUT.print(Text(f"Standing straight reads {found.read_deg:+.1f} degrees ({found.side} side near)."), soft_wrap=True)
    if found.offset_deg != found.read_deg:
        OUT.print(Text(f"That is more than the tracking explains; {found.offset_deg:+.0f} is used at most."))
    if options.profile is not None:
        _keep(options.profile, found.offset_deg)
    OUT.print(Text(f"Use it: coach analyze FILM --exercise glute_bridge --neutral {found.offset_deg:.1f}"))
    return 0


def _name_of(profile: str) -> str:
    """The profile's own name, before the long work. Raises CoachError where there is none."""
    from coach.cli.data import opened

    with opened() as store:
        return store.archive.profile(profile).name


def _keep(profile: str, offset_deg: float) -> None:
    """Store it with its date. Raises StoreError."""
    from coach.cli.data import opened
    from coach.session.calibration import VALID
    from coach.store.profiles import save, with_settings

    with opened() as store:
        person = store.archive.profile(profile)
        changed = with_settings(person, neutral_deg=round(offset_deg, 1), neutral_at=datetime.now(UTC))
        save(store.journal, changed)
    told = f"Stored for {person.name}: {offset_deg:+.1f} degrees, used in guided sessions for {VALID.days} days."
    OUT.print(Text(told), soft_wrap=True)
