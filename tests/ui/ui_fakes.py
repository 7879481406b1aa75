"""States with known answers and a runner that does what the test says. No Qt here."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from coach.types import (
    CoachState,
    Counts,
    CueEvent,
    DriverView,
    FaultEvent,
    Frame,
    Measure,
    Pose,
    RepEvent,
    SetupCheck,
    Signals,
    View,
)

SIZE_PX = (640, 360)
ENTRIES = {
    "glute_bridge": {
        "name": "Glute bridge",
        "setup": "Lie on your back, side-on to the camera, knees bent, feet flat.",
        "reps": 10,
        "hold_s": 2.0,
        "posture": "supine",
        "facing": ("side",),
        "angles": [
            {
                "id": "hip_extension_top_deg",
                "name": "Hip extension at the top",
                "signal": "hip_extension_deg",
                "at_top": True,
                "since_rest": False,
                "error_deg": 5.0,
                "normal_deg": (-10.0, 10.0),
            }
        ],
        "not_measured": "pelvic drop (needs a front view)",
    },
    "clamshell": {"name": "Clamshell", "setup": "Lie on your side facing the camera.", "reps": 12, "hold_s": 1.0},
}
DRIVER = DriverView("hip_extension_deg", "deg", 0.0, -55.0, 0.0, -38.0, -14.0, -41.0, -30.0, (-10.0, 10.0))
CHECKS = (
    SetupCheck("seen", "I see you", True),
    SetupCheck("whole", "whole body", True),
    SetupCheck("lying", "lying down", False, "Lie on your back with knees bent."),
    SetupCheck("side", "side view", None),
)
READY = View("supine", "left", "right", 1.0, can_count=True, can_measure=True, checks=())
NOT_READY = View("upright", "front", None, 1.0, reasons=("not lying",), checks=CHECKS)


def error_of(exercise_id: str, signal: str) -> float:
    """As the factory's: known for the hip angle alone."""
    return 5.0 if signal == "hip_extension_deg" else math.nan


def make_pose(**joints: tuple[float, float]) -> Pose:
    """Nobody's landmarks except the named ones of the right side, in 0..1: shoulder, hip, knee, ankle."""
    index = {"shoulder": 12, "hip": 24, "knee": 26, "ankle": 28}
    xyz, visibility = np.full((33, 3), np.nan), np.zeros(33)
    for name, (x, y) in joints.items():
        xyz[index[name]] = (x, y, 0.0)
        visibility[index[name]] = 1.0
    return Pose(xyz, np.zeros((33, 3)), visibility, 0.0, SIZE_PX)


BRIDGE = make_pose(shoulder=(0.25, 0.75), hip=(0.5, 0.5), knee=(0.75, 0.25), ankle=(0.75, 0.75))


def make_state(t_s: float = 1.0, hip_deg: float = 0.0, **changes) -> CoachState:
    """A moment mid-set: the body is seen, the angle is known."""
    picture = np.full((SIZE_PX[1], SIZE_PX[0], 3), 90, np.uint8)
    known = {
        "frame": Frame(picture, t_s, round(t_s * 30)),
        "pose": BRIDGE,
        "view": READY,
        "signals": Signals(t_s, {"hip_extension_deg": hip_deg}, {"hip_extension_deg": "ok"}),
        "phase": "rest",
        "driver": DriverView(DRIVER.signal, "deg", hip_deg, -55.0, 0.0, -38.0, -14.0, -41.0, -30.0, (-10.0, 10.0)),
        "hold_target_s": 2.0,
    }
    return CoachState(t_s, **{**known, **changes})


def unmeasured(reason: str) -> Signals:
    """The hip angle is not known, for this reason."""
    key = "hip_extension_deg"
    return Signals(1.0, {key: math.nan}, {key: "na"}, {key: reason})


def make_rep(index: int = 1, verdict="good", top_deg: float = -2.0, t_s: float = 5.0, faults=()) -> RepEvent:
    """A repetition of 1.2 s up, 0.7 s hold, 1.4 s down."""
    measures = {
        "hip_extension_top_deg": Measure(top_deg, "deg", error=5.0),
        "concentric_s": Measure(1.2, "s"),
        "hold_s": Measure(0.7, "s"),
        "eccentric_s": Measure(1.4, "s"),
    }
    return RepEvent(index, None, t_s - 2, t_s, t_s + 1.3, verdict, measures, faults)


def make_fault(name: str, severity="moderate") -> FaultEvent:
    """A fault with a name."""
    return FaultEvent(name, "BR-2", name, "compensation", severity, None, 5.0, 0.5, 1)


def make_cue(text: str, kind="form", t_s: float = 1.0) -> CueEvent:
    """Something to say."""
    return CueEvent(text, kind, text, t_s, 3)


def counts(good: int = 0, partial: int = 0, compensated: int = 0, correction: int = 0) -> Counts:
    """Short for Counts."""
    return Counts(good, partial, compensated, correction)


@dataclass(frozen=True)
class Status:
    """The shape of the runner's SourceStatus."""

    kind: str = "live"
    message: str = ""
    uri: str = "demo"


@dataclass
class FakeRunner:
    """Keeps what it is told in `calls`; gives what the test puts into `state`, `events`, `state_of_source`."""

    state: CoachState | None = None
    events: list = field(default_factory=list)
    source: Status = field(default_factory=Status)
    calls: list = field(default_factory=list)
    paused: bool = False

    def start(self) -> None:
        self.calls.append("start")

    def stop(self, timeout_s: float = 1.0) -> None:
        self.calls.append("stop")

    def pause(self) -> None:
        self.paused = True
        self.calls.append("pause")

    def resume(self) -> None:
        self.paused = False
        self.calls.append("resume")

    def restart(self) -> None:
        self.calls.append("restart")

    def correct(self, delta: int) -> None:
        self.calls.append(("correct", delta))

    def newest(self) -> CoachState | None:
        return self.state

    def drain_events(self) -> list:
        drained, self.events = self.events, []
        return drained

    def status(self) -> Status:
        return self.source

    def open_uri(self, uri: str) -> None:
        self.calls.append(("open", uri))
        self.source = Status("opening", "", uri)


class Clock:
    """Time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class FakeBackend:
    """Keeps what was said; busy until the test says otherwise."""

    spoken = True

    def __init__(self) -> None:
        self.said: list[str] = []
        self.stopped = 0
        self.is_busy = False
        self.manners: list = []
        self.names: tuple[str, ...] = ()

    def tune(self, manner) -> None:
        self.manners.append(manner)

    def voices(self) -> tuple[str, ...]:
        return self.names

    def say(self, text: str, urgency: str, volume: float) -> None:
        self.said.append(text)

    def stop(self) -> None:
        self.stopped += 1
        self.is_busy = False

    def busy(self) -> bool:
        return self.is_busy


class FakeEarcons:
    """Keeps what was played."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self.stopped = 0

    def play(self, name: str, volume: float) -> None:
        self.played.append(name)

    def stop(self) -> None:
        self.stopped += 1
