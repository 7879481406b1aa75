"""How a set was seen, gathered from its states: for the report of what could not be measured.

As coach/session/report.py tells it of a film; here it is kept with the set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isfinite, nan

from coach.exercise.spec import ExerciseSpec
from coach.store.records import NotMeasured, ViewFacts
from coach.types import CoachState, Facing, Posture, RepEvent, Side

LITTLE = 0.02  # a reason that holds for less than this share of the frames is not worth a line


class Tally:
    """`step` with every state of the set; the same moment twice counts once."""

    def __init__(self) -> None:
        self.frames = self.counted = self.measured = 0
        self._reasons: Counter[str] = Counter()
        self._postures: Counter[Posture] = Counter()
        self._facings: Counter[Facing] = Counter()
        self._sides: Counter[Side] = Counter()
        self._first_s = self._last_s = nan

    def step(self, state: CoachState) -> None:
        """Take one state."""
        if state.t_s == self._last_s or state.paused:
            return
        if not isfinite(self._first_s):
            self._first_s = state.t_s
        self._last_s = state.t_s
        view = state.view
        self.frames += 1
        self.counted += view.can_count
        self.measured += view.can_measure
        if not view.can_measure and view.reasons:
            self._reasons[view.reasons[0]] += 1
        if state.pose is not None:
            self._postures[view.posture] += 1
            self._facings[view.facing] += 1
            if view.near_side is not None:
                self._sides[view.near_side] += 1

    def facts(self) -> ViewFacts:
        """How the set was seen."""
        took_s = self._last_s - self._first_s
        near = self._sides.most_common(1)
        return ViewFacts(
            next(iter(self._postures.most_common(1)), ("unknown", 0))[0],
            next(iter(self._facings.most_common(1)), ("unknown", 0))[0],
            near[0][0] if near else None,
            self._share(self.counted),
            self._share(self.measured),
            (self.frames - 1) / took_s if took_s > 0 else nan,
        )

    def not_measured(self, reps: Sequence[RepEvent], spec: ExerciseSpec) -> tuple[NotMeasured, ...]:
        """What could not be measured, why, and for which share of the frames or repetitions."""
        found = [
            NotMeasured("frames", reason, self._share(n))
            for reason, n in self._reasons.most_common()
            if n > LITTLE * self.frames
        ]
        missing: Counter[tuple[str, str]] = Counter(
            (name, m.reason) for rep in reps for name, m in rep.measures.items() if m.quality != "ok"
        )
        found += [NotMeasured(what, why, round(n / len(reps), 3)) for (what, why), n in missing.most_common()]
        found += [NotMeasured(item.what["en"], item.reason["en"], 1.0) for item in spec.not_visible]
        return tuple(found)

    def _share(self, part: int) -> float:
        return round(part / self.frames, 3) if self.frames else 0.0
