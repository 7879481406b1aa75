"""Height of the belly's contour above the shoulder-hip chord, read from the person mask.

It separates marked arching from a straight line that landmarks cannot tell apart (clinical_spec §15).
It is a distance of a silhouette, never an angle of the spine.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.types import Floats

FRACTIONS: Final = (0.25, 0.40, 0.55, 0.70)  # clinical_spec §2, VB
REACH_T: Final = 0.45  # further out than this is an arm or a pillow, not the belly [engineering default]
STEPS: Final = 128


def belly_height_t(
    mask: NDArray[np.float32], shoulder: Floats, hip: Floats, torso_px: float, size_px: tuple[int, int]
) -> float:
    """Mean ventral contour height over the fractions of the chord, in torso lengths; nan where no edge is found.

    mask : (h, w) 0..1, any resolution, covering the whole picture.
    shoulder, hip : (2,) pixels of a picture of `size_px`.
    """
    scale = np.array([mask.shape[1] / size_px[0], mask.shape[0] / size_px[1]])
    chord = hip - shoulder
    length = float(np.hypot(chord[0], chord[1]))
    if not (np.isfinite(length) and length > 0 and torso_px > 0):
        return float("nan")
    normal = np.array([chord[1], -chord[0]]) / length
    if normal[1] > 0:  # upwards on the screen: the belly's side of someone lying on the back
        normal = -normal
    out_px = np.linspace(0.0, REACH_T * torso_px, STEPS)
    heights = [
        _outermost_edge(_along(mask, (shoulder + share * chord) * scale, normal * scale, out_px), out_px)
        for share in FRACTIONS
    ]
    return float(np.mean(heights)) / torso_px


def _along(mask: NDArray[np.float32], start: Floats, step: Floats, out_px: Floats) -> Floats:
    """Bilinear samples of the mask on a ray; outside the picture counts as background."""
    x, y = start[0] + out_px * step[0] - 0.5, start[1] + out_px * step[1] - 0.5
    x0, y0 = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    inside = (x0 >= 0) & (y0 >= 0) & (x0 < mask.shape[1] - 1) & (y0 < mask.shape[0] - 1)
    x0, y0 = np.where(inside, x0, 0), np.where(inside, y0, 0)
    fx, fy = x - np.floor(x), y - np.floor(y)
    upper = mask[y0, x0] * (1 - fx) + mask[y0, x0 + 1] * fx
    lower = mask[y0 + 1, x0] * (1 - fx) + mask[y0 + 1, x0 + 1] * fx
    return np.where(inside, upper * (1 - fy) + lower * fy, 0.0).astype(np.float64)


def _outermost_edge(samples: Floats, out_px: Floats) -> float:
    """Distance of the last crossing from body to background, to a fraction of a step; nan if there is none.

    The outermost, not the first: in a high arch the chord itself leaves the body on the far side.
    """
    body = samples >= 0.5
    if not body.any() or body[-1]:
        return float("nan")
    last = int(np.flatnonzero(body)[-1])
    share = (samples[last] - 0.5) / (samples[last] - samples[last + 1])
    return float(out_px[last] + share * (out_px[last + 1] - out_px[last]))
