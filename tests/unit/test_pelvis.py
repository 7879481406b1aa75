"""Pelvic drop on bodies built from known angles: signs, mirror and scale invariance, the window, cancellation."""

from __future__ import annotations

import numpy as np
import pytest

from coach.pose.landmarks import COUNT, index
from coach.signals import pelvis
from coach.types import Floats, Side

CENTRE = np.array([320.0, 240.0])


def _turned(points: Floats, angle_deg: float) -> Floats:
    """Clockwise on the screen about `CENTRE`."""
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return CENTRE + (points - CENTRE) @ np.array([[c, s], [-s, c]])


def body(drop_left_deg: float = 0.0, left_lift: float = 0.1, lean_left_deg: float = 0.0) -> Floats:
    """A person of 100 px torso facing the camera (left side at the picture's right); the pelvis turns about mid-hip."""
    xy = np.full((COUNT, 2), 100.0)
    sides: tuple[tuple[Side, float], ...] = (("left", 1.0), ("right", -1.0))
    for side, at in sides:
        xy[index("hip", side)] = _turned(CENTRE + np.array([at * 20, 0.0]), drop_left_deg)
        xy[index("knee", side)] = xy[index("hip", side)] + [0, 80]
        xy[index("ankle", side)] = CENTRE + np.array([at * 20, 160 - (100 * left_lift if side == "left" else 0)])
        xy[index("shoulder", side)] = _turned(CENTRE + np.array([at * 35, -100.0]), lean_left_deg)
    return xy


def world(yaw_deg: float = 0.0) -> Floats:
    """World points with hips and shoulders turned by `yaw_deg`."""
    xyz = np.zeros((COUNT, 3))
    for joint in ("hip", "shoulder"):
        across = np.array([np.cos(np.radians(yaw_deg)), 0, np.sin(np.radians(yaw_deg))])
        xyz[index(joint, "left")], xyz[index(joint, "right")] = 0.1 * across, -0.1 * across
    return xyz


def mirrored(xy: Floats) -> Floats:
    """The same movement done with the other side: picture flipped, sides exchanged."""
    out = xy.copy()
    for joint in ("hip", "knee", "ankle", "shoulder"):
        out[index(joint, "left")], out[index(joint, "right")] = xy[index(joint, "right")], xy[index(joint, "left")]
    out[:, 0] = 640 - out[:, 0]
    return out


SEEN = np.ones(COUNT)


@pytest.mark.parametrize("drop", [-12.0, 0.0, 7.0])
def test_hip_line_is_the_pelvis_angle_with_the_swing_side_down_positive(drop: float) -> None:
    assert pelvis.hip_line_deg(body(drop), "right") == pytest.approx(drop)
    assert pelvis.hip_line_deg(body(drop), "left") == pytest.approx(-drop)


@pytest.mark.parametrize("scale", [0.25, 1.0, 3.0])
def test_readings_do_not_depend_on_side_or_size(scale: float) -> None:
    seen = body(6.0, lean_left_deg=4.0) * scale
    other = mirrored(body(6.0, lean_left_deg=4.0)) * scale
    for read in (pelvis.hip_line_deg, pelvis.trunk_line_deg, pelvis.swing_lift_t):
        assert read(seen, "right") == pytest.approx(read(other, "left"))
    assert pelvis.hip_line_deg(seen, "right") == pytest.approx(6.0)


def test_seen_from_behind_the_drop_has_the_same_sign() -> None:
    behind = body(6.0)
    behind[:, 0] = 640 - behind[:, 0]
    assert pelvis.hip_line_deg(behind, "right") == pytest.approx(6.0)


def test_trunk_line_is_positive_towards_the_swing_side() -> None:
    assert pelvis.trunk_line_deg(body(lean_left_deg=5.0), "right") == pytest.approx(5.0)
    assert pelvis.trunk_line_deg(body(lean_left_deg=5.0), "left") == pytest.approx(-5.0)


def test_stance_is_the_side_whose_foot_is_down() -> None:
    assert pelvis.stance_side(body(left_lift=0.1)) == "right"
    assert pelvis.stance_side(mirrored(body(left_lift=0.1))) == "left"
    assert pelvis.stance_side(body(left_lift=0.03)) is None
    assert pelvis.stance_side(np.full((COUNT, 2), np.nan)) is None


def test_inside_the_window_there_is_no_reason_against() -> None:
    for gain in (pelvis.STEP_UP, pelvis.BAND_WALK):
        assert pelvis.outside_window(body(10.0), world(10.0), SEEN, "right", gain) == ""


def test_each_condition_alone_closes_the_window() -> None:
    walk = pelvis.BAND_WALK
    bent = body()
    bent[index("knee", "left")] = bent[index("hip", "left")] + [0, 80 * np.cos(np.radians(30))]
    hidden = SEEN.copy()
    hidden[index("hip", "left")] = 0.7
    lost = body()
    lost[index("ankle", "right")] = np.nan
    assert pelvis.outside_window(bent, world(), SEEN, "right", walk) == "one hip bent more than the other"
    assert pelvis.outside_window(body(), world(), hidden, "right", walk) == "hips or legs not seen"
    assert pelvis.outside_window(lost, world(), SEEN, "right", walk) == "hips or legs not seen"
    assert pelvis.outside_window(body(), world(), SEEN, "left", walk) == "both feet down"
    assert pelvis.outside_window(body(left_lift=0.03), world(), SEEN, "right", walk) == "both feet down"
    for yaw in (-20.0, 20.0):
        assert pelvis.outside_window(body(), world(yaw), SEEN, "right", walk) == "not square to the camera"
    assert pelvis.outside_window(body(), np.full((COUNT, 3), np.nan), SEEN, "right", walk) == "not square to the camera"


@pytest.mark.parametrize("gain", [pelvis.STEP_UP, pelvis.BAND_WALK])
def test_degrees_undo_level_and_gain(gain: pelvis.Gain) -> None:
    for true in (-5.0, 0.0, 10.0):
        assert pelvis.drop_deg(gain.level_deg + true * gain.gain, gain) == pytest.approx(true)
    assert pelvis.drop_deg(0.5 + 10 * gain.gain, gain, level_deg=0.5) == pytest.approx(10.0)
    assert np.isnan(pelvis.drop_deg(float("nan"), gain))


@pytest.mark.parametrize("gain", [pelvis.STEP_UP, pelvis.BAND_WALK])
def test_constants_are_consistent(gain: pelvis.Gain) -> None:
    assert 0 < gain.gain_low < gain.gain < gain.gain_high < 1
    assert 0 < gain.info_deg < gain.moderate_deg


def test_one_sided_is_the_median_of_what_is_known() -> None:
    assert pelvis.one_sided_raw_deg([1.0, float("nan"), 2.0, 90.0]) == pytest.approx(2.0)
    assert np.isnan(pelvis.one_sided_raw_deg([1.0]))


@pytest.mark.parametrize("roll", [-6.0, 4.0])
def test_two_stances_cancel_a_tilted_camera(roll: float) -> None:
    right = [pelvis.hip_line_deg(_turned(body(5.0), roll), "right")] * 3
    left = [pelvis.hip_line_deg(_turned(mirrored(body(5.0)), roll), "left")] * 3
    assert right[0] == pytest.approx(5.0 + roll)
    assert pelvis.two_sided_raw_deg(right, left) == pytest.approx(5.0)
    assert np.isnan(pelvis.two_sided_raw_deg(right, []))
