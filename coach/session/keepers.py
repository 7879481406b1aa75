"""Between the runner and what keeps a set's landmarks: each judged frame's pose, in the set's own time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite, nan
from typing import Any, Protocol

from coach.types import CoachState, Pose


class Recorder(Protocol):
    """`coach.store.landmarks.SetRecorder`, as far as it is needed here."""

    def begin(self, set_uid: str, meta: Mapping[str, Any] | None = None) -> None: ...
    def append(self, pose: Pose | None, t_s: float, size_px: tuple[int, int]) -> None: ...
    def end(self) -> None: ...


class LandmarkKeeper:
    """A `Keeper` of the runner. The contour of the belly goes with the pose, because the mask does not."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._zero_s = nan

    def begin(self, set_uid: str, zero_s: float) -> None:
        """What follows belongs to this set, whose time is 0 at `zero_s` (nan: at its first frame)."""
        self._zero_s = zero_s
        self._recorder.begin(set_uid)

    def append(self, state: CoachState) -> None:
        """One judged frame."""
        if state.frame is None:
            return
        if not isfinite(self._zero_s):
            self._zero_s = state.t_s
        pose = state.pose
        if pose is not None and state.signals is not None:
            pose = replace(pose, belly_t=state.signals.values.get("belly_height_t", nan), mask=None)
        self._recorder.append(pose, state.t_s - self._zero_s, state.frame.size_px)

    def end(self) -> None:
        """The set is over."""
        self._recorder.end()
