"""A source and a pipeline whose every step a test decides, and a patient way of waiting."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest

from coach.errors import CameraLost
from coach.session import feeder
from coach.session.runner import Runner
from coach.types import CoachState, Counts, CueEvent, Event, Frame

PICTURE = np.zeros((4, 4, 3), np.uint8)


def wait_for(what: Callable[[], object], timeout_s: float = 5.0) -> None:
    """Return once `what` is true; fail when it stays false."""
    end_s = time.monotonic() + timeout_s
    while not what():
        assert time.monotonic() < end_s, "it did not happen in time"
        time.sleep(0.001)


class Film:
    """Frames at given times; `rewind` starts over."""

    live = False
    size_px = (4, 4)

    def __init__(self, times_s: Iterable[float] = (0.0, 0.1, 0.2), uri: str = "film.mp4") -> None:
        self.times_s = list(times_s)
        self.uri = uri
        self.frame_count: int | None = len(self.times_s)
        self.fps: float | None = 10.0
        self.next = 0
        self.closed = False

    def read(self) -> Frame | None:
        if self.next == len(self.times_s):
            return None
        self.next += 1
        return Frame(PICTURE, self.times_s[self.next - 1], self.next - 1)

    def rewind(self) -> None:
        self.next = 0

    def close(self) -> None:
        self.closed = True


class Cam:
    """A camera that gives a picture when told to, and is lost when told to; `read` blocks in between."""

    live = True
    size_px = (4, 4)
    frame_count: int | None = None
    fps: float | None = 30.0

    def __init__(self, uri: str = "camera:0") -> None:
        self.uri = uri
        self.closed = False
        self._tokens = threading.Semaphore(0)
        self._lost = False
        self._next = 0

    def shoot(self, n: int = 1) -> None:
        self._tokens.release(n)

    def lose(self) -> None:
        self._lost = True
        self._tokens.release()

    def read(self) -> Frame | None:
        self._tokens.acquire()
        if self._lost:
            raise CameraLost("The camera stopped.", "Check its cable.")
        self._next += 1
        time.sleep(0.0005)  # keeps the clock's stamps apart
        return Frame(PICTURE, time.monotonic(), self._next - 1)

    def rewind(self) -> None: ...

    def close(self) -> None:
        self.closed = True


@dataclass
class Pipe:
    """Counts a repetition a frame, tells of it in an event, and keeps a diary.

    `gate` closed: a step hangs. `late`: one more repetition is found when the source is over.
    """

    frames: list[Frame] = field(default_factory=list)
    peeked: list[Frame] = field(default_factory=list)
    diary: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    gate: threading.Event = field(default_factory=threading.Event)
    counts: Counts = field(default_factory=Counts)
    slow_s: float = 0.0
    fail_at: int | None = None
    error: Exception = field(default_factory=lambda: ValueError("bad sum"))
    closed: bool = False
    late: bool = False

    def __post_init__(self) -> None:
        self.gate.set()

    def __call__(self) -> Pipe:
        self.threads.add(threading.current_thread().name)
        return self

    def step(self, frame: Frame) -> tuple[CoachState, tuple[Event, ...]]:
        self.frames.append(frame)
        self.diary.append(f"step {len(self.frames)}")
        assert self.gate.wait(10)
        time.sleep(self.slow_s)
        if self.fail_at == len(self.frames):
            raise self.error
        self.counts = replace(self.counts, good=self.counts.good + 1)
        n = len(self.frames)
        events = (CueEvent(f"a{n}", "form", "", frame.t_s, 0), CueEvent(f"b{n}", "form", "", frame.t_s, 0))
        return CoachState(frame.t_s, frame, counts=self.counts), events

    def peek(self, frame: Frame) -> CoachState:
        self.peeked.append(frame)
        return CoachState(frame.t_s, frame, counts=self.counts)

    def resume(self, t_s: float) -> tuple[Event, ...]:
        self.diary.append("resume")
        return (CueEvent("void", "setup", "", t_s, 0),)

    def finish(self) -> tuple[Event, ...]:
        if not self.late:
            return ()
        self.counts = replace(self.counts, good=self.counts.good + 1)
        return (CueEvent("late", "form", "", 0.0, 0),)

    def restart(self) -> None:
        self.diary.append("restart")
        self.counts = Counts()

    def correct(self, delta: int) -> CoachState:
        self.diary.append(f"correct {delta}")
        self.counts = replace(self.counts, correction=self.counts.correction + delta)
        return CoachState(0.0, counts=self.counts)

    def use(self, exercise_id: str, hold_s: float, target: float | None, neutral_deg: float | None) -> None:
        self.diary.append(f"use {exercise_id} {hold_s} {target} {neutral_deg}")
        self.counts = Counts()

    def count_from_zero(self, target: float | None) -> CoachState:
        self.diary.append(f"from zero {target}")
        self.counts = Counts()
        return CoachState(0.0, counts=self.counts)

    def close(self) -> None:
        self.threads.add(threading.current_thread().name)
        self.closed = True


@dataclass
class Diary:
    """A keeper that writes down what it is told; `fails` raises at every word."""

    lines: list[str] = field(default_factory=list)
    fails: bool = False

    def _note(self, line: str) -> None:
        self.lines.append(line)
        if self.fails:
            raise OSError("no space")

    def begin(self, set_uid: str, zero_s: float) -> None:
        self._note(f"begin {set_uid}")

    def append(self, state: CoachState) -> None:
        assert state.frame is not None
        self._note(f"frame {state.frame.index}")

    def end(self) -> None:
        self._note("end")


class Bench:
    """Starts runners on given sources and stops them after the test. `sources` by name: what each opening gives."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sources: dict[str, list[Film | Cam | Exception]] = {}
        self.opened: list[str] = []
        self.runners: list[Runner] = []
        monkeypatch.setattr(feeder, "open_source", self._open)
        monkeypatch.setattr(feeder, "FIRST_RETRY_S", 0.002)

    def _open(self, uri: str) -> Film | Cam:
        self.opened.append(uri)
        queue = self.sources[uri]
        item = queue.pop(0) if len(queue) > 1 else queue[0]
        if isinstance(item, Exception):
            raise item
        return item

    def runner(self, pipe: Callable[[], Pipe], *sources: Film | Cam | Exception, **options: Any) -> Runner:
        """A started runner; the sources are what opening its name gives, one after another, the last one for ever."""
        uri = next((s.uri for s in sources if isinstance(s, Film | Cam)), "camera:0")
        self.sources[uri] = list(sources)
        runner = Runner(uri, pipe, **options)
        self.runners.append(runner)
        runner.start()
        return runner

    def stop(self) -> None:
        for runner in self.runners:
            runner.stop(0.2)


def ids(events: Iterable[Event]) -> list[str]:
    return [event.id for event in events if isinstance(event, CueEvent)]
