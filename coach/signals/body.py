"""What a signal function sees: one person's points in pixels, with the side and direction already decided."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.pose import landmarks as lm
from coach.types import Floats, Pose, Side


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """One frame's person.

    px : (33, 2) pixels of the un-mirrored picture, y down.
    visibility : (33,) 0..1.
    near : the side that the side view measures. facing : +1 or -1 (see `geometry.hip_extension_deg`).
    world_m : (33, 3) metres around mid-hip; only for gates and what has been shown to read true.
    torso_px : running torso length T, the unit of all distances (clinical_spec §1.1).
    origin_px : (2,) where the hips were first seen; heights are told from there, so that a small change of T
        does not look like a movement.
    belly_t : height of the ventral contour above the shoulder-hip chord in T, nan without a mask.
    """

    px: Floats
    world_m: Floats
    visibility: Floats
    near: Side
    facing: float
    torso_px: float
    origin_px: Floats
    belly_t: float = float("nan")

    def point(self, joint: str, side: Side | None = None) -> Floats:
        """(2,) pixels of a joint, on the near side unless told otherwise."""
        return self.px[lm.index(joint, side or self.near)]

    def far(self, joint: str) -> Floats:
        """(2,) pixels of a joint on the other side than `near`."""
        return self.point(joint, lm.other(self.near))

    def height_t(self, joint: str) -> float:
        """Height of a near joint above the origin, in torso lengths, + up."""
        return float(self.origin_px[1] - self.point(joint)[1]) / self.torso_px


def pixels(pose: Pose) -> Floats:
    """(33, 2) pixel coordinates; angles are never computed in normalised units."""
    return pose.xyz_norm[:, :2] * np.asarray(pose.size_px, dtype=np.float64)


def torso_length_px(px: Floats) -> float:
    """Mid-shoulder to mid-hip in pixels."""
    trunk = (px[11] + px[12]) / 2 - (px[23] + px[24]) / 2
    return float(np.hypot(trunk[0], trunk[1]))


def near_side_of(pose: Pose) -> float:
    """dZ of the hips in torso lengths: > 0 right side nearer, < 0 left (clinical_spec §1.3)."""
    torso = torso_length_px(pixels(pose))
    if torso == 0:
        return float("nan")
    return float((pose.xyz_norm[23, 2] - pose.xyz_norm[24, 2]) * pose.size_px[0] / torso)
