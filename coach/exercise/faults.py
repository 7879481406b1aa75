"""Fault rules: conditions over signals (live, with a minimum duration) or over measures (once a repetition ends)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite, nan
from typing import Any

from coach.exercise.motion import Rate
from coach.exercise.spec import Condition, FaultSpec, Level
from coach.types import SEVERITIES, FaultEvent, Measure, Phase, Signals

RELEASE = 0.8  # a fault lets go at 80 % of its trigger (clinical_spec §1.6)

Read = Callable[[Condition], float]


def true_of(condition: Condition, read: Read, released_at: float = 1.0) -> bool:
    """Whether a condition holds; an unknown value makes its comparison false.

    released_at : share of the threshold that counts, for hysteresis of a fault that is already on.
    """
    if condition.all is not None:
        return all(true_of(part, read, released_at) for part in condition.all)
    if condition.any is not None:
        return any(true_of(part, read, released_at) for part in condition.any)
    value = read(condition)
    if not isfinite(value):
        return False
    if condition.above is not None:
        limit = condition.above
        return value > limit - (1 - released_at) * abs(limit)
    limit = condition.below if condition.below is not None else nan
    return value < limit + (1 - released_at) * abs(limit)


def evidence_of(condition: Condition, read: Read) -> dict[str, Any]:
    """Every value that the rule looked at, with its threshold: so that a therapist can see why."""
    found: dict[str, Any] = {}
    for leaf in condition.leaves():
        name = leaf.signal or leaf.measure or ""
        key = name if leaf.of == "value" else f"{name}_{leaf.of}"
        value = read(leaf)
        found[key] = {
            "value": value if isfinite(value) else None,
            **({"above": leaf.above} if leaf.above is not None else {"below": leaf.below}),
        }
    return found


def judge_rep(
    spec: FaultSpec, measures: Mapping[str, Measure], prescribed_hold_s: float, when: tuple[float, float, int]
) -> FaultEvent | None:
    """A fault that is judged on measures: its severest level that holds, or None.

    when : time, duration and number of the repetition.
    """

    def read(leaf: Condition) -> float:
        found = measures.get(leaf.measure or "")
        if found is None or found.quality != "ok":
            return nan
        if spec.needs_hold and leaf.measure == "hold_s":
            return found.value / prescribed_hold_s if prescribed_hold_s > 0 else nan
        return found.value

    level = _severest(spec, [level for level in spec.levels if true_of(level.when, read)])
    return event(spec, level, evidence_of(level.when, read), *when) if level else None


def event(
    spec: FaultSpec, level: Level, evidence: Mapping[str, Any], t_s: float, duration_s: float, rep: int
) -> FaultEvent:
    """The event for one level of a fault."""
    return FaultEvent(
        spec.id, spec.code, spec.name["en"], spec.kind, level.severity, level.grade, t_s, duration_s, rep, evidence
    )


def _severest(spec: FaultSpec, levels: list[Level]) -> Level | None:
    return max(levels, key=lambda level: SEVERITIES.index(level.severity)) if levels else None


@dataclass(slots=True)
class _Timer:
    """How long one level has been true, and whether it has fired in this repetition."""

    since_s: float = nan
    longest_s: float = 0.0
    first_s: float = nan
    evidence: dict[str, Any] | None = None


class LiveFault:
    """One live fault: `step` every counted frame, `collect` at the end of the repetition."""

    def __init__(self, spec: FaultSpec) -> None:
        self.spec = spec
        self._rates = {
            leaf.signal: Rate(0.4)
            for level in spec.levels
            for leaf in level.when.leaves()
            if leaf.of == "rate" and leaf.signal
        }
        self.reset()

    def reset(self) -> None:
        """A new repetition: timers at zero."""
        self._timers = [_Timer() for _ in self.spec.levels]

    def step(self, phase: Phase, signals: Signals, rest: Mapping[str, float]) -> Level | None:
        """Take one frame; returns the level that has just reached its duration, the severest if several."""
        rates = {
            name: rate.step(signals.t_s, signals.values.get(name, nan) if _ok(signals, name) else nan)
            for name, rate in self._rates.items()
        }

        def read(leaf: Condition) -> float:
            name = leaf.signal or ""
            if not _ok(signals, name):
                return nan
            if leaf.of == "rate":
                return rates[name]
            value = signals.values[name]
            return value - rest.get(name, nan) if leaf.of == "since_rest" else value

        in_window = phase in self.spec.during
        fired = [
            level
            for level, timer in zip(self.spec.levels, self._timers, strict=True)
            if self._tick(level, timer, signals.t_s, in_window, read)
        ]
        return _severest(self.spec, fired)

    def collect(self, rep: int) -> FaultEvent | None:
        """The severest level that was true for long enough in this repetition."""
        done = [
            (level, timer)
            for level, timer in zip(self.spec.levels, self._timers, strict=True)
            if timer.evidence is not None
        ]
        if not done:
            return None
        level, timer = max(done, key=lambda pair: SEVERITIES.index(pair[0].severity))
        return event(self.spec, level, timer.evidence or {}, timer.first_s, timer.longest_s, rep)

    def _tick(self, level: Level, timer: _Timer, t_s: float, in_window: bool, read: Read) -> bool:
        on = isfinite(timer.since_s)
        if not (in_window and true_of(level.when, read, RELEASE if on else 1.0)):
            timer.since_s = nan
            return False
        if not on:
            timer.since_s = t_s
        lasted_s = t_s - timer.since_s
        timer.longest_s = max(timer.longest_s, lasted_s)
        if lasted_s < self.spec.for_s or timer.evidence is not None:
            return False
        timer.evidence, timer.first_s = evidence_of(level.when, read), timer.since_s
        return True


def _ok(signals: Signals, name: str) -> bool:
    return signals.quality.get(name) == "ok"
