"""The standing calibration on a made-up person who stands side-on with a known reading."""

from __future__ import annotations

import numpy as np
import pytest
from synthetic import Body, pose_of

from coach.errors import CoachError
from coach.session.calibration import standing_neutral
from coach.store.recording import RecordingWriter


def standing(read_deg: float, t_s: float, turn: bool = False):
    """Facing right; the thigh leans back from the trunk line by `read_deg`."""
    back = np.radians(read_deg)
    hip = np.array([300.0, 220.0])
    knee = hip + 100 * np.array([-np.sin(back), np.cos(back)])
    joints = {
        "shoulder": np.array([300.0, 100.0]), "hip": hip, "knee": knee, "ankle": knee + np.array([0.0, 95.0]),
        "ear": np.array([300.0, 70.0]), "eye": np.array([306.0, 66.0]), "elbow": np.array([300.0, 160.0]),
        "wrist": np.array([300.0, 215.0]), "heel": knee + np.array([-6.0, 105.0]),
        "foot_index": knee + np.array([24.0, 105.0]),
    }  # fmt: skip
    pose = pose_of(joints, Body(), t_s)
    if turn:
        wide = pose.xyz_norm.copy()
        wide[11, 0] += 0.2
        pose = type(pose)(wide, pose.world_m, pose.visibility, t_s, pose.size_px)
    return pose


def recorded(tmp_path, poses):
    writer = RecordingWriter()
    for pose in poses:
        writer.append(pose, pose.t_s, pose.size_px)
    path = tmp_path / "standing.npz"
    writer.save(path, {})
    return str(path)


def neutral(path):
    from coach.pose.recorded import RecordedLandmarker
    from coach.store.recording import load_recording

    return standing_neutral(path, RecordedLandmarker(load_recording(path)))


def times(seconds: float):
    return np.arange(0, seconds, 1 / 30)


def test_what_is_read_in_quiet_standing_is_found(tmp_path):
    found = neutral(recorded(tmp_path, [standing(6.0, t) for t in times(4)]))
    assert found.read_deg == pytest.approx(6.0, abs=0.2)
    assert found.offset_deg == found.read_deg
    assert found.side == "right"


def test_a_large_reading_is_limited(tmp_path):
    found = neutral(recorded(tmp_path, [standing(17.0, t) for t in times(4)]))
    assert (found.offset_deg, found.read_deg) == (10.0, pytest.approx(17.0, abs=0.2))


@pytest.mark.parametrize("seconds", [2.0])
def test_two_seconds_are_too_short(tmp_path, seconds):
    with pytest.raises(CoachError, match="three seconds"):
        neutral(recorded(tmp_path, [standing(6.0, t) for t in times(seconds)]))


def test_rocking_is_not_quiet(tmp_path):
    rocking = [standing(6.0 + 15 * np.sin(3 * t), t) for t in times(6)]
    with pytest.raises(CoachError, match="three seconds"):
        neutral(recorded(tmp_path, rocking))


def test_facing_the_camera_is_not_side_on(tmp_path):
    with pytest.raises(CoachError, match="side-on"):
        neutral(recorded(tmp_path, [standing(6.0, t, turn=True) for t in times(5)]))
