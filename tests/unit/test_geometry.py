"""Plane geometry with answers that follow from the drawing."""

from __future__ import annotations

import numpy as np
import pytest

from coach.signals import geometry as geo


def p(x: float, y: float) -> np.ndarray:
    return np.array([x, y], dtype=float)


@pytest.mark.parametrize("angle", [-50.0, -20.0, 0.0, 12.0, 30.0])
def test_hip_extension_is_recovered_with_its_sign(angle: float) -> None:
    knee = p(200, 0) + 80 * p(np.cos(np.radians(angle)), np.sin(np.radians(angle)))
    assert geo.hip_extension_deg(p(100, 0), p(200, 0), knee, 1.0) == pytest.approx(angle)


@pytest.mark.parametrize("angle", [-50.0, 0.0, 12.0])
def test_hip_extension_is_the_same_in_the_mirror(angle: float) -> None:
    knee = p(-200, 0) + 80 * p(-np.cos(np.radians(angle)), np.sin(np.radians(angle)))
    assert geo.hip_extension_deg(p(-100, 0), p(-200, 0), knee, -1.0) == pytest.approx(angle)


def test_upright_facing_right_a_knee_in_front_is_flexion() -> None:
    assert geo.hip_extension_deg(p(0, 0), p(0, 100), p(50, 186.6), 1.0) == pytest.approx(-30.0, abs=0.1)


def test_knee_flexion_is_zero_straight_and_ninety_square() -> None:
    assert geo.knee_flexion_deg(p(0, 0), p(0, 50), p(0, 100)) == pytest.approx(0.0)
    assert geo.knee_flexion_deg(p(0, 0), p(50, 0), p(50, 50)) == pytest.approx(90.0)


def test_feet_far_from_the_hips_give_a_positive_shin() -> None:
    # Head at the left; the knee is headward (left) of the ankle.
    assert geo.shin_deg(p(100, 0), p(150, 50), -1.0) == pytest.approx(45.0)


def test_hips_above_shoulders_give_a_positive_trunk_inclination() -> None:
    assert geo.trunk_inclination_deg(p(0, 100), p(100, 0)) == pytest.approx(45.0)


def test_a_head_thrown_back_is_positive_lying_with_the_head_left() -> None:
    # Lying on the back: dorsal is down, so the ear drops below the shoulder line.
    assert geo.neck_extension_deg(p(-10, 10), p(0, 0), p(100, 0), 1.0) == pytest.approx(45.0)


def test_a_vector_of_no_length_has_no_angle() -> None:
    assert np.isnan(geo.signed_angle_deg(p(0, 0), p(1, 0)))


def test_height_above_a_slanted_line() -> None:
    assert geo.height_above_line(p(50, 0), p(0, 100), p(100, 0)) == pytest.approx(50.0)
    assert np.isnan(geo.height_above_line(p(50, 0), p(10, 0), p(10, 100)))
