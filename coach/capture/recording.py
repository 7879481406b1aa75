"""A landmark recording as a frame source: dark pictures at the recording's own times.

The poses themselves come from `coach.pose.recorded.RecordedLandmarker`, by frame index.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from coach.store.recording import Recording, load_recording
from coach.types import Frame

_DARK = 24


class RecordingSource:
    """Plays `path` (or a recording that is loaded already). Raises SourceError listing all that is wrong with it."""

    live = False

    def __init__(self, path: Path | str, recording: Recording | None = None, *, uri: str = "") -> None:
        self.uri = uri or str(path)
        self.recording = load_recording(Path(path)) if recording is None else recording
        self.size_px = self.recording.size_px
        self.frame_count: int | None = len(self.recording.t_s)
        self._next = 0
        width, height = self.size_px
        # One picture for all frames: a film of 1080p darkness would otherwise cost 6 MB a frame.
        self._bgr = np.full((height, width, 3), _DARK, dtype=np.uint8)
        self._bgr.flags.writeable = False

    @property
    def fps(self) -> float | None:
        """Frames a second by the median interval, None for a single frame."""
        t_s = self.recording.t_s
        return float(1.0 / np.median(np.diff(t_s))) if len(t_s) > 1 else None

    def read(self) -> Frame | None:
        """The next dark picture, or None at the end."""
        if self._next >= len(self.recording.t_s):
            return None
        index = self._next
        self._next += 1
        return Frame(self._bgr, float(self.recording.t_s[index]), index)

    def rewind(self) -> None:
        """Back to the first frame."""
        self._next = 0

    def close(self) -> None:
        """End the source: `read` gives None from now on."""
        self._next = len(self.recording.t_s)
