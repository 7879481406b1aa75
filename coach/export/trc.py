"""Landmarks of a set as an OpenSim marker file (.trc): metres, x to the picture's right, y up, z towards the camera.

MediaPipe's world points have their origin in the middle of the hips of each frame, so a body does not travel; "up" is
the picture's, which is gravity's only where the camera was level. The z axis is a network's guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from coach.export.rows import local_day
from coach.store.recording import Recording
from coach.store.records import SessionRecord, SetRecord
from coach.types import Floats

MARKERS = (
    "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer",
    "left_ear", "right_ear", "mouth_left", "mouth_right", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_pinky", "right_pinky", "left_index", "right_index", "left_thumb",
    "right_thumb", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle", "left_heel",
    "right_heel", "left_foot_index", "right_foot_index",
)  # fmt: skip
README = """Landmarks for OpenSim (.trc), one file a set. Units: metres and seconds. Axes: x to the picture's right, y
up (the picture's up, which is gravity's only where the camera was level), z towards the camera; right-handed. The
origin is the middle of the hips in each frame, so the body does not travel. Left and right are the person's own.
Depth (z) is a network's estimate: no angle of the report comes from it. An empty field: not seen in that frame.
DataRate is the mean rate; the Time column is exact. The 33 markers are BlazePose's.
"""


def file_name(session: SessionRecord, s: SetRecord) -> str:
    """A name that sorts by time and is unique among a person's sets."""
    side = f"_{s.head.side}" if s.head.side else ""
    day = local_day(session.head).isoformat()
    return f"{day}_{session.head.uid[:8]}_{s.head.index + 1:02d}_{s.head.exercise_id}{side}.trc"


def to_trc(recording: Recording, name: str) -> str:
    """The whole file. `name` : the file's own name, which stands in its first line."""
    frames = len(recording)
    rate = _rate(recording.t_s)
    # Half a turn about x: from y down and z away to y up and z towards the camera, still right-handed.
    points = recording.world_m * np.array([1.0, -1.0, -1.0])
    head = [
        f"PathFileType\t4\t(X/Y/Z)\t{name}",
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames",
        f"{rate}\t{rate}\t{frames}\t{len(MARKERS)}\tm\t{rate}\t1\t{frames}",
        "Frame#\tTime\t" + "\t\t\t".join(MARKERS) + "\t\t",
        "\t\t" + "\t".join(f"{axis}{i}" for i in range(1, len(MARKERS) + 1) for axis in "XYZ"),
        "",
    ]
    rows = (
        f"{number}\t{t:.6f}\t{_fields(flat)}"
        for number, (t, flat) in enumerate(zip(recording.t_s, points.reshape(frames, -1), strict=True), 1)
    )
    return "\n".join([*head, *rows]) + "\n"


def _rate(t_s: Floats) -> str:
    if len(t_s) < 2:
        return "0"
    return f"{(len(t_s) - 1) / float(t_s[-1] - t_s[0]):.3f}"


def _fields(flat: Sequence[float] | Floats) -> str:
    return "\t".join(f"{value + 0.0:.6f}" if isfinite(value) else "" for value in flat)
