"""A kept set, run through the pipeline again: what the window needs to show it moving. Cached by set.

The repetitions and faults that were stored stay the truth; the run gives the picture, the signal and the phases.
Not here: threads, drawing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import nan

import numpy as np

from coach.capture.recording import RecordingSource
from coach.errors import StoreError
from coach.exercise.spec import ExerciseSpec
from coach.pose.recorded import RecordedLandmarker
from coach.session.pipeline import Pipeline
from coach.store.recording import Recording
from coach.store.records import SetHead
from coach.types import CoachState, Floats, RepEvent

Progress = Callable[[int, int], None]
# Progress is told this often, in frames.
EVERY = 30


@dataclass(frozen=True, slots=True, eq=False)
class Playback:
    """T frames. t_s, driver : (T,) seconds, the driving signal (nan: not measured). states : one a frame, no picture.

    unit : of the driver. size_px : width and height of the pictures that the poses came from.
    """

    t_s: Floats
    driver: Floats
    states: tuple[CoachState, ...]
    signal: str
    unit: str
    size_px: tuple[int, int]

    def __len__(self) -> int:
        return len(self.t_s)

    def frame_at(self, t_s: float) -> int:
        """The frame that is shown at a time: the last one that had begun, the first before all."""
        return int(np.clip(np.searchsorted(self.t_s, t_s + 1e-9, side="right") - 1, 0, len(self.t_s) - 1))

    def cut(self, start_s: float, end_s: float) -> tuple[Floats, Floats]:
        """Times and driver between two times, both included."""
        inside = (self.t_s >= start_s) & (self.t_s <= end_s)
        return self.t_s[inside], self.driver[inside]

    def fits(self, reps: Sequence[RepEvent]) -> bool:
        """Whether the repetitions lie within the recording; else it is of something else."""
        return all(rep.t_end_s >= self.t_s[0] and rep.t_start_s <= self.t_s[-1] for rep in reps)


def play_back(
    recording: Recording,
    spec: ExerciseSpec,
    head: SetHead,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Playback | None:
    """Run a set again, with its own hold, target and standing offset. None when it was cancelled.

    Raises
    ------
    StoreError : the recording has no frame.
    """
    total = len(recording)
    if total == 0:
        raise StoreError("The recording of this set is empty.", "There is nothing to replay; its numbers are kept.")
    pipeline = Pipeline(
        RecordedLandmarker(recording), spec, target=head.target_deg, hold_s=head.hold_s, neutral_deg=head.neutral_deg
    )
    source = RecordingSource(head.uid, recording)
    states: list[CoachState] = []
    while (frame := source.read()) is not None:
        if len(states) % EVERY == 0:
            if cancelled():
                return None
            if progress is not None:
                progress(len(states), total)
        state, _ = pipeline.step(frame)
        states.append(replace(state, frame=None))
    if progress is not None:
        progress(total, total)
    return _playback(recording, states, spec.rep.driver)


def _playback(recording: Recording, states: Sequence[CoachState], signal: str) -> Playback:
    driver = np.array([_driver(state, signal) for state in states], dtype=np.float64)
    driver.flags.writeable = False
    unit = next((state.driver.unit for state in states if state.driver is not None), "")
    return Playback(recording.t_s, driver, tuple(states), signal, unit, recording.size_px)


def _driver(state: CoachState, signal: str) -> float:
    signals = state.signals
    # Low quality counts a repetition but is no number to show (clinical_spec §1.2), nor a curve to read.
    if signals is None or signals.quality.get(signal) == "na":
        return nan
    return signals.values.get(signal, nan)


class PlaybackCache:
    """The sets that were played last; oldest out. Not for two threads at once: the window alone asks it."""

    def __init__(self, room: int = 12) -> None:
        self._room = room
        self._kept: OrderedDict[str, Playback] = OrderedDict()

    def get(self, set_uid: str) -> Playback | None:
        """The playback of a set, if it is here."""
        if set_uid in self._kept:
            self._kept.move_to_end(set_uid)
        return self._kept.get(set_uid)

    def put(self, set_uid: str, playback: Playback) -> None:
        """Keep one."""
        self._kept[set_uid] = playback
        self._kept.move_to_end(set_uid)
        while len(self._kept) > self._room:
            self._kept.popitem(last=False)
