"""The optional standing calibration: what is read as hip extension when this person stands straight, side-on.

Taken off later readings in place of the population's correction (clinical_spec §1.4, HE_cal).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import isfinite
from statistics import median

from coach.capture.base import open_source
from coach.capture.prefetch import Prefetch
from coach.errors import CoachError
from coach.exercise.motion import Rate
from coach.pose import landmarks as lm
from coach.pose.base import Landmarker
from coach.signals import geometry as geo
from coach.signals.body import near_side_of, pixels, torso_length_px
from coach.types import Pose, Side

QUIET_S = 3.0  # clinical_spec §1.4: 3 s of quiet standing
LIMIT_DEG = 10.0  # clinical_spec §1.4: clamp +-10
STILL_DEG_S = 10.0  # clinical_spec §1.5: still below 10 degrees a second
UPRIGHT_DEG, SIDE_WIDTH_T = 65.0, 0.35  # clinical_spec §1.3
HOW = "Stand side-on to the camera, whole body in the picture, straight and still for three seconds."


@dataclass(frozen=True, slots=True)
class Neutral:
    """`offset_deg` is to be used; `read_deg` is what was read before it was limited; `side` faced the camera."""

    offset_deg: float
    read_deg: float
    side: Side


def standing_neutral(uri: str, landmarker: Landmarker) -> Neutral:
    """Find three quiet seconds of standing side-on in a source.

    Raises
    ------
    CoachError : there are none; the message says how to stand.
    """
    quiet: deque[tuple[float, float, Side]] = deque()
    rate = Rate()
    with Prefetch(open_source(uri)) as frames:
        for frame in frames:
            pose = landmarker.detect(frame)
            seen = _reading(pose) if pose is not None else None
            if seen is None:
                quiet.clear()
                rate.reset()
                continue
            value, side = seen
            speed = rate.step(frame.t_s, value)
            if isfinite(speed) and abs(speed) > STILL_DEG_S:
                quiet.clear()
            quiet.append((frame.t_s, value, side))
            if quiet[-1][0] - quiet[0][0] >= QUIET_S:
                read = median(v for _, v, _ in quiet)
                return Neutral(max(-LIMIT_DEG, min(LIMIT_DEG, read)), read, side)
    raise CoachError("No three seconds of quiet standing, side-on, were seen.", HOW)


def _reading(pose: Pose) -> tuple[float, Side] | None:
    """Raw hip extension of the near side, if the person stands side-on and is seen."""
    px = pixels(pose)
    torso, dz = torso_length_px(px), near_side_of(pose)
    if not (torso > 0 and isfinite(dz)):
        return None
    side: Side = "right" if dz > 0 else "left"
    rows = [lm.index(joint, side) for joint in ("shoulder", "hip", "knee", "heel", "foot_index")]
    shoulder, hip, knee, heel, toe = (px[row] for row in rows)
    width = float(((px[11] - px[12]) ** 2).sum()) ** 0.5 / torso
    upright = geo.inclination_deg((px[11] + px[12]) / 2, (px[23] + px[24]) / 2) > UPRIGHT_DEG
    if not upright or width > SIDE_WIDTH_T or (pose.visibility[rows] < 0.5).any() or pose.people > 1:
        return None
    facing = 1.0 if toe[0] > heel[0] else -1.0
    return geo.hip_extension_deg(shoulder, hip, knee, facing), side
