"""From samples to numbers: windows, reductions, differences, and the reason where there is no number."""

from __future__ import annotations

from math import isnan, nan

import pytest
from made_up import DRIVER, REP, at_share, measure_table, path, signals, times, turn
from made_up import spec as made_up_spec

from coach.exercise.measures import holds, measure, timings
from coach.exercise.phases import RepMachine
from coach.exercise.samples import History, Sample
from coach.exercise.spec import MeasureSpec, Require

X = "knee_flexion_deg"
TRACK = path(*REP)  # rest to 1.0 s, up to 2.5, top to 3.5, down to 5.0, rest to 6.0


def rep_with(value, quality=None, track=TRACK):
    """The samples of the one repetition of a track, with the other signal as a function of time."""
    machine = RepMachine(made_up_spec().rep)
    (span,), _ = turn(machine, track)
    history = History()
    for t_s in times(track[1]):
        driver = at_share(track[0](t_s))
        q = quality(t_s) if quality else None
        history.add(Sample(t_s, driver, signals(t_s, {X: q} if q else None, **{DRIVER: driver, X: value(t_s)})))
    return history.cut(span)


def of(rep, rest=None, **changes):
    return measure(MeasureSpec.model_validate(measure_table("m", X, **changes)), rep, rest or {})


def by_phase(t_s: float) -> float:
    """1 in rest, 2 on the way up, 3 at the top, 4 on the way down."""
    return 1.0 if t_s < 1.1 else 2.0 if t_s < 2.1 else 3.0 if t_s < 3.9 else 4.0


@pytest.mark.parametrize(("over", "expected"), [("rest", 1.0), ("top", 3.0), ("down", 4.0)])
def test_each_window_sees_its_own_part(over: str, expected: float) -> None:
    assert of(rep_with(by_phase), over=over).value == pytest.approx(expected)


def test_the_way_up_ends_where_the_top_begins() -> None:
    rep = rep_with(by_phase)
    assert rep.t_s[rep.window("up")][-1] == pytest.approx(rep.t_top_s)
    assert rep.t_top_s < 2.5
    assert rep.t_s[rep.window("top")][0] >= rep.t_top_s


def test_mid_lift_is_the_middle_third_of_the_way() -> None:
    rep = rep_with(lambda t: 100.0 * TRACK[0](t))
    assert of(rep, over="mid_lift", reduce="min").value == pytest.approx(35.0, abs=4.0)
    assert of(rep, over="mid_lift", reduce="max").value == pytest.approx(65.0, abs=4.0)


@pytest.mark.parametrize(
    ("reduce", "expected"), [("min", 0.0), ("max", 100.0), ("range", 100.0), ("median", 50.0), ("mean", 50.0)]
)
def test_reductions_over_a_known_ramp(reduce: str, expected: float) -> None:
    rep = rep_with(lambda t: 0.0)
    start, end = rep.span.t_start_s, rep.span.t_end_s
    ramp = rep_with(lambda t: 100.0 * (t - start) / (end - start))
    assert of(ramp, over="rep", reduce=reduce).value == pytest.approx(expected, abs=1.0)


def test_slope_is_per_second_and_says_so() -> None:
    found = of(rep_with(lambda t: -2.5 * t), reduce="slope")
    assert found.value == pytest.approx(-2.5)
    assert found.unit == "deg/s"


def test_a_slope_over_too_short_a_hold_is_none() -> None:
    short = path((1.0, 0.0), (0.5, 1.0), (0.1, 1.0), (0.5, 0.0), (1.0, 0.0))
    found = of(rep_with(lambda t: t, track=short), reduce="slope")
    assert isnan(found.value)
    assert (found.quality, found.reason) == ("na", "the hold was too short for it")


def test_minus_subtracts_the_same_reduction_of_another_window() -> None:
    assert of(rep_with(by_phase), over="down", minus="rest").value == pytest.approx(3.0)


def test_since_rest_subtracts_the_rest_median() -> None:
    rep = rep_with(by_phase)
    assert of(rep, {X: 0.5}, since_rest=True).value == pytest.approx(2.5)
    unknown = of(rep, since_rest=True)
    assert isnan(unknown.value)
    assert (unknown.quality, unknown.reason) == ("na", "rest was not seen before it")


def test_unit_and_stated_error_come_along() -> None:
    found = of(rep_with(by_phase), error=7.0)
    assert (found.unit, found.quality, found.error) == ("deg", "ok", 7.0)
    assert isnan(of(rep_with(by_phase)).error)


@pytest.mark.parametrize("quality", ["low", "na"])
def test_less_than_60_percent_of_the_window_is_no_number_but_a_reason(quality) -> None:
    half = rep_with(by_phase, lambda t: quality if int(t * 30) % 2 else "ok")
    found = of(half, over="rep", reduce="mean")
    assert isnan(found.value)
    assert (found.quality, found.reason) == ("na", f"{X} hidden")
    third = rep_with(
        lambda t: 999.0 if int(t * 30 + 0.5) % 3 == 0 else 7.0,
        lambda t: quality if int(t * 30 + 0.5) % 3 == 0 else "ok",
    )
    assert of(third, over="rep", reduce="max").value == 7.0


def test_a_window_hidden_in_minus_is_no_number_either() -> None:
    rep = rep_with(by_phase, lambda t: "na" if t < 1.3 else "ok")
    found = of(rep, over="top", minus="rest")
    assert (found.quality, found.reason) == ("na", f"{X} hidden")


def test_timings_are_those_of_the_movement() -> None:
    found = timings(rep_with(by_phase), quality_ok=True)
    assert found["repetition_s"].value == pytest.approx(4.0, abs=0.15)
    assert found["concentric_s"].value == pytest.approx(1.5, abs=0.15)
    assert found["eccentric_s"].value == pytest.approx(1.5, abs=0.15)
    assert all(m.unit == "s" and m.quality == "ok" for m in found.values())


def test_timings_of_what_was_not_seen_throughout_are_low_with_a_reason() -> None:
    found = timings(rep_with(by_phase), quality_ok=False)
    assert {m.quality for m in found.values()} == {"low"}
    assert all(m.reason for m in found.values())


def need(**table) -> Require:
    return Require.model_validate({"signal": X, "reduce": "range", "why": "it did not move"} | table)


def test_a_requirement_is_met_or_not_and_the_unseen_speaks_for_the_person() -> None:
    rep = rep_with(lambda t: 0.2 * TRACK[0](t))
    assert holds(need(above=0.1), rep)
    assert not holds(need(above=0.3), rep)
    assert holds(need(below=0.3), rep)
    assert not holds(need(below=0.1), rep)
    assert holds(need(above=0.3), rep_with(lambda t: nan, lambda t: "na"))
