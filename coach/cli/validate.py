"""`coach validate`: a folder of clips with their truth in; tables of how well the coach does, JSON and HTML out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from coach.cli.progress import ERR, OUT, frames_progress, model_progress
from coach.errors import CoachError, did_you_mean

WIDTH_MIN = 104  # a narrow terminal wraps long lines; figures that are cut off would be lost

if TYPE_CHECKING:
    from coach.validation.dataset import Dataset
    from coach.validation.runner import Outcome


def add_to(commands: Any) -> None:
    """Add the sub-command."""
    parser = commands.add_parser(
        "validate",
        help="how well it counts and measures, on clips whose truth is known",
        description="Run every clip of a folder and compare it with its truth. What each figure means: "
        "docs/validation.md. Exit code 0 also where a bar is not reached.",
    )
    parser.add_argument("dataset", type=Path, metavar="DATASET", help="folder of clips with their truth")
    parser.add_argument("--json", metavar="F", help="write every figure as JSON (- for standard output)")
    parser.add_argument("--html", metavar="F", help="write the report with its plots as one HTML file")
    parser.add_argument("--exercise", nargs="+", default=[], metavar="ID", help="only these exercises")
    parser.add_argument("--only", action="append", default=[], metavar="GLOB", help="only clips with such a name")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="processes (default: one a core)")
    parser.set_defaults(function=run_validate)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of processes from 1')
    return int(text)


def run_validate(options: argparse.Namespace) -> int:
    """`coach validate`."""
    from coach.validation.as_json import to_json
    from coach.validation.dataset import find
    from coach.validation.evaluate import evaluate
    from coach.validation.html import to_html
    from coach.validation.text import show

    _check(options)
    dataset = find(options.dataset, options.only)
    _check_exercises(options.exercise, dataset)
    outcome = _work(dataset, options.exercise, options.jobs)
    report = evaluate(dataset, outcome)
    if options.json != "-":
        show(report, Console(width=max(OUT.width, WIDTH_MIN)))
    for name, text in ((options.json, to_json), (options.html, to_html)):
        if name:
            _write(name, text(report) + "\n")
    for failed in outcome.failed:
        print(f"coach: {failed.name}: {failed.reason}", file=sys.stderr)  # noqa: T201
    return 2 if outcome.failed else 0


def _check(options: argparse.Namespace) -> None:
    """Say before the long work what cannot be written after it."""
    for name in (options.json, options.html):
        if name and name != "-" and (not Path(name).parent.is_dir() or Path(name).is_dir()):
            raise CoachError(f'"{name}" cannot be written.', "Give a file name in a folder that exists.")


def _check_exercises(chosen: Sequence[str], dataset: Dataset) -> None:
    from coach.exercise.loader import exercise_ids

    known = {*exercise_ids(), *(clip.exercise for clip in dataset.clips if clip.kind != "other")}
    for name in chosen:
        if name not in known:
            raise CoachError(
                f'There is no exercise "{name}".{did_you_mean(name, known)}', f"Known: {', '.join(sorted(known))}."
            )


def _work(dataset: Dataset, chosen: Sequence[str], workers: int | None) -> Outcome:
    from coach.session.factory import is_recording
    from coach.validation.runner import plan, run

    if any(not is_recording(str(task.clip.path)) for task in plan(dataset, chosen)[0]):
        from coach.pose.model_store import ensure_model

        with model_progress() as bar:
            ensure_model(bar)
    with frames_progress() as bar:
        shown = bar.add_task("frames", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(shown, completed=done, total=total)

        outcome = run(dataset, chosen, workers=workers, progress=progress)
    for skip in outcome.skipped:
        ERR.print(f"{skip.name}: {skip.reason}", highlight=False, soft_wrap=True, style="bright_black")
    return outcome


def _write(name: str, text: str) -> None:
    if name == "-":
        sys.stdout.write(text)
        return
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise CoachError(f'"{name}" cannot be written: {error.strerror}.', "Choose another place.") from error
    ERR.print(f"Written: {name}", highlight=False, soft_wrap=True)
