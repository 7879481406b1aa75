"""The personal rest: found when still, found before a rise, followed slowly, never a movement."""

from __future__ import annotations

from math import exp, isnan

import pytest

from coach.exercise.motion import Rate
from coach.exercise.rest import DEEPER_TAU_S, RestTracker


def tracker(allowed: tuple[float, float] | None = (-95.0, -20.0), target: float = 0.0) -> RestTracker:
    return RestTracker(allowed, lambda rest: target - rest, still_per_s=10.0, tau_s=10.0)


def feed(rest: RestTracker, at, seconds: float, start_s: float = 0.0, at_rest: bool = True, fps: float = 30.0) -> float:
    rate = Rate()
    for i in range(int(seconds * fps)):
        t_s = start_s + i / fps
        x = at(t_s - start_s)
        rest.step(t_s, x, rate.step(t_s, x), at_rest)
    return start_s + seconds


def test_a_still_third_of_a_second_gives_the_rest() -> None:
    rest = tracker()
    feed(rest, lambda _: -57.0, 0.25)
    assert isnan(rest.value)
    feed(rest, lambda _: -57.0, 0.3, start_s=0.25)
    assert rest.value == pytest.approx(-57.0)


def test_the_lowest_point_before_a_rise_gives_it_without_a_pause() -> None:
    rest = tracker()
    feed(rest, lambda t: -30.0 - 40.0 * t if t < 1.0 else -70.0 + 40.0 * (t - 1.0), 1.5)
    assert rest.value == pytest.approx(-70.0, abs=1.5)


def test_stillness_outside_the_allowed_range_is_no_rest() -> None:
    rest = tracker()
    feed(rest, lambda _: -5.0, 3.0)
    assert isnan(rest.value)


def test_a_rise_that_begins_outside_the_range_is_no_rest() -> None:
    rest = tracker()
    feed(rest, lambda t: -15.0 + 30.0 * t, 1.0)
    assert isnan(rest.value)


@pytest.mark.parametrize("start", [0.0, 4.0])
def test_a_start_at_the_target_or_past_it_is_forgotten_on_the_way_down(start: float) -> None:
    rest = tracker()
    feed(rest, lambda t: start - 70.0 * t if t < 1.0 else start - 70.0 + 70.0 * (t - 1.0), 1.5)
    assert rest.value == pytest.approx(start - 70.0, abs=3.0)


def test_without_an_allowed_range_the_distance_alone_decides() -> None:
    rest = RestTracker(None, lambda _: 0.4, still_per_s=0.1, tau_s=10.0)
    feed(rest, lambda t: 5.0 - t if t < 1.0 else 4.0 + t - 1.0, 1.2)
    assert rest.value == pytest.approx(4.0, abs=0.05)


def test_a_driver_that_falls_to_its_target_works_the_same() -> None:
    rest = tracker(allowed=(60.0, 120.0), target=0.0)
    feed(rest, lambda t: 60.0 + 40.0 * t if t < 1.0 else 100.0 - 40.0 * (t - 1.0), 1.5)
    assert rest.value == pytest.approx(100.0, abs=1.5)


def test_a_higher_rest_is_followed_with_the_slow_time_constant() -> None:
    rest = tracker()
    now = feed(rest, lambda _: -60.0, 1.0)
    feed(rest, lambda _: -50.0, 10.3, start_s=now)  # 0.3 s until the new place counts as still
    assert rest.value == pytest.approx(-50.0 - 10.0 * exp(-1.0), abs=0.3)


def test_a_deeper_rest_is_taken_over_quickly() -> None:
    rest = tracker()
    now = feed(rest, lambda _: -60.0, 1.0)
    feed(rest, lambda _: -80.0, 0.35 + 3 * DEEPER_TAU_S, start_s=now)
    assert rest.value == pytest.approx(-80.0, abs=1.5)


def test_outside_the_rest_phase_it_stays_as_it_is() -> None:
    rest = tracker()
    now = feed(rest, lambda _: -60.0, 1.0)
    feed(rest, lambda _: -40.0, 5.0, start_s=now, at_rest=False)
    assert rest.value == pytest.approx(-60.0)


def test_a_creeping_movement_is_not_still() -> None:
    rest = tracker()
    feed(rest, lambda _: -60.0, 1.0)
    feed(rest, lambda t: -60.0 + 9.0 * t, 2.0, start_s=1.0, at_rest=False)  # below the limit of 10 deg/s
    assert rest.still_s < 0.7  # 5 degrees of drift at 9 deg/s


def test_stillness_lasts_as_long_as_it_lasts_and_its_value_is_recent() -> None:
    rest = tracker()
    feed(rest, lambda _: -60.0, 5.0)
    assert rest.still_s >= 3.0
    assert rest.still_value == pytest.approx(-60.0)


def test_reset_forgets_and_adopt_takes_over() -> None:
    rest = tracker()
    feed(rest, lambda _: -60.0, 1.0)
    rest.adopt(-42.0)
    assert rest.value == -42.0
    rest.reset()
    assert isnan(rest.value)
    assert rest.still_s == 0.0
    assert isnan(rest.still_value)


def test_rate_is_the_slope_at_any_frame_rate() -> None:
    for fps in (3.0, 15.0, 30.0, 60.0):
        rate = Rate()
        values = [rate.step(i / fps, 12.0 * i / fps) for i in range(60)]
        assert isnan(values[0])
        assert values[-1] == pytest.approx(12.0)


def test_rate_skips_what_is_unknown() -> None:
    rate = Rate()
    for i in range(30):
        last = rate.step(i / 30, float("nan") if i % 3 == 0 else 6.0 * i / 30)
    assert last == pytest.approx(6.0)
    rate.reset()
    assert isnan(rate.step(2.0, 1.0))
