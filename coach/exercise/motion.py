"""Rate of change of a signal from its recent past, for any frame rate: one class, no phases."""

from __future__ import annotations

from collections import deque
from math import isfinite, nan


class Rate:
    """Slope by least squares over the last `window_s` seconds; nan until two samples span half of it."""

    def __init__(self, window_s: float = 0.25) -> None:
        self._window_s = window_s
        self._past: deque[tuple[float, float]] = deque()

    def reset(self) -> None:
        """Forget the past."""
        self._past.clear()

    def step(self, t_s: float, value: float) -> float:
        """Take one sample (nan is skipped) and return units per second."""
        if isfinite(value):
            self._past.append((t_s, value))
        # One sample older than the window stays, so that a slow camera (3 frames a second) still has a rate.
        while len(self._past) > 2 and self._past[1][0] < t_s - self._window_s:
            self._past.popleft()
        if len(self._past) < 2 or self._past[-1][0] - self._past[0][0] < self._window_s / 2:
            return nan
        n = len(self._past)
        mean_t = sum(t for t, _ in self._past) / n
        mean_v = sum(v for _, v in self._past) / n
        spread = sum((t - mean_t) ** 2 for t, _ in self._past)
        return sum((t - mean_t) * (v - mean_v) for t, v in self._past) / spread
