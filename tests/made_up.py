"""Small specifications and signals with chosen values, to drive machine, measures, faults and checker directly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from synthetic import smooth

from coach.exercise.checker import Checker
from coach.exercise.loader import exercise
from coach.exercise.phases import RepMachine, Span
from coach.exercise.spec import ExerciseSpec, FaultSpec
from coach.types import Event, Quality, Signals

DRIVER = "hip_extension_deg"
REST, TARGET = -60.0, 0.0
FPS = 30.0
TEXT = {"en": "Text", "de": "Text"}
Track = Callable[[float], float]


def at_share(u: float) -> float:
    """Driver value at a share of the way from rest to target."""
    return REST + u * (TARGET - REST)


def measure_table(id_: str, signal: str = DRIVER, **changes: Any) -> dict[str, Any]:
    """A measure: median over the top, unless told otherwise."""
    return {"id": id_, "name": TEXT, "signal": signal, "over": "top", "reduce": "median", "source": "made up"} | changes


def fault_table(id_: str, when: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A live minor alignment fault at the top, unless told otherwise."""
    levels = [{"severity": changes.pop("severity", "minor"), "when": when}] if when else []
    base = {
        "id": id_, "code": "XX-1", "name": {"en": id_}, "kind": "alignment", "during": ["top"],
        "levels": levels, "cue": {"en": f"Mend {id_}."}, "source": "made up",
    }  # fmt: skip
    return base | changes


def fault(id_: str, when: dict[str, Any] | None = None, **changes: Any) -> FaultSpec:
    """The same as a model."""
    return FaultSpec.model_validate(fault_table(id_, when, **changes))


def spec_table(**changes: Any) -> dict[str, Any]:
    """A valid specification over the hip angle, without faults."""
    base: dict[str, Any] = {
        "schema": 1, "version": "1.0.0", "id": "made_up", "name": {"en": "Made up"}, "why": {"en": "To test."},
        "setup": exercise("glute_bridge").setup.model_dump(),
        "gate": {},
        "rep": {"driver": DRIVER, "target": TARGET, "rest_range": [-95.0, -20.0]},
        "prescription": {"sets": 1, "reps": 10, "hold_s": 2.0, "rest_s": 60.0},
        "measure": [measure_table("hip_extension_top_deg")],
        "fault": [],
    }  # fmt: skip
    return base | changes


def spec(**changes: Any) -> ExerciseSpec:
    """The same as a model."""
    return ExerciseSpec.model_validate(spec_table(**changes))


def path(*legs: tuple[float, float], start: float = 0.0, smoothly: bool = True) -> tuple[Track, float]:
    """Shares of the way over time, through (seconds, share to reach); and how long it takes."""

    def at(t_s: float) -> float:
        here = start
        for seconds, there in legs:
            if t_s < seconds:
                share = t_s / seconds
                return smooth(here, there, share) if smoothly else here + (there - here) * share
            t_s -= seconds
            here = there
        return here

    return at, sum(seconds for seconds, _ in legs)


REP = ((1.0, 0.0), (1.5, 1.0), (1.0, 1.0), (1.5, 0.0), (1.0, 0.0))


def times(duration_s: float, fps: float = FPS, start_s: float = 0.0) -> Iterator[float]:
    """Frame times."""
    for i in range(int(duration_s * fps)):
        yield start_s + i / fps


def turn(
    machine: RepMachine, track: tuple[Track, float], fps: float = FPS, start_s: float = 0.0
) -> tuple[list[Span], list[str]]:
    """Drive the machine along a track; spans and phases in order of appearance."""
    at, duration_s = track
    spans: list[Span] = []
    phases: list[str] = []
    for t_s in times(duration_s, fps, start_s):
        span = machine.step(t_s, at_share(at(t_s - start_s)))
        if span:
            spans.append(span)
        if not phases or phases[-1] != machine.phase:
            phases.append(machine.phase)
    return spans, phases


def signals(t_s: float, quality: dict[str, Quality] | None = None, **values: float) -> Signals:
    """Values that are all ok, unless told otherwise."""
    known = quality or {}
    qualities: dict[str, Quality] = {name: known.get(name, "ok") for name in values}
    reasons = {name: f"{name} hidden" for name, q in qualities.items() if q != "ok"}
    return Signals(t_s, values, qualities, reasons)


def watch(
    checker: Checker, track: tuple[Track, float], fps: float = FPS, start_s: float = 0.0, **others: Track
) -> list[Event]:
    """Drive a checker along a track; other signals are functions of time within it."""
    at, duration_s = track
    events: list[Event] = []
    for t_s in times(duration_s, fps, start_s):
        inside = t_s - start_s
        values = {DRIVER: at_share(at(inside))} | {name: other(inside) for name, other in others.items()}
        events += checker.step(signals(t_s, **values), None, True)
    return events
