"""One exercise's judge: signals in, phase changes, repetitions and faults out. Generic; the spec says the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from math import isfinite, nan
from statistics import median

from coach.exercise.faults import LiveFault, judge_rep
from coach.exercise.measures import holds, measure, timings
from coach.exercise.phases import RepMachine, Span
from coach.exercise.samples import History, RepSamples, Sample
from coach.exercise.sides import working_side
from coach.exercise.spec import ExerciseSpec, FaultSpec
from coach.types import (
    Counts,
    DriverView,
    Event,
    FaultEvent,
    Measure,
    Phase,
    PhaseChange,
    RepEvent,
    Side,
    Signals,
    Verdict,
)

REST_MEMORY = 60  # samples of rest that its median is taken over: 2 s at 30 frames a second (clinical_spec §1.5)


class Checker:
    """`step` once per frame with what was seen; `lose` when the person is gone.

    target : personal target of the driver (a therapist's, or from calibration); None: the spec's straight line.
    hold_s : prescribed hold; 0 means none was prescribed, and none is judged.
    """

    def __init__(self, spec: ExerciseSpec, *, target: float | None = None, hold_s: float = 0.0) -> None:
        self.spec = spec
        self.hold_s = hold_s
        self.machine = RepMachine(spec.rep, target)
        self._live = [LiveFault(fault) for fault in spec.fault if fault.during != "rep"]
        self.reset()

    def reset(self) -> None:
        """A new set: counts at zero, rest to be found again."""
        self.machine.reset()
        self.counts = Counts()
        self.last_rep: RepEvent | None = None
        self.voided: list[tuple[float, str]] = []
        self._history = History()
        self._rest: dict[str, deque[float]] = {}
        self._rep_rest: dict[str, float] = {}
        self._frame_s: deque[float] = deque(maxlen=30)
        self._seen: deque[tuple[float, bool]] = deque()
        self._reset_live()

    def count_from_zero(self, target: float | None = None) -> None:
        """The set begins after practice: rest and personal range stay known. target : None leaves it as it is."""
        self.counts = Counts()
        self.last_rep = None
        self.voided = []
        if target is not None:
            self.machine.aim(target)

    @property
    def phase(self) -> Phase:
        """The machine's phase."""
        return self.machine.phase

    @property
    def progress(self) -> float:
        """0 at rest, 1 at the target, clipped; 0 while rest is unknown."""
        u = self.machine.u
        return min(1.0, max(0.0, u)) if isfinite(u) else 0.0

    @property
    def rest_values(self) -> Mapping[str, float]:
        """Value at rest by signal, as it was before the repetition under way; empty before the first."""
        return self._rep_rest

    def driver_view(self, signals: Signals) -> DriverView:
        """The driver with its thresholds in its own unit, for the live strip."""
        from coach.signals.registry import all_signals

        rep, rest, target = self.spec.rep, self.machine.rest.value, self.machine.target

        def at(share: float) -> float:
            return rest + share * (target - rest)

        band = next((m.normal for m in self.spec.measure if m.signal == rep.driver and m.normal), (nan, nan))
        return DriverView(
            rep.driver,
            all_signals()[rep.driver].unit,
            signals.values.get(rep.driver, nan),
            rest,
            target,
            at(rep.start),
            at(rep.top),
            at(rep.end),
            at(rep.partial),
            band,
        )

    def step(self, signals: Signals, side: Side | None, count: bool) -> list[Event]:
        """Take one frame. `count`: the frame may be counted; else the machine holds its state."""
        driver = signals.values.get(self.spec.rep.driver, nan)
        self._seen.append((signals.t_s, count and isfinite(driver)))
        if not (count and isfinite(driver)):
            return []
        before = self.machine.phase
        self._frame_s.append(signals.t_s)
        span = self.machine.step(signals.t_s, driver)
        finished = self._finish_rep(span, side) if span is not None else []
        # At few frames a second the first frame of a movement may be at the top already.
        if before in ("rest", "not_seen") and self.machine.phase in ("up", "top"):
            self._rep_rest = self._rest_medians()
            self._reset_live()
        self._history.add(Sample(signals.t_s, driver, signals))
        if self.machine.phase == "rest":
            self._remember_rest(signals)
        events: list[Event] = [*finished]
        if self.machine.phase != before:
            events.append(PhaseChange(signals.t_s, self.machine.phase, self.counts.total + 1))
        return events + self._step_live(signals)

    def lose(self, t_s: float, side: Side | None) -> list[Event]:
        """The person has been gone for too long: what is complete counts, what is under way is void."""
        before = self.machine.phase
        span = self.machine.lose()
        events: list[Event] = [PhaseChange(t_s, "not_seen", self.counts.total + 1)] if before != "not_seen" else []
        return events + (self._finish_rep(span, side) if span else [])

    def finish(self, side: Side | None) -> list[Event]:
        """The film is over."""
        span = self.machine.finish()
        return self._finish_rep(span, side) if span else []

    def correct(self, delta: int) -> None:
        """The user adds or takes away a repetition by hand."""
        c = self.counts
        self.counts = Counts(c.good, c.partial, c.compensated, c.correction + delta)

    def _step_live(self, signals: Signals) -> list[Event]:
        """Live faults; only those that must be said at once become events now, the others with their repetition."""
        events: list[Event] = []
        for live in self._live:
            # What belongs to the prescribed hold is watched for that long only: the end of a hold is no fault.
            over = live.spec.needs_hold and self.machine.top_dwell_s > self.hold_s
            level = live.step("rest" if over else self.machine.phase, signals, self._rep_rest)
            found = live.collect(self.counts.total + 1) if level is not None and level.severity == "major" else None
            if found is not None and self._may_judge(live.spec):
                self._told.add(live.spec.id)
                events.append(found)
        return events

    def _reset_live(self) -> None:
        self._told: set[str] = set()  # major faults of this movement that were told at once
        for live in self._live:
            live.reset()

    def _remember_rest(self, signals: Signals) -> None:
        for name, value in signals.values.items():
            if signals.quality.get(name) == "ok":
                self._rest.setdefault(name, deque(maxlen=REST_MEMORY)).append(value)

    def _rest_medians(self) -> dict[str, float]:
        return {name: median(values) for name, values in self._rest.items() if values}

    def _may_judge(self, fault: FaultSpec) -> bool:
        """Velocity faults need 15 frames a second (clinical_spec §1.2); a hold needs a prescription."""
        if fault.needs_hold and self.hold_s <= 0:
            return False
        if fault.needs_fps and len(self._frame_s) > 1:
            fps = (len(self._frame_s) - 1) / (self._frame_s[-1] - self._frame_s[0])
            return fps >= self.spec.gate.velocity_fps_min * 0.95  # 15 fps films are stamped in whole milliseconds
        return True

    def _finish_rep(self, span: Span, near: Side | None) -> list[Event]:
        rep = self._history.cut(span)
        side = working_side(self.spec.setup.side, rep, near)
        missing = next((need.why["en"] for need in self.spec.rep.require if not holds(need, rep, side)), None)
        if missing is not None or not self._well_seen(span, self.spec.gate.coverage_min):
            self.voided.append((span.t_end_s, missing or "the person was not seen for most of it"))
            return []
        number = self.counts.total + 1
        far = self.spec.setup.side == "planted" and side is not None and side != near
        measures = timings(rep, self._well_seen(span, self.spec.rep.quality_share))
        measures |= {m.id: measure(m, rep, self._rep_rest, side, far) for m in self.spec.measure}
        faults = self._faults_of(span, rep, measures, number)
        verdict = _verdict(span, faults)
        start_s = max(rep.t_start_s, self.last_rep.t_end_s if self.last_rep else rep.t_start_s)
        done = RepEvent(number, side, start_s, rep.t_top_s, rep.t_end_s, verdict, measures, tuple(faults))
        self._count(verdict)
        self.machine.learn(span)
        self.last_rep = done
        return [*(fault for fault in faults if fault.id not in self._told), done]

    def _well_seen(self, span: Span, share: float) -> bool:
        while self._seen and self._seen[0][0] < span.t_start_s:
            self._seen.popleft()
        inside = [seen for t_s, seen in self._seen if t_s <= span.t_end_s]
        return not inside or sum(inside) / len(inside) >= share

    def _faults_of(self, span: Span, rep: RepSamples, measures: Mapping[str, Measure], number: int) -> list[FaultEvent]:
        when = (rep.t_top_s, max(0.0, rep.t_leave_s - rep.t_top_s), number)
        found: list[FaultEvent | None] = [
            judge_rep(fault, measures, self.hold_s, when)
            for fault in self.spec.fault
            if fault.during == "rep" and span.kind in fault.verdicts and self._may_judge(fault)
        ]
        found += [
            live.collect(number)
            for live in self._live
            if span.kind in live.spec.verdicts and self._may_judge(live.spec)
        ]
        return sorted((f for f in found if f is not None), key=lambda f: f.t_s)

    def _count(self, verdict: Verdict) -> None:
        c = self.counts
        self.counts = Counts(
            c.good + (verdict == "good"),
            c.partial + (verdict == "partial"),
            c.compensated + (verdict == "compensated"),
            c.correction,
        )


def _verdict(span: Span, faults: list[FaultEvent]) -> Verdict:
    """Partial by range; compensated by a compensation fault above info; else good."""
    if span.kind == "partial":
        return "partial"
    bad = any(f.kind == "compensation" and f.severity != "info" for f in faults)
    return "compensated" if bad else "good"
