"""The optional standing calibration: what is read as hip extension when this person stands straight, side-on.

Taken off later readings in place of the population's correction (clinical_spec §1.4, HE_cal). `QuietStanding` takes
poses one by one; `standing_neutral` walks a whole source. Also here: when a kept calibration is still to be used.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite
from statistics import median
from typing import Final, Literal

from coach.capture.base import open_source
from coach.capture.prefetch import Prefetch
from coach.errors import CoachError
from coach.exercise.motion import Rate
from coach.exercise.spec import ExerciseSpec
from coach.pose import landmarks as lm
from coach.pose.base import Landmarker
from coach.signals import geometry as geo
from coach.signals.body import near_side_of, pixels, torso_length_px
from coach.store.profiles import Settings
from coach.types import Pose, Side

QUIET_S = 3.0  # clinical_spec §1.4: 3 s of quiet standing
LIMIT_DEG = 10.0  # clinical_spec §1.4: clamp +-10
STILL_DEG_S = 10.0  # clinical_spec §1.5: still below 10 degrees a second
UPRIGHT_DEG, SIDE_WIDTH_T = 65.0, 0.35  # clinical_spec §1.3
GAP_S = 0.5  # without a picture for so long nobody knows that the person stood still [engineering default]
VALID: Final = timedelta(days=90)  # posture and tracking change with the months [engineering default]
CLOCK_OFF: Final = timedelta(minutes=5)  # a date so little ahead is another clock's, not a mistake
SIGNAL: Final = "hip_extension_deg"
HOW = "Stand side-on to the camera, whole body in the picture, straight and still for three seconds."

Problem = Literal["", "nobody", "not_whole", "not_alone", "not_upright", "not_side_on", "not_still"]


@dataclass(frozen=True, slots=True)
class Neutral:
    """`offset_deg` is to be used; `read_deg` is what was read before it was limited; `side` faced the camera."""

    offset_deg: float
    read_deg: float
    side: Side


class QuietStanding:
    """Waits for three quiet seconds of standing side-on; `step` each frame once, in order.

    held : share 0..1 of the quiet seconds. problem : what is wrong now, "" while all holds.
    """

    def __init__(self) -> None:
        self.held = 0.0
        self.problem: Problem = "nobody"
        self._rate = Rate()
        self._quiet: deque[tuple[float, float, Side]] = deque()
        self._last: tuple[float, Side] | None = None

    def reset(self, problem: Problem = "nobody") -> None:
        """Begin anew."""
        self._rate.reset()
        self._forget(problem)
        self._last = None

    def step(self, t_s: float, pose: Pose | None) -> Neutral | None:
        """Take one frame; t_s : its moment on the source's clock. Gives the result once three seconds were quiet."""
        seen = _reading(pose)
        if isinstance(seen, str):
            self.reset(seen)
            return None
        value, side = seen
        if self._last is not None and (not 0 <= t_s - self._last[0] <= GAP_S or self._last[1] != side):
            self.reset()
        self._last = (t_s, side)
        speed = self._rate.step(t_s, value)
        self.problem = ""
        if isfinite(speed) and abs(speed) > STILL_DEG_S:
            self._forget("not_still")
        self._quiet.append((t_s, value, side))
        self.held = min(1.0, (t_s - self._quiet[0][0]) / QUIET_S)
        if self.held < 1.0:
            return None
        read = median(v for _, v, _ in self._quiet)
        return Neutral(max(-LIMIT_DEG, min(LIMIT_DEG, read)), read, side)

    def _forget(self, problem: Problem) -> None:
        self._quiet.clear()
        self.held, self.problem = 0.0, problem


def standing_neutral(uri: str, landmarker: Landmarker) -> Neutral:
    """Find three quiet seconds of standing side-on in a source.

    Raises
    ------
    CoachError : there are none; the message says how to stand.
    """
    standing = QuietStanding()
    with Prefetch(open_source(uri)) as frames:
        for frame in frames:
            found = standing.step(frame.t_s, landmarker.detect(frame))
            if found is not None:
                return found
    raise CoachError("No three seconds of quiet standing, side-on, were seen.", HOW)


def takes_offset(spec: ExerciseSpec) -> bool:
    """Whether the person's own offset takes the place of a correction of this exercise."""
    return any(correction.signal == SIGNAL for correction in spec.correction)


def worth_it(specs: Iterable[ExerciseSpec]) -> bool:
    """Whether one of these exercises is driven by a hip extension that the offset corrects."""
    return any(spec.rep.driver == SIGNAL and takes_offset(spec) for spec in specs)


def is_valid(settings: Settings, now: datetime) -> bool:
    """Whether there is a calibration that is young enough; one without a date, or of a day to come, is none.

    now : aware.
    """
    if settings.neutral_deg is None or settings.neutral_at is None:
        return False
    return -CLOCK_OFF <= now - settings.neutral_at < VALID


def _reading(pose: Pose | None) -> tuple[float, Side] | Problem:
    """Raw hip extension of the near side where the person stands side-on and is seen, else what is wrong."""
    if pose is None:
        return "nobody"
    px = pixels(pose)
    torso, dz = torso_length_px(px), near_side_of(pose)
    if not (torso > 0 and isfinite(dz)):
        return "nobody"
    if pose.people > 1:
        return "not_alone"
    side: Side = "right" if dz > 0 else "left"
    rows = [lm.index(joint, side) for joint in ("shoulder", "hip", "knee", "heel", "foot_index")]
    if (pose.visibility[rows] < 0.5).any():
        return "not_whole"
    if not geo.inclination_deg((px[11] + px[12]) / 2, (px[23] + px[24]) / 2) > UPRIGHT_DEG:
        return "not_upright"
    if not float(((px[11] - px[12]) ** 2).sum()) ** 0.5 / torso <= SIDE_WIDTH_T:
        return "not_side_on"
    shoulder, hip, knee, heel, toe = (px[row] for row in rows)
    facing = 1.0 if toe[0] > heel[0] else -1.0
    return geo.hip_extension_deg(shoulder, hip, knee, facing), side
