"""`coach bench VIDEO`: speed and memory, as ratios to a bare MediaPipe loop on the same film in the same run.

Absolute times differ from machine to machine and from minute to minute; the ratios hold.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path
from typing import Any

from rich.text import Text

from coach.cli.progress import ERR, OUT, model_progress
from coach.cli.window import positive_int

FRAMES = 300
ROUNDS = 3
HISTORY = "history"


def add_to(commands: Any) -> None:
    """Add the sub-command."""
    parser = commands.add_parser(
        "bench",
        help="speed and memory against a bare MediaPipe loop",
        description="Measure speed on a film as ratios to a bare loop (read, convert, detect) in the same run.",
    )
    parser.add_argument("video", metavar="VIDEO", help='a film, or "demo"; "history": a year of sessions')
    parser.add_argument("--exercise", default="glute_bridge", metavar="ID")
    parser.add_argument("--rounds", type=positive_int, default=ROUNDS, metavar="N", help="pairs of runs (default 3)")
    parser.add_argument("--live", type=float, default=10.0, metavar="S", help="seconds of live play (default 10)")
    parser.add_argument("--soak", type=float, default=0.0, metavar="MIN", help="minutes of looped play for memory")
    parser.set_defaults(function=run)


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    if options.video == HISTORY and not Path(HISTORY).exists():
        return _history()
    from coach.bench import live, offline
    from coach.pose.model_store import ensure_model

    with model_progress() as bar:
        model = ensure_model(bar)
    film = _film(options.video)
    _say(f"{options.video}: {offline.describe(film)}")
    if options.live > 0:
        found = live.play(str(film), options.exercise, options.live)
        _say(
            f"live, {found.seconds:.0f} s             {found.fps:.1f} of {found.source_fps:.1f} frames a second, "
            f"age p95 {found.age_p95_ms:.0f} ms, growth {found.growth_ms:+.1f} ms"
        )
    if options.soak > 0:
        soak = live.soak(str(film), options.exercise, options.soak * 60)
        _say(f"soak, {options.soak:g} min           {soak.start_mb:.0f} MB after 30 s, {soak.end_mb:.0f} MB at the end")
    # Before the rest: what follows holds many pictures in memory at once, which a session never does.
    _say(f"peak memory so far      {live.peak_mb():.0f} MB (bar 700)")
    ratios, bare_ms = [], []
    for i in range(options.rounds):
        ERR.print(f"round {i + 1} of {options.rounds} ...", highlight=False)
        pair = offline.pair(film, options.exercise, model)
        ratios.append(pair.analyse_s / pair.bare_s)
        bare_ms.append(1000 * pair.bare_s / pair.frames)
    _say(f"bare loop               {statistics.median(bare_ms):.1f} ms a frame")
    _say(f"analyze / bare loop     {statistics.median(ratios):.2f}x wall time (median of {options.rounds}, bar 1.00)")
    own = offline.own_cost(film, options.exercise, model)
    _say(
        f"our part of a frame     {own.step_ms:.2f} ms median, of it landmarks and mask {own.convert_ms:.2f} (bar 1.5)"
    )
    _say(f"person mask             +{own.mask_ms:.1f} ms a frame (used by exercises that watch the belly's contour)")
    return 0


def _history() -> int:
    from coach.bench.archive import opening

    ERR.print("generating a year of daily sessions ...", highlight=False)
    found = opening()
    _say(f"{found.sessions} sessions, {found.repetitions} repetitions, {found.size_mb:.0f} MB")
    _say(f"open the store          {found.open_s:.2f} s")
    _say(f"all sessions in short   {found.overviews_s:.2f} s; both {found.open_s + found.overviews_s:.2f} s (bar 1.00)")
    _say(f"30 days whole           {found.month_s:.2f} s")
    return 0


def _say(line: str) -> None:
    OUT.print(Text(line), soft_wrap=True)


def _film(name: str) -> Path:
    from coach.capture.base import check_file

    if name.startswith("demo"):
        from coach.capture.demos import demo_path

        return demo_path(name)
    return check_file(name)
