"""Pelvic drop from the front, in single support: raw hip-line reading, valid window, and degrees with their error.

The hip points show a third (step-up) or a quarter (band walk) of a true drop, so degrees are the change from the
level pelvis of the same phase, divided by that gain. Keeps no state, decides nothing, knows no pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.pose.landmarks import index, other
from coach.types import Floats, Side


@dataclass(frozen=True, slots=True)
class Gain:
    """How a raw reading becomes degrees of pelvic drop; measured on rendered people with exact truth, per body.

    level_deg : raw reading of a level pelvis in this window (the lifted thigh pulls its hip point up, so not 0).
    gain : raw degrees per true degree. gain_low, gain_high : lowest and highest body.
    error_deg : what to state as +-: about two root-mean-square errors of a body left out of the constants.
    info_deg, moderate_deg : estimates from which a drop is told or cued: about 2.5 and 4 root-mean-square errors of a
        level pelvis above 0. The clinical 8 and 12 degrees (§4, SU-1) are finer than the camera.
    min_lift_t : the swing ankle is at least so much higher than the stance ankle, in torso lengths.
    """

    level_deg: float
    gain: float
    gain_low: float
    gain_high: float
    error_deg: float
    info_deg: float
    moderate_deg: float
    min_lift_t: float


# Step-up: 32 repetitions of 3 bodies, 7 with a true drop of 10 degrees. A body left out: mean absolute error 2.0,
# bias 0.3, SD 2.6, AUC 0.98. In a low step the nearer lead foot may look a little lower, hence the limit below 0.
STEP_UP: Final = Gain(-1.7, 0.37, 0.30, 0.45, 5.0, 5.0, 8.0, -0.02)
# Band walk, both stances averaged: 40 steps of 4 bodies, 9 with 9 degrees at most. A body left out: mean absolute
# error 1.2, bias 0.4, SD 1.3, AUC 1.00.
BAND_WALK: Final = Gain(-1.85, 0.27, 0.24, 0.32, 3.0, 4.0, 6.0, 0.04)

MAX_YAW_DEG: Final = 15.0  # clinical_spec §4, W_ss
MIN_VISIBILITY: Final = 0.8  # clinical_spec §4, W_ss
# Thighs within 25 degrees: 97 % of such frames are above it; 25-35 apart 82 %, 35-50 apart 28 %, further 4 %. So it
# does not stand alone in the step-up: `MIN_PROGRESS` of the body's rise comes first (clinical_spec §4, W_ss).
MIN_THIGH_RATIO: Final = 0.94
MIN_PROGRESS: Final = 0.7
MIN_FRAMES: Final = 2  # a fast step at 15 frames a second has three


def _point(xy_px: Floats, joint: str, side: Side) -> Floats:
    return xy_px[index(joint, side)]


def _middle(xy_px: Floats, joint: str) -> Floats:
    return (_point(xy_px, joint, "left") + _point(xy_px, joint, "right")) / 2


def hip_line_deg(xy_px: Floats, stance: Side) -> float:
    """Raw reading: hip line against the picture's horizontal, + when the swing hip is lower (clinical_spec §1.4, PD).

    xy_px : (33, 2) or (33, 3) pixels, y down. Facing towards or away from the camera makes no difference.
    """
    high, low = _point(xy_px, "hip", stance), _point(xy_px, "hip", other(stance))
    return float(np.degrees(np.arctan2(low[1] - high[1], abs(low[0] - high[0]))))


def trunk_line_deg(xy_px: Floats, stance: Side) -> float:
    """Mid-hip to mid-shoulder against the vertical, + towards the swing side (a thorax that follows the pelvis).

    Corroboration only: a trunk thrown over the stance leg (compensated Trendelenburg) has the opposite sign.
    """
    swing_at = np.sign(_point(xy_px, "hip", other(stance))[0] - _point(xy_px, "hip", stance)[0])
    up = _middle(xy_px, "shoulder") - _middle(xy_px, "hip")
    return float(np.degrees(np.arctan2(swing_at * up[0], -up[1])))


def swing_lift_t(xy_px: Floats, stance: Side) -> float:
    """How much higher the swing ankle is than the stance ankle, in torso lengths of this frame; nan without a torso."""
    torso = float(np.linalg.norm((_middle(xy_px, "shoulder") - _middle(xy_px, "hip"))[:2]))
    rise = _point(xy_px, "ankle", stance)[1] - _point(xy_px, "ankle", other(stance))[1]
    return float(rise) / torso if torso > 0 else float("nan")


def thigh_ratio(xy_px: Floats) -> float:
    """Shorter projected thigh over the longer one, 0..1: a thigh flexed towards the camera is foreshortened."""
    lengths = [
        float(np.linalg.norm((_point(xy_px, "knee", s) - _point(xy_px, "hip", s))[:2])) for s in ("left", "right")
    ]
    return min(lengths) / max(lengths) if max(lengths) > 0 else float("nan")


def yaw_deg(world_m: Floats) -> float:
    """Turn of hips and shoulders away from the camera's plane, mean of both; 0 is square (clinical_spec §1.3, YAW)."""

    def turn(joint: str) -> float:
        across = _point(world_m, joint, "left") - _point(world_m, joint, "right")
        return float(np.degrees(np.arctan2(across[2], abs(across[0]))))

    return (turn("hip") + turn("shoulder")) / 2


def stance_side(xy_px: Floats, min_lift_t: float = BAND_WALK.min_lift_t) -> Side | None:
    """The side whose foot is down while the other is lifted; None with both feet down or unseen."""
    lift = swing_lift_t(xy_px, "left")
    if not abs(lift) >= min_lift_t:
        return None
    return "left" if lift > 0 else "right"


def outside_window(xy_px: Floats, world_m: Floats, visibility: Floats, stance: Side, gain: Gain) -> str:
    """Why the hip line must not be read in this frame, in plain words; empty inside the valid window (§4, W_ss).

    visibility : (33,). The caller asks in the step-up only from `MIN_PROGRESS` of the rise on: landmarks alone cannot
    tell a foot on the floor behind a low step from one beside the lead foot.
    """
    needed = [index(joint, side) for joint in ("hip", "knee", "ankle") for side in ("left", "right")]
    hips = needed[:2]
    if not np.all(np.isfinite(xy_px[needed])) or not np.all(visibility[hips] >= MIN_VISIBILITY):
        return "hips or legs not seen"
    if not abs(yaw_deg(world_m)) <= MAX_YAW_DEG:
        return "not square to the camera"
    if not swing_lift_t(xy_px, stance) >= gain.min_lift_t:
        return "both feet down"
    if not thigh_ratio(xy_px) >= MIN_THIGH_RATIO:
        return "one hip bent more than the other"
    return ""


def drop_deg(raw_deg: float, gain: Gain, level_deg: float | None = None) -> float:
    """Estimated pelvic drop, + swing side lower; `level_deg` is the person's own level reading if known."""
    return (raw_deg - (gain.level_deg if level_deg is None else level_deg)) / gain.gain


def one_sided_raw_deg(readings_deg: Sequence[float]) -> float:
    """Median hip line of a repetition's valid frames (step-up); nan with fewer than `MIN_FRAMES`."""
    finite = [r for r in readings_deg if np.isfinite(r)]
    return float(np.median(finite)) if len(finite) >= MIN_FRAMES else float("nan")


def two_sided_raw_deg(right_stance_deg: Sequence[float], left_stance_deg: Sequence[float]) -> float:
    """Mean of both stances' medians within one step (band walk); nan when either has fewer than `MIN_FRAMES`.

    A tilted camera, the person's own hip-point offset and turning enter the two stances with opposite signs and
    cancel: the spread of a level pelvis falls from 1.3 to 0.35 raw degrees. The price: one value for both stances.
    """
    return (one_sided_raw_deg(right_stance_deg) + one_sided_raw_deg(left_stance_deg)) / 2
