"""The repetition machine on analytic drivers: what counts, what does not, and when it begins and ends."""

from __future__ import annotations

from itertools import pairwise
from math import isnan

import pytest
from made_up import REP, at_share, path, spec, turn

from coach.exercise.phases import RepMachine


def machine(**rep: float) -> RepMachine:
    return RepMachine(spec(rep=spec().rep.model_dump() | rep).rep)


def kinds(spans) -> list[str]:
    return [span.kind for span in spans]


def test_one_repetition_goes_through_every_phase_once() -> None:
    spans, phases = turn(machine(), path(*REP))
    assert phases == ["rest", "up", "top", "down", "rest"]
    assert kinds(spans) == ["full"]


def test_peak_times_and_hold_are_those_of_the_driver() -> None:
    (span,), _ = turn(machine(), path(*REP))
    assert span.peak == pytest.approx(1.0, abs=0.01)
    assert span.rest == pytest.approx(-60.0, abs=0.5)
    # Raised cosine: 5 % of the way is reached after arccos(0.9) / pi = 14.4 % of the time.
    assert span.t_start_s == pytest.approx(1.0 + 0.144 * 1.5, abs=0.07)
    assert span.t_end_s == pytest.approx(5.0 - 0.144 * 1.5, abs=0.1)
    assert span.hold_s == pytest.approx(1.0, abs=0.45)  # the slow ends of the ramps are still as well
    assert span.share(at_share(0.5)) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("peak", "expected"), [(0.30, []), (0.40, []), (0.50, ["partial"]), (0.70, ["partial"]), (0.80, ["full"])]
)
def test_the_peak_decides_what_it_is(peak: float, expected: list[str]) -> None:
    spans, _ = turn(machine(), path((1.0, 0.0), (1.5, peak), (0.5, peak), (1.5, 0.0), (1.0, 0.0)))
    assert kinds(spans) == expected


def test_wobble_around_the_start_threshold_is_one_movement() -> None:
    wobble = [(0.3, 0.33), (0.3, 0.27)] * 5
    _, phases = turn(machine(), path((1.0, 0.0), (0.8, 0.32), *wobble, (1.0, 0.0), (1.0, 0.0)))
    assert phases.count("up") == 1


def test_wobble_around_the_top_threshold_keeps_the_top() -> None:
    wobble = [(0.3, 0.78), (0.3, 0.68)] * 4
    spans, phases = turn(machine(), path((1.0, 0.0), (1.5, 0.8), *wobble, (1.5, 0.0), (1.0, 0.0)))
    assert phases == ["rest", "up", "top", "down", "rest"]
    assert kinds(spans) == ["full"]


def test_a_second_lift_before_the_return_is_the_same_repetition() -> None:
    spans, phases = turn(machine(), path((1.0, 0.0), (1.0, 1.0), (0.6, 0.5), (0.6, 1.0), (1.2, 0.0), (1.0, 0.0)))
    assert kinds(spans) == ["full"]
    assert phases == ["rest", "up", "top", "down", "top", "down", "rest"]


def test_six_seconds_without_progress_abort_in_silence() -> None:
    m = machine()
    spans, phases = turn(m, path((1.0, 0.0), (1.0, 0.6), (5.5, 0.6)))
    assert phases[-1] == "up"
    more, later = turn(m, path((1.5, 0.6), start=0.6), start_s=7.5)
    assert later[-1] == "rest"
    down, _ = turn(m, path((1.0, 0.0), (1.0, 0.0), start=0.6), start_s=9.0)
    assert spans + more + down == []
    assert kinds(turn(m, path(*REP), start_s=11.0)[0]) == ["full"]


def test_slow_progress_is_no_abort() -> None:
    spans, _ = turn(machine(), path((1.0, 0.0), (15.0, 1.0), (1.0, 1.0), (8.0, 0.0), (1.0, 0.0)))
    assert kinds(spans) == ["full"]


def test_a_slow_partial_of_eight_seconds_is_counted_once() -> None:
    spans, _ = turn(machine(), path((1.0, 0.0), (4.0, 0.55), (4.0, 0.0), (1.5, 0.0)))
    assert kinds(spans) == ["partial"]


def test_a_lost_person_voids_what_is_under_way_and_must_come_down_first() -> None:
    m = machine()
    spans, _ = turn(m, path((1.0, 0.0), (1.0, 1.0), (0.5, 1.0)))
    assert m.lose() is None
    assert m.phase == "not_seen"
    assert isnan(m.u)
    back, phases = turn(m, path((1.0, 1.0), (1.0, 0.0), (1.0, 0.0), start=1.0), start_s=5.0)
    assert spans + back == []
    assert phases == ["rest"]
    assert kinds(turn(m, path(*REP), start_s=8.0)[0]) == ["full"]


def test_a_lost_person_keeps_a_repetition_that_was_only_settling() -> None:
    m = machine()
    at, _ = path((1.0, 0.0), (1.0, 1.0), (0.5, 1.0), (1.0, 0.0))
    for i in range(200):
        done = m.step(i / 30, at_share(at(i / 30)))
        assert done is None
        if m.phase == "rest" and i > 60:
            break
    span = m.lose()
    assert span is not None
    assert span.kind == "full"
    assert m.lose() is None


def test_the_end_of_the_film_hands_out_what_is_complete_and_only_that() -> None:
    m = machine()
    at, _ = path((1.0, 0.0), (1.0, 1.0), (0.5, 1.0), (1.0, 0.0))
    for i in range(200):
        m.step(i / 30, at_share(at(i / 30)))
        if m.phase == "rest" and i > 60:
            break
    assert m.finish() is not None
    assert m.finish() is None
    m = machine()
    turn(m, path((1.0, 0.0), (1.0, 1.0), (0.5, 1.0)))
    assert m.finish() is None


def test_faster_than_the_minimum_is_no_repetition() -> None:
    assert turn(machine(), path((1.0, 0.0), (0.2, 1.0), (0.2, 0.0), (1.0, 0.0)))[0] == []
    assert kinds(turn(machine(), path((1.0, 0.0), (0.4, 1.0), (0.1, 1.0), (0.4, 0.0), (1.0, 0.0)))[0]) == ["full"]


def test_a_touch_of_the_top_shorter_than_a_tenth_of_a_second_is_partial() -> None:
    spans, _ = turn(machine(top_min_s=0.5), path((1.0, 0.0), (0.8, 0.78), (0.8, 0.0), (1.0, 0.0)))
    assert kinds(spans) == ["partial"]


def test_no_pause_between_repetitions() -> None:
    cycle = ((0.8, 1.0), (0.2, 1.0), (0.8, 0.02))
    spans, _ = turn(machine(), path((1.0, 0.0), *cycle * 5, (1.0, 0.0)))
    assert kinds(spans) == ["full"] * 5
    assert all(a.t_end_s <= b.t_start_s + 0.1 for a, b in pairwise(spans))


def test_bouncing_off_above_the_rest_counts_each() -> None:
    cycle = ((0.8, 1.0), (0.2, 1.0), (0.8, 0.2))
    spans, _ = turn(machine(), path((1.0, 0.0), *cycle * 3, (1.0, 0.0)))
    assert kinds(spans) == ["full"] * 3


def test_settling_in_a_higher_rest_becomes_the_new_rest() -> None:
    # Down to 40 % of the way only, and there to stay: the feet were moved. The next repetitions start from there.
    m = machine()
    spans, _ = turn(m, path((1.0, 0.0), (1.0, 1.0), (0.5, 1.0), (1.0, 0.4), (4.0, 0.4)))
    assert m.phase == "rest"
    assert m.rest.value == pytest.approx(at_share(0.4), abs=1.0)
    more, _ = turn(m, path((0.5, 0.4), (1.0, 1.0), (0.5, 1.0), (1.0, 0.4), (1.0, 0.4), start=0.4), start_s=7.5)
    assert kinds(spans + more) == ["full", "full"]


def test_reset_forgets_rest_and_movement() -> None:
    m = machine()
    turn(m, path((1.0, 0.0), (1.0, 1.0)))
    m.reset()
    assert m.phase == "not_seen"
    assert isnan(m.u)
    assert isnan(m.rest.value)
    assert kinds(turn(m, path(*REP), start_s=10.0)[0]) == ["full"]


def test_a_start_half_way_up_counts_from_the_next_rest() -> None:
    spans, _ = turn(machine(), path((1.0, 1.0), (1.0, 0.0), *REP, start=1.0))
    assert kinds(spans) == ["full"]


@pytest.mark.parametrize("fps", [3.0, 8.0, 15.0, 60.0])
def test_any_frame_rate_counts_the_same(fps: float) -> None:
    spans, _ = turn(machine(), path(*REP, *REP), fps)
    assert kinds(spans) == ["full", "full"]


def test_a_personal_target_moves_the_thresholds() -> None:
    rep = spec().rep
    short = path((1.0, 0.0), (1.5, 0.65), (0.5, 0.65), (1.5, 0.0), (1.0, 0.0))
    assert kinds(turn(RepMachine(rep), short)[0]) == ["partial"]
    assert kinds(turn(RepMachine(rep, target=-18.0), short)[0]) == ["full"]
