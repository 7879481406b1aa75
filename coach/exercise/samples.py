"""What is remembered of a repetition, sample by sample, and the windows into which it falls."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.exercise.phases import ONSET, Span
from coach.exercise.spec import Window
from coach.types import Floats, Signals

TOP_BAND = 0.08  # of the way below the peak still belongs to the plateau [engineering default]
MID = (0.35, 0.65)  # mid-lift, in shares of the way actually made (clinical_spec §15)
HIGH = 0.70  # single support with level thighs begins there (clinical_spec §4, W_ss)
REACHED = 0.95  # of the plateau: the way up is over, the way down begins [engineering default]
# The first and last 5 % of a smooth movement (raised cosine) take a fifth of the time that the middle 90 % take:
# arccos(0.9) / (arccos(-0.9) - arccos(0.9)).
TAIL = 0.2
KEEP_S = 60.0


@dataclass(frozen=True, slots=True)
class Sample:
    """One counted frame: the driver and all signals."""

    t_s: float
    driver: float
    signals: Signals


class History:
    """The recent samples; older than a minute is forgotten."""

    def __init__(self) -> None:
        self._samples: deque[Sample] = deque()

    def add(self, sample: Sample) -> None:
        """Append one sample."""
        self._samples.append(sample)
        while self._samples[0].t_s < sample.t_s - KEEP_S:
            self._samples.popleft()

    def clear(self) -> None:
        """Forget all."""
        self._samples.clear()

    def cut(self, span: Span) -> RepSamples:
        """The samples of a finished movement, with the second of rest before it."""
        inside = [s for s in self._samples if span.t_start_s - 1.0 <= s.t_s <= span.t_end_s]
        return RepSamples(inside, span)


class RepSamples:
    """Arrays over one movement, and masks for its windows.

    t_s, u : (N,). `window(name)` : (N,) bool. t_start_s, t_end_s, concentric_s, eccentric_s : with the slow
    beginnings and ends, which lie below what can be told from rest, added by the shape of a smooth movement.
    """

    def __init__(self, samples: list[Sample], span: Span) -> None:
        self._samples = samples
        self.t_s: Floats = np.array([s.t_s for s in samples])
        self.u: Floats = np.array([span.share(s.driver) for s in samples])
        self.span = span
        rep = self.t_s >= span.t_start_s
        high = rep & (self.u >= REACHED * span.peak)
        self.t_top_s = float(self.t_s[high][0]) if high.any() else span.t_start_s
        self.t_leave_s = float(self.t_s[high][-1]) if high.any() else span.t_end_s
        self.concentric_s = self.t_top_s - span.t_start_s
        self.eccentric_s = span.t_end_s - self.t_leave_s
        self.t_start_s, self.t_end_s = span.t_start_s, span.t_end_s
        if rep.any() and self.u[rep][0] < ONSET:
            # Never before the film began.
            self.t_start_s = max(float(self.t_s[0]), self.t_start_s - TAIL * self.concentric_s)
        if rep.any() and self.u[-1] < ONSET:
            self.t_end_s += TAIL * self.eccentric_s
        self.concentric_s = self.t_top_s - self.t_start_s + TAIL * self.concentric_s
        self.eccentric_s = self.t_end_s - self.t_leave_s + TAIL * self.eccentric_s
        made = self.u / span.peak
        self._windows: dict[Window, NDArray[np.bool_]] = {
            "rest": ~rep,
            "rep": rep,
            "up": rep & (self.t_s <= self.t_top_s),
            "top": rep & (self.u >= span.peak - TOP_BAND) & (self.t_s >= self.t_top_s) & (self.t_s <= self.t_leave_s),
            "down": rep & (self.t_s >= self.t_leave_s),
            "mid_lift": rep & (made >= MID[0]) & (made <= MID[1]),
            "lifted": rep & (made >= MID[0]),
            "high": rep & (made >= HIGH),
        }

    def window(self, name: Window) -> NDArray[np.bool_]:
        """(N,) which samples lie in it."""
        return self._windows[name]

    def values(self, signal: str) -> Floats:
        """(N,) the signal, nan where its quality is not ok."""
        return np.array(
            [s.signals.values[signal] if s.signals.quality.get(signal) == "ok" else np.nan for s in self._samples],
            dtype=np.float64,
        )

    def main_reason(self, signal: str, name: Window) -> str:
        """The commonest reason why the signal was not ok in a window."""
        reasons = Counter(
            reason
            for s, inside in zip(self._samples, self._windows[name], strict=True)
            if inside and (reason := s.signals.reasons.get(signal))
        )
        return reasons.most_common(1)[0][0] if reasons else "not seen for long enough"
