"""Fault rules: comparisons, their combination, hysteresis, durations, severity and evidence."""

from __future__ import annotations

from math import isnan, nan

import pytest
from made_up import fault, signals

from coach.exercise.faults import LiveFault, evidence_of, judge_rep, true_of
from coach.exercise.spec import Condition
from coach.types import Measure

X, Y = "knee_flexion_deg", "shin_deg"


def condition(**table) -> Condition:
    return Condition.model_validate(table)


def reader(**values):
    return lambda leaf: values.get(leaf.signal or leaf.measure, nan)


ABOVE_X = {"signal": X, "above": 10.0}
BELOW_Y = {"signal": Y, "below": -5.0}


@pytest.mark.parametrize(
    ("x", "y", "both", "either"),
    [(11.0, -6.0, True, True), (11.0, 0.0, False, True), (9.0, -6.0, False, True), (9.0, 0.0, False, False)],
)
def test_all_and_any(x: float, y: float, both: bool, either: bool) -> None:
    read = reader(**{X: x, Y: y})
    assert true_of(condition(all=[ABOVE_X, BELOW_Y]), read) is both
    assert true_of(condition(any=[ABOVE_X, BELOW_Y]), read) is either


def test_nested_conditions() -> None:
    tree = condition(any=[{"all": [ABOVE_X, BELOW_Y]}, {"signal": X, "above": 100.0}])
    assert true_of(tree, reader(**{X: 101.0, Y: 0.0}))
    assert not true_of(tree, reader(**{X: 99.0, Y: 0.0}))
    assert [leaf.signal for leaf in tree.leaves()] == [X, Y, X]


def test_the_unknown_is_never_above_nor_below() -> None:
    assert not true_of(condition(signal=X, above=-1e9), reader())
    assert not true_of(condition(signal=X, below=1e9), reader())
    assert not true_of(condition(all=[ABOVE_X, BELOW_Y]), reader(**{X: 20.0}))
    assert true_of(condition(any=[ABOVE_X, BELOW_Y]), reader(**{X: 20.0}))


@pytest.mark.parametrize(
    ("leaf", "holds_on", "lets_go"),
    [
        ({"signal": X, "above": 10.0}, 8.1, 7.9),
        ({"signal": X, "above": -10.0}, -11.9, -12.1),
        ({"signal": X, "below": -10.0}, -8.1, -7.9),
        ({"signal": X, "below": 10.0}, 11.9, 12.1),
    ],
)
def test_release_is_a_fifth_of_the_threshold_easier(leaf, holds_on: float, lets_go: float) -> None:
    assert not true_of(condition(**leaf), reader(**{X: holds_on}))
    assert true_of(condition(**leaf), reader(**{X: holds_on}), released_at=0.8)
    assert not true_of(condition(**leaf), reader(**{X: lets_go}), released_at=0.8)


def run(live: LiveFault, values, *, seconds: float, start_s: float = 0.0, phase="top", rest=None, quality=None):
    """Levels that fired, with the time inside."""
    fired = []
    for i in range(round(seconds * 30)):
        t_s = start_s + i / 30
        value = values(i / 30) if callable(values) else values
        level = live.step(phase, signals(t_s, quality, **{X: value}), rest or {})
        if level:
            fired.append((level.severity, i / 30))
    return fired


def test_it_fires_once_after_its_duration() -> None:
    fired = run(LiveFault(fault("f", ABOVE_X, for_s=0.5)), 11.0, seconds=3.0)
    assert [s for s, _ in fired] == ["minor"]
    assert fired[0][1] == pytest.approx(0.5, abs=0.04)


def test_shorter_than_its_duration_is_nothing() -> None:
    live = LiveFault(fault("f", ABOVE_X, for_s=0.5))
    assert run(live, lambda t: 11.0 if t % 0.6 < 0.4 else 0.0, seconds=3.0) == []
    assert live.collect(1) is None


def test_hysteresis_bridges_a_dip_to_80_percent_and_no_deeper() -> None:
    dip = LiveFault(fault("f", ABOVE_X, for_s=0.5))
    assert len(run(dip, lambda t: 8.5 if 0.2 < t < 0.3 else 11.0, seconds=0.7)) == 1
    deep = LiveFault(fault("f", ABOVE_X, for_s=0.5))
    assert run(deep, lambda t: 7.5 if 0.2 < t < 0.3 else 11.0, seconds=0.7) == []


def test_only_its_phases_count() -> None:
    live = LiveFault(fault("f", ABOVE_X, during=["top"], for_s=0.2))
    assert run(live, 11.0, seconds=1.0, phase="up") == []
    assert len(run(live, 11.0, seconds=1.0, phase="top", start_s=1.0)) == 1


def test_low_and_na_are_never_true() -> None:
    for quality in ("low", "na"):
        live = LiveFault(fault("f", ABOVE_X))
        assert run(live, 99.0, seconds=1.0, quality={X: quality}) == []
        assert live.collect(1) is None


def test_since_rest_needs_a_rest_and_subtracts_it() -> None:
    table = {"signal": X, "of": "since_rest", "above": 10.0}
    assert run(LiveFault(fault("f", table)), 99.0, seconds=0.5) == []
    assert run(LiveFault(fault("f", table)), 99.0, seconds=0.5, rest={X: 90.0}) == []
    assert len(run(LiveFault(fault("f", table)), 99.0, seconds=0.5, rest={X: 88.0})) == 1


def test_rate_is_per_second() -> None:
    table = {"signal": X, "of": "rate", "below": -3.0}
    assert run(LiveFault(fault("f", table)), lambda t: -2.0 * t, seconds=1.0) == []
    assert len(run(LiveFault(fault("f", table)), lambda t: -4.0 * t, seconds=1.0)) == 1


def levels(**more):
    return [
        {"severity": "moderate", "grade": "likely", "when": {"signal": X, "above": 20.0}},
        {"severity": "info", "grade": "possible", "when": {"signal": X, "above": 10.0}},
    ]


@pytest.mark.parametrize(("value", "severity", "grade"), [(15.0, "info", "possible"), (25.0, "moderate", "likely")])
def test_the_severest_level_that_holds_is_collected_once(value: float, severity: str, grade: str) -> None:
    live = LiveFault(fault("f", levels=levels(), for_s=0.3))
    run(live, value, seconds=1.0, start_s=2.0)
    found = live.collect(4)
    assert found is not None
    assert (found.severity, found.grade, found.rep) == (severity, grade, 4)
    assert found.t_s == pytest.approx(2.0)
    assert found.duration_s == pytest.approx(1.0, abs=0.05)
    live.reset()
    assert live.collect(5) is None


def test_evidence_names_every_value_with_its_threshold() -> None:
    tree = condition(all=[ABOVE_X, {"signal": Y, "of": "since_rest", "below": -5.0}])
    assert evidence_of(tree, reader(**{X: 12.5})) == {
        X: {"value": 12.5, "above": 10.0},
        f"{Y}_since_rest": {"value": None, "below": -5.0},
    }


def measured(value: float, quality="ok") -> Measure:
    return Measure(value, "deg", quality)


REP = (3.0, 1.0, 2)


def test_a_rep_fault_takes_its_severest_level_with_evidence_and_time() -> None:
    spec = fault(
        "low", during="rep",
        levels=[
            {"severity": "minor", "when": {"measure": "m", "below": -10.0}},
            {"severity": "moderate", "when": {"measure": "m", "below": -20.0}},
        ],
    )  # fmt: skip
    assert judge_rep(spec, {"m": measured(-9.0)}, 0.0, REP) is None
    found = judge_rep(spec, {"m": measured(-25.0)}, 0.0, REP)
    assert found is not None
    assert (found.severity, found.t_s, found.duration_s, found.rep) == ("moderate", 3.0, 1.0, 2)
    assert found.evidence == {"m": {"value": -25.0, "below": -20.0}}


@pytest.mark.parametrize("quality", ["low", "na"])
def test_a_measure_that_is_not_ok_makes_no_fault(quality) -> None:
    spec = fault("low", {"measure": "m", "below": -10.0}, during="rep")
    assert judge_rep(spec, {"m": measured(-25.0, quality)}, 0.0, REP) is None
    assert judge_rep(spec, {}, 0.0, REP) is None
    assert isnan(measured(nan).value)


def test_the_hold_is_judged_as_a_share_of_what_was_prescribed() -> None:
    spec = fault("no_hold", {"measure": "hold_s", "below": 0.5}, during="rep", needs_hold=True)
    hold = {"hold_s": Measure(0.9, "s")}
    assert judge_rep(spec, hold, 0.0, REP) is None
    assert judge_rep(spec, hold, 1.5, REP) is None
    assert judge_rep(spec, hold, 2.0, REP) is not None
