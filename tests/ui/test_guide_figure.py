"""The figure: known positions, bones that keep their length, sides, and a tempo."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.guide.figure import (
    DOWN_S,
    FIGURES,
    REST_S,
    SHIN_M,
    THIGH_M,
    TRUNK_M,
    UP_S,
    bend,
    bounds,
    ease,
    figure_at,
    figure_id,
    moment,
)

SHARES = st.floats(0.0, 1.0)
SIDE_VIEWS = ["glute_bridge", "glute_bridge_single", "hip_thrust"]


def long(a, b):
    return math.hypot(b[0] - a[0], b[1] - a[1])


def off_line(a, b, c):
    """Distance of b from the line a-c."""
    (ax, ay), (bx, by), (cx, cy) = a, b, c
    return abs((cx - ax) * (ay - by) - (ax - bx) * (cy - ay)) / long(a, c)


@pytest.mark.parametrize("name", SIDE_VIEWS)
def test_at_the_top_shoulder_hip_and_knee_make_one_line(name):
    shoulder, hip, knee = figure_at(name, 1.0).work[0][:3]
    assert off_line(shoulder, hip, knee) < 1e-6
    # And the shin stands: the knee is over the foot, give or take a hand's breadth.
    assert abs(knee[0] - figure_at(name, 1.0).work[0][3][0]) < 0.12


@pytest.mark.parametrize("name", SIDE_VIEWS)
@given(share=SHARES)
def test_bones_keep_their_length(name, share):
    shoulder, hip, knee, ankle = figure_at(name, share).work[0][:4]
    assert long(shoulder, hip) == pytest.approx(TRUNK_M, abs=1e-6)
    assert long(hip, knee) == pytest.approx(THIGH_M, abs=1e-6)
    assert long(knee, ankle) == pytest.approx(SHIN_M, abs=1e-6)


@given(share=SHARES)
def test_legs_keep_their_length_on_the_step_and_in_the_walk(share):
    hip, knee, ankle = figure_at("step_up", share).work[0][:3]
    assert long(hip, knee) == pytest.approx(THIGH_M, abs=0.02)
    assert long(knee, ankle) == pytest.approx(SHIN_M, abs=0.02)
    _, hip, knee, ankle = figure_at("lateral_band_walk", share).work[0][:4]
    assert long(hip, knee) == pytest.approx(THIGH_M, abs=1e-6)
    assert long(knee, ankle) == pytest.approx(SHIN_M, abs=0.01)


@given(first=SHARES, second=SHARES)
def test_the_hip_rises_with_the_share(first, second):
    low, high = sorted((first, second))
    for name in SIDE_VIEWS:
        assert figure_at(name, high).work[0][1][1] >= figure_at(name, low).work[0][1][1] - 1e-9


def test_the_free_leg_stays_beside_the_working_thigh():
    figure = figure_at("glute_bridge_single", 0.5)
    _, hip, knee = figure.work[0][:3]
    far_hip, _, far_ankle, _ = figure.body[1]
    assert far_hip == hip and off_line(hip, knee, far_ankle) < 1e-6


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_the_other_side_is_the_mirror_image(name):
    left, right = figure_at(name, 0.7, "left"), figure_at(name, 0.7, "right")
    assert left == right.mirrored() and left != right
    box, other = bounds(name, "left"), bounds(name, "right")
    assert (box[0], box[2]) == pytest.approx((-other[2], -other[0]))


@pytest.mark.parametrize("name", sorted(FIGURES))
@given(share=SHARES)
def test_nothing_sinks_into_the_floor_or_leaves_its_bounds(name, share):
    left, _, right, top = bounds(name)
    figure = figure_at(name, share)
    for line in (*figure.body, *figure.work):
        for x, y in line:
            assert -0.001 <= y <= top + 0.02
            assert left - 0.02 <= x <= right + 0.02


@given(t_s=st.floats(0, 1000), hold_s=st.floats(0, 10))
def test_the_tempo_has_its_phases_and_never_jumps(t_s, hold_s):
    phase, share = moment(t_s, hold_s)
    assert 0.0 <= share <= 1.0
    assert (phase == "top") <= (share == 1.0) and (phase == "rest") <= (share == 0.0)
    _, soon = moment(t_s + 0.01, hold_s)
    assert abs(soon - share) < 0.02


def test_up_2_s_hold_down_2_s_rest():
    hold_s = 3.0
    at = [0.5 * UP_S, UP_S + 1.0, UP_S + hold_s + 0.5 * DOWN_S, UP_S + hold_s + DOWN_S + 0.5 * REST_S]
    assert [moment(t, hold_s)[0] for t in at] == ["up", "top", "down", "rest"]
    assert moment(at[0], hold_s)[1] == moment(at[2], hold_s)[1] == pytest.approx(0.5)


def test_ease_is_still_at_both_ends():
    assert (ease(0), ease(1), ease(0.5)) == (0, 1, 0.5)
    assert ease(0.01) < 0.001 and ease(0.99) > 0.999


def test_a_bent_joint_is_where_it_must_be():
    x, y = bend((0, 0), (6, 0), 5, 5)
    assert (x, y) == pytest.approx((3, 4))
    assert bend((0, 0), (6, 0), 5, 5, left=False) == pytest.approx((3, -4))
    assert bend((0, 0), (100, 0), 5, 5) == pytest.approx((5, 0))


def test_an_exercise_without_a_figure_takes_that_of_its_kind():
    assert figure_id("frog_bridge", "hip_extension_deg", "supine") == "glute_bridge"
    assert figure_id("unheard_of", "nothing", "upright") == ""
