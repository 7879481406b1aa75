"""`coach analyze` and `coach replay`: films or recordings in; a table, JSON, CSV and annotated films out."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import sys
from concurrent.futures import Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from coach.cli import keeping
from coach.cli.progress import ERR, OUT, frames_progress, model_progress
from coach.cli.table import show
from coach.cli.window import open_window, seconds
from coach.errors import CoachError
from coach.session.analysis import Analysis

POLL_S = 0.1


@dataclass(frozen=True, slots=True)
class Job:
    """One source with everything that is to be made of it."""

    source: str
    exercise: str
    hold_s: float
    neutral_deg: float | None
    annotate: Path | None
    record: Path | None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A job's result. `landmarks` : the set's recording as a file's bytes, where it is to be stored."""

    analysis: Analysis
    landmarks: bytes | None = None


def add_to(commands: Any) -> None:
    """Add both sub-commands."""
    analyze = commands.add_parser(
        "analyze",
        help="count and measure the repetitions in films",
        description="Analyse films: a table of repetitions, and the set's summary. Several films run on several cores.",
    )
    analyze.add_argument("sources", nargs="+", metavar="VIDEO", help='a film, or "demo"')
    _common(analyze)
    analyze.add_argument("--annotate", type=Path, metavar="OUT.mp4", help="write the film with what was seen drawn in")
    analyze.add_argument("--record", type=Path, metavar="OUT.npz", help="write the landmarks as a recording")
    analyze.set_defaults(function=run_analyze)
    replay = commands.add_parser(
        "replay",
        help="the same from landmark recordings, without video",
        description="Analyse landmark recordings (.npz), without video and without MediaPipe.",
    )
    replay.add_argument("sources", nargs="+", metavar="RECORDING.npz", help="landmark recordings")
    _common(replay)
    replay.add_argument("--window", action="store_true", help="show it in the window as a moving skeleton")
    replay.set_defaults(function=run_replay, annotate=None, record=None)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--exercise", required=True, metavar="ID", help="which exercise; see `coach exercises`")
    parser.add_argument("--hold", type=seconds, default=0.0, metavar="S", help="prescribed hold (default: none judged)")
    parser.add_argument(
        "--neutral", type=float, metavar="DEG", help="hip extension read in quiet standing, from `coach calibrate`"
    )
    parser.add_argument("--json", metavar="F", help="write everything as JSON (- for standard output)")
    parser.add_argument("--csv", metavar="F", help="write one row a repetition as CSV (- for standard output)")

    keeping.add_options(parser)


def run_analyze(options: argparse.Namespace) -> int:
    """`coach analyze`."""
    return _run(options)


def run_replay(options: argparse.Namespace) -> int:
    """`coach replay`."""
    wrong = [s for s in options.sources if not s.lower().endswith(".npz")]
    if wrong:
        raise CoachError(f'"{wrong[0]}" is not a landmark recording (.npz).', "For a film: `coach analyze`.")
    if options.window:
        if options.profile is not None:
            raise CoachError("The window does not store a recording.", "Leave out --window, or --profile.")
        if len(options.sources) > 1:
            raise CoachError("The window shows one recording at a time.", "Give one recording with --window.")
        from coach.capture.base import open_source
        from coach.exercise.loader import exercise

        spec = exercise(options.exercise)
        open_source(options.sources[0]).close()
        return open_window(spec.id, options.sources[0], None, options.hold or None, False, neutral_deg=options.neutral)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    from coach.exercise.loader import exercise
    from coach.session import report

    exercise(options.exercise)
    jobs = _jobs(options)
    _check_targets(options, jobs)
    keeping.check(options)
    if any(not job.source.lower().endswith(".npz") for job in jobs):
        from coach.pose.model_store import ensure_model

        with model_progress() as bar:
            ensure_model(bar)
    outcomes = _work(jobs)
    done = [(job.source, o) for job, o in zip(jobs, outcomes, strict=True) if isinstance(o, Done)]
    results = [o.analysis for _, o in done]
    errors = [(job.source, o) for job, o in zip(jobs, outcomes, strict=True) if isinstance(o, str)]
    quiet = "-" in (options.json, options.csv)
    for result in results:
        if not quiet:
            show(result)
    if options.json and results:
        _write(options.json, report.to_json(results) + "\n")
    if options.csv and results:
        _write(options.csv, report.to_csv(results))
    for job in jobs:
        for path in (job.annotate, job.record):
            if path is not None and path.exists() and not quiet:
                ERR.print(f"Written: {path}", highlight=False, soft_wrap=True)
    if options.profile is not None and done:
        _keep(options, done, quiet)
    for source, message in errors:
        prefix = "" if source in message else f"{source}: "
        print(f"coach: {prefix}{message}", file=sys.stderr)  # noqa: T201
    return 2 if errors else 0


def _keep(options: argparse.Namespace, done: list[tuple[str, Done]], quiet: bool) -> None:
    for line in keeping.store_all(options, [(source, o.analysis, o.landmarks) for source, o in done]):
        # Standard output is somebody's JSON or CSV then.
        (ERR if quiet else OUT).print(Text(line), soft_wrap=True)


def _jobs(options: argparse.Namespace) -> list[Job]:
    many = len(options.sources) > 1
    twice = {s for s in options.sources if options.sources.count(s) > 1}
    if twice and (options.annotate or options.record):
        raise CoachError(f'"{twice.pop()}" is named twice.', "Name each film once.")

    def target(base: Path | None, source: str, suffix: str) -> Path | None:
        if base is None:
            return None
        if not many:
            return base / f"{_stem(source)}{suffix}" if base.is_dir() else base
        if not base.is_dir():
            raise CoachError(f'With several films, "{base}" must be a folder.', "Make it, or give one film.")
        return base / f"{_stem(source)}{suffix}"

    return [
        Job(
            source=s,
            exercise=options.exercise,
            hold_s=options.hold,
            neutral_deg=options.neutral,
            annotate=target(options.annotate, s, ".mp4"),
            record=target(options.record, s, ".npz"),
            keep=options.profile is not None,
        )
        for s in options.sources
    ]


def _stem(source: str) -> str:
    return source.replace(":", "_") if source.startswith("demo") else Path(source).stem


def _check_targets(options: argparse.Namespace, jobs: list[Job]) -> None:
    """Say before the long work what cannot be written after it."""
    paths = [p for job in jobs for p in (job.annotate, job.record) if p is not None]
    paths += [Path(p) for p in (options.json, options.csv) if p and p != "-"]
    sources = {Path(job.source).resolve() for job in jobs if Path(job.source).exists()}
    for path in paths:
        if path.is_dir():
            raise CoachError(f'"{path}" is a folder.', "Give a file name in it.")
        if not path.parent.is_dir():
            raise CoachError(f'The folder "{path.parent}" does not exist.', "Make it first, or choose another one.")
        if not os.access(path.parent, os.W_OK):
            raise CoachError(f'The folder "{path.parent}" may not be written to.', "Choose another one.")
        if path.resolve() in sources:
            raise CoachError(f'"{path}" is the film itself and would be overwritten.', "Choose another name.")
    if len({p.resolve() for p in paths}) < len(paths):
        raise CoachError("Two outputs have the same name.", "Give each its own.")


def _work(jobs: list[Job]) -> list[Done | str]:
    """All jobs, on several cores where there are several; results in the order asked for, or what went wrong."""
    if len(jobs) == 1:
        with frames_progress() as bar:
            task = bar.add_task(_label(jobs[0]), total=None)

            def progress(done: int, of: int | None) -> None:
                bar.update(task, completed=done, total=of)

            return [_one(jobs[0], progress)]
    return _in_processes(jobs)


def _label(job: Job) -> str:
    return Path(job.source).name


def _one(job: Job, progress: Any) -> Done | str:
    """One job; an error that the user can mend comes back as its message."""
    try:
        return _analyse(job, progress)
    except CoachError as error:
        return str(error)


def _analyse(job: Job, progress: Any) -> Done:
    from coach.capture.base import open_source
    from coach.exercise.loader import exercise
    from coach.session.analysis import analyse
    from coach.session.factory import make_landmarker
    from coach.store.recording import RecordingWriter

    spec = exercise(job.exercise)
    source = open_source(job.source)  # a bad file is told before the model is loaded
    fps = source.fps or 30.0
    source.close()
    recorder = RecordingWriter() if job.record or job.keep else None
    sink = None
    if job.annotate:
        from coach.capture.annotate import AnnotatingSink

        sink = AnnotatingSink(job.annotate, fps)
    landmarker = make_landmarker(job.source, spec)
    try:
        result = analyse(
            job.source,
            spec,
            landmarker,
            hold_s=job.hold_s,
            neutral_deg=job.neutral_deg,
            progress=progress,
            recorder=recorder,
            sink=sink,
        )
        if sink is not None:
            sink.close()
    except BaseException:
        if sink is not None:
            sink.discard()
        raise
    finally:
        landmarker.close()
    meta = {"exercise": spec.id, "source": Path(job.source).name}
    if recorder is not None and job.record is not None:
        recorder.save(job.record, meta)
    if recorder is None or not job.keep or not result.tally.frames:
        return Done(result)
    from coach.store.landmarks import to_bytes

    return Done(result, to_bytes(recorder.recording(meta)))


def _in_processes(jobs: list[Job]) -> list[Done | str]:
    context = multiprocessing.get_context("spawn")
    workers = min(len(jobs), os.cpu_count() or 1)
    with context.Manager() as manager, frames_progress() as bar:
        notes = manager.Queue()
        tasks = [bar.add_task(_label(job), total=None) for job in jobs]
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupt) as pool:
            futures: list[Future[Done | str]] = [pool.submit(_child, job, i, notes) for i, job in enumerate(jobs)]
            try:
                waiting = set(futures)
                while waiting:
                    _, waiting = wait(waiting, timeout=POLL_S)
                    while not notes.empty():
                        i, done, of = notes.get()
                        bar.update(tasks[i], completed=done, total=of)
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                for process in multiprocessing.active_children():
                    process.terminate()
                raise
            return [future.result() for future in futures]


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _child(job: Job, number: int, notes: Any) -> Done | str:
    """In a process of its own; tells how far it is every 15 frames."""

    def progress(done: int, of: int | None) -> None:
        if done % 15 == 0 or done == of:
            notes.put((number, done, of))

    return _one(job, progress)


def _write(name: str, text: str) -> None:
    if name == "-":
        sys.stdout.write(text)
        return
    path = Path(name)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CoachError(f'"{path}" cannot be written: {error.strerror}.', "Choose another place.") from error
