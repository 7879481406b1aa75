"""What the pipeline saw in each frame of a clip, as columns: for agreement frame by frame and for the plots."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from coach.types import CoachState, Floats, Frame, Side


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """T frames. `t_s` (T,); `signals` (T,) each, nan wherever the quality was not ok; `near` (T,) left, right or "".

    `progress` (T,) 0 at rest, 1 at the target, not clipped.
    """

    t_s: Floats
    signals: dict[str, Floats]
    near: NDArray[np.str_]
    progress: Floats

    def signal(self, names: tuple[str, ...]) -> Floats | None:
        """The first of these signals that the exercise computes."""
        return next((self.signals[name] for name in names if name in self.signals), None)


class TrackSink:
    """Collects a `Track`; what `coach.session.analysis.analyse` calls with each frame. Keeps no picture."""

    def __init__(self) -> None:
        self._t_s: list[float] = []
        self._rows: list[dict[str, float]] = []
        self._near: list[Side | None] = []
        self._progress: list[float] = []

    def write(self, frame: Frame, state: CoachState) -> None:
        """Take one frame."""
        signals = state.signals
        row: dict[str, float] = {}
        if signals is not None:
            row = {name: value if signals.quality.get(name) == "ok" else nan for name, value in signals.values.items()}
        self._t_s.append(frame.t_s)
        self._rows.append(row)
        self._near.append(state.view.near_side)
        driver = state.driver
        known = driver is not None and driver.target != driver.rest
        self._progress.append((driver.value - driver.rest) / (driver.target - driver.rest) if known and driver else nan)

    def track(self) -> Track:
        """What was collected."""
        names = list(dict.fromkeys(name for row in self._rows for name in row))
        return Track(
            t_s=np.array(self._t_s),
            signals={name: np.array([row.get(name, nan) for row in self._rows]) for name in names},
            near=np.array([side or "" for side in self._near]),
            progress=np.array(self._progress),
        )
