"""Whether the person is still there and in position during a set; two seconds decide."""

from __future__ import annotations

from math import isfinite, nan
from typing import Final

from coach.exercise.spec import ExerciseSpec
from coach.session.guided.moments import PauseReason
from coach.types import CoachState

GONE_S: Final = 2.0


class Presence:
    """`step` with the newest state; says why to pause, or None."""

    def __init__(self, spec: ExerciseSpec) -> None:
        self._wanted = spec.setup.posture
        self._gone_s = self._up_s = nan

    def step(self, now_s: float, state: CoachState | None) -> PauseReason | None:
        """Take the newest state; nothing from the camera yet is no reason."""
        if state is None or state.paused:
            self._gone_s = self._up_s = nan
            return None
        gone = state.pose is None
        # "unknown" and frames that count are no reason: the top of a lift, a tracking slip.
        seen = state.view.posture
        up = not gone and seen not in (self._wanted, "unknown") and not state.view.can_count
        self._gone_s = self._since(self._gone_s, gone, now_s)
        self._up_s = self._since(self._up_s, up, now_s)
        if now_s - self._gone_s > GONE_S:
            return "gone"
        return "sat_up" if now_s - self._up_s > GONE_S else None

    @staticmethod
    def _since(since_s: float, holds: bool, now_s: float) -> float:
        if not holds:
            return nan
        return since_s if isfinite(since_s) else now_s
