"""Runs the clips of a dataset through the same analysis as every film, in several processes.

Judges nothing: evaluate.py compares the runs with the truth.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Any

from coach.errors import CoachError
from coach.exercise.loader import exercise, exercise_ids
from coach.exercise.spec import ExerciseSpec
from coach.pose.base import Landmarker
from coach.session.analysis import Analysis, analyse
from coach.session.factory import is_recording, make_landmarker
from coach.types import Frame, Pose
from coach.validation.dataset import Clip, Dataset, Skip
from coach.validation.track import Track, TrackSink

POLL_S = 0.2
TELL_EVERY = 15  # frames
NO_SPEC = "no specification yet: skipped"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Task:
    """One clip and the exercises that it is judged as."""

    number: int
    clip: Clip
    exercises: tuple[str, ...]

    @property
    def frames(self) -> int:
        """Frames to work through."""
        return self.clip.frames * len(self.exercises)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """One clip judged as one exercise."""

    clip: Clip
    exercise: str
    analysis: Analysis
    track: Track


@dataclass(frozen=True, slots=True)
class Outcome:
    """All runs, the clips that were skipped for want of a specification, and the files that could not be read."""

    runs: tuple[Run, ...]
    skipped: tuple[Skip, ...]
    failed: tuple[Skip, ...]


def plan(dataset: Dataset, chosen: Sequence[str] = ()) -> tuple[list[Task], list[Skip]]:
    """What is to be run: each clip as its exercise; clips of no exercise as every shipped one.

    chosen : only these exercises; empty: all.
    """
    shipped = [name for name in exercise_ids() if not chosen or name in chosen]
    tasks: list[Task] = []
    skipped: list[Skip] = []
    for clip in dataset.clips:
        if clip.kind == "other":
            if shipped:
                tasks.append(Task(len(tasks), clip, tuple(shipped)))
        elif chosen and clip.exercise not in chosen:
            continue
        elif clip.exercise in shipped:
            tasks.append(Task(len(tasks), clip, (clip.exercise,)))
        else:
            skipped.append(Skip(clip.name, f"{clip.exercise}: {NO_SPEC}"))
    return tasks, skipped


def run(
    dataset: Dataset, chosen: Sequence[str] = (), *, workers: int | None = None, progress: Progress | None = None
) -> Outcome:
    """Run everything; results in the dataset's order, whatever finished first.

    workers : processes; None: one a core. 1 or a single clip: in this process.
    progress : called with frames done and frames in all.
    """
    tasks, skipped = plan(dataset, chosen)
    total = sum(task.frames for task in tasks)
    tell = progress or _silent
    count = min(workers or os.cpu_count() or 1, len(tasks))
    if count <= 1:
        done: list[int] = [0] * len(tasks)

        def note(number: int, frames: int) -> None:
            done[number] = frames
            tell(sum(done), total)

        outcomes = [_one(task, note) for task in tasks]
    else:
        outcomes = _in_processes(tasks, count, tell, total)
    runs = [run for outcome in outcomes if isinstance(outcome, list) for run in outcome]
    failed = [
        Skip(task.clip.name, outcome) for task, outcome in zip(tasks, outcomes, strict=True) if isinstance(outcome, str)
    ]
    return Outcome(tuple(runs), tuple(skipped), tuple(failed))


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def _one(task: Task, note: Callable[[int, int], None]) -> list[Run] | str:
    """All runs of one clip; an error that the user can mend comes back as its message."""
    memory: list[Pose | None] = []
    runs: list[Run] = []
    try:
        for turn, name in enumerate(task.exercises):
            before = turn * task.clip.frames

            def progress(done: int, _: int | None, before: int = before) -> None:
                if done % TELL_EVERY == 0:
                    note(task.number, before + done)

            runs.append(_analyse(task.clip, exercise(name), memory, progress))
    except CoachError as error:
        return str(error)
    note(task.number, task.frames)
    return runs


def _analyse(
    clip: Clip, spec: ExerciseSpec, memory: list[Pose | None], progress: Callable[[int, int | None], None]
) -> Run:
    source = str(clip.path)
    # Poses without a mask are the same for every exercise: the network looks at such a clip once.
    remember = not spec.needs_mask and not is_recording(source)
    landmarker: Landmarker
    if remember and memory:
        landmarker = Remembered(memory)
    else:
        landmarker = make_landmarker(source, spec)
        if remember:
            landmarker = Remembering(landmarker, memory)
    sink = TrackSink()
    try:
        analysis = analyse(source, spec, landmarker, progress=progress, sink=sink)
    finally:
        landmarker.close()
    return Run(clip, spec.id, analysis, sink.track())


class Remembering:
    """A landmarker that keeps its poses, in order, in `memory`."""

    def __init__(self, inner: Landmarker, memory: list[Pose | None]) -> None:
        self._inner = inner
        self._memory = memory

    def prepare(self, frame: Frame) -> object:
        """As the inner one."""
        return self._inner.prepare(frame)

    def infer(self, frame: Frame, prepared: object) -> object:
        """As the inner one."""
        return self._inner.infer(frame, prepared)

    def detect(self, frame: Frame, inferred: object = None) -> Pose | None:
        """As the inner one."""
        pose = self._inner.detect(frame, inferred)
        self._memory.append(pose and replace(pose, mask=None))
        return pose

    def look_anew(self) -> None:
        """As the inner one."""
        self._inner.look_anew()

    def close(self) -> None:
        """As the inner one."""
        self._inner.close()


class Remembered:
    """Gives the poses of `memory` once more, by the frame's number."""

    def __init__(self, memory: list[Pose | None]) -> None:
        self._memory = memory

    def prepare(self, frame: Frame) -> object:
        """Nothing: the poses are there."""
        return None

    def infer(self, frame: Frame, prepared: object) -> object:
        """Nothing either."""
        return None

    def detect(self, frame: Frame, inferred: object = None) -> Pose | None:
        """The pose that was seen in this frame before."""
        return self._memory[frame.index]

    def look_anew(self) -> None:
        """The poses are what they are."""

    def close(self) -> None:
        """Nothing to give back."""


def _in_processes(tasks: list[Task], workers: int, tell: Progress, total: int) -> list[list[Run] | str]:
    context = multiprocessing.get_context("spawn")
    done: list[int] = [0] * len(tasks)
    # The longest first: else one core works on a long clip while the others have finished.
    order = sorted(tasks, key=lambda task: -task.frames)
    with context.Manager() as manager:
        notes: Any = manager.Queue()
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupt) as pool:
            futures: dict[int, Future[list[Run] | str]] = {t.number: pool.submit(_child, t, notes) for t in order}
            try:
                waiting = set(futures.values())
                while waiting:
                    _, waiting = wait(waiting, timeout=POLL_S)
                    while not notes.empty():
                        number, frames = notes.get()
                        done[number] = frames
                    tell(sum(done), total)
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                for process in multiprocessing.active_children():
                    process.terminate()
                raise
            return [futures[task.number].result() for task in tasks]


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _child(task: Task, notes: Any) -> list[Run] | str:
    """In a process of its own."""

    def note(number: int, frames: int) -> None:
        notes.put((number, frames))

    return _one(task, note)
