"""The belly's contour on drawn masks of known height."""

from __future__ import annotations

import numpy as np
import pytest

from coach.signals.contour import belly_height_t

SIZE = (640, 480)
SHOULDER, HIP = np.array([150.0, 300.0]), np.array([350.0, 300.0])
T = 200.0


def grid(size=SIZE, scale: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Pixel centres in picture coordinates, for a mask of `scale` times the picture's size."""
    width, height = round(size[0] * scale), round(size[1] * scale)
    x = (np.arange(width) + 0.5) / scale
    y = (np.arange(height) + 0.5) / scale
    return np.meshgrid(x, y)


def slab(height_px: float, scale: float = 1.0, below_px: float = 40.0) -> np.ndarray:
    """Body from `height_px` above the chord to a little below it, with an edge one mask pixel wide."""
    _, y = grid(scale=scale)
    top = np.clip((y - (300.0 - height_px)) * scale + 0.5, 0, 1)
    return (top * (y < 300 + below_px)).astype(np.float32)


@pytest.mark.parametrize("height_px", [10.0, 25.0, 60.0])
def test_a_flat_belly_has_its_drawn_height(height_px: float) -> None:
    assert belly_height_t(slab(height_px), SHOULDER, HIP, T, SIZE) == pytest.approx(height_px / T, abs=0.003)


@pytest.mark.parametrize("scale", [0.4, 0.5, 1.0, 2.0])
def test_the_mask_may_have_any_resolution(scale: float) -> None:
    assert belly_height_t(slab(40.0, scale), SHOULDER, HIP, T, SIZE) == pytest.approx(0.2, abs=0.004)


def test_head_at_the_right_is_the_same() -> None:
    assert belly_height_t(slab(40.0), HIP, SHOULDER, T, SIZE) == pytest.approx(0.2, abs=0.003)


def test_a_slanted_chord_measures_at_a_right_angle_to_it() -> None:
    hip = SHOULDER + 200.0 * np.array([np.cos(np.radians(30)), -np.sin(np.radians(30))])
    x, y = grid()
    along = (hip - SHOULDER) / 200.0
    above = -((x - SHOULDER[0]) * -along[1] + (y - SHOULDER[1]) * along[0])
    mask = ((above < 35.0) & (above > -40.0)).astype(np.float32)
    assert belly_height_t(mask, SHOULDER, hip, T, SIZE) == pytest.approx(35.0 / T, abs=0.004)


def test_a_round_belly_is_the_mean_over_the_fractions() -> None:
    x, y = grid()
    share = (x - 150.0) / 200.0
    height = 60.0 * 4 * share * (1 - share)
    mask = ((y > 300 - height) & (y < 340)).astype(np.float32)
    expected = np.mean([60.0 * 4 * f * (1 - f) for f in (0.25, 0.40, 0.55, 0.70)]) / T
    assert belly_height_t(mask, SHOULDER, HIP, T, SIZE) == pytest.approx(expected, abs=0.004)


def test_an_arm_out_of_reach_changes_nothing() -> None:
    mask = slab(40.0)
    _, y = grid()
    mask[(y < 300 - 0.5 * T) & (y > 300 - 0.65 * T)] = 1.0
    assert belly_height_t(mask, SHOULDER, HIP, T, SIZE) == pytest.approx(0.2, abs=0.003)


def test_a_hollow_below_the_contour_does_not_matter() -> None:
    mask = slab(40.0)
    _, y = grid()
    mask[(y > 280) & (y < 290)] = 0.0
    assert belly_height_t(mask, SHOULDER, HIP, T, SIZE) == pytest.approx(0.2, abs=0.003)


def test_no_edge_is_unknown() -> None:
    empty, full = np.zeros((480, 640), np.float32), np.ones((480, 640), np.float32)
    assert np.isnan(belly_height_t(empty, SHOULDER, HIP, T, SIZE))
    assert np.isnan(belly_height_t(full, SHOULDER, HIP, T, SIZE))


def test_one_fraction_without_an_edge_makes_the_whole_unknown() -> None:
    mask = slab(40.0)
    x, _ = grid()
    mask[np.abs(x - 200.0) < 5] = 1.0  # a pole up at the first fraction
    assert np.isnan(belly_height_t(mask, SHOULDER, HIP, T, SIZE))


@pytest.mark.parametrize(("hip", "torso"), [(SHOULDER, T), (np.array([np.nan, 0.0]), T), (HIP, 0.0), (HIP, np.nan)])
def test_no_chord_and_no_unit_are_unknown(hip, torso: float) -> None:
    assert np.isnan(belly_height_t(slab(40.0), SHOULDER, hip, torso, SIZE))


def test_a_chord_at_the_pictures_rim_is_no_crash() -> None:
    up = np.array([0.0, -290.0])
    assert np.isnan(belly_height_t(slab(40.0), SHOULDER + up, HIP + up, T, SIZE))
