"""One-Euro filter over landmarks: light by default, because VIDEO mode is already smooth (clinical_spec §15).

A low cut-off would double the error by its lag; 4 Hz and more changes holds by less than 0.1 degrees.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from coach.types import Floats, Pose


class OneEuro:
    """Filter for arrays of any shape with the time step given (a webcam has no constant rate).

    min_cutoff_hz : cut-off at rest. beta : added cut-off per unit of speed. d_cutoff_hz : for the speed itself.
    """

    def __init__(self, min_cutoff_hz: float = 4.0, beta: float = 0.02, d_cutoff_hz: float = 1.0) -> None:
        self._min_cutoff_hz = min_cutoff_hz
        self._beta = beta
        self._d_cutoff_hz = d_cutoff_hz
        self.reset()

    def reset(self) -> None:
        """Forget the past: the next sample passes unchanged."""
        self._x: Floats | None = None
        self._dx: Floats | None = None
        self._t_s = float("nan")

    def step(self, t_s: float, x: Floats) -> Floats:
        """Filtered copy of `x`, taken at `t_s`; a time that does not grow starts anew."""
        dt_s = t_s - self._t_s
        if self._x is None or self._dx is None or not 0 < dt_s <= 0.5:
            self._x, self._dx = x.copy(), np.zeros_like(x)
        else:
            speed = (x - self._x) / dt_s
            self._dx = self._dx + _share(self._d_cutoff_hz, dt_s) * (speed - self._dx)
            cutoff_hz = self._min_cutoff_hz + self._beta * np.abs(self._dx)
            self._x = self._x + _share(cutoff_hz, dt_s) * (x - self._x)
        self._t_s = t_s
        return self._x


def _share(cutoff_hz: Floats | float, dt_s: float) -> Floats | float:
    """How much of the new sample a first-order low-pass takes."""
    tau = 2 * np.pi * cutoff_hz * dt_s
    return tau / (tau + 1)


class PoseSmoother:
    """Smooths the image landmarks of a pose in pixels (x, y); everything else passes."""

    def __init__(self) -> None:
        self._filter = OneEuro()

    def reset(self) -> None:
        """The person was lost: the next pose passes unchanged."""
        self._filter.reset()

    def step(self, pose: Pose) -> Pose:
        """The pose with smoothed `xyz_norm`."""
        size = np.asarray(pose.size_px, dtype=np.float64)
        smooth = pose.xyz_norm.copy()
        smooth[:, :2] = self._filter.step(pose.t_s, pose.xyz_norm[:, :2] * size) / size
        smooth.setflags(write=False)
        return replace(pose, xyz_norm=smooth)
