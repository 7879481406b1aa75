"""What crosses a border between rooms: frozen values, read-only arrays, units in names.

Unknown is `nan` or `None`, never 0. Side means the subject's own left or right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Image = NDArray[np.uint8]
Side = Literal["left", "right"]
Quality = Literal["ok", "low", "na"]
Posture = Literal["supine", "reclined", "prone", "side_lying", "lying", "upright", "unknown"]
Facing = Literal["left", "right", "front", "back", "oblique", "unknown"]
Phase = Literal["not_seen", "rest", "up", "top", "down"]
Verdict = Literal["good", "partial", "compensated"]
Severity = Literal["info", "minor", "moderate", "major"]
Grade = Literal["possible", "likely"]
CueKind = Literal["safety", "setup", "form", "praise"]

SEVERITIES: tuple[Severity, ...] = ("info", "minor", "moderate", "major")


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture as captured, never mirrored.

    bgr : (H, W, 3) uint8. A landmark recording gives a plain dark picture.
    t_s : capture time in seconds, strictly increasing within a source.
    index : frame number within the source, from 0.
    """

    bgr: Image
    t_s: float
    index: int

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self.bgr.shape[1], self.bgr.shape[0]


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """One person's landmarks in one frame.

    xyz_norm : (33, 3) x, y in 0..1 of width and height, z in the scale of x, around mid-hip.
    world_m : (33, 3) metres around mid-hip.
    visibility : (33,) 0..1.
    mask : (h, w) float32 0..1 person probability over the whole picture, or None.
    people : how many people the detector sees (2 means "two or more").
    belly_t : ventral contour height in torso lengths where a recording kept it instead of the mask.
    """

    xyz_norm: Floats
    world_m: Floats
    visibility: Floats
    t_s: float
    size_px: tuple[int, int]
    mask: NDArray[np.float32] | None = None
    people: int = 1
    belly_t: float = float("nan")


@dataclass(frozen=True, slots=True)
class SetupCheck:
    """One line of the set-up list: `ok` None means "cannot tell yet"; `hint` says what to change."""

    id: str
    label: str
    ok: bool | None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How the body is seen, and what that allows.

    posture, facing : what is seen. Side view: `facing` is the side of the picture the toes point to.
    near_side : the subject's side that is nearer to the camera (side view), else None.
    coverage : 0..1, share of valid frames in the last second.
    can_count : the movement may be counted. can_measure : angles may be read.
    reasons : why not, in plain words, most important first; empty when all is well.
    checks : the set-up list for the window, in order.
    """

    posture: Posture = "unknown"
    facing: Facing = "unknown"
    near_side: Side | None = None
    coverage: float = 0.0
    can_count: bool = False
    can_measure: bool = False
    reasons: tuple[str, ...] = ()
    checks: tuple[SetupCheck, ...] = ()

    @property
    def hint(self) -> str:
        """What to change first, or an empty string."""
        return next((c.hint for c in self.checks if c.ok is False and c.hint), "")


@dataclass(frozen=True, slots=True)
class Signals:
    """Values of one frame by signal name (nan: unknown), with quality and the reason where not ok."""

    t_s: float
    values: Mapping[str, float] = field(default_factory=dict[str, float])
    quality: Mapping[str, Quality] = field(default_factory=dict[str, Quality])
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a repetition. `error` is the stated +- in the same unit (nan: not stated)."""

    value: float
    unit: str
    quality: Quality = "ok"
    reason: str = ""
    error: float = float("nan")


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """The repetition machine entered `phase` at `t_s`, in repetition `rep` (from 1)."""

    t_s: float
    phase: Phase
    rep: int


@dataclass(frozen=True, slots=True)
class FaultEvent:
    """A fault seen in repetition `rep`, with the evidence a therapist needs to see why."""

    id: str
    code: str
    name: str
    kind: str
    severity: Severity
    grade: Grade | None
    t_s: float
    duration_s: float
    rep: int
    evidence: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class RepEvent:
    """A finished repetition. `index` from 1 over all verdicts."""

    index: int
    side: Side | None
    t_start_s: float
    t_top_s: float
    t_end_s: float
    verdict: Verdict
    measures: Mapping[str, Measure]
    faults: tuple[FaultEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class CueEvent:
    """One thing to say. `id` is the fault's or hint's id; `text` is in the user's language."""

    id: str
    kind: CueKind
    text: str
    t_s: float
    priority: int


Event = PhaseChange | RepEvent | FaultEvent | CueEvent


@dataclass(frozen=True, slots=True)
class Counts:
    """Repetitions by verdict. `correction` is what the user added or took away by hand."""

    good: int = 0
    partial: int = 0
    compensated: int = 0
    correction: int = 0

    @property
    def total(self) -> int:
        """All repetitions that the machine saw."""
        return self.good + self.partial + self.compensated

    @property
    def towards_target(self) -> int:
        """What the big number shows: good repetitions plus the correction by hand, never below 0."""
        return max(0, self.good + self.correction)


@dataclass(frozen=True, slots=True)
class DriverView:
    """What the live strip draws: the driving signal now and its thresholds, in the signal's unit."""

    signal: str
    unit: str
    value: float
    rest: float
    target: float
    start: float
    top: float
    end: float
    partial: float
    band: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class CoachState:
    """The newest moment, whole. The window paints this and keeps no state of its own about the set.

    rest : value by signal before the repetition under way, for what is told as a change since rest; empty before one.
    """

    t_s: float
    frame: Frame | None = None
    pose: Pose | None = None
    view: View = field(default_factory=View)
    signals: Signals | None = None
    phase: Phase = "not_seen"
    progress: float = 0.0
    hold_s: float = 0.0
    hold_target_s: float = 0.0
    counts: Counts = field(default_factory=Counts)
    driver: DriverView | None = None
    cue: CueEvent | None = None
    last_rep: RepEvent | None = None
    message: str = ""
    latency_s: float = 0.0
    dropped: int = 0
    paused: bool = False
    rest: Mapping[str, float] = field(default_factory=dict[str, float])
