"""The hands-free pause: a held gesture that occurs in no exercise. From clearly seen arms only.

Standing: both wrists above the head. Lying, on the side or against the bench: one arm straight up. Held for 2 s.
"""

from __future__ import annotations

from math import isfinite, nan

import numpy as np

from coach.pose import landmarks as lm
from coach.signals import geometry as geo
from coach.signals.body import pixels, torso_length_px
from coach.types import Floats, Pose, Side

HOLD_S = 2.0
GAP_S = 0.25  # a frame or two in which the arm is lost does not begin anew [engineering default]
RELEASE_S = 0.5  # the arm has to come down before the gesture may be made again [engineering default]
SEEN = 0.6  # above the 0.5 of other joints: an arm that is only guessed must not pause [engineering default]
STANDING_DEG, LYING_DEG = 60.0, 50.0  # trunk to the horizontal; clinical_spec §1.3 has 55 and 45, a bench up to 45
OVERHEAD_T = 0.15  # wrists above the nose, in torso lengths: higher than hands on the head [engineering default]
RAISED_T = 0.60  # wrist above its shoulder; a straight arm is about 1 torso length [engineering default]
UPRIGHT_ARM_DEG = 30.0  # arm from the vertical [engineering default]
STRAIGHT_DEG = 145.0  # elbow; 180 is straight [engineering default]


class PauseGesture:
    """`step` with every new pose; True once when the gesture has been held long enough."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Nothing held."""
        self._since_s = nan
        self._seen_s = nan
        self._fired = False

    @property
    def held(self) -> float:
        """Share 0..1 of the time that it has to be held."""
        if not isfinite(self._since_s):
            return 0.0
        return min(1.0, (self._seen_s - self._since_s) / HOLD_S)

    def step(self, t_s: float, pose: Pose | None) -> bool:
        """Take one frame; `t_s` of the picture."""
        if isfinite(self._seen_s) and t_s < self._seen_s:
            self.reset()
        if pose is not None and raised(pose):
            if not isfinite(self._since_s) or t_s - self._seen_s > max(GAP_S, RELEASE_S if self._fired else 0.0):
                self._since_s, self._fired = t_s, False
            self._seen_s = t_s
            if not self._fired and t_s - self._since_s >= HOLD_S:
                self._fired = True
                return True
        elif isfinite(self._seen_s) and t_s - self._seen_s > (RELEASE_S if self._fired else GAP_S):
            self.reset()
        return False


def raised(pose: Pose) -> bool:
    """Whether this one frame shows the gesture."""
    px = pixels(pose)
    torso = torso_length_px(px)
    if not torso > 0 or pose.people > 1:
        return False
    inclination = geo.inclination_deg((px[11] + px[12]) / 2, (px[23] + px[24]) / 2)
    sides: tuple[Side, ...] = ("left", "right")
    if inclination > STANDING_DEG:
        return all(_overhead(px, pose.visibility, side, torso) for side in sides)
    if inclination < LYING_DEG:
        return any(_straight_up(px, pose.visibility, side, torso) for side in sides)
    return False


def _arm(px: Floats, visibility: Floats, side: Side) -> tuple[Floats, Floats, Floats] | None:
    """Shoulder, elbow and wrist, if all three are clearly seen inside the picture."""
    rows = [lm.index(joint, side) for joint in ("shoulder", "elbow", "wrist")]
    if not bool((visibility[rows] >= SEEN).all()) or not bool((px[rows] >= 0).all()):
        return None
    return px[rows[0]], px[rows[1]], px[rows[2]]


def _overhead(px: Floats, visibility: Floats, side: Side, torso: float) -> bool:
    arm = _arm(px, visibility, side)
    if arm is None or visibility[lm.NOSE] < SEEN:
        return False
    shoulder, elbow, wrist = arm
    return bool(px[lm.NOSE][1] - wrist[1] > OVERHEAD_T * torso and elbow[1] < shoulder[1] and wrist[1] < elbow[1])


def _straight_up(px: Floats, visibility: Floats, side: Side, torso: float) -> bool:
    arm = _arm(px, visibility, side)
    if arm is None:
        return False
    shoulder, elbow, wrist = arm
    up = float(shoulder[1] - wrist[1])
    lean = float(np.degrees(np.arctan2(abs(wrist[0] - shoulder[0]), up))) if up > 0 else 180.0
    if up < RAISED_T * torso or lean > UPRIGHT_ARM_DEG or not wrist[1] < elbow[1] < shoulder[1]:
        return False
    return _elbow_deg(shoulder, elbow, wrist) > STRAIGHT_DEG


def _elbow_deg(shoulder: Floats, elbow: Floats, wrist: Floats) -> float:
    u, v = shoulder - elbow, wrist - elbow
    cosine = float(u @ v) / max(1e-9, float(np.hypot(*u)) * float(np.hypot(*v)))
    return float(np.degrees(np.arccos(min(1.0, max(-1.0, cosine)))))
