"""The way of a frame as one plain object: landmarks, smoothing, gate, signals, checker, cue policy.

No threads and no Qt. The window, `analyze`, `replay`, the benchmarks and the tests all drive this object.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from math import isfinite

from coach.exercise.checker import Checker
from coach.exercise.loader import exercise
from coach.exercise.spec import ExerciseSpec
from coach.feedback.policy import CuePolicy
from coach.pose.base import Landmarker
from coach.pose.gate import ViewGate
from coach.pose.smoothing import PoseSmoother
from coach.signals.compute import SignalComputer
from coach.types import CoachState, Event, Facing, Frame, Pose, Posture, Side, Signals, View

# What the side rules read (coach/exercise/sides.py).
SIDE_SIGNALS = {
    "planted": ("ankle_level_t",),
    "top": ("hip_level_t",),
    "lead": ("knee_level_t", "ankle_level_t"),
    "travel": ("hip_x_t", "left_foot_x_t"),
}
DOUBT_S = 3.0  # longer than the gate's window and than a slip; looking anew costs one frame [engineering default]


@dataclass(slots=True)
class Tally:
    """What was seen over the whole source: for the report of what could not be measured."""

    frames: int = 0
    seen: int = 0
    counted: int = 0
    measured: int = 0
    reasons: Counter[str] = field(default_factory=Counter[str])
    postures: Counter[Posture] = field(default_factory=Counter[Posture])
    facings: Counter[Facing] = field(default_factory=Counter[Facing])
    sides: Counter[Side] = field(default_factory=Counter[Side])


class Pipeline:
    """`step` each frame once, in order; the landmarker belongs to the pipeline and is closed with it.

    target : personal target of the driving signal. hold_s : prescribed hold, 0 for none. lang : of cues and hints.
    neutral_deg : hip extension as read in quiet standing (calibration.py); replaces the population's offset.
    """

    def __init__(
        self,
        landmarker: Landmarker,
        spec: ExerciseSpec,
        *,
        target: float | None = None,
        hold_s: float = 0.0,
        neutral_deg: float | None = None,
        lang: str = "en",
    ) -> None:
        self._landmarker = landmarker
        self._lang = lang
        self._smoother = PoseSmoother()
        self._near: Side | None = None
        self._trusted_s = float("nan")
        self._assign(spec, target, hold_s, neutral_deg)

    def _assign(self, spec: ExerciseSpec, target: float | None, hold_s: float, neutral_deg: float | None) -> None:
        self.spec = spec
        self._gate = ViewGate(spec, self._lang)
        corrections = {c.signal: (c.offset, c.gain) for c in spec.correction}
        if neutral_deg is not None and "hip_extension_deg" in corrections:
            corrections["hip_extension_deg"] = (neutral_deg, corrections["hip_extension_deg"][1])
        self._computer = SignalComputer(_signal_names(spec), corrections, spec.gate.visibility_min)
        self.checker = Checker(spec, target=target, hold_s=hold_s)
        self._policy = CuePolicy(spec, self._lang)
        self.tally = Tally()
        self._last_count_s = float("nan")
        self._state = CoachState(0.0, hold_target_s=hold_s)

    def use(
        self, exercise_id: str, hold_s: float = 0.0, target: float | None = None, neutral_deg: float | None = None
    ) -> None:
        """Judge another exercise from the next frame on; landmarker and source stay as they are.

        Raises SpecError when there is no such exercise.
        """
        spec = exercise(exercise_id)
        self._smoother.reset()
        self._landmarker.look_anew()
        self._assign(spec, target, hold_s, neutral_deg)

    def count_from_zero(self, target: float | None = None) -> CoachState:
        """The set begins after practice: counts at zero, rest and range stay known. target : None leaves it."""
        self.checker.count_from_zero(target)
        self._policy.reset()
        self.tally = Tally()
        self._state = replace(self._state, counts=self.checker.counts, last_rep=None, cue=None)
        return self._state

    def step(self, frame: Frame) -> tuple[CoachState, tuple[Event, ...]]:
        """Take one frame; returns the state to show and what happened in it."""
        pose = self._landmarker.detect(frame)
        state, events = self.step_pose(frame, pose)
        self._doubt(state)
        return state, events

    def _doubt(self, state: CoachState) -> None:
        """A body that stays out of position for long may be one that the tracker took a wrong turn with."""
        if state.pose is None or state.view.can_count or not state.t_s >= self._trusted_s:
            self._trusted_s = state.t_s
        elif state.t_s - self._trusted_s > DOUBT_S:
            self._trusted_s = state.t_s
            self._landmarker.look_anew()

    def step_pose(self, frame: Frame, pose: Pose | None) -> tuple[CoachState, tuple[Event, ...]]:
        """The chain after the landmarker; `pose` None means that nobody is seen."""
        raw = pose
        if pose is None:
            self._smoother.reset()
        else:
            pose = self._smoother.step(pose)
        view = self._gate.step(frame.t_s, pose)
        signals = self._computer.step(pose, view, raw) if pose is not None else Signals(frame.t_s)
        self._note(pose, view)
        events = self._judge(frame.t_s, signals, view)
        cue = self._policy.step(frame.t_s, events, view, self._counting(frame.t_s))
        if cue is not None:
            events.append(cue)
        self._state = self._show(frame, pose, view, signals)
        return self._state, tuple(events)

    def peek(self, frame: Frame) -> CoachState:
        """While paused: the newest picture with the counts as they are; nothing is judged."""
        return CoachState(
            frame.t_s,
            frame,
            counts=self.checker.counts,
            last_rep=self.checker.last_rep,
            hold_target_s=self.checker.hold_s,
            paused=True,
        )

    def resume(self, t_s: float) -> tuple[Event, ...]:
        """After a pause: what was under way is void, because nobody watched it, nor where the body went."""
        self._landmarker.look_anew()
        return tuple(self.checker.lose(t_s, self._near))

    def finish(self) -> tuple[Event, ...]:
        """The source has ended: hand out a repetition that is complete but was still settling."""
        return tuple(self.checker.finish(self._near))

    def restart(self) -> None:
        """A new set: counts at zero; the person may lie elsewhere."""
        self._smoother.reset()
        self._gate.reset()
        self._computer.reset()
        self.checker.reset()
        self._policy.reset()
        self.tally = Tally()
        self._last_count_s = float("nan")

    def correct(self, delta: int) -> CoachState:
        """Add or take away a repetition by hand; returns the state with the new counts."""
        self.checker.correct(delta)
        self._state = replace(self._state, counts=self.checker.counts)
        return self._state

    def close(self) -> None:
        """Release the landmarker."""
        self._landmarker.close()

    def _judge(self, t_s: float, signals: Signals, view: View) -> list[Event]:
        count = view.can_count
        self._near = view.near_side
        if count:
            self._last_count_s = t_s
        events = self.checker.step(signals, self._near, count)
        gone = isfinite(self._last_count_s) and t_s - self._last_count_s > self.spec.gate.lost_s
        if gone and self.checker.phase != "not_seen":
            events += self.checker.lose(t_s, self._near)
        return events

    def _counting(self, t_s: float) -> bool:
        return isfinite(self._last_count_s) and t_s - self._last_count_s <= self.spec.gate.lost_s

    def _note(self, pose: Pose | None, view: View) -> None:
        tally = self.tally
        tally.frames += 1
        tally.seen += pose is not None
        tally.counted += view.can_count
        tally.measured += view.can_measure
        if not view.can_measure and view.reasons:
            tally.reasons[view.reasons[0]] += 1
        if pose is not None:
            tally.postures[view.posture] += 1
            tally.facings[view.facing] += 1
            if view.near_side is not None:
                tally.sides[view.near_side] += 1

    def _show(self, frame: Frame, pose: Pose | None, view: View, signals: Signals) -> CoachState:
        checker = self.checker
        return CoachState(
            t_s=frame.t_s,
            frame=frame,
            pose=pose,
            view=view,
            signals=signals,
            phase=checker.phase,
            progress=checker.progress,
            hold_s=checker.machine.hold_s,
            hold_target_s=checker.hold_s,
            counts=checker.counts,
            driver=checker.driver_view(signals) if pose is not None else None,
            cue=self._policy.shown,
            last_rep=checker.last_rep,
            message=view.hint,
            rest=checker.rest_values,
        )


def _signal_names(spec: ExerciseSpec) -> list[str]:
    """Every signal that the exercise reads, each once."""
    names = [spec.rep.driver, *(need.signal for need in spec.rep.require), *(m.signal for m in spec.measure)]
    names += SIDE_SIGNALS.get(spec.setup.side, ())
    names += [leaf.signal for f in spec.fault for lv in f.levels for leaf in lv.when.leaves() if leaf.signal]
    return list(dict.fromkeys(names))
