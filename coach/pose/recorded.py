"""Poses from a landmark recording, looked up by frame index. No network and no MediaPipe."""

from __future__ import annotations

import numpy as np

from coach.errors import SourceError
from coach.store.recording import Recording
from coach.types import Frame, Pose


class RecordedLandmarker:
    """Gives the recording's pose of each frame that `coach.capture.recording.RecordingSource` plays."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def prepare(self, frame: Frame) -> None:
        """Nothing: the poses are there."""

    def infer(self, frame: Frame, prepared: object) -> None:
        """Nothing either."""

    def look_anew(self) -> None:
        """The poses are what they are."""

    def detect(self, frame: Frame, inferred: object = None) -> Pose | None:
        """The pose of frame `frame.index`, at the frame's own time; None where nobody is seen.

        Raises SourceError for a frame that the recording does not have: it belongs to another source.
        """
        rec, i = self._recording, frame.index
        if not 0 <= i < len(rec):
            raise SourceError(
                f"Frame {i} is not in the recording, which has {len(rec)} frames.",
                "Play the recording that the poses are from.",
            )
        if np.isnan(rec.xyz_norm[i, 0, 0]):
            return None
        return Pose(
            xyz_norm=rec.xyz_norm[i],
            world_m=rec.world_m[i],
            visibility=rec.visibility[i],
            t_s=frame.t_s,
            size_px=rec.size_px,
            people=1 if rec.people is None else int(rec.people[i]),
            belly_t=float("nan") if rec.belly_t is None else float(rec.belly_t[i]),
        )

    def close(self) -> None:
        """Nothing to give back."""
