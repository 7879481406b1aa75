"""The last 30 s of the driving signal and the marks of its repetitions, for the strip. Not here: painting."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from coach.types import RepEvent, Verdict

WINDOW_S = 30.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict on its hill. `number` counts good repetitions; 0 for another."""

    t_s: float
    value: float
    verdict: Verdict
    number: int


class History:
    """Samples (capture time, value) in order; nan where nothing was measured, so that the line has a gap."""

    def __init__(self, window_s: float = WINDOW_S) -> None:
        self.window_s = window_s
        self.samples: deque[tuple[float, float]] = deque()
        self.marks: list[Mark] = []
        self.revision = 0
        self._good = 0

    def clear(self) -> None:
        """A new set."""
        self.samples.clear()
        self.marks.clear()
        self._good = 0
        self.revision += 1

    def add(self, t_s: float, value: float) -> None:
        """One sample. A source that starts again from its beginning starts the strip again too."""
        if self.samples and t_s == self.samples[-1][0]:
            return
        if self.samples and t_s < self.samples[-1][0]:
            self.samples.clear()
            self.marks.clear()
        self.samples.append((t_s, value))
        while self.samples[0][0] < t_s - self.window_s:
            self.samples.popleft()
        self.marks = [m for m in self.marks if m.t_s >= t_s - self.window_s]
        self.revision += 1

    def mark(self, rep: RepEvent) -> None:
        """Put a repetition's verdict on its hill."""
        if rep.verdict == "good":
            self._good += 1
        number = self._good if rep.verdict == "good" else 0
        inside = [v for t, v in self.samples if rep.t_start_s <= t <= rep.t_end_s and not math.isnan(v)]
        value = max(inside, default=math.nan)
        self.marks.append(Mark(rep.t_top_s, value, rep.verdict, number))
        self.revision += 1

    @property
    def span_s(self) -> tuple[float, float]:
        """(left edge, right edge) of the strip: fills from the left, then scrolls."""
        if not self.samples:
            return 0.0, self.window_s
        first = max(self.samples[0][0], self.samples[-1][0] - self.window_s)
        return first, first + self.window_s
