"""The hands-free pause: fires on the gesture in every posture, from seen arms, and on no recording of any movement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import synthetic
from hypothesis import given
from hypothesis import strategies as st
from synthetic import Body, standing_pose, with_arms

from coach.pose import landmarks as lm
from coach.pose.recorded import RecordedLandmarker
from coach.session.guided.gesture import HOLD_S, PauseGesture, raised
from coach.store.recording import load_recording
from coach.types import Frame, Pose, Side

FOLDER = Path(__file__).resolve().parents[1] / "data" / "validation"
RECORDINGS = sorted(FOLDER.glob("*.npz"))
SIDES: tuple[Side, Side] = ("left", "right")


def fired(poses: list[Pose | None], fps: float = 30.0) -> list[float]:
    gesture = PauseGesture()
    return [i / fps for i, pose in enumerate(poses) if gesture.step(i / fps, pose)]


def lying(head: str = "left", near: Side = "right", lift_deg: float = -60.0) -> Pose:
    body = Body(head=head, near=near)
    return synthetic.pose_of(synthetic.bridge_joints(body, lift_deg), body, 0.0)


def played(path: Path) -> list[tuple[float, Pose | None]]:
    recording = load_recording(path)
    landmarker = RecordedLandmarker(recording)
    return [(float(t), landmarker.detect(Frame(synthetic.PICTURE, float(t), i))) for i, t in enumerate(recording.t_s)]


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda p: p.stem)
def test_no_recording_of_any_movement_fires(path: Path) -> None:
    gesture = PauseGesture()
    assert not any(gesture.step(t, pose) for t, pose in played(path))


def test_the_recordings_hold_the_movements_with_busy_arms() -> None:
    assert {"other_push_up", "other_bird_dog", "other_squat", "other_split_squat"} <= {p.stem for p in RECORDINGS}


@pytest.mark.shared
def test_no_recording_outside_the_project_fires(shared_data: Path) -> None:
    for path in sorted((shared_data / "recordings").glob("*.npz")):
        gesture = PauseGesture()
        assert not any(gesture.step(t, pose) for t, pose in played(path)), path.name


@pytest.mark.parametrize("head", ["left", "right"])
@pytest.mark.parametrize("arm", SIDES)
@pytest.mark.parametrize("lift_deg", [-60.0, 0.0])
def test_one_arm_straight_up_while_lying_fires_after_two_seconds(head: str, arm: Side, lift_deg: float) -> None:
    pose = with_arms(lying(head, lift_deg=lift_deg), {arm: 90.0})
    assert fired([pose] * 100) == [pytest.approx(HOLD_S, abs=0.05)]


def test_both_wrists_above_the_head_while_standing_fires() -> None:
    assert len(fired([with_arms(standing_pose(), {"left": 90.0, "right": 90.0})] * 100)) == 1


def test_one_arm_while_standing_does_not() -> None:
    assert not fired([with_arms(standing_pose(), {"left": 90.0, "right": -90.0})] * 100)


def test_arms_at_rest_do_not() -> None:
    assert not fired([standing_pose()] * 100)
    assert not fired([lying()] * 100)


@given(angle=st.floats(-90, 50), arm=st.sampled_from(SIDES), lift=st.floats(-60, 5))
def test_no_arm_that_is_not_near_the_vertical_fires(angle: float, arm: Side, lift: float) -> None:
    pose = lying(lift_deg=lift)
    for turned in (angle, 180.0 - angle):
        assert not raised(with_arms(pose, {arm: turned}))


@given(unseen=st.sampled_from(("shoulder", "elbow", "wrist")), arm=st.sampled_from(SIDES), seen=st.floats(0, 0.59))
def test_an_arm_that_is_only_guessed_never_fires(unseen: str, arm: Side, seen: float) -> None:
    up = with_arms(lying(), {arm: 90.0})
    visibility = up.visibility.copy()
    visibility[lm.index(unseen, arm)] = seen
    assert raised(up) and not raised(replace(up, visibility=visibility))
    standing = with_arms(standing_pose(), {"left": 90.0, "right": 90.0})
    assert raised(standing) and not raised(replace(standing, visibility=visibility))


@given(angle=st.floats(65, 115), scale=st.floats(0.5, 2.5), arm=st.sampled_from(SIDES))
def test_the_size_of_the_person_and_a_slight_slant_do_not_matter(angle: float, scale: float, arm: Side) -> None:
    up = with_arms(lying(), {arm: angle})
    xyz = up.xyz_norm.copy()
    xyz[:, :2] = 0.5 + (xyz[:, :2] - 0.5) * scale * 0.4
    assert raised(up) and raised(replace(up, xyz_norm=xyz))


def test_a_bent_arm_a_second_person_and_an_arm_outside_the_picture_do_not() -> None:
    up = with_arms(lying(), {"right": 90.0})
    bent = up.xyz_norm.copy()
    bent[lm.index("elbow", "right"), 0] += 0.12
    assert not raised(replace(up, xyz_norm=bent))
    assert not raised(replace(up, people=2))
    out = up.xyz_norm.copy()
    out[:, 1] -= out[lm.index("wrist", "right"), 1] + 0.01
    assert not raised(replace(up, xyz_norm=out))


def test_it_fires_once_and_again_only_after_the_arm_came_down() -> None:
    up, down = with_arms(lying(), {"right": 90.0}), lying()
    assert len(fired([up] * 300)) == 1
    assert len(fired([up] * 90 + [down] * 5 + [up] * 90)) == 1
    assert len(fired([up] * 90 + [down] * 30 + [up] * 90)) == 2


def test_short_waves_do_not_add_up_and_a_lost_frame_does_not_matter() -> None:
    up, down = with_arms(lying(), {"right": 90.0}), lying()
    assert not fired(([up] * 45 + [down] * 15) * 6)
    assert len(fired([up] * 30 + [None] * 3 + [up] * 45)) == 1


def test_time_that_begins_anew_does_not_count_as_held() -> None:
    up = with_arms(lying(), {"right": 90.0})
    gesture = PauseGesture()
    times = [50.0 + 0.1 * i for i in range(16)] + [0.1 * i for i in range(16)]
    assert not any(gesture.step(t, up) for t in times)
    assert gesture.held == pytest.approx(0.75)
