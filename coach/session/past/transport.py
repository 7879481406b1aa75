"""The tape deck: where in a set we are, playing or not, how fast, and where the next mark is. No clock of its own.

One or two sets are played at once: two are aligned at the top of a chosen repetition of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coach.types import Floats, RepEvent

SPEEDS = (1.0, 0.5, 0.25)
# A mark so near is the one that we stand on.
NEAR_S = 0.02


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to jump to: a repetition's start, or a fault in it."""

    t_s: float
    rep: int
    fault_id: str = ""


def rep_marks(reps: Sequence[RepEvent]) -> tuple[Mark, ...]:
    """Where repetitions begin."""
    return tuple(Mark(rep.t_start_s, rep.index) for rep in reps)


def fault_marks(reps: Sequence[RepEvent]) -> tuple[Mark, ...]:
    """Where faults were seen, in time's order. Several at one moment are one place."""
    marks = sorted((Mark(f.t_s, rep.index, f.id) for rep in reps for f in rep.faults), key=lambda m: m.t_s)
    return tuple(m for i, m in enumerate(marks) if i == 0 or m.t_s - marks[i - 1].t_s > NEAR_S)


class Transport:
    """A position in frames of `t_s` (T,), T >= 1. `advance` by real seconds while playing; stops at the end."""

    def __init__(self, t_s: Floats) -> None:
        self._t_s = np.asarray(t_s, dtype=np.float64)
        if len(self._t_s) == 0:
            raise ValueError("expected at least one frame")
        self.now_s = float(self._t_s[0])
        self.playing = False
        self.speed = SPEEDS[0]

    @property
    def start_s(self) -> float:
        return float(self._t_s[0])

    @property
    def end_s(self) -> float:
        return float(self._t_s[-1])

    @property
    def index(self) -> int:
        """The frame that is shown."""
        return int(np.clip(np.searchsorted(self._t_s, self.now_s + 1e-9, side="right") - 1, 0, len(self._t_s) - 1))

    def __len__(self) -> int:
        return len(self._t_s)

    def toggle(self) -> None:
        """Play or pause; from the end it starts again."""
        if not self.playing and self.now_s >= self.end_s:
            self.now_s = self.start_s
        self.playing = not self.playing

    def slower(self) -> None:
        """The next speed, round and round."""
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]

    def advance(self, real_s: float) -> None:
        """Time goes by."""
        if not self.playing or real_s <= 0:
            return
        self.now_s = min(self.end_s, self.now_s + real_s * self.speed)
        if self.now_s >= self.end_s:
            self.playing = False

    def seek(self, t_s: float) -> None:
        """Go to a time, held within the set."""
        self.now_s = min(self.end_s, max(self.start_s, t_s))

    def seek_frame(self, index: int) -> None:
        """Go to a frame."""
        self.now_s = float(self._t_s[min(len(self._t_s) - 1, max(0, index))])

    def step(self, frames: int) -> None:
        """Frame by frame; playing stops."""
        self.playing = False
        self.seek_frame(self.index + frames)

    def jump(self, marks: Sequence[Mark], forward: bool) -> Mark | None:
        """To the next or the previous mark; playing stops, because there is something to see. None: there is none."""
        ahead = [m for m in marks if (m.t_s > self.now_s + NEAR_S if forward else m.t_s < self.now_s - NEAR_S)]
        if not ahead:
            return None
        found = min(ahead, key=lambda m: m.t_s) if forward else max(ahead, key=lambda m: m.t_s)
        self.playing = False
        self.seek(found.t_s)
        return found


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two repetitions side by side: the same time before and after their tops. Nothing is stretched."""

    top_a_s: float
    top_b_s: float
    before_s: float
    after_s: float

    def times(self, frame_s: float) -> Floats:
        """Seconds from the top, from the earlier start to the later end, `frame_s` apart; 0 is among them."""
        first, last = int(np.ceil(-self.before_s / frame_s)), int(np.floor(self.after_s / frame_s))
        return np.arange(first, last + 1, dtype=np.float64) * frame_s

    def in_a(self, from_top_s: float) -> float:
        """Time in the first set."""
        return self.top_a_s + from_top_s

    def in_b(self, from_top_s: float) -> float:
        """Time in the second set."""
        return self.top_b_s + from_top_s


def align(a: RepEvent, b: RepEvent) -> Alignment:
    """Align two repetitions at their tops; the longer one says how far it goes on either side."""
    return Alignment(
        a.t_top_s,
        b.t_top_s,
        max(a.t_top_s - a.t_start_s, b.t_top_s - b.t_start_s),
        max(a.t_end_s - a.t_top_s, b.t_end_s - b.t_top_s),
    )
