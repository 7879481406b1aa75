"""Walks every shipped specification: it holds together, counts what it should, and each of its faults can fire, once.

Nothing here knows an exercise: the signals are made up from the specification's own thresholds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import inf

import pytest
from made_up import Track, path, signals, times

from coach.exercise.checker import Checker
from coach.exercise.faults import judge_rep
from coach.exercise.loader import exercise, exercise_ids, load_spec
from coach.exercise.spec import Condition, ExerciseSpec, FaultSpec, Require
from coach.paths import SPECS_DIR
from coach.session.pipeline import _signal_names as signal_names
from coach.signals.registry import all_signals
from coach.types import SEVERITIES, Event, FaultEvent, Measure, PhaseChange, RepEvent

SPECS = [exercise(name) for name in exercise_ids()]
every_spec = pytest.mark.parametrize("spec", SPECS, ids=lambda s: s.id)
FAULTS = [(s, f) for s in SPECS for f in s.fault]
LIVE = [(s, f) for s, f in FAULTS if f.during != "rep"]
JUDGED = [(s, f) for s, f in FAULTS if f.during == "rep"]
NAMED = {"ids": lambda part: part.id}
PRESCRIBED_S = 2.0
ENDINGS = {"deg": "_deg", "T": "_t", "deg/s": "_deg_s", "T/s": "_t_s", "hip widths": "_hip_widths"}


def names_of(signal: str) -> tuple[str, ...]:
    return (f"{signal}.left", f"{signal}.right") if all_signals()[signal].sided else (signal,)


def leaves(spec: ExerciseSpec) -> Iterable[Condition]:
    return (leaf for f in spec.fault for level in f.levels for leaf in level.when.leaves())


def true(leaf: Condition, value: float) -> bool:
    return value > leaf.above if leaf.above is not None else value < leaf.below


def inside(low: float, high: float) -> float:
    """A value between two limits, clear of both."""
    if low > -inf and high < inf:
        return (low + high) / 2
    limit = low if low > -inf else high
    clear = max(0.3 * abs(limit), 0.05)
    return limit + clear if low > -inf else limit - clear


def within(limits: Iterable[Condition]) -> float:
    low = max((x.above for x in limits if x.above is not None), default=-inf)
    high = min((x.below for x in limits if x.below is not None), default=inf)
    return inside(low, high)


@dataclass
class Person:
    """Values of every signal of a specification that ask for no fault: rest value and change on the way to the top."""

    spec: ExerciseSpec

    def __post_init__(self) -> None:
        rep = self.spec.rep
        # The left side works, the right is the other one.
        readings = {r: n for n in signal_names(self.spec) for r in names_of(n)}
        self.base = {reading: self._calm(name) for reading, name in readings.items()}
        self.gain = {reading: self._range(name, reading) for reading, name in readings.items()}
        self.base[rep.driver] = sum(rep.rest_range) / 2 if rep.rest_range else 0.0
        self.gain[rep.driver] = rep.span or rep.target - self.base[rep.driver]

    def _calm(self, name: str) -> float:
        told = [x for x in leaves(self.spec) if x.signal == name and x.of == "value"]
        needs = [x for x in self.spec.rep.require if x.signal == name and x.reduce not in ("range", "slope")]
        limits = sorted({x.above if x.above is not None else x.below for x in [*told, *needs]})
        tries = [0.0, *(sum(pair) / 2 for pair in pairwise(limits))]
        tries += [inside(-inf, limits[0]), inside(limits[-1], inf)] if limits else []
        fits = [x for x in tries if all(true(need, x) for need in needs)]
        return min(fits, key=lambda x: sum(true(leaf, x) for leaf in told))

    def _range(self, name: str, reading: str) -> float:
        of = {"left": "working", "right": "other"}.get(reading.rpartition(".")[2])
        needs = [x for x in self.spec.rep.require if x.signal == name and x.of in (None, of) and x.reduce == "range"]
        above = max((x.above for x in needs if x.above is not None), default=0.0)
        below = min((x.below for x in needs if x.below is not None), default=inf)
        return 0.0 if not above else min(4 * above, (above + below) / 2)

    def values(self, u: float) -> dict[str, float]:
        return {name: self.base[name] + self.gain[name] * u for name in self.base}


def run(checker: Checker, track: tuple[Track, float], change: Callable[[float, dict[str, float]], None] | None = None):
    person = Person(checker.spec)
    events: list[Event] = []
    for t_s in times(track[1]):
        values = person.values(track[0](t_s))
        if change:
            change(t_s, values)
        events += checker.step(signals(t_s, **values), None, True)
    return events + checker.finish(None)


def of(kind, events):
    return [e for e in events if isinstance(e, kind)]


def cycle(peak: float, up_s: float = 1.5, top_s: float = 1.0) -> tuple[tuple[float, float], ...]:
    return ((1.2, 0.0), (up_s, peak), (top_s, peak), (1.5, 0.0))


@every_spec
def test_it_loads_and_is_named_like_its_file(spec: ExerciseSpec) -> None:
    assert load_spec(SPECS_DIR / f"{spec.id}.toml") == spec


@every_spec
def test_thresholds_leave_a_gap(spec: ExerciseSpec) -> None:
    rep = spec.rep
    assert rep.end + 0.03 <= rep.start + 1e-9
    assert rep.top_exit + 0.05 <= rep.top + 1e-9


@every_spec
def test_every_signal_exists_and_the_measures_names_carry_their_units(spec: ExerciseSpec) -> None:
    assert set(signal_names(spec)) <= set(all_signals())
    for m in spec.measure:
        unit = all_signals()[m.signal].unit + ("/s" if m.reduce == "slope" else "")
        assert m.id.endswith(ENDINGS[unit]), m.id


@every_spec
def test_texts_are_there_in_both_languages_and_short_enough_to_be_said(spec: ExerciseSpec) -> None:
    texts = [spec.name, spec.why, spec.setup.say, spec.setup.wrong_posture, spec.setup.wrong_view]
    texts += [t for f in spec.fault for t in (f.name, f.cue)] + [m.name for m in spec.measure]
    texts += [t for item in spec.not_visible for t in (item.what, item.reason)] + [r.why for r in spec.rep.require]
    assert [t for t in texts if set(t) != {"en", "de"}] == []
    for f in spec.fault:
        for text in f.cue.values():
            assert len(text) <= 60
            assert not re.search(r"protect|schütz|injur|verletz|damage", text, re.IGNORECASE), text  # no threats
    assert all(f.source for f in spec.fault)


@every_spec
def test_every_phase_is_reached_in_order(spec: ExerciseSpec) -> None:
    events = run(Checker(spec), path(*cycle(1.0), (1.5, 0.0)))
    assert [e.phase for e in of(PhaseChange, events)] == ["rest", "up", "top", "down", "rest"]


@every_spec
@pytest.mark.parametrize("n", [1, 4])
def test_n_sweeps_through_the_thresholds_are_n_good_repetitions(spec: ExerciseSpec, n: int) -> None:
    checker = Checker(spec)
    found = of(RepEvent, run(checker, path(*cycle(1.0) * n, (1.5, 0.0))))
    assert [(r.verdict, [f.id for f in r.faults]) for r in found] == [("good", [])] * n
    assert checker.counts.total == n
    assert checker.voided == []


@every_spec
def test_below_the_top_it_is_partial_and_below_that_nothing(spec: ExerciseSpec) -> None:
    half = (spec.rep.partial + spec.rep.top) / 2
    found = of(RepEvent, run(Checker(spec), path(*cycle(half) * 3, (1.5, 0.0))))
    assert [r.verdict for r in found] == ["partial"] * 3
    assert of(RepEvent, run(Checker(spec), path(*cycle(spec.rep.partial - 0.04) * 3, (1.5, 0.0)))) == []


@pytest.mark.parametrize(
    ("spec", "need"),
    [(s, need) for s in SPECS for need in s.rep.require],
    ids=lambda p: getattr(p, "id", "") or p.signal,
)
def test_what_is_required_is_required(spec: ExerciseSpec, need: Require) -> None:
    wrong = within([need.model_copy(update={"above": need.below, "below": need.above})])
    track = path(*cycle(1.0), (1.5, 0.0))

    def change(t_s: float, values: dict[str, float]) -> None:
        # A working side that moves would be taken for the other one; so both move.
        sides = names_of(need.signal) if need.of != "other" else (f"{need.signal}.right",)
        for name in sides:
            more = (1.1 if name.endswith(".right") else 1.0) * (1.0 if need.over == "rep" else 2.0)
            values[name] = more * wrong * track[0](t_s) if need.reduce == "range" else wrong

    checker = Checker(spec)
    assert of(RepEvent, run(checker, track, change)) == []
    assert [why for _, why in checker.voided] == [need.why["en"]]


def wanted(when: Condition) -> list[Condition]:
    """Comparisons that make a condition true together."""
    if when.all is not None:
        return [leaf for part in when.all for leaf in wanted(part)]
    return wanted(when.any[0]) if when.any is not None else [when]


class Sweep:
    """Makes a live fault's condition true from `start_s` on, for its duration and the time a rate needs to be known."""

    def __init__(self, person: Person, fault: FaultSpec, when: Condition, start_s: float) -> None:
        self.person, self.start_s = person, start_s
        self.seconds = fault.for_s + 0.7
        self.by_signal: dict[str, list[Condition]] = {}
        for leaf in wanted(when):
            self.by_signal.setdefault(leaf.signal, []).append(leaf)

    def __call__(self, t_s: float, values: dict[str, float]) -> None:
        since = t_s - self.start_s
        if not 0 <= since <= self.seconds:
            return
        for name, all_of in self.by_signal.items():
            of = {leaf.of for leaf in all_of}
            assert len(of) == 1, "one signal by value and by change at once: teach this test to make both true"
            goal = within(all_of)
            if of == {"rate"}:
                values[name] += goal * since
            elif of == {"since_rest"}:
                values[name] = self.person.base[name] + goal
            else:
                values[name] = goal


@pytest.mark.parametrize(("spec", "fault"), LIVE, **NAMED)
def test_each_live_fault_fires_exactly_once_when_its_condition_is_swept(spec: ExerciseSpec, fault: FaultSpec) -> None:
    for level in fault.levels:
        for phase in fault.during:
            up_s, top_s = (fault.for_s + 1.0) / 0.25, fault.for_s + 2.0
            peak = 1.0 if "full" in fault.verdicts else (spec.rep.partial + spec.rep.top) / 2
            track = path(*cycle(peak, up_s, top_s), *cycle(peak), (1.5, 0.0))
            enter = next(e.t_s for e in of(PhaseChange, run(Checker(spec), track)) if e.phase == phase)
            settled = 1.2 + up_s if phase == "top" else enter + 0.1
            sweep = Sweep(Person(spec), fault, level.when, settled)
            checker = Checker(spec, hold_s=top_s + up_s if fault.needs_hold else 0.0)
            events = run(checker, track, sweep)
            fired = [e for e in of(FaultEvent, events) if e.id == fault.id]
            assert len(fired) == 1, (level.severity, phase)
            assert SEVERITIES.index(fired[0].severity) >= SEVERITIES.index(level.severity)
            assert fired[0].evidence
            first, second = of(RepEvent, events)
            assert fault.id in [f.id for f in first.faults]
            assert fault.id not in [f.id for f in second.faults]


@pytest.mark.parametrize(("spec", "fault"), JUDGED, **NAMED)
def test_each_judged_fault_fires_at_its_measures_and_never_without_them(spec: ExerciseSpec, fault: FaultSpec) -> None:
    for level in fault.levels:
        by_measure: dict[str, list[Condition]] = {}
        for leaf in wanted(level.when):
            by_measure.setdefault(leaf.measure, []).append(leaf)
        values = {name: within(all_of) for name, all_of in by_measure.items()}
        if fault.needs_hold and "hold_s" in values:
            values["hold_s"] *= PRESCRIBED_S  # the rule speaks of shares of it
        seen = {name: Measure(value, "") for name, value in values.items()}
        found = judge_rep(fault, seen, PRESCRIBED_S, (1.0, 0.5, 3))
        assert found is not None, level.severity
        assert SEVERITIES.index(found.severity) >= SEVERITIES.index(level.severity)
        unsure = {name: Measure(value, "", "low") for name, value in values.items()}
        assert judge_rep(fault, unsure, PRESCRIBED_S, (1.0, 0.5, 3)) is None
        assert judge_rep(fault, {}, PRESCRIBED_S, (1.0, 0.5, 3)) is None
