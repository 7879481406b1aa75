"""The standing calibration on a made-up person who stands side-on with a known reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import hidden, side_standing_pose, standing_pose

from coach.errors import CoachError
from coach.exercise.loader import exercise, exercise_ids
from coach.session.calibration import QUIET_S, VALID, QuietStanding, is_valid, standing_neutral, takes_offset, worth_it
from coach.store.profiles import Settings
from coach.store.recording import RecordingWriter

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)


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
    found = neutral(recorded(tmp_path, [side_standing_pose(6.0, t) for t in times(4)]))
    assert found.read_deg == pytest.approx(6.0, abs=0.2)
    assert found.offset_deg == found.read_deg
    assert found.side == "right"


def test_a_large_reading_is_limited(tmp_path):
    found = neutral(recorded(tmp_path, [side_standing_pose(17.0, t) for t in times(4)]))
    assert (found.offset_deg, found.read_deg) == (10.0, pytest.approx(17.0, abs=0.2))


@pytest.mark.parametrize("seconds", [2.0])
def test_two_seconds_are_too_short(tmp_path, seconds):
    with pytest.raises(CoachError, match="three seconds"):
        neutral(recorded(tmp_path, [side_standing_pose(6.0, t) for t in times(seconds)]))


def test_rocking_is_not_quiet(tmp_path):
    rocking = [side_standing_pose(6.0 + 15 * np.sin(3 * t), t) for t in times(6)]
    with pytest.raises(CoachError, match="three seconds"):
        neutral(recorded(tmp_path, rocking))


def test_facing_the_camera_is_not_side_on(tmp_path):
    with pytest.raises(CoachError, match="side-on"):
        neutral(recorded(tmp_path, [side_standing_pose(6.0, t, turn=True) for t in times(5)]))


# --- frame by frame


def fed(standing: QuietStanding, poses, fps: float = 30.0, start_s: float = 0.0):
    """The first result, or None; one pose a frame."""
    for i, pose in enumerate(poses):
        found = standing.step(start_s + i / fps, pose)
        if found is not None:
            return found
    return None


def straight(seconds: float, read_deg: float = 6.0, near="right"):
    return [side_standing_pose(read_deg, t, near) for t in times(seconds)]


@pytest.mark.parametrize("near", ["left", "right"])
@pytest.mark.parametrize("read_deg", [-7.0, 0.0, 4.0])
def test_either_side_reads_the_same(near, read_deg):
    found = fed(QuietStanding(), straight(4.0, read_deg, near))
    assert found is not None and found.side == near
    assert found.offset_deg == pytest.approx(read_deg, abs=0.1)


def test_the_held_share_grows_to_three_seconds_and_no_sooner():
    standing = QuietStanding()
    assert standing.held == 0.0 and standing.problem == "nobody"
    assert fed(standing, straight(1.52)) is None
    assert standing.held == pytest.approx(0.5, abs=0.02) and standing.problem == ""
    assert fed(standing, straight(1.4), start_s=1.52 + 1 / 30) is None
    assert fed(standing, straight(0.2), start_s=2.96) is not None


def two_people(pose):
    return replace(pose, people=2)


def lying(pose):
    """The same body turned by a quarter in the picture."""
    size = np.asarray(pose.size_px, float)
    px = pose.xyz_norm[:, :2] * size
    xyz = pose.xyz_norm.copy()
    xyz[:, :2] = px[:, ::-1] / size
    return replace(pose, xyz_norm=xyz)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (lambda pose: None, "nobody"),
        (two_people, "not_alone"),
        (lambda pose: hidden(pose, "heel", "right"), "not_whole"),
        (lying, "not_upright"),
        (lambda pose: side_standing_pose(6.0, pose.t_s, turn=True), "not_side_on"),
        (lambda pose: standing_pose(t_s=pose.t_s), "not_side_on"),
        (lambda pose: side_standing_pose(26.0, pose.t_s), "not_still"),
    ],
)
def test_what_is_wrong_is_named_and_begins_the_seconds_anew(wrong, problem):
    standing = QuietStanding()
    fed(standing, straight(2.5))
    assert standing.held > 0.8
    standing.step(2.5, wrong(side_standing_pose(6.0, 2.5)))
    assert (standing.problem, standing.held) == (problem, 0.0)
    assert fed(standing, straight(2.9), start_s=2.55) is None
    assert fed(standing, straight(1.0), start_s=2.55 + 2.9) is not None


@pytest.mark.parametrize("jump_s", [0.6, 30.0, -2.0])
def test_time_without_pictures_is_not_quiet_time(jump_s):
    standing = QuietStanding()
    fed(standing, straight(2.5))
    assert fed(standing, straight(2.8), start_s=2.5 + jump_s) is None


def test_turning_round_begins_anew():
    standing = QuietStanding()
    fed(standing, straight(2.5))
    assert fed(standing, straight(2.8, near="left"), start_s=2.52) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["good", "none", "turned", "rock"]), min_size=1, max_size=14), st.floats(-25, 25))
def test_a_result_has_three_seconds_behind_it_and_stays_within_its_limit(parts, read_deg):
    standing, t_s, good_since = QuietStanding(), 0.0, None
    for part in parts:
        for i in range(10):
            t_s += 0.1
            pose = {
                "good": side_standing_pose(read_deg, t_s),
                "none": None,
                "turned": side_standing_pose(read_deg, t_s, turn=True),
                "rock": side_standing_pose(read_deg + 15 * (-1) ** (i // 3), t_s),
            }[part]
            found = standing.step(t_s, pose)
            if part != "good":
                good_since = None
            elif good_since is None:
                good_since = t_s
            assert 0.0 <= standing.held <= 1.0
            assert standing.problem == "" or standing.held == 0.0
            if found is None:
                continue
            assert abs(found.offset_deg) <= 10.0 and found.read_deg == pytest.approx(read_deg, abs=16)
            if part == "good" and good_since is not None and t_s - good_since >= QUIET_S + 0.5:
                assert found.read_deg == pytest.approx(read_deg, abs=0.5)
            assert part in ("good", "rock")


# --- when it is used


@pytest.mark.parametrize(("days", "valid"), [(0.0, True), (89.9, True), (90.0, False), (400.0, False), (-1.0, False)])
def test_a_calibration_is_used_for_ninety_days(days, valid):
    assert timedelta(days=90) == VALID
    assert is_valid(Settings(neutral_deg=3.0, neutral_at=NOW - timedelta(days=days)), NOW) is valid


def test_without_number_or_date_there_is_none():
    assert not is_valid(Settings(neutral_deg=3.0), NOW) and not is_valid(Settings(neutral_at=NOW), NOW)


def test_bridges_and_thrusts_take_an_offset_and_the_others_do_not():
    took = {name for name in exercise_ids() if takes_offset(exercise(name))}
    assert took == {"glute_bridge", "glute_bridge_single", "hip_thrust"}
    assert worth_it([exercise("clamshell"), exercise("hip_thrust")])
    assert not worth_it([exercise("clamshell"), exercise("step_up")])
