"""Live play as in the window, without painting: rate, age of the newest moment, and memory over time."""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from coach.capture.video import VideoSource
from coach.errors import CoachError
from coach.session.factory import make_runner
from coach.types import CoachState

SETTLE_S = 30.0
POLL_S = 0.002


@dataclass(frozen=True, slots=True)
class Live:
    """age: capture to published state. growth: change of the median age from the first to the last third."""

    seconds: float
    fps: float
    source_fps: float
    age_p95_ms: float
    infer_p95_ms: float
    growth_ms: float


@dataclass(frozen=True, slots=True)
class Soak:
    """Resident memory after half a minute and at the end."""

    start_mb: float
    end_mb: float


def play(film: str, exercise_id: str, seconds: float) -> Live:
    """Play a film in a loop at its own pace for a while and watch what the window would get."""
    source = VideoSource(Path(film), uri=film)
    source_fps = source.fps or 30.0
    source.close()
    states = _watch(film, exercise_id, seconds)
    if len(states) < 10:
        raise CoachError("Too few frames came to measure anything.", "Give a longer film or more seconds.")
    ages = [1000 * s.latency_s for _, s in states]
    third = len(ages) // 3
    gaps = [1000 * (b - a) for (a, _), (b, _) in pairwise(states)]
    took = states[-1][0] - states[0][0]
    growth = statistics.median(ages[-third:]) - statistics.median(ages[:third])
    return Live(seconds, (len(states) - 1) / took, source_fps, _p95(ages), _p95(gaps), growth)


def soak(film: str, exercise_id: str, seconds: float) -> Soak:
    """Play for long and compare memory; flat means that nothing piles up."""
    runner = make_runner(exercise_id, film, loop=True)
    runner.start()
    start_mb, began = 0.0, time.monotonic()
    try:
        while (now := time.monotonic() - began) < max(seconds, SETTLE_S + 1):
            time.sleep(1.0)
            runner.drain_events()
            if start_mb == 0.0 and now > SETTLE_S:
                start_mb = resident_mb()
    finally:
        runner.stop()
    return Soak(start_mb, resident_mb())


def _watch(film: str, exercise_id: str, seconds: float) -> list[tuple[float, CoachState]]:
    runner = make_runner(exercise_id, film, loop=True)
    runner.start()
    states: list[tuple[float, CoachState]] = []
    last = None
    began: float | None = None
    try:
        while began is None or time.monotonic() - began < seconds:
            state = runner.newest()
            if runner.status().kind == "failed":
                raise CoachError(runner.status().message)
            if state is not None and state is not last:
                began = began or time.monotonic()
                last = state
                # The pictures are not kept: 10 s of them would be what memory measures.
                states.append((time.monotonic(), CoachState(state.t_s, latency_s=state.latency_s)))
            time.sleep(POLL_S)
    finally:
        runner.stop()
    return states


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def resident_mb() -> float:
    """Resident memory of this process now; the peak where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return peak_mb()


def peak_mb() -> float:
    """Largest resident memory of this process so far; nan where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024
