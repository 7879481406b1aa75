"""The light One-Euro filter: nothing at rest, a known small lag on a ramp, and no memory across a gap."""

from __future__ import annotations

import numpy as np
import pytest
from synthetic import Body, bridge_joints, pose_of

from coach.pose.smoothing import OneEuro, PoseSmoother


def filtered(values, fps: float, **settings) -> np.ndarray:
    one = OneEuro(**settings)
    return np.array([one.step(i / fps, np.array([float(v)]))[0] for i, v in enumerate(values)])


def test_what_rests_is_unchanged() -> None:
    assert filtered([7.25] * 30, 30.0) == pytest.approx([7.25] * 30, abs=0)


@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
@pytest.mark.parametrize("speed", [20.0, 300.0])
def test_the_lag_on_a_ramp_is_at_most_that_of_4_hz(fps: float, speed: float) -> None:
    t_s = np.arange(90) / fps
    out = filtered(speed * t_s, fps)
    lag_s = (speed * t_s[-1] - out[-1]) / speed
    assert 0 < lag_s <= 1 / (2 * np.pi * 4.0)


def test_without_the_speed_term_the_lag_is_exactly_that_of_the_cut_off() -> None:
    t_s = np.arange(120) / 30
    out = filtered(50 * t_s, 30.0, beta=0.0)
    assert (50 * t_s[-1] - out[-1]) / 50 == pytest.approx(1 / (2 * np.pi * 4.0), rel=1e-3)


def test_speed_shortens_the_lag() -> None:
    t_s = np.arange(90) / 30
    slow, fast = (filtered(v * t_s, 30.0)[-1] for v in (20.0, 600.0))
    assert (600.0 * t_s[-1] - fast) / 600.0 < (20.0 * t_s[-1] - slow) / 20.0


def test_jitter_becomes_smaller() -> None:
    noise = np.random.default_rng(3).normal(0, 1, 600)
    assert filtered(noise, 30.0)[10:].std() < 0.75 * noise[10:].std()


@pytest.mark.parametrize("gap_s", [0.6, 0.0, -1.0])
def test_after_a_gap_or_a_step_back_in_time_it_starts_anew(gap_s: float) -> None:
    one = OneEuro()
    one.step(1.0, np.array([0.0]))
    assert one.step(1.0 + gap_s, np.array([100.0]))[0] == 100.0


def test_the_given_array_is_not_the_filters_own() -> None:
    one = OneEuro()
    first = np.array([1.0])
    one.step(0.0, first)
    first[0] = 99.0
    assert one.step(0.03, np.array([1.0]))[0] == pytest.approx(1.0)


def test_a_pose_keeps_all_but_its_picture_points() -> None:
    body = Body()
    smoother = PoseSmoother()
    smoother.step(pose_of(bridge_joints(body, -60.0), body, 0.0))
    raw = pose_of(bridge_joints(body, -50.0), body, 1 / 30)
    out = smoother.step(raw)
    assert np.abs((out.xyz_norm - raw.xyz_norm)[:, :2]).max() > 1e-4
    assert np.array_equal(out.xyz_norm[:, 2], raw.xyz_norm[:, 2])
    assert np.array_equal(out.world_m, raw.world_m)
    assert (out.t_s, out.size_px) == (raw.t_s, raw.size_px)
    assert not out.xyz_norm.flags.writeable
    smoother.reset()
    assert np.allclose(smoother.step(raw).xyz_norm, raw.xyz_norm)
